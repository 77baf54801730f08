// The known name that a misspelt one probably meant, for messages such as "did you mean 'filter'?".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

// The nearest of `known`: equal but for case, or at most a third of its letters (at least one)
// wrong, missing, added or swapped with a neighbour. Nothing if none is that near. Cost: the
// product of the lengths for each known name.
std::optional<std::string_view> near_match(std::string_view written,
                                           std::span<const std::string_view> known);

// "; did you mean 'filter'?" or, where nothing is near, "; known are: map, filter, …".
std::string suggestion(std::string_view written, std::span<const std::string_view> known);

// `text` in quotes for a message: cut at 40 characters, without control characters.
std::string in_quotes(std::string_view text);
