#include "core/coercion.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace json = boost::json;

namespace coercion {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int list_depth_max = 100;

enum class Sort { undefined, null, boolean, number, text, compound };

Sort sort_of(const json::value* value) {
    if (!value) return Sort::undefined;
    switch (value->kind()) {
        case json::kind::null:
            return Sort::null;
        case json::kind::bool_:
            return Sort::boolean;
        case json::kind::int64:
        case json::kind::uint64:
        case json::kind::double_:
            return Sort::number;
        case json::kind::string:
            return Sort::text;
        case json::kind::array:
        case json::kind::object:
            return Sort::compound;
    }
    return Sort::undefined;
}

double number_of(const json::value& value) {
    if (const auto* whole = value.if_int64()) return static_cast<double>(*whole);
    if (const auto* whole = value.if_uint64()) return static_cast<double>(*whole);
    return value.get_double();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// What JavaScript takes for space around a number, in UTF-8.
constexpr std::array<std::string_view, 10> spaces{" ",  "\t",     "\n",     "\r",     "\v",
                                                  "\f", "\u00a0", "\ufeff", "\u2028", "\u2029"};

std::string_view without_leading_space(std::string_view text) {
    for (bool found = true; found;) {
        found = false;
        for (const auto space : spaces) {
            if (!text.starts_with(space)) continue;
            text.remove_prefix(space.size());
            found = true;
        }
    }
    return text;
}

std::string_view without_trailing_space(std::string_view text) {
    for (bool found = true; found;) {
        found = false;
        for (const auto space : spaces) {
            if (!text.ends_with(space)) continue;
            text.remove_suffix(space.size());
            found = true;
        }
    }
    return text;
}

size_t digits_at(std::string_view text, size_t position) {
    size_t count = 0;
    while (position + count < text.size() && is_digit(text[position + count])) ++count;
    return count;
}

// How many bytes at the beginning of `text` are a decimal number; 0 for none.
size_t decimal_length(std::string_view text) {
    size_t position = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    if (text.substr(position).starts_with("Infinity")) return position + 8;
    size_t digits = digits_at(text, position);
    position += digits;
    if (position < text.size() && text[position] == '.') {
        const size_t fraction = digits_at(text, position + 1);
        if (digits + fraction > 0) position += 1 + fraction;
        digits += fraction;
    }
    if (digits == 0) return 0;
    if (position < text.size() && (text[position] == 'e' || text[position] == 'E')) {
        size_t exponent = position + 1;
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
        if (const size_t count = digits_at(text, exponent); count > 0) position = exponent + count;
    }
    return position;
}

double decimal(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    if (text == "Infinity") {
        number = infinity;
    } else if (std::from_chars(text.data(), text.data() + text.size(), number).ec ==
               std::errc::result_out_of_range) {
        // Only strtod tells too large from too small.
        number = std::strtod(std::string(text).c_str(), nullptr);
    }
    return is_negative ? -number : number;
}

// The digits after 0x, 0o or 0b.
double digits_in_base(std::string_view digits, int base) {
    double number = 0;
    for (const char c : digits) {
        int digit = 99;
        if (is_digit(c)) digit = c - '0';
        if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        if (digit >= base) return not_a_number;
        number = number * base + digit;
    }
    return digits.empty() ? not_a_number : number;
}

double number_in(std::string_view text) {
    text = without_trailing_space(without_leading_space(text));
    if (text.empty()) return 0;
    if (text.starts_with("0x") || text.starts_with("0X")) return digits_in_base(text.substr(2), 16);
    if (text.starts_with("0o") || text.starts_with("0O")) return digits_in_base(text.substr(2), 8);
    if (text.starts_with("0b") || text.starts_with("0B")) return digits_in_base(text.substr(2), 2);
    return decimal_length(text) == text.size() ? decimal(text) : not_a_number;
}

void append_text(const json::value* value, std::string& text, int depth) {
    switch (sort_of(value)) {
        case Sort::undefined:
            text += "undefined";
            return;
        case Sort::null:
            text += "null";
            return;
        case Sort::boolean:
            text += value->get_bool() ? "true" : "false";
            return;
        case Sort::number:
            text += number_text(number_of(*value));
            return;
        case Sort::text:
            text += std::string_view(value->get_string());
            return;
        case Sort::compound:
            break;
    }
    if (value->is_object()) {
        text += "[object Object]";
        return;
    }
    if (depth >= list_depth_max) return;
    const auto& list = value->get_array();
    for (size_t i = 0; i < list.size(); ++i) {
        if (i > 0) text += ',';
        if (!list[i].is_null()) append_text(&list[i], text, depth + 1);
    }
}

// In the order of UTF-16 units: that of the bytes, but for characters above U+FFFF, which stand
// before U+E000 to U+FFFF.
std::strong_ordering compare_text(std::string_view a, std::string_view b) {
    const auto rank = [](char c) {
        const int byte = static_cast<unsigned char>(c);
        return byte == 0xEE || byte == 0xEF ? byte + 0x20 : byte;
    };
    const size_t shorter = std::min(a.size(), b.size());
    for (size_t i = 0; i < shorter; ++i) {
        if (a[i] != b[i]) return rank(a[i]) <=> rank(b[i]);
    }
    return a.size() <=> b.size();
}

}

bool is_truthy(const json::value* value) {
    switch (sort_of(value)) {
        case Sort::undefined:
        case Sort::null:
            return false;
        case Sort::boolean:
            return value->get_bool();
        case Sort::number: {
            const double number = number_of(*value);
            return number != 0 && !std::isnan(number);
        }
        case Sort::text:
            return !value->get_string().empty();
        case Sort::compound:
            return value->is_object() || !value->get_array().empty();
    }
    return false;
}

double to_number(const json::value* value) {
    switch (sort_of(value)) {
        case Sort::undefined:
            return not_a_number;
        case Sort::null:
            return 0;
        case Sort::boolean:
            return value->get_bool() ? 1 : 0;
        case Sort::number:
            return number_of(*value);
        case Sort::text:
            return number_in(value->get_string());
        case Sort::compound:
            return number_in(to_text(value));
    }
    return not_a_number;
}

double leading_number(const json::value* value) {
    if (sort_of(value) == Sort::number)
        return number_of(*value) + 0.0;  // -0 becomes 0, as through its text
    const auto whole = to_text(value);
    const auto text = without_leading_space(whole);
    const size_t length = decimal_length(text);
    return length > 0 ? decimal(text.substr(0, length)) : not_a_number;
}

std::string to_text(const json::value* value) {
    std::string text;
    append_text(value, text, 0);
    return text;
}

std::string number_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0) return "0";
    if (number < 0) return "-" + number_text(-number);

    std::array<char, 32> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                       std::chars_format::scientific);
    const std::string_view scientific(buffer.data(),
                                      static_cast<size_t>(written.ptr - buffer.data()));
    const size_t e = scientific.find('e');
    std::string digits(1, scientific[0]);
    if (e > 2) digits += scientific.substr(2, e - 2);
    const int exponent = std::atoi(std::string(scientific.substr(e + 1)).c_str());

    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1;  // digits before the decimal point
    if (count <= point && point <= 21)
        return digits + std::string(static_cast<size_t>(point - count), '0');
    if (0 < point && point <= 21) return digits.insert(static_cast<size_t>(point), ".");
    if (-6 < point && point <= 0)
        return "0." + std::string(static_cast<size_t>(-point), '0') + digits;
    if (count > 1) digits.insert(1, ".");
    return digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

