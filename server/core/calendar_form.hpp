// The JSON forms of spans, times of day and sets of dates, for described structs that have such
// members.
#pragma once

#include <set>

#include "core/calendar.hpp"
#include "reflect/form.hpp"

template <>
struct reflect::Form<Span> {
    static json::value write(const Span& from) { return json::value(to_text(from)); }
    static void read(const json::value& from, Span& out, Reader& reader) {
        const auto* text = from.if_string();
        if (!text) return reader.expected("a span such as \"3 working days\"", from);
        const auto span = parse_span(*text);
        if (!span) return reader.fault(why_no_span(*text));
        out = *span;
    }
    static json::object schema(SchemaSet&) {
        return {{"type", "string"},
                {"description",
                 "A number and a unit: minutes, hours, working hours, days, working days, weeks or "
                 "months."},
                {"examples", json::array{"3 working days"}}};
    }
};

struct TimeOfDayText {
    static constexpr std::string_view expected = "a time of day such as 09:00";
    static std::string print(TimeOfDay time) { return to_text(time); }
    static std::optional<TimeOfDay> parse(std::string_view text) { return parse_time_of_day(text); }
    static boost::json::object schema() {
        return {{"type", "string"}, {"pattern", "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"}};
    }
};
template <>
struct reflect::Form<TimeOfDay> : reflect::TextForm<TimeOfDay, TimeOfDayText> {};

// A list of dates; one that stands in it twice counts once.
template <>
struct reflect::Form<std::set<Date>> {
    static json::value write(const std::set<Date>& from) {
        return Form<std::vector<Date>>::write({from.begin(), from.end()});
    }
    static void read(const json::value& from, std::set<Date>& out, Reader& reader) {
        std::vector<Date> list;
        Form<std::vector<Date>>::read(from, list, reader);
        out = {list.begin(), list.end()};
    }
    static json::object schema(SchemaSet& set) { return Form<std::vector<Date>>::schema(set); }
};
template <>
inline constexpr bool reflect::may_be_absent<std::set<Date>> = true;
