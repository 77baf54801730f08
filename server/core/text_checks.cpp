#include "core/text_checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/form.hpp"

namespace {

bool is_control(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7f;
}

size_t characters_of(std::string_view text) {
    return static_cast<size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

void check_length(std::string_view text, Faults& faults, const std::string& pointer, size_t most) {
    if (characters_of(text) <= most) return;
    faults.push_back({pointer, fmt::format("is longer than {} characters", most)});
}

}

void check_line(std::string_view text, Faults& faults, const std::string& pointer,
                size_t characters_max) {
    if (std::ranges::any_of(text, is_control)) {
        faults.push_back({pointer, "must be one line, without control characters"});
    }
    check_length(text, faults, pointer, characters_max);
}

void check_name(std::string_view text, Faults& faults, const std::string& pointer) {
    if (trimmed(text).empty()) faults.push_back({pointer, "must not be empty"});
    check_line(text, faults, pointer);
}

void check_lines(std::string_view text, Faults& faults, const std::string& pointer,
                 size_t characters_max) {
    const auto is_wrong = [](char character) {
        return is_control(character) && character != '\n' && character != '\r' && character != '\t';
    };
    if (std::ranges::any_of(text, is_wrong)) {
        faults.push_back({pointer, "must not hold control characters"});
    }
    check_length(text, faults, pointer, characters_max);
}

void check_email(std::string_view text, Faults& faults, const std::string& pointer) {
    if (text.empty() || is_email_address(text)) return;
    faults.push_back({pointer, "an e-mail address looks like name@example.com"});
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}
