// What the API gives out and takes back: ids, places in lists, and the bytes in base64.
#include "base/bytes.hpp"
#include "base/id.hpp"
#include "fuzz/target.hpp"
#include "records/page.hpp"

namespace {

struct RunTag {
    static constexpr std::string_view prefix = "run";
};

void read_cursor(const std::string& text) {
    const PageRequest request{.cursor = text};
    is_accepted([&] {
        const auto place = place_of(request, Place<std::string>{});
        demand(is_utf8(place.key) && place.key.find('\0') == std::string::npos,
               "a place is one that a query takes");
        const PageRequest same{.cursor = cursor_of(place.key, place.id)};
        const auto again = place_of(same, Place<std::string>{});
        demand(again.key == place.key && again.id == place.id, "a place is read as it is written");
    });
    is_accepted([&] {
        const auto place = place_of(request, place_at_latest);
        const PageRequest same{.cursor = cursor_of(place.key, place.id)};
        demand(place_of(same, place_at_latest).key == place.key, "so is a moment");
    });
}

}

void fuzz_reference(std::string_view bytes) {
    if (const auto id = parse_id<Id<RunTag>>(bytes))
        demand(to_text(*id) == bytes, "an id has one spelling");
    if (const auto read = from_base64(bytes))
        demand(from_base64(base64(*read)) == read, "bytes are read as they are written");
    if (const auto read = from_base64_url(bytes))
        demand(from_base64_url(base64_url(*read)) == read, "so are those of an address");
    demand(from_base64(base64(bytes)) == bytes, "any bytes can be written");
    demand(from_base64_url(base64_url(bytes)) == bytes, "in an address too");
    read_cursor(std::string(bytes));
    // Most bytes are no base64: this way they reach what stands in it.
    read_cursor(base64_url(bytes));
}
