#include "core/letter_case.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace {

// Letters from `first` to `last` are small and stand `distance` after their capitals; or, where
// `alternate` is set, capitals and small letters take turns, a capital first.
struct LetterRange {
    char32_t first;
    char32_t last;
    char32_t distance;
    bool alternate = false;
};

constexpr auto ranges = std::to_array<LetterRange>({
    {U'a', U'z', 32},
    {0xE0, 0xF6, 32},
    {0xF8, 0xFE, 32},
    {0x100, 0x12F, 1, true},
    {0x132, 0x137, 1, true},
    {0x139, 0x148, 1, true},
    {0x14A, 0x177, 1, true},
    {0x179, 0x17E, 1, true},
    {0x218, 0x21B, 1, true},  // Romanian
    {0x3AD, 0x3AF, 37},
    {0x3B1, 0x3C1, 32},
    {0x3C3, 0x3CB, 32},
    {0x430, 0x44F, 32},
    {0x450, 0x45F, 80},
    {0x460, 0x481, 1, true},
    {0x48A, 0x4BF, 1, true},
    {0x1E00, 0x1E95, 1, true},
    {0x1EA0, 0x1EFF, 1, true},  // Vietnamese
});

// Pairs that lie apart: a small letter and its capital.
constexpr auto pairs = std::to_array<std::array<char32_t, 2>>({
    {0xFF, 0x178},
    {0x3AC, 0x386},
    {0x3CC, 0x38C},
    {0x3CD, 0x38E},
    {0x3CE, 0x38F},
});

char32_t upper(char32_t letter) {
    for (const auto& [small, capital] : pairs) {
        if (letter == small) return capital;
    }
    if (letter == 0x3C2) return 0x3A3;  // the sigma at the end of a word
    for (const auto& range : ranges) {
        if (letter < range.first || letter > range.last) continue;
        const bool is_small = !range.alternate || (letter - range.first) % 2 == 1;
        return is_small ? letter - range.distance : letter;
    }
    return letter;
}

char32_t lower(char32_t letter) {
    for (const auto& [small, capital] : pairs) {
        if (letter == capital) return small;
    }
    for (const auto& range : ranges) {
        const char32_t small = letter + range.distance;
        if (small < range.first || small > range.last) continue;
        const bool is_capital = !range.alternate || (small - range.first) % 2 == 1;
        if (is_capital) return small;
    }
    return letter;
}

// The letter of two or three bytes at `position`, or of one; nothing for others.
struct Letter {
    char32_t code;
    size_t bytes;
};

std::optional<Letter> letter_at(std::string_view text, size_t position) {
    const auto byte = [&](size_t i) -> char32_t {
        return position + i < text.size() ? static_cast<unsigned char>(text[position + i]) : 0;
    };
    if (byte(0) < 0x80) return Letter{byte(0), 1};
    if (byte(0) >= 0xC2 && byte(0) < 0xE0 && byte(1) != 0) {
        return Letter{((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    }
    if (byte(0) >= 0xE0 && byte(0) < 0xF0 && byte(2) != 0) {
        return Letter{((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
    }
    return std::nullopt;
}

void append(std::string& text, char32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

std::string change(std::string_view text, char32_t (*to_case)(char32_t)) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        const auto letter = letter_at(text, i);
        const char32_t changed = letter ? to_case(letter->code) : 0;
        const bool is_same = !letter || changed == letter->code;
        const size_t bytes = letter ? letter->bytes : 1;
        if (is_same) {
            out += text.substr(i, bytes);
        } else {
            append(out, changed);
        }
        i += bytes;
    }
    return out;
}

}

std::string to_upper(std::string_view text) {
    return change(text, upper);
}

std::string to_lower(std::string_view text) {
    return change(text, lower);
}
