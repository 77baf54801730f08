#include <memory>

#include <fmt/format.h>

#include "app/backup.hpp"
#include "app/commands.hpp"
#include "app/control.hpp"
#include "app/program.hpp"
#include "app/setup.hpp"

namespace {

struct Options {
    std::filesystem::path data;
    std::filesystem::path file;
};

// By the server that has the folder open, or else by ourselves.
void back_up(const Options& options) {
    const auto server = find_running_server(control_path(options.data));
    if (server && request_backup(*server, options.file)) return;
    const auto store = open_data(options.data, IfMissing::refuse);
    const FileStore files{files_path(options.data)};
    make_backup(*store, files, options.file);
    store->close();
}

}

void add_backup(CLI::App& app) {
    auto options = std::make_shared<Options>();
    auto* backup = app.add_subcommand(
        "backup", "Write everything into one file, while the server runs or not");
    backup->add_option("--data", options->data, "The data folder")
        ->envname("STEPWELL_DATA")
        ->required();
    backup->add_option("file", options->file, "The file to write; it must not exist")->required();
    backup->callback([options] {
        back_up(*options);
        fmt::print("Everything is in {}.\n", options->file.string());
    });

    auto* restore = app.add_subcommand("restore", "Fill an empty data folder from a backup");
    restore->add_option("--data", options->data, "The folder to fill")
        ->envname("STEPWELL_DATA")
        ->required();
    restore->add_option("file", options->file, "The backup")->required();
    restore->callback([options] {
        restore_backup(options->file, options->data);
        fmt::print(
            "{} holds what was in {}. E-mail is paused: look at what waits, then switch it "
            "on under Settings.\n",
            options->data.string(), options->file.string());
    });
}
