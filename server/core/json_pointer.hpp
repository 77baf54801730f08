// JSON pointers (RFC 6901), as faults name places with them.
#pragma once

#include <string>
#include <string_view>

// The pointer of the member `key` below `pointer`: ~ and / are escaped.
inline std::string member_pointer(const std::string& pointer, std::string_view key) {
    std::string out = pointer + '/';
    for (const char c : key) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}
