#include "app/commands.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"

namespace {

void read_config_file(CLI::App& command, const std::string& path);

}

void add_commands(CLI::App& app, int& status) {
    add_serve(app);
    add_demo(app);
    add_init(app);
    add_member(app);
    add_token(app);
    add_workflow(app, status);
    add_backup(app);
    add_openapi(app);
}

void add_config(CLI::App& command, Config& config) {
    command.add_option("--data", config.data, "Folder that holds everything")
        ->envname("STEPWELL_DATA");
    command.add_option("--listen", config.listen, "Address and port to listen on")
        ->envname("STEPWELL_LISTEN")
        ->capture_default_str();
    command
        .add_option("--public-url", config.public_url,
                    "How clients reach this server: https://clients.firm.example")
        ->envname("STEPWELL_PUBLIC_URL");
    command
        .add_flag("--behind-proxy", config.behind_proxy,
                  "Believe X-Forwarded-For and X-Forwarded-Proto")
        ->envname("STEPWELL_BEHIND_PROXY");
    command
        .add_option("--upload-max-mb", config.upload_max_mb,
                    "Largest file that a client may send, in MB")
        ->envname("STEPWELL_UPLOAD_MAX_MB")
        ->capture_default_str()
        ->check(CLI::Range(1, 1024));
    command
        .add_option("--body-memory-mb", config.body_memory_mb,
                    "Memory for what is being sent to the server, in MB")
        ->envname("STEPWELL_BODY_MEMORY_MB")
        ->capture_default_str()
        ->check(CLI::Range(16, 65536));
    command
        .add_option("--deliverers", config.deliverers,
                    "Messages that are delivered at the same time")
        ->envname("STEPWELL_DELIVERERS")
        ->capture_default_str()
        ->check(CLI::Range(1, 64));
    command.add_option("--log-level", config.log_level, "debug, info, warning or error")
        ->envname("STEPWELL_LOG_LEVEL")
        ->capture_default_str();
    const auto file = std::make_shared<std::string>();
    command.add_option("--config", *file, "File with any of these settings, as name = value")
        ->envname("STEPWELL_CONFIG");
    command.parse_complete_callback([&command, file] {
        if (!file->empty()) read_config_file(command, *file);
    });
}

namespace {

// What neither a flag nor a variable has set. CLI11 reads files for the whole program only, not for
// one command.
void read_config_file(CLI::App& command, const std::string& path) {
    for (auto& line : CLI::ConfigTOML{}.from_file(path)) {
        std::ranges::replace(line.name, '_', '-');
        auto* option =
            line.parents.empty() ? command.get_option_no_throw("--" + line.name) : nullptr;
        if (option == nullptr || line.name == "config" || line.name == "help") {
            throw Error(ErrorCode::invalid,
                        fmt::format("{}: there is no setting “{}”.", path, line.fullname()));
        }
        if (option->count() > 0) continue;
        option->add_result(line.inputs);
        option->run_callback();
    }
}

}
