// Upper and lower case of letters in the Latin, Greek and Cyrillic alphabets, without regard to
// language.
#pragma once

#include <string>
#include <string_view>

// All other characters, ß among them, stay as they are. `text` is UTF-8.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);
