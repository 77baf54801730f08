#include "net/address.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace {

constexpr size_t address_bytes_max = 254;
constexpr size_t local_bytes_max = 64;
constexpr size_t label_bytes_max = 63;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// RFC 5322, 3.2.3: what may stand in an atom.
bool is_atom_character(char c) {
    return is_letter_or_digit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

std::optional<std::string> check_local(std::string_view local);
std::optional<std::string> check_domain(std::string_view domain);
std::optional<std::string> check_label(std::string_view label);

}

std::optional<std::string> check_address(std::string_view text) {
    const auto ats = std::ranges::count(text, '@');
    if (ats != 1) {
        return fmt::format("An address has one @, as in name@example.com; this has {}.",
                           ats == 0 ? "none" : "several");
    }
    if (text.size() > address_bytes_max) {
        return fmt::format("An address has at most {} characters; this has {}.", address_bytes_max,
                           text.size());
    }
    const auto at = text.find('@');
    if (auto fault = check_local(text.substr(0, at))) return fault;
    return check_domain(text.substr(at + 1));
}

namespace {

std::optional<std::string> check_local(std::string_view local) {
    if (local.empty()) return "The name before the @ is missing.";
    if (local.size() > local_bytes_max) {
        return fmt::format("The name before the @ has at most {} characters; this has {}.",
                           local_bytes_max, local.size());
    }
    if (local.front() == '.' || local.back() == '.' || local.find("..") != local.npos) {
        return "The name before the @ cannot begin or end with a dot, nor have two in a row.";
    }
    if (!std::ranges::all_of(local, [](char c) { return c == '.' || is_atom_character(c); })) {
        return "Before the @ only plain letters (a to z), digits and signs such as . - _ + can "
               "stand, and no spaces.";
    }
    return std::nullopt;
}

std::optional<std::string> check_domain(std::string_view domain) {
    if (domain.empty()) return "The domain after the @ is missing.";
    std::string_view last;
    for (auto rest = domain;;) {
        const auto dot = rest.find('.');
        last = rest.substr(0, dot);
        if (auto fault = check_label(last)) return fault;
        if (dot == rest.npos) break;
        rest.remove_prefix(dot + 1);
    }
    // A mailbox on this very machine is the one address without a dot that is meant and not a slip.
    if (last == domain && domain != "localhost") {
        return fmt::format("The domain '{}' has no ending such as .com.", domain);
    }
    if (std::ranges::all_of(last, is_digit))
        return "The domain ends in a number: write a name, not an IP address.";
    return std::nullopt;
}

std::optional<std::string> check_label(std::string_view label) {
    if (label.empty())
        return "The domain after the @ has an empty part: two dots in a row, or one at its end.";
    if (label.size() > label_bytes_max) {
        return fmt::format("A part of the domain has at most {} characters; one has {}.",
                           label_bytes_max, label.size());
    }
    if (std::ranges::any_of(label, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        return "The domain has letters beyond a to z: write it in its ASCII form, which begins "
               "with xn--.";
    }
    if (!std::ranges::all_of(label, [](char c) { return c == '-' || is_letter_or_digit(c); })) {
        return "The domain after the @ can have only letters, digits, hyphens and dots, and "
               "nothing may follow it.";
    }
    if (label.front() == '-' || label.back() == '-')
        return "A part of the domain begins or ends with a hyphen.";
    return std::nullopt;
}

}
