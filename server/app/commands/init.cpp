#include <memory>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/setup.hpp"

namespace {

struct Options {
    Config config;
    std::string firm;
    std::string zone = "Europe/London";
    NewMember owner{.level = MemberLevel::owner};
};

}

void add_init(CLI::App& app) {
    auto* command = app.add_subcommand("init", "Make a firm and its owner in a new data folder");
    auto options = std::make_shared<Options>();
    command->add_option("--data", options->config.data, "Folder that will hold everything")
        ->envname("STEPWELL_DATA")
        ->required();
    command->add_option("--firm", options->firm, "The firm's name")->required();
    command->add_option("--zone", options->zone, "The firm's time zone")->capture_default_str();
    command->add_option("--name", options->owner.name, "The owner's name")->required();
    command
        ->add_option("--email", options->owner.email, "The owner's e-mail address, to sign in with")
        ->required();
    command->callback([options] {
        options->owner.password = read_password();
        const auto store = open_data(options->config.data, IfMissing::make);
        make_firm(*store, options->firm, options->zone, options->owner);
        store->close();
        fmt::print("{} is ready. Start the server with: stepwell serve --data {}\n", options->firm,
                   options->config.data.string());
    });
}
