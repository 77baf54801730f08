#include "core/yaml_scalar.hpp"

#include <charconv>

namespace json = boost::json;

namespace {

size_t digits_at(std::string_view text, size_t position) {
    size_t count = 0;
    while (position + count < text.size() && text[position + count] >= '0' &&
           text[position + count] <= '9')
        ++count;
    return count;
}

// By JSON's grammar: no leading zeros, digits on both sides of the point.
enum class NumberShape { none, whole, fraction };

NumberShape shape_of(std::string_view text) {
    size_t position = text.starts_with('-') ? 1 : 0;
    const size_t whole = digits_at(text, position);
    if (whole == 0 || (whole > 1 && text[position] == '0')) return NumberShape::none;
    position += whole;
    if (position == text.size()) return NumberShape::whole;
    if (text[position] == '.') {
        const size_t fraction = digits_at(text, position + 1);
        if (fraction == 0) return NumberShape::none;
        position += 1 + fraction;
    }
    if (position < text.size() && (text[position] == 'e' || text[position] == 'E')) {
        ++position;
        if (position < text.size() && (text[position] == '+' || text[position] == '-')) ++position;
        const size_t exponent = digits_at(text, position);
        if (exponent == 0) return NumberShape::none;
        position += exponent;
    }
    return position == text.size() ? NumberShape::fraction : NumberShape::none;
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_read = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return is_read ? std::optional(number) : std::nullopt;
}

}

std::optional<json::value> plain_value(std::string_view scalar) {
    const bool is_null =
        scalar.empty() || scalar == "~" || scalar == "null" || scalar == "Null" || scalar == "NULL";
    if (is_null) return json::value(nullptr);
    if (scalar == "true") return json::value(true);
    if (scalar == "false") return json::value(false);
    const auto shape = shape_of(scalar);
    if (shape == NumberShape::none) return std::nullopt;
    if (shape == NumberShape::whole && scalar != "-0") {
        if (const auto whole = number_in<int64_t>(scalar)) return json::value(*whole);
        if (const auto whole = number_in<uint64_t>(scalar)) return json::value(*whole);
    }
    const auto number = number_in<double>(scalar);
    return number ? std::optional(json::value(*number)) : std::nullopt;
}

bool is_too_large(std::string_view scalar) {
    return shape_of(scalar) != NumberShape::none && !plain_value(scalar);
}
