// Local time: what the wall clock of an IANA time zone shows. It has gaps and overlaps, where the
// rule is: what a gap leaves out is the first instant after it, what an overlap has twice is the
// earlier one.
#pragma once

#include <chrono>
#include <string_view>

#include "base/time.hpp"
#include "core/span.hpp"

namespace date {
class time_zone;
}

using LocalTime = std::chrono::local_time<Duration>;

// Zones are read from the system's own data, once. From 2037 on, where that data ends, the rules of
// the years before go on.
class Zone {
public:
    // Throws Error(invalid) for a name that is none. Cost: a search by name.
    explicit Zone(std::string_view name);

    // Both throw Error(invalid) outside of the years 1 to 9999.
    LocalTime local_of(Time time) const;
    Time to_time(LocalTime local) const;
    Time to_time(Date day, TimeOfDay time) const;

    // False for a day that the zone never had, as 30 December 2011 in Pacific/Apia.
    bool has_day(Date day) const;

private:
    const date::time_zone* zone_;
};

// True for "Europe/Berlin".
bool is_zone(std::string_view name);

LocalTime local_of(Time time, std::string_view zone);
Date date_of(Time time, std::string_view zone);
Time to_time(Date day, TimeOfDay time, std::string_view zone);
