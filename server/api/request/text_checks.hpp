// What texts from outside must be before they are stored: checks that several resources share. Each
// appends its faults at `pointer`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace api {

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

// Throws Error(invalid) with all of them; nothing where there are none.
void refuse_if_any(Faults faults);

// "a" with blanks at both ends removed.
std::string trimmed(std::string_view text);
// Nothing for an empty text: how answers leave out what is not there.
std::optional<std::string> unless_empty(const std::string& text);

}
