#include "steps/brand.hpp"

namespace {

// The first letters of the first two words: "A/W" for "Alder & Wren Bookkeeping".
std::string initials_of(const std::string& name) {
    std::string initials;
    bool at_start = true;
    for (const char letter : name) {
        const bool is_letter = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        if (at_start && is_letter && initials.size() < 3) {
            if (!initials.empty()) initials += '/';
            initials += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        }
        at_start = !is_letter;
    }
    return initials;
}

}

Brand brand_of(const Firm& firm) {
    return {firm.name, firm.colour, firm.address, firm.website, firm.phone, initials_of(firm.name)};
}
