#include "core/utf16.hpp"

namespace utf16 {
namespace {

constexpr std::string_view replacement = "\ufffd";

// Bytes of the character at `position`, at least one and never beyond the end.
size_t character_bytes(std::string_view text, size_t position) {
    const auto first = static_cast<unsigned char>(text[position]);
    size_t bytes = 1;
    if (first >= 0xC0) bytes = 2;
    if (first >= 0xE0) bytes = 3;
    if (first >= 0xF0) bytes = 4;
    return std::min(bytes, text.size() - position);
}

size_t units(size_t bytes) {
    return bytes == 4 ? 2 : 1;
}

}

size_t length(std::string_view text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size();) {
        const size_t bytes = character_bytes(text, i);
        count += units(bytes);
        i += bytes;
    }
    return count;
}

std::string slice(std::string_view text, size_t from, size_t count) {
    std::string out;
    const size_t until = from + count;
    size_t unit = 0;
    for (size_t i = 0; i < text.size() && unit < until;) {
        const size_t bytes = character_bytes(text, i);
        const size_t width = units(bytes);
        const bool is_whole = unit >= from && unit + width <= until;
        const bool is_cut = !is_whole && unit + width > from;
        if (is_whole) out += text.substr(i, bytes);
        if (is_cut) out += replacement;
        unit += width;
        i += bytes;
    }
    return out;
}

std::optional<size_t> parse_index(std::string_view text) {
    if (text.empty() || text.size() > 9 || (text[0] == '0' && text.size() > 1)) return std::nullopt;
    size_t index = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        index = index * 10 + static_cast<size_t>(c - '0');
    }
    return index;
}

}
