#include <memory>

#include <fmt/format.h>

#include "api/password.hpp"
#include "app/commands.hpp"
#include "app/commands/running.hpp"
#include "app/demo/content.hpp"
#include "app/demo/seed.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace {

constexpr std::string_view password = "alder-and-wren";

// A folder that goes away with the demo.
class TemporaryFolder {
public:
    TemporaryFolder() {
        SystemRandom random;
        path_ = std::filesystem::temp_directory_path() /
                ("stepwell-demo-" + new_token(random).substr(0, 12));
        std::filesystem::create_directories(path_);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    ~TemporaryFolder() {
        std::error_code ignored;  // the system empties its temporary folder by itself
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

void make_firm_unless_there(const Config& config) {
    if (std::filesystem::exists(database_path(config.data))) return;
    fmt::print("Making the demo firm …\n");
    std::fflush(stdout);
    std::filesystem::create_directories(config.data);
    FileStore files{files_path(config.data)};
    const SystemClock clock;
    make_demo_database(database_path(config.data), files,
                       {.until = clock.now(),
                        .public_url = config.public_url,
                        .password_hash = api::hash_password(password)});
}

void announce(const Program& program) {
    fmt::print("\nStepwell's demo runs at {}\nSign in as one of these, with the password {}:\n",
               program.url(), password);
    for (const auto& member : read_demo_content(embedded::demo()).members) {
        fmt::print("  {:<32} {} ({})\n", member.email, member.name,
                   boost::describe::enum_to_string(member.level, ""));
    }
    fmt::print("\n");
    std::fflush(stdout);
}

}

void add_demo(CLI::App& app) {
    auto* command = app.add_subcommand(
        "demo", "Run a firm with months of invented work, on a clock that can be wound");
    auto config = std::make_shared<Config>();
    config->log_level = "warning";
    add_config(*command, *config);
    command->callback([config] {
        std::optional<TemporaryFolder> temporary;
        if (config->data.empty()) {
            temporary.emplace();
            config->data = temporary->path();
        }
        settle_address(*config);
        make_firm_unless_there(*config);
        run_until_stopped(*config, ProgramMode::demo, announce);
    });
}
