// The request target: its path, decoded segment by segment, and its query. Whatever could be read
// in two ways is refused.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

struct Target {
    std::vector<std::string>
        segments;  // of "/runs/42": "runs", "42"; of "/": none; of "/runs/": "runs", ""
    std::vector<std::pair<std::string, std::string>> query_parameters;

    std::string path() const;
};

// Accepts "/path?query" and "http://host/path?query". Throws Error(malformed) for a bad
// percent-encoding, a segment "." or
// "..", an encoded slash or backslash, control characters, and what is not UTF-8.
Target parse_target(std::string_view text);

}
