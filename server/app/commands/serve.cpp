#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/commands/running.hpp"
#include "app/program.hpp"
#include "base/error.hpp"

void add_serve(CLI::App& app) {
    auto* command = app.add_subcommand("serve", "Run the server on a data folder");
    auto config = std::make_shared<Config>();
    add_config(*command, *config);
    command->callback([config] {
        if (config->data.empty()) {
            throw Error(ErrorCode::invalid,
                        "serve needs --data DIR. Make one with: stepwell init --data DIR");
        }
        if (!std::filesystem::exists(database_path(config->data))) {
            throw Error(ErrorCode::not_found,
                        fmt::format("There is no firm in {0}. Make one with: stepwell init --data "
                                    "{0}",
                                    config->data.string()));
        }
        run_until_stopped(*config, ProgramMode::serve, [](const Program& program) {
            fmt::print("Stepwell runs at {}\n", program.url());
            std::fflush(stdout);
        });
    });
}
