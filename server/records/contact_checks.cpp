#include "records/contact_checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text_checks.hpp"
#include "core/zone.hpp"

namespace {

constexpr size_t key_bytes_max = 60;
constexpr size_t field_bytes_max = 20'000;
constexpr size_t field_items_max = 100;

bool is_field_key(std::string_view key) {
    return !key.empty() && key.size() <= key_bytes_max && std::ranges::all_of(key, [](char c) {
        return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '_';
    });
}

bool is_field_value(const boost::json::value& value) {
    if (value.is_bool() || value.is_number()) return true;
    if (const auto* text = value.if_string()) return text->size() <= field_bytes_max;
    const auto* list = value.if_array();
    return list != nullptr && list->size() <= field_items_max &&
           std::ranges::all_of(*list, [](const auto& each) { return each.is_string(); });
}

void check_fields(const boost::json::object& fields, Faults& faults) {
    for (const auto& [key, value] : fields) {
        const auto pointer = fmt::format("/fields/{}", std::string_view(key));
        if (!is_field_key(key)) {
            faults.push_back({pointer, "a field is called by small letters, digits and _"});
        } else if (!is_field_value(value)) {
            faults.push_back({pointer, "expected text, a number, yes or no, or a list of texts"});
        }
    }
}

}

void check_contact(const Contact& contact, Faults& faults) {
    check_name(contact.name, faults, "/name");
    check_line(contact.first_name, faults, "/first_name");
    check_line(contact.last_name, faults, "/last_name");
    check_line(contact.company, faults, "/company");
    check_line(contact.position, faults, "/position");
    check_email(contact.email.value_or(""), faults, "/email");
    check_line(contact.phone, faults, "/phone");
    check_lines(contact.address, faults, "/address");
    check_lines(contact.notes, faults, "/notes");
    if (!contact.zone.empty() && !is_zone(contact.zone)) {
        faults.push_back({"/zone", "expected an IANA zone such as Europe/Berlin"});
    }
    for (size_t i = 0; i < contact.tags.size(); ++i) {
        check_name(contact.tags[i].as_string(), faults, fmt::format("/tags/{}", i));
    }
    check_fields(contact.fields, faults);
}
