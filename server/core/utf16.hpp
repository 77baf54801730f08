// Text by JavaScript's measure: length and positions count UTF-16 units, so that conditions cut
// text where the web app's preview does. Half of a pair becomes U+FFFD.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace utf16 {

// `text` is taken for UTF-8; bytes that are not count as one unit each.
size_t length(std::string_view text);
// `count` units from unit `from`, or fewer where the text ends.
std::string slice(std::string_view text, size_t from, size_t count);
// A position as JavaScript writes it: "0", "17"; nothing for "01", "-1" or anything else.
std::optional<size_t> parse_index(std::string_view text);

}
