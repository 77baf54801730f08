// How a firm looks on what leaves the house: its name, its colour and where it can be reached.
#pragma once

#include <string>
#include <string_view>

struct Brand {
    std::string firm_name;
    std::string colour;   // "#2a4a3d"
    std::string address;  // one line or several
    std::string website;  // as people write it: "alderwren.example" or with https://
    std::string phone;
    std::string logo_text;  // at most three characters or so, set in a disc: "A/W". May be empty.
};

// Red, green and blue from 0 to 1.
struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    bool operator==(const Colour&) const = default;
};

// From "#rrggbb". Throws Error(invalid) for anything else.
Colour parse_colour(std::string_view text);
std::string to_text(Colour colour);

// `share` of `other` mixed into `colour`: 0 is `colour`, 1 is `other`.
Colour mix(Colour colour, Colour other, double share);

// White or near-black, whichever reads better on `ground`.
Colour readable_on(Colour ground);

// `colour` itself if text in it reads well on `ground` (4.5:1), else darkened or lightened until it
// does.
Colour readable_as_text(Colour colour, Colour ground);
