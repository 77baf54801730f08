#include "core/date_words.hpp"

#include <array>

#include <fmt/format.h>

#include "core/calendar.hpp"

using namespace std::chrono_literals;

namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::string whole(int64_t count, std::string_view unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

}

std::string_view name_of(std::chrono::month month) {
    return month_names[month.ok() ? unsigned{month} - 1 : 0];
}

std::string_view name_of(std::chrono::weekday weekday) {
    return weekday_names[weekday.c_encoding() % 7];
}

std::string day_in_words(Date day, Time now, const Calendar& calendar) {
    const Date today = date_of(now, calendar.zone);
    const std::chrono::sys_days moment{day};
    const int64_t ahead = (moment - std::chrono::sys_days{today}).count();
    if (ahead == 0) return "today";
    if (ahead == 1) return "tomorrow";
    if (ahead == -1) return "yesterday";
    const auto weekday = name_of(std::chrono::weekday{moment});
    if (ahead > 1 && ahead < 7) return fmt::format("on {}", weekday);
    auto words =
        fmt::format("on {} {} {}", weekday.substr(0, 3), unsigned{day.day()}, name_of(day.month()));
    if (day.year() != today.year()) words += fmt::format(" {}", int{day.year()});
    return words;
}

std::string date_in_words(Time time, Time now, const Calendar& calendar) {
    const LocalTime local = local_of(time, calendar.zone);
    const auto day = floor<days>(local);
    const auto minutes = floor<std::chrono::minutes>(local - day);
    return fmt::format("{} at {}", day_in_words(Date{day}, now, calendar),
                       to_text(TimeOfDay{static_cast<int>(minutes.count())}));
}

std::string moment_in_words(Time time, const Calendar& calendar) {
    const LocalTime local = local_of(time, calendar.zone);
    const auto floored = floor<days>(local);
    const Date day{floored};
    const auto minutes = floor<std::chrono::minutes>(local - floored);
    return fmt::format("{} {} {} {} at {}", name_of(std::chrono::weekday{floored}).substr(0, 3),
                       unsigned{day.day()}, name_of(day.month()), int{day.year()},
                       to_text(TimeOfDay{static_cast<int>(minutes.count())}));
}

std::string duration_in_words(Duration duration) {
    const Duration length = duration < 0s ? -duration : duration;
    if (length < 1min) return "just now";
    if (length < 1h) return whole(length / 1min, "minute");
    if (length < days{1}) return whole(length / 1h, "hour");
    const int64_t count = length / days{1};
    if (count < 14) return whole(count, "day");
    if (count < 60) return whole(count / 7, "week");
    if (count < 730) return whole(count * 12 / 365, "month");
    return whole(count / 365, "year");
}
