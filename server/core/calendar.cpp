#include "core/calendar.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/near_match.hpp"

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;

// How long a calendar may be closed before it is taken to have no working time.
constexpr int closed_days_max = 3'660;
constexpr TimeOfDay usual_opening{9 * 60};
constexpr TimeOfDay day_end{24 * 60};

size_t index_of(local_days day) {
    return std::chrono::weekday{day}.iso_encoding() - 1;
}

struct Opening {
    Time from;
    Time until;
};

// A calendar made ready for walking from day to day.
class WorkingTime {
public:
    explicit WorkingTime(const Calendar& calendar)
        : zone_(calendar.zone), holidays_(calendar.holidays) {
        for (const auto& hours : calendar.hours) {
            if (hours.from >= hours.until || hours.from.minutes < 0 || hours.until > day_end)
                continue;
            week_[static_cast<size_t>(hours.weekday) % 7].push_back(hours);
        }
        for (auto& day : week_) std::sort(day.begin(), day.end(), opens_before);
    }

    const Zone& zone() const { return zone_; }
    local_days day_of(Time time) const { return floor<days>(zone_.local_of(time)); }

    bool is_working_day(local_days day) const {
        return !hours_of(day).empty() && zone_.has_day(Date{day});
    }

    // In order; one that a change of summer time swallows is left out.
    std::vector<Opening> openings_of(local_days day) const {
        std::vector<Opening> openings;
        for (const auto& hours : hours_of(day)) {
            const Opening opening{zone_.to_time(Date{day}, hours.from),
                                  zone_.to_time(Date{day}, hours.until)};
            if (opening.from < opening.until) openings.push_back(opening);
        }
        return openings;
    }

    TimeOfDay opening_time(local_days day) const {
        return is_working_day(day) ? hours_of(day).front().from : usual_opening;
    }

    // The `count`-th working day after `day`, or before it where `count` is negative.
    local_days working_day_from(local_days day, int64_t count) const {
        const days step{count < 0 ? -1 : 1};
        int closed_days = 0;
        for (int64_t left = count < 0 ? -count : count; left > 0;) {
            day += step;
            const bool is_working = is_working_day(day);
            closed_days = is_working ? 0 : closed_days + 1;
            if (is_working) --left;
            refuse_endless(closed_days, day);
        }
        return day;
    }

    local_days same_or_next_working_day(local_days day) const {
        return is_working_day(day) ? day : working_day_from(day, 1);
    }

    Time next_opening(Time time) const {
        local_days day = day_of(time);
        for (int closed_days = 0;; ++closed_days, day += days{1}) {
            refuse_endless(closed_days, day);
            for (const auto& opening : openings_of(day)) {
                if (time < opening.until) return std::max(time, opening.from);
            }
        }
    }

    // When it has been open for `open` after `time`.
    Time after_open(Time time, Duration open) const {
        local_days day = day_of(time);
        for (int closed_days = 0;; ++closed_days, day += days{1}) {
            refuse_endless(closed_days, day);
            for (const auto& opening : openings_of(day)) {
                const Time from = std::max(time, opening.from);
                if (from >= opening.until) continue;
                if (from + open <= opening.until) return from + open;
                open -= opening.until - from;
                closed_days = 0;
            }
        }
    }

    // When it will be open for `open` until `time`.
    Time before_open(Time time, Duration open) const {
        local_days day = day_of(time);
        for (int closed_days = 0;; ++closed_days, day -= days{1}) {
            refuse_endless(closed_days, day);
            const auto openings = openings_of(day);
            for (auto opening = openings.rbegin(); opening != openings.rend(); ++opening) {
                const Time until = std::min(time, opening->until);
                if (opening->from >= until) continue;
                if (until - open >= opening->from) return until - open;
                open -= until - opening->from;
                closed_days = 0;
            }
        }
    }

private:
    static bool opens_before(const OpenHours& a, const OpenHours& b) { return a.from < b.from; }

    const std::vector<OpenHours>& hours_of(local_days day) const {
        static const std::vector<OpenHours> closed;
        const auto& hours = week_[index_of(day)];
        return hours.empty() || holidays_.contains(Date{day}) ? closed : hours;
    }

    void refuse_endless(int closed_days, local_days day) const {
        if (closed_days < closed_days_max) return;
        throw Error(ErrorCode::invalid, fmt::format("The calendar has no working time in the ten "
                                                    "years around {}; give it working hours.",
                                                    to_text(Date{day})));
    }

    const Zone zone_;
    const std::set<Date>& holidays_;
    std::array<std::vector<OpenHours>, 7> week_;
};

void refuse_beyond_limits(const Span& span) {
    if (is_within_limits(span)) return;
    throw Error(ErrorCode::invalid,
                fmt::format("{} is longer than a hundred years.", to_text(span)));
}

bool counts_days(SpanUnit unit) {
    return unit == SpanUnit::days || unit == SpanUnit::working_days || unit == SpanUnit::weeks ||
           unit == SpanUnit::months;
}

