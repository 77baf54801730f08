// How JSON values turn into numbers, text and one another where conditions compare and calculate
// with them. The rules are JavaScript's, so that the server decides exactly as the web app's
// preview. A null pointer stands for JavaScript's `undefined`: an argument that was not given.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include <boost/json.hpp>

namespace coercion {

// False for null, false, 0, not a number, "" and the empty list; true for all else, "0" and {}
// included.
bool is_truthy(const boost::json::value* value);

// The whole text must be a number; "" is 0, null is 0, true is 1. Not a number where there is none.
double to_number(const boost::json::value* value);

// The number that the value's text begins with: 12 for "12 days". Not a number where there is none,
// null included.
double leading_number(const boost::json::value* value);

// "1,2" for the list [1, 2], "[object Object]" for an object. Lists nested deeper than 100 give
// nothing.
std::string to_text(const boost::json::value* value);

// The shortest text that reads back as the same number: 3, 0.1, 1e+21.
std::string number_text(double number);

// Lists and objects are equal only to themselves: to the same value in memory.
bool are_strictly_equal(const boost::json::value* a, const boost::json::value* b);
bool are_loosely_equal(const boost::json::value* a, const boost::json::value* b);

// Two texts by their UTF-16 units, all else as numbers.
std::partial_ordering compare(const boost::json::value* a, const boost::json::value* b);

}
