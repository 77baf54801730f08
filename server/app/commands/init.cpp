#include <iostream>
#include <memory>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/program.hpp"
#include "app/setup.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "records/firm.hpp"

namespace {

struct Options {
    std::filesystem::path data;
    NewFirm firm;
};

// Before anything is asked for in vain.
void refuse_second_firm(const std::filesystem::path& data) {
    if (!std::filesystem::exists(database_path(data))) return;
    const auto store = open_data(data, IfMissing::refuse);
    const bool has_firm = store->read([](Tx& tx) { return !list_firms(tx).empty(); });
    store->close();
    if (has_firm) throw Error(ErrorCode::conflict, "This data folder holds a firm already.");
}

void make_firm_in(const std::filesystem::path& data, NewFirm firm) {
    set_log_level(LogLevel::warning);
    refuse_second_firm(data);
    if (is_at_terminal()) ask_for_missing(firm, system_zone(), std::cin, std::cout);
    refuse_missing(firm);
    if (firm.zone.empty()) firm.zone = system_zone();
    firm.owner.password = is_at_terminal() ? read_new_password(firm.owner.email) : read_password();
    const auto store = open_data(data, IfMissing::make);
    make_firm(*store, firm);
    store->close();
    fmt::print("{} is ready. Start the server with: stepwell serve --data {}\n", firm.name,
               data.string());
}

}

void add_init(CLI::App& app) {
    auto* command = app.add_subcommand(
        "init",
        "Make a firm and its owner in a new data folder. At a terminal it asks for the rest");
    auto options = std::make_shared<Options>();
    command->add_option("--data", options->data, "Folder that will hold everything")
        ->envname("STEPWELL_DATA")
        ->required();
    command->add_option("--firm", options->firm.name, "The firm's name");
    command->add_option("--zone", options->firm.zone,
                        "The firm's time zone, such as Europe/London; else the machine's");
    command->add_option("--name", options->firm.owner.name, "The owner's name");
    command->add_option("--email", options->firm.owner.email,
                        "The owner's e-mail address, to sign in with");
    command->callback([options] { make_firm_in(options->data, options->firm); });
}
