#include <fmt/format.h>

#include "api/routes.hpp"
#include "app/commands.hpp"

namespace {

// As JSON that a review can read: two spaces a level, members in their order.
void print_pretty(const boost::json::value& value, const std::string& indent) {
    const auto inner = indent + "  ";
    const auto print_all = [&](const auto& list, char open, char close, const auto& print_each) {
        if (list.empty()) return fmt::print("{}{}", open, close);
        fmt::print("{}\n", open);
        size_t left = list.size();
        for (const auto& each : list) {
            fmt::print("{}", inner);
            print_each(each);
            fmt::print("{}\n", --left > 0 ? "," : "");
        }
        fmt::print("{}{}", indent, close);
    };
    if (const auto* object = value.if_object()) {
        print_all(*object, '{', '}', [&](const auto& member) {
            fmt::print("{}: ", boost::json::serialize(boost::json::string(member.key())));
            print_pretty(member.value(), inner);
        });
    } else if (const auto* array = value.if_array()) {
        print_all(*array, '[', ']', [&](const auto& item) { print_pretty(item, inner); });
    } else {
        fmt::print("{}", boost::json::serialize(value));
    }
}

}

void add_openapi(CLI::App& app) {
    auto* command = app.add_subcommand("openapi", "Print the API's OpenAPI document");
    command->callback([] {
        print_pretty(api::openapi_document(), "");
        fmt::print("\n");
    });
}
