// When a step begins once its links say so: at once, after a delay, at an anchor date with an
// offset, at the next opening of working hours; and what happens when that moment has already
// passed.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "core/calendar.hpp"

// What to do when the moment has passed by more than the bound.
enum class Late { act, skip, ask };
BOOST_DESCRIBE_ENUM(Late, act, skip, ask)

struct Timing {
    std::optional<Span> delay;
    // A path into the run's data that holds a date, usually "dates.start"; `offset` counts from it.
    std::optional<std::string> at;
    std::optional<Span> offset;
    std::optional<TimeOfDay> time;
    bool next_opening = false;
    bool contact_zone = false;
    std::optional<Late> late;
    // How late is late. One day unless said otherwise.
    std::optional<Span> late_after;

    bool is_immediate() const { return !delay && !at && !next_opening && !time; }
    // Said, or else: a moment that hangs on a date asks, all others act.
    Late late_policy() const { return late.value_or(at ? Late::ask : Late::act); }
};

// The date that `timing.at` names is not known yet, or is no date.
struct MissingDate {
    std::string path;
};

// The moment that `timing` means when its step became ready at `now`. `data` is the run's data; a
// contact's zone is read from contact.zone. Pure; throws nothing but Error(invalid) for an unknown
// zone.
std::variant<Time, MissingDate> moment_of(const Timing& timing, Time now,
                                          const boost::json::object& data,
                                          const Calendar& calendar);

// True if `moment` passed longer ago than the timing allows.
bool is_late(const Timing& timing, Time moment, Time now, const Calendar& calendar);

// `time` of the local day of `moment`, or of the next day where that would be before `not_before`.
Time at_time_of_day(Time moment, TimeOfDay time, Time not_before, const Calendar& calendar);

// "2 days after", "on the next working day at 09:00", "2 working days before the start date at
// 09:00"; empty when immediate.
std::string timing_in_words(const Timing& timing);

// The value at a dotted path ("answers.intake.company"), or null. Never throws.
const boost::json::value* value_at(const boost::json::object& data, std::string_view path);
// True if the value at `path` is there and not blank: what a merge field needs.
bool is_filled(const boost::json::object& data, std::string_view path);
// "account_manager" and "dates.start" as words: "account manager", "start date".
std::string words_of(std::string_view key);
