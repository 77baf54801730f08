// Workflow definitions as text: YAML on disk and on the command line, or JSON, to and from JSON
// values. Every place of the text is kept, so that whatever is found wrong with a value can be
// shown at its line.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "core/position.hpp"

inline constexpr size_t definition_bytes_max = size_t{512} << 10;
inline constexpr size_t definition_values_max = 50'000;
inline constexpr int definition_depth_max = 64;

// JSON pointers (RFC 6901) of all values; of an object's member the place of its key, of the whole
// document "".
using Places = std::map<std::string, Position, std::less<>>;

struct ParsedText {
    boost::json::value value;
    Places places;
    std::vector<TextFault> faults;  // if any, `value` is not to be used
};

// Reads YAML 1.2, as far as it is JSON: no anchors, aliases, tags or second document, keys are text
// and stand once. Plain words are text but for null (also Null, NULL, ~), true, false and JSON's
// numbers; so `on`, `yes`, 09:00 and 007 stay text. Text that is JSON is read as such. Never throws
// for any bytes.
ParsedText parse_yaml(std::string_view text);

// The place of `pointer` or, if the text has no such value, of the nearest one around it.
Position place_of(const Places& places, std::string_view pointer);

// Throws Error(invalid), each fault with its line and column, if there are any.
void refuse_faults(const ParsedText& parsed);

// Readable YAML, members in the order in which they stand; short objects and lists on one line.
// parse_yaml reads it back to an equal value. Throws Error(invalid) for what no definition holds:
// numbers that are not finite, text that is not UTF-8, values nested deeper than
// definition_depth_max.
std::string to_yaml(const boost::json::value& value);
