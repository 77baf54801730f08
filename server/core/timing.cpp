#include "core/timing.hpp"

#include <fmt/format.h>

#include "base/time.hpp"

namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The firm's calendar, in the contact's zone where the timing asks for it and the zone is known.
Calendar calendar_for(const Timing& timing, const boost::json::object& data,
                      const Calendar& calendar) {
    if (!timing.contact_zone || !is_filled(data, "contact.zone")) return calendar;
    Calendar moved = calendar;
    moved.zone = value_at(data, "contact.zone")->as_string();
    return moved;
}

std::optional<Date> date_at(const boost::json::object& data, std::string_view path) {
    const auto* value = value_at(data, path);
    return value != nullptr && value->is_string() ? parse_date(value->as_string()) : std::nullopt;
}

}

std::variant<Time, MissingDate> moment_of(const Timing& timing, Time now,
                                          const boost::json::object& data,
                                          const Calendar& firm_calendar) {
    const Calendar calendar = calendar_for(timing, data, firm_calendar);
    Time moment = now;
    if (timing.at) {
        const auto date = date_at(data, *timing.at);
        if (!date) return MissingDate{*timing.at};
        moment =
            at_date(*date, timing.offset.value_or(Span{0, SpanUnit::days}), timing.time, calendar);
    } else {
        if (timing.delay) moment = add(moment, *timing.delay, calendar);
        if (timing.time) moment = at_time_of_day(moment, *timing.time, now, calendar);
    }
    return timing.next_opening ? next_opening(moment, calendar) : moment;
}

Time at_time_of_day(Time moment, TimeOfDay time, Time not_before, const Calendar& calendar) {
    const Date day = date_of(moment, calendar.zone);
    const Time that_day = to_time(day, time, calendar.zone);
    if (that_day >= not_before) return that_day;
    return to_time(add(day, {1, SpanUnit::days}, calendar), time, calendar.zone);
}

bool is_late(const Timing& timing, Time moment, Time now, const Calendar& calendar) {
    return now > add(moment, timing.late_after.value_or(Span{1, SpanUnit::days}), calendar);
}

std::string timing_in_words(const Timing& timing) {
    std::string words;
    if (timing.at) {
        const auto offset = timing.offset.value_or(Span{0, SpanUnit::days});
        const auto date = words_of(*timing.at);
        if (offset.amount == 0) {
            words = fmt::format("on the {}", date);
        } else {
            const Span size{std::abs(offset.amount), offset.unit};
            words = fmt::format("{} {} the {}", to_text(size),
                                offset.amount < 0 ? "before" : "after", date);
        }
    } else if (timing.delay && timing.delay->amount != 0) {
        words = fmt::format("after {}", to_text(*timing.delay));
    }
    if (timing.time)
        words += fmt::format("{}at {}", words.empty() ? "" : " ", to_text(*timing.time));
    if (timing.next_opening) words += words.empty() ? "in working hours" : ", in working hours";
    return words;
}

const boost::json::value* value_at(const boost::json::object& data, std::string_view path) {
    const boost::json::object* object = &data;
    while (true) {
        const auto dot = path.find('.');
        const auto* value = object->if_contains(path.substr(0, dot));
        if (value == nullptr || dot == std::string_view::npos) return value;
        object = value->if_object();
        if (object == nullptr) return nullptr;
        path.remove_prefix(dot + 1);
    }
}

bool is_filled(const boost::json::object& data, std::string_view path) {
    const auto* value = value_at(data, path);
    if (value == nullptr || value->is_null()) return false;
    if (const auto* text = value->if_string()) return !is_blank(*text);
    if (const auto* list = value->if_array()) return !list->empty();
    if (const auto* object = value->if_object()) return !object->empty();
    return true;
}

std::string words_of(std::string_view key) {
    constexpr std::string_view dates = "dates.";
    const bool is_date = key.starts_with(dates);
    if (const auto dot = key.rfind('.'); dot != std::string_view::npos) key.remove_prefix(dot + 1);
    std::string words{key};
    std::ranges::replace_if(words, [](char c) { return c == '_' || c == '-'; }, ' ');
    return is_date && !words.ends_with("date") ? words + " date" : words;
}
