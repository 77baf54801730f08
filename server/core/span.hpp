// Lengths of time as people write them: "3 working days", "-2 hours", "1 month"; and a time of day:
// "09:00". What a working day is stands in core/calendar.hpp.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

enum class SpanUnit { minutes, hours, working_hours, days, working_days, weeks, months };
BOOST_DESCRIBE_ENUM(SpanUnit, minutes, hours, working_hours, days, working_days, weeks, months)

struct Span {
    int64_t amount = 0;
    SpanUnit unit = SpanUnit::days;
    bool operator==(const Span&) const = default;
};

// "3 working days", "1 month", "-1 day", "0 days".
std::string to_text(const Span& span);

// A whole number, a space and a unit, singular or plural. Nothing for anything else and for more
// than about a century.
std::optional<Span> parse_span(std::string_view text);
// What is wrong with a text that parse_span refuses, and what would be right: "unknown unit
// 'wroking days'; did you mean 'working days'?"
std::string why_no_span(std::string_view text);

// True unless the span is longer than about a century.
bool is_within_limits(const Span& span);

// Minutes since midnight by the wall clock; 24:00 is the end of the day.
struct TimeOfDay {
    int minutes = 0;
    auto operator<=>(const TimeOfDay&) const = default;
};

// "09:00"
std::string to_text(TimeOfDay time);
// "HH:MM" from 00:00 to 24:00.
std::optional<TimeOfDay> parse_time_of_day(std::string_view text);
