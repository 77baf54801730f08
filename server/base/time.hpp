// Points in time and dates. An instant is UTC microseconds everywhere: in memory, in the database
// (a bigint) and, as RFC 3339 text, in the API. Local time exists only in core/calendar.hpp.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

using Duration = std::chrono::microseconds;
using Time = std::chrono::sys_time<Duration>;
using Date = std::chrono::year_month_day;

// "2026-03-10T09:00:00Z"; a fraction is printed only where there is one.
std::string to_text(Time time);
// "2026-03-10"
std::string to_text(Date date);

// RFC 3339 with "Z" or an offset. Nothing for anything else, an impossible date included.
std::optional<Time> parse_time(std::string_view text);
// "YYYY-MM-DD" of a day that exists.
std::optional<Date> parse_date(std::string_view text);
