// Text from outside, made fit to be shown on paper or in a mail.
#pragma once

#include <string>
#include <string_view>

// Well-formed UTF-8 with "\n" as the only line end. Control characters go, and so do the characters
// that turn the reading direction of what follows (U+202A..U+202E, U+2066..U+2069): a name must not
// rearrange a contract. Malformed bytes become U+FFFD.
std::string shown_text(std::string_view text);

// The same on one line: every run of white space becomes one space, none at the ends.
std::string shown_line(std::string_view text);

// `text` for HTML content and for attribute values in double quotes.
std::string escape_html(std::string_view text);

// How many columns of a fixed-width page a UTF-8 text takes: East Asian wide characters take two.
size_t column_width(std::string_view text);
