#include "api/view/words.hpp"

#include <array>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace api {

std::optional<std::string> unless_empty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::string capitalised(std::string text) {
    if (!text.empty()) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }
    return text;
}

std::string first_word(const std::string& name) {
    return name.substr(0, name.find(' '));
}

std::string day_and_month(Date day) {
    static constexpr std::array months = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
    return fmt::format("{} {}", static_cast<unsigned>(day.day()),
                       months[static_cast<unsigned>(day.month()) - 1]);
}

std::string in_a_row(const std::vector<std::string>& words) {
    if (words.size() < 2) return words.empty() ? "" : words.front();
    const auto first = std::span(words).first(words.size() - 1);
    return fmt::format("{} and {}", fmt::join(first, ", "), words.back());
}

std::string without_marks(std::string text) {
    for (auto at = text.find("**"); at != std::string::npos; at = text.find("**")) {
        text.erase(at, 2);
    }
    return text;
}

}
