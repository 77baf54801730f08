#include "documents/brand.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"

namespace {

constexpr Colour white{1, 1, 1};
constexpr Colour near_black{0.07, 0.09, 0.10};

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

// WCAG 2: relative luminance, and the contrast of two colours from 1 to 21.
double luminance(Colour c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

}

Colour parse_colour(std::string_view text) {
    std::array<double, 3> channels{};
    bool good = text.size() == 7 && text[0] == '#';
    for (size_t i = 0; good && i < 3; ++i) {
        const int high = hex_digit(text[1 + 2 * i]);
        const int low = hex_digit(text[2 + 2 * i]);
        good = high >= 0 && low >= 0;
        channels[i] = (high * 16 + low) / 255.0;
    }
    if (!good) {
        const std::string message = "A colour is written as # and six hex digits, such as #2a4a3d.";
        throw Error(ErrorCode::invalid, message, {{"/brand/colour", message}});
    }
    return {channels[0], channels[1], channels[2]};
}

std::string to_text(Colour colour) {
    const auto byte = [](double channel) { return static_cast<int>(std::lround(channel * 255)); };
    return fmt::format("#{:02x}{:02x}{:02x}", byte(colour.red), byte(colour.green),
                       byte(colour.blue));
}

Colour mix(Colour colour, Colour other, double share) {
    const auto channel = [share](double a, double b) { return a + (b - a) * share; };
    return {channel(colour.red, other.red), channel(colour.green, other.green),
            channel(colour.blue, other.blue)};
}

Colour readable_on(Colour ground) {
    return contrast(white, ground) >= contrast(near_black, ground) ? white : near_black;
}

Colour readable_as_text(Colour colour, Colour ground) {
    const Colour goal = readable_on(ground);
    for (double share = 0; share < 1; share += 0.05) {
        const Colour candidate = mix(colour, goal, share);
        if (contrast(candidate, ground) >= 4.5) return candidate;
    }
    return goal;
}
