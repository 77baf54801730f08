#include <memory>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/setup.hpp"
#include "base/error.hpp"
#include "reflect/enums.hpp"
#include "reflect/reader.hpp"

namespace {

struct Options {
    std::filesystem::path data;
    NewMember member;
    std::string token_name;
    std::string level = "member";
};

MemberLevel level_of(const std::string& text) {
    const auto level = reflect::parse_name<MemberLevel>(text);
    if (!level)
        throw Error(ErrorCode::invalid,
                    "--level: " + reflect::not_one_of(text, reflect::names<MemberLevel>()));
    return *level;
}

}

void add_member(CLI::App& app) {
    auto* member = app.add_subcommand("member", "Members of the firm");
    member->require_subcommand(1);
    auto* command = member->add_subcommand("add", "Add a member. The server must not be running");
    auto options = std::make_shared<Options>();
    command->add_option("--data", options->data, "The data folder")
        ->envname("STEPWELL_DATA")
        ->required();
    command->add_option("--name", options->member.name, "The member's name")->required();
    command->add_option("--email", options->member.email, "The address to sign in with")
        ->required();
    command->add_option("--level", options->level, "owner, manager or member")
        ->capture_default_str();
    command->callback([options] {
        options->member.level = level_of(options->level);
        options->member.password = read_password();
        const auto store = open_data(options->data, IfMissing::refuse);
        make_member(*store, options->member);
        store->close();
        fmt::print("{} can now sign in.\n", options->member.name);
    });
}

void add_token(CLI::App& app) {
    auto* token = app.add_subcommand("token", "Tokens for programs");
    token->require_subcommand(1);
    auto* command = token->add_subcommand(
        "create", "Make a token and print it. The server must not be running");
    auto options = std::make_shared<Options>();
    command->add_option("--data", options->data, "The data folder")
        ->envname("STEPWELL_DATA")
        ->required();
    command->add_option("--name", options->token_name, "What it is for")->required();
    command->add_option("--level", options->level, "owner, manager or member")
        ->capture_default_str();
    command->callback([options] {
        const auto store = open_data(options->data, IfMissing::refuse);
        fmt::print("{}\n", make_token(*store, options->token_name, level_of(options->level)));
        store->close();
    });
}
