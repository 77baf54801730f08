// `check` states what cannot be otherwise. It is always on: a false one ends the unit of work and
// is logged as our fault.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string_view>

class CheckFailed : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

// Throws CheckFailed naming the place. Use it for what a caller cannot cause; bad input is an
// Error.
void check(bool holds, std::string_view what,
           std::source_location where = std::source_location::current());
