// Markdown for people who read it in a browser or in the text part of a mail. What Markdown means
// here is in documents/markdown_blocks.hpp. Both throw Error(too_large) for texts beyond 256 KB and
// nothing else. Threads: any.
#pragma once

#include <string>
#include <string_view>

// HTML without scripts, styles, pictures or raw HTML of the author's; links lead to http, https,
// mailto and tel only.
std::string markdown_to_html(std::string_view text);

// Wrapped at 72 columns, links as "label: url". Ends with one line end, or is empty.
std::string markdown_to_text(std::string_view text);
