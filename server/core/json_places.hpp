// Where the values of a JSON text stand.
#pragma once

#include <string_view>
#include <vector>

#include "core/definition_text.hpp"

// Walks over `text`, which is valid JSON and at most definition_depth_max deep, and notes all
// places. Faults members that stand twice, numbers that no double holds, and texts beyond
// definition_values_max values.
void note_json_places(std::string_view text, Places& places, std::vector<TextFault>& faults);
