// Checks of texts from outside, and what a request does with their faults.
#pragma once

#include <optional>
#include <string>

#include "core/text_checks.hpp"

namespace api {

// Throws Error(invalid) with all of them; nothing where there are none.
void refuse_if_any(Faults faults);

// Nothing for an empty text: how answers leave out what is not there.
std::optional<std::string> unless_empty(const std::string& text);

}
