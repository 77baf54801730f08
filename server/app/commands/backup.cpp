#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/backup.hpp"
#include "app/commands.hpp"
#include "app/control.hpp"
#include "app/program.hpp"
#include "app/setup.hpp"
#include "base/error.hpp"

namespace {

struct Options {
    std::filesystem::path data;
    std::filesystem::path file;
};

// By the server that has the folder open, or else by ourselves. Returns the names of the stored
// files that are damaged.
std::vector<std::string> back_up(const Options& options) {
    check_backup_path(options.file);
    if (const auto server = find_running_server(control_path(options.data))) {
        if (const auto made = request_backup(*server)) {
            move_backup(backups_path(options.data) / made->file, options.file);
            return made->lost;
        }
    }
    const auto store = open_data(options.data, IfMissing::refuse);
    const FileStore files{files_path(options.data)};
    const auto lost = make_backup(*store, files, options.file);
    store->close();
    return lost;
}

void refuse_lost(const std::vector<std::string>& lost, const std::filesystem::path& file) {
    if (lost.empty()) return;
    throw Error(ErrorCode::internal,
                fmt::format("{} holds everything but {} stored {}, missing or damaged in the data "
                            "folder; an earlier backup may have {}:\n  {}",
                            file.string(), lost.size(), lost.size() == 1 ? "file" : "files",
                            lost.size() == 1 ? "it" : "them", fmt::join(lost, "\n  ")));
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
        refuse_lost(back_up(*options), options->file);
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
