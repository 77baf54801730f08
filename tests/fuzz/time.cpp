// Spans, times of day, dates and moments as people write them.
#include "base/time.hpp"
#include "core/calendar.hpp"
#include "fuzz/target.hpp"

void fuzz_time(std::string_view bytes) {
    if (const auto span = parse_span(bytes)) {
        demand(parse_span(to_text(*span)) == span, "a span is read as it is written");
        const auto calendar = usual_calendar("Europe/London");
        is_accepted([&] {
            const auto moment = Time{std::chrono::sys_days{std::chrono::year{2026} / 3 / 28}};
            const auto later = add(moment, *span, calendar);
            if (span->amount > 0) demand(later >= moment, "time goes forward");
        });
    } else {
        demand(!why_no_span(bytes).empty(), "a refusal says why");
    }
    if (const auto time = parse_time_of_day(bytes))
        demand(parse_time_of_day(to_text(*time)) == time, "a time of day is read as written");
    if (const auto date = parse_date(bytes))
        demand(date->ok() && parse_date(to_text(*date)) == date, "a date is read as written");
    if (const auto time = parse_time(bytes))
        demand(parse_time(to_text(*time)) == time, "a moment is read as it is written");
}