bool are_strictly_equal(const json::value* a, const json::value* b) {
    const Sort sort = sort_of(a);
    if (sort != sort_of(b)) return false;
    switch (sort) {
        case Sort::undefined:
        case Sort::null:
            return true;
        case Sort::boolean:
            return a->get_bool() == b->get_bool();
        case Sort::number:
            return number_of(*a) == number_of(*b);
        case Sort::text:
            return a->get_string() == b->get_string();
        case Sort::compound:
            return a == b;
    }
    return false;
}

bool are_loosely_equal(const json::value* a, const json::value* b) {
    const auto is_nothing = [](Sort sort) { return sort == Sort::undefined || sort == Sort::null; };
    const Sort left = sort_of(a);
    const Sort right = sort_of(b);
    if (left == right) return are_strictly_equal(a, b);
    if (is_nothing(left) || is_nothing(right)) return is_nothing(left) && is_nothing(right);
    const bool is_text_and_compound = (left == Sort::text && right == Sort::compound) ||
                                      (left == Sort::compound && right == Sort::text);
    if (is_text_and_compound) return to_text(a) == to_text(b);
    return to_number(a) == to_number(b);
}

std::partial_ordering compare(const json::value* a, const json::value* b) {
    const auto is_textual = [](Sort sort) { return sort == Sort::text || sort == Sort::compound; };
    if (is_textual(sort_of(a)) && is_textual(sort_of(b)))
        return compare_text(to_text(a), to_text(b));
    return to_number(a) <=> to_number(b);
}

}
