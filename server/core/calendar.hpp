// A firm's working time, and moments reckoned by it: so many working days later, the next opening,
// two working days before an anchor date. Also how moments are said in sentences. Pure; nothing
// here asks for the time.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/error.hpp"
#include "base/time.hpp"
#include "core/span.hpp"
#include "core/zone.hpp"

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
BOOST_DESCRIBE_ENUM(Weekday, monday, tuesday, wednesday, thursday, friday, saturday, sunday)

// Open from the one time up to, not including, the other. `until` may be 24:00.
struct OpenHours {
    Weekday weekday = Weekday::monday;
    TimeOfDay from;
    TimeOfDay until;
    bool operator==(const OpenHours&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenHours, (), (weekday, from, until))

// A day may be open several times. A day without hours, and a holiday, is no working day. JSON
// forms of the members are in core/calendar_form.hpp.
struct Calendar {
    std::string zone = "Etc/UTC";
    std::vector<OpenHours> hours;
    std::set<Date> holidays;
    bool operator==(const Calendar&) const = default;
};
BOOST_DESCRIBE_STRUCT(Calendar, (), (zone, hours, holidays))

// Monday to Friday, 09:00 to 17:00, no holidays.
Calendar usual_calendar(std::string zone);

// Appends what is wrong: an unknown zone, hours that end before they begin or overlap, no working
// time at all.
void check_calendar(const Calendar& calendar, Faults& faults, const std::string& pointer = "");

// All functions below throw Error(invalid) for an unknown zone, for spans beyond their limits, and
// where they look for working time and find none in ten years.

bool is_working_day(Date day, const Calendar& calendar);
bool is_open(Time time, const Calendar& calendar);
// `time` itself if open.
Time next_opening(Time time, const Calendar& calendar);

// The moment that lies `span` after `time`, or before it where the amount is negative. Zero of any
// unit is `time`. Minutes and hours are exact. Days, weeks and months keep the local time of day,
// and months end on their last day: one month after 31 January is 28 or 29 February. Working days
// count the working days after the local date, and keep the time of day, open or not: a working day
// after Saturday 15:00 is Monday 15:00. Working hours run while it is open. A positive span never
// comes to a moment before `time`; and of two moments the later one comes to the later, but where
// several days come to one (ends of months, days that are no working days) and in an overlap.
Time add(Time time, const Span& span, const Calendar& calendar);

// The same for dates. Zero working days after a day is the day itself or, if it is none, the next
// working day. For minutes, hours and working hours: a check.
Date add(Date day, const Span& span, const Calendar& calendar);

// When the day first opens; 09:00 on a day that does not.
TimeOfDay opening_time(Date day, const Calendar& calendar);

// The moment `offset` after an anchor date, at `time` of the day that it falls on; without a time
// when that day opens. Minutes and hours count from that time of the anchor date itself.
Time at_date(Date anchor, const Span& offset, std::optional<TimeOfDay> time,
             const Calendar& calendar);

// Working days after `from`, up to and including `until`; negative if `until` is earlier. So
// add(from, n working days) is n working days from it.
int working_days_between(Date from, Date until, const Calendar& calendar);

// "today at 16:20", "tomorrow at 09:00", "on Tuesday at 09:00" within the week that comes, "on Tue
// 10 March at 09:00", and with its year if that is not this one. In the calendar's zone.
std::string date_in_words(Time time, Time now, const Calendar& calendar);
// The same without the time of day: "today", "on Tue 10 March 2027".
std::string day_in_words(Date day, Time now, const Calendar& calendar);
// The same whenever it is read: "Tue 10 March 2026 at 09:00".
std::string moment_in_words(Time time, const Calendar& calendar);
// "just now", "45 minutes", "3 hours", "4 days", "5 weeks", "7 months", "2 years": whole ones,
// whichever the sign.
std::string duration_in_words(Duration duration);
