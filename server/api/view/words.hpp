// Small turns of phrase that the views share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace api {

std::optional<std::string> unless_empty(std::string text);
std::string capitalised(std::string text);
// "Priya" of "Priya Raman": how a sentence calls somebody.
std::string first_word(const std::string& name);
// "4 March"
std::string day_and_month(Date day);
// "a", "a and b", "a, b and c"
std::string in_a_row(const std::vector<std::string>& words);
// A sentence without the marks of its bold parts.
std::string without_marks(std::string text);

}
