// What texts from outside must be before they are stored: checks that several records share. Each
// appends its faults at `pointer`.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

// One line, of at most `characters_max`: it may stand in a mail's header and in a list.
void check_line(std::string_view text, Faults& faults, const std::string& pointer,
                size_t characters_max = 200);
// The same, and not blank.
void check_name(std::string_view text, Faults& faults, const std::string& pointer);
// Several lines, without other control characters.
void check_lines(std::string_view text, Faults& faults, const std::string& pointer,
                 size_t characters_max = 20'000);
// Empty, or an address that mail can be sent to.
void check_email(std::string_view text, Faults& faults, const std::string& pointer);

// "a" with blanks at both ends removed.
std::string trimmed(std::string_view text);
