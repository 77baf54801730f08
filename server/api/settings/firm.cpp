#include <algorithm>

#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "api/settings/firm_view.hpp"
#include "core/calendar.hpp"

namespace api {
namespace {

// What is absent stays as it is. An empty text empties.
struct FirmChange {
    std::optional<std::string> name;
    std::optional<std::string> tagline;
    std::optional<std::string> colour;
    std::optional<std::string> website;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<std::string> address;
    std::optional<std::string> zone;
    std::optional<std::string> locale;
    std::optional<std::string> currency;
    std::optional<std::vector<OpenHours>> hours;
    std::optional<std::vector<Holiday>> holidays;
    std::optional<int> link_days;
};
BOOST_DESCRIBE_STRUCT(FirmChange, (),
                      (name, tagline, colour, website, phone, email, address, zone, locale,
                       currency, hours, holidays, link_days))

}
}

template <>
inline constexpr auto reflect::fields<api::FirmChange> = reflect::fields_of<api::FirmChange>({
    {.name = "name", .length_min = 1, .length_max = 200},
    {.name = "tagline", .length_max = 200},
    {.name = "colour", .format = reflect::Format::color},
    {.name = "website", .length_max = 200},
    {.name = "phone", .length_max = 60},
    {.name = "email", .length_max = 254},
    {.name = "address", .about = "Several lines.", .length_max = 500},
    {.name = "zone", .about = "An IANA zone such as Europe/Berlin.", .length_max = 60},
    {.name = "locale", .about = "A language tag such as en-GB.", .length_max = 20},
    {.name = "currency", .about = "Three letters, ISO 4217.", .length_min = 3, .length_max = 3},
    {.name = "hours", .about = "When it is open; a day may occur several times.", .items_max = 50},
    {.name = "holidays", .items_max = 500},
    {.name = "link_days", .about = "How long clients' links live.", .minimum = 1, .maximum = 365},
});

namespace api {
namespace {

bool is_locale(std::string_view text) {
    const auto is_small = [](char c) { return 'a' <= c && c <= 'z'; };
    const auto is_large = [](char c) { return 'A' <= c && c <= 'Z'; };
    if (text.size() != 2 && text.size() != 5) return false;
    if (!std::ranges::all_of(text.substr(0, 2), is_small)) return false;
    return text.size() == 2 || (text[2] == '-' && std::ranges::all_of(text.substr(3), is_large));
}

void check_change(const FirmChange& change, Faults& faults) {
    if (change.name) check_name(*change.name, faults, "/name");
    if (change.tagline) check_line(*change.tagline, faults, "/tagline");
    if (change.website) check_line(*change.website, faults, "/website");
    if (change.phone) check_line(*change.phone, faults, "/phone");
    if (change.email) check_email(*change.email, faults, "/email");
    if (change.address) check_lines(*change.address, faults, "/address");
    if (change.zone && !is_zone(*change.zone)) {
        faults.push_back({"/zone", "expected an IANA zone such as Europe/Berlin"});
    }
    if (change.locale && !is_locale(*change.locale)) {
        faults.push_back({"/locale", "expected a language tag such as en or en-GB"});
    }
    const auto is_large = [](char c) { return 'A' <= c && c <= 'Z'; };
    if (change.currency && !std::ranges::all_of(*change.currency, is_large)) {
        faults.push_back({"/currency", "expected three capital letters such as EUR"});
    }
    if (!change.holidays) return;
    for (size_t i = 0; i < change.holidays->size(); ++i) {
        check_line((*change.holidays)[i].name, faults, fmt::format("/holidays/{}/name", i));
    }
}

template <class T>
void replace(T& value, const std::optional<T>& with) {
    if (with) value = *with;
}

void change(::Firm& firm, const FirmChange& change) {
    replace(firm.name, change.name);
    replace(firm.tagline, change.tagline);
    replace(firm.colour, change.colour);
    replace(firm.website, change.website);
    replace(firm.phone, change.phone);
    replace(firm.email, change.email);
    replace(firm.address, change.address);
    replace(firm.zone, change.zone);
    replace(firm.locale, change.locale);
    replace(firm.currency, change.currency);
    replace(firm.hours, change.hours);
    replace(firm.holidays, change.holidays);
    replace(firm.link_days, change.link_days);
}

Firm read(Call& call, Tx& tx) {
    const auto firm = require_firm(tx, call.firm_id());
    call.set_etag(firm.revision);
    return view_of(firm);
}

Firm update(Call& call, Tx& tx, const FirmChange& given) {
    auto firm = require_firm(tx, call.firm_id());
    call.require_revision(firm.revision);
    Faults faults;
    check_change(given, faults);
    change(firm, given);
    if (faults.empty()) check_calendar(calendar_of(firm), faults);
    refuse_if_any(std::move(faults));
    update_firm(tx, firm);
    call.services().engine.fields_changed(tx, firm.id, {}, call.actor());
    call.services().engine.changed(tx, firm.id, "firm", to_text(firm.id));
    call.set_etag(firm.revision);
    return view_of(firm);
}

}

Firm view_of(const ::Firm& firm) {
    return {firm.id,
            firm.name,
            unless_empty(firm.tagline),
            firm.colour,
            unless_empty(firm.website),
            unless_empty(firm.phone),
            unless_empty(firm.email),
            unless_empty(firm.address),
            firm.zone,
            firm.locale,
            firm.currency,
            firm.hours,
            firm.holidays,
            firm.link_days,
            firm.created_at};
}

void add_firm_routes(Routes& routes) {
    routes.tag("Settings");
    routes.read(get("/firm", "read_firm", "The firm."), read);
    routes.write(
        patch("/firm", "change_firm", "Changes the firm.").needs(Permission::manager).versioned(),
        update);
}

}
