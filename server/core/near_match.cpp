#include "core/near_match.hpp"

#include <algorithm>
#include <vector>

namespace {

constexpr size_t length_max = 64;
constexpr size_t quoted_bytes_max = 40;

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

// Of one letter: swapped with its neighbour, added or dropped, taken for another.
constexpr size_t swap_cost = 1;
constexpr size_t slip_cost = 2;
constexpr size_t change_cost = 3;

// What it costs to turn one name into the other.
size_t distance(std::string_view a, std::string_view b) {
    std::vector<size_t> before_last(b.size() + 1);
    std::vector<size_t> last(b.size() + 1);
    std::vector<size_t> row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); ++j) last[j] = j * slip_cost;
    for (size_t i = 1; i <= a.size(); ++i) {
        row[0] = i * slip_cost;
        for (size_t j = 1; j <= b.size(); ++j) {
            const bool is_same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + slip_cost, row[j - 1] + slip_cost,
                               last[j - 1] + (is_same ? 0 : change_cost)});
            const bool is_swap = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                                 lower(a[i - 2]) == lower(b[j - 1]);
            if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + swap_cost);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}

std::optional<std::string_view> near_match(std::string_view written,
                                           std::span<const std::string_view> known) {
    if (written.empty() || written.size() > length_max) return std::nullopt;
    std::optional<std::string_view> nearest;
    size_t least = std::max<size_t>(1, written.size() / 3) * change_cost + 1;
    for (const auto name : known) {
        if (name.size() > length_max) continue;
        const size_t found = distance(written, name);
        if (found < least && found < name.size() * change_cost) {
            least = found;
            nearest = name;
        }
    }
    return nearest;
}

std::string suggestion(std::string_view written, std::span<const std::string_view> known) {
    if (const auto near = near_match(written, known))
        return "; did you mean " + in_quotes(*near) + "?";
    std::string list = "; known are: ";
    for (size_t i = 0; i < known.size(); ++i) {
        if (i > 0) list += ", ";
        list += known[i];
    }
    return list;
}

std::string in_quotes(std::string_view text) {
    std::string shown = "'";
    const bool is_cut = text.size() > quoted_bytes_max;
    size_t end = is_cut ? quoted_bytes_max : text.size();
    while (is_cut && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    for (const char c : text.substr(0, end)) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        shown += is_control ? ' ' : c;
    }
    return shown + (is_cut ? "…'" : "'");
}
