#include "core/zone.hpp"

#include <array>

#include <date/tz.h>

#include <fmt/format.h>

#include "base/error.hpp"
#include "core/near_match.hpp"

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using std::chrono::sys_days;

constexpr sys_days known_until{std::chrono::year{2037} / 1 / 1};
constexpr sys_days earliest{std::chrono::year{1} / 1 / 1};
constexpr sys_days latest{std::chrono::year{9999} / 12 / 31};
// Years whose 1 March is a Sunday, a Monday and so on, late enough for today's rules to hold in
// them.
constexpr std::array<int, 7> known_years{2026, 2027, 2033, 2034, 2035, 2030, 2031};

constexpr sys_days first_of_march(std::chrono::year year) {
    return sys_days{year / 3 / 1};
}

const date::time_zone* find_zone(std::string_view name) {
    try {
        return date::locate_zone(name);
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

// How far to look back for a day that the zone's data covers: to a year whose days of the week fall
// alike from March on, so that rules such as "the last Sunday in March" say the same.
days days_back(days since_epoch) {
    const sys_days day{since_epoch};
    if (day < earliest || day > latest) {
        throw Error(ErrorCode::invalid, "The date is outside of the years 1 to 9999.");
    }
    if (day < known_until) return days{0};
    const auto march = first_of_march(Date{day}.year());
    const std::chrono::year known{known_years[std::chrono::weekday{march}.c_encoding()]};
    return march - first_of_march(known);
}

}

Zone::Zone(std::string_view name) : zone_(find_zone(name)) {
    if (zone_) return;
    throw Error(ErrorCode::invalid,
                fmt::format("Unknown time zone {}; expected a name such as Europe/Berlin.",
                            in_quotes(name)));
}

LocalTime Zone::local_of(Time time) const {
    const days back = days_back(floor<days>(time).time_since_epoch());
    const auto known = zone_->get_info(floor<std::chrono::seconds>(time - back));
    return LocalTime{time.time_since_epoch() + known.offset};
}

Time Zone::to_time(LocalTime local) const {
    const days back = days_back(floor<days>(local).time_since_epoch());
    const date::local_time<Duration> known{local.time_since_epoch() - back};
    const auto info = zone_->get_info(known);
    if (info.result == date::local_info::nonexistent) return Time{info.first.end} + back;
    return Time{local.time_since_epoch() - info.first.offset};
}

Time Zone::to_time(Date day, TimeOfDay time) const {
    return to_time(LocalTime{local_days{day}} + std::chrono::minutes{time.minutes});
}

bool Zone::has_day(Date day) const {
    return to_time(day, TimeOfDay{0}) < to_time(day, TimeOfDay{24 * 60});
}

bool is_zone(std::string_view name) {
    return find_zone(name) != nullptr;
}

LocalTime local_of(Time time, std::string_view zone) {
    return Zone(zone).local_of(time);
}

Date date_of(Time time, std::string_view zone) {
    return Date{floor<days>(local_of(time, zone))};
}

Time to_time(Date day, TimeOfDay time, std::string_view zone) {
    return Zone(zone).to_time(day, time);
}
