#include "core/span.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "core/near_match.hpp"

namespace {

struct UnitRow {
    SpanUnit unit;
    std::string_view one;
    std::string_view many;
    int64_t most;
};

constexpr auto unit_rows = std::to_array<UnitRow>({
    {SpanUnit::minutes, "minute", "minutes", 100 * 366 * 24 * 60},
    {SpanUnit::hours, "hour", "hours", 100 * 366 * 24},
    {SpanUnit::working_hours, "working hour", "working hours", 100 * 366 * 24},
    {SpanUnit::days, "day", "days", 100 * 366},
    {SpanUnit::working_days, "working day", "working days", 100 * 366},
    {SpanUnit::weeks, "week", "weeks", 100 * 53},
    {SpanUnit::months, "month", "months", 100 * 12},
});

const UnitRow& row_of(SpanUnit unit) {
    for (const auto& row : unit_rows) {
        if (row.unit == unit) return row;
    }
    return unit_rows[0];
}

// The two halves of "-3 working days": the number and the unit.
struct Parts {
    std::optional<int64_t> amount;
    std::string unit;
};

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

Parts parts_of(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
    Parts parts;
    int64_t amount = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (fault != std::errc{}) return parts;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    if (!text.empty() && !is_space(text.front())) return parts;
    parts.amount = amount;
    for (const char c : text) {
        const bool is_first_space = is_space(c) && !parts.unit.empty() && parts.unit.back() != ' ';
        if (!is_space(c) || is_first_space) parts.unit += is_space(c) ? ' ' : c;
    }
    return parts;
}

std::optional<SpanUnit> unit_of(std::string_view name) {
    for (const auto& row : unit_rows) {
        if (name == row.one || name == row.many) return row.unit;
    }
    return std::nullopt;
}

constexpr auto unit_names = [] {
    std::array<std::string_view, unit_rows.size()> names;
    for (size_t i = 0; i < names.size(); ++i) names[i] = unit_rows[i].many;
    return names;
}();

}

std::string to_text(const Span& span) {
    const auto& row = row_of(span.unit);
    const bool is_one = span.amount == 1 || span.amount == -1;
    return fmt::format("{} {}", span.amount, is_one ? row.one : row.many);
}

std::optional<Span> parse_span(std::string_view text) {
    const auto parts = parts_of(text);
    const auto unit = unit_of(parts.unit);
    if (!parts.amount || !unit) return std::nullopt;
    const Span span{*parts.amount, *unit};
    return is_within_limits(span) ? std::optional(span) : std::nullopt;
}

std::string why_no_span(std::string_view text) {
    const auto parts = parts_of(text);
    if (!parts.amount) {
        return fmt::format("expected a number and a unit such as '3 working days', found {}",
                           in_quotes(text));
    }
    if (parts.unit.empty()) {
        return fmt::format("{} has no unit; write '{} days', or another of: {}", in_quotes(text),
                           *parts.amount, fmt::join(unit_names, ", "));
    }
    if (!unit_of(parts.unit)) {
        return fmt::format("unknown unit {}{}", in_quotes(parts.unit),
                           suggestion(parts.unit, unit_names));
    }
    return fmt::format("{} is longer than a hundred years", in_quotes(text));
}

bool is_within_limits(const Span& span) {
    const int64_t most = row_of(span.unit).most;
    return span.amount >= -most && span.amount <= most;
}

std::string to_text(TimeOfDay time) {
    return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60);
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view text) {
    const auto digit = [&](size_t i) {
        return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100'000;
    };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    const bool is_time = (hours < 24 && minutes < 60) || (hours == 24 && minutes == 0);
    return is_time ? std::optional(TimeOfDay{hours * 60 + minutes}) : std::nullopt;
}
