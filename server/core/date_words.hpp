// The names of months and days of the week, in English.
#pragma once

#include <chrono>
#include <string_view>

// "March"; for a month that does not exist, "January".
std::string_view name_of(std::chrono::month month);
// "Tuesday"
std::string_view name_of(std::chrono::weekday weekday);
