// Which YAML scalars are numbers, booleans or null, and which stay text: for reading and for
// writing alike.
#pragma once

#include <optional>
#include <string_view>

#include <boost/json.hpp>

// What a plain (unquoted) scalar stands for, where it is not text. Numbers are those of JSON; one
// that no double holds is not a number: nothing is given, and `is_too_large` tells it.
std::optional<boost::json::value> plain_value(std::string_view scalar);
bool is_too_large(std::string_view scalar);
