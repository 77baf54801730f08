// The lists inside header values: "gzip, br;q=0.5".
#pragma once

#include <string_view>
#include <vector>

namespace http {

// Without blanks and tabs at its ends.
std::string_view trim(std::string_view text);

// The items of `text`, trimmed, empty ones left out. They view `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

}