local_days add_months(local_days day, int64_t count) {
    const Date moved = Date{day} + std::chrono::months{count};
    return local_days{moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last}};
}

local_days add_days(local_days day, const Span& span, const WorkingTime& working) {
    switch (span.unit) {
        case SpanUnit::days:
            return day + days{span.amount};
        case SpanUnit::weeks:
            return day + days{7 * span.amount};
        case SpanUnit::months:
            return add_months(day, span.amount);
        case SpanUnit::working_days:
            break;
        default:
            check(false, "the span counts days");
    }
    return span.amount == 0 ? working.same_or_next_working_day(day)
                            : working.working_day_from(day, span.amount);
}

}

Calendar usual_calendar(std::string zone) {
    Calendar calendar{.zone = std::move(zone)};
    for (const auto weekday : {Weekday::monday, Weekday::tuesday, Weekday::wednesday,
                               Weekday::thursday, Weekday::friday}) {
        calendar.hours.push_back({weekday, usual_opening, TimeOfDay{17 * 60}});
    }
    return calendar;
}

void check_calendar(const Calendar& calendar, Faults& faults, const std::string& pointer) {
    if (!is_zone(calendar.zone)) {
        faults.push_back({pointer + "/zone",
                          fmt::format("unknown time zone {}; expected a name such as Europe/Berlin",
                                      in_quotes(calendar.zone))});
    }
    if (calendar.hours.empty()) {
        faults.push_back({pointer + "/hours",
                          "expected working hours on at least one day of the week, found none"});
    }
    for (size_t i = 0; i < calendar.hours.size(); ++i) {
        const auto& hours = calendar.hours[i];
        const auto place = fmt::format("{}/hours/{}", pointer, i);
        if (hours.from >= hours.until) {
            faults.push_back({place, fmt::format("expected an end after {}, found {}",
                                                 to_text(hours.from), to_text(hours.until))});
        }
        for (size_t j = 0; j < i; ++j) {
            const auto& other = calendar.hours[j];
            if (hours.weekday != other.weekday || hours.from >= other.until ||
                other.from >= hours.until)
                continue;
            faults.push_back({place, fmt::format("overlaps with {} to {} on the same day",
                                                 to_text(other.from), to_text(other.until))});
            break;
        }
    }
}

bool is_working_day(Date day, const Calendar& calendar) {
    return WorkingTime(calendar).is_working_day(local_days{day});
}

bool is_open(Time time, const Calendar& calendar) {
    const WorkingTime working(calendar);
    const auto openings = working.openings_of(working.day_of(time));
    return std::any_of(openings.begin(), openings.end(), [&](const Opening& opening) {
        return opening.from <= time && time < opening.until;
    });
}

Time next_opening(Time time, const Calendar& calendar) {
    return WorkingTime(calendar).next_opening(time);
}

Time add(Time time, const Span& span, const Calendar& calendar) {
    refuse_beyond_limits(span);
    const WorkingTime working(calendar);
    const LocalTime local = working.zone().local_of(time);
    if (span.amount == 0) return time;
    if (span.unit == SpanUnit::minutes) return time + std::chrono::minutes{span.amount};
    if (span.unit == SpanUnit::hours) return time + std::chrono::hours{span.amount};
    if (span.unit == SpanUnit::working_hours) {
        const std::chrono::hours open{span.amount < 0 ? -span.amount : span.amount};
        return span.amount < 0 ? working.before_open(time, open) : working.after_open(time, open);
    }
    const auto day = floor<days>(local);
    return working.zone().to_time(add_days(day, span, working) + (local - day));
}

Date add(Date day, const Span& span, const Calendar& calendar) {
    refuse_beyond_limits(span);
    return Date{add_days(local_days{day}, span, WorkingTime(calendar))};
}

TimeOfDay opening_time(Date day, const Calendar& calendar) {
    return WorkingTime(calendar).opening_time(local_days{day});
}

Time at_date(Date anchor, const Span& offset, std::optional<TimeOfDay> time,
             const Calendar& calendar) {
    if (!counts_days(offset.unit)) {
        const auto at = time.value_or(opening_time(anchor, calendar));
        return add(to_time(anchor, at, calendar.zone), offset, calendar);
    }
    const Date day = add(anchor, offset, calendar);
    return to_time(day, time ? *time : opening_time(day, calendar), calendar.zone);
}

int working_days_between(Date from, Date until, const Calendar& calendar) {
    const WorkingTime working(calendar);
    const auto [first, last] = std::minmax(local_days{from}, local_days{until});
    refuse_beyond_limits({(last - first).count(), SpanUnit::days});
    int count = 0;
    const bool is_forward = from <= until;
    // Forward, the last day counts and the first does not; backward it is the other way round.
    for (auto day = is_forward ? first + days{1} : first; is_forward ? day <= last : day < last;
         day += days{1}) {
        if (working.is_working_day(day)) ++count;
    }
    return is_forward ? count : -count;
}
