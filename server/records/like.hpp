// Patterns for `lower(column) like lower($1) escape '\'`.
#pragma once

#include <string>
#include <string_view>

// Whatever contains `text` with the blanks at its ends removed; everything when that is empty.
std::string like_pattern(std::string_view text);
