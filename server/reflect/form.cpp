#include "reflect/form.hpp"

#include <fmt/format.h>
#include <cmath>

#include "base/bytes.hpp"
#include "base/check.hpp"

namespace reflect {

void Form<bool>::read(const json::value& from, bool& out, Reader& reader) {
    if (!from.is_bool()) return reader.expected("true or false", from);
    out = from.get_bool();
}

json::value Form<double>::write(double from) {
    check(std::isfinite(from), "a number that is sent is finite");
    return from;
}

void Form<double>::read(const json::value& from, double& out, Reader& reader) {
    if (!from.is_number()) return reader.expected("a number", from);
    const auto number = from.to_number<double>();
    if (!std::isfinite(number)) return reader.fault("the number is too large");
    out = number;
}

void Form<std::string>::read(const json::value& from, std::string& out, Reader& reader) {
    const auto* text = from.if_string();
    if (!text) return reader.expected("text", from);
    if (!is_utf8(*text)) return reader.fault("expected text in UTF-8");
    if (text->find('\0') != json::string::npos)
        return reader.fault("must not hold the character NUL");
    out.assign(text->data(), text->size());
}

void Form<json::object>::read(const json::value& from, json::object& out, Reader& reader) {
    if (!from.is_object()) return reader.expected("an object", from);
    out = from.get_object();
}

void Form<json::array>::read(const json::value& from, json::array& out, Reader& reader) {
    if (!from.is_array()) return reader.expected("a list", from);
    out = from.get_array();
}

std::optional<int64_t> integer_form::read(const json::value& from, int64_t least, int64_t most,
                                          Reader& reader) {
    if (!from.is_number()) {
        reader.expected("a whole number", from);
        return std::nullopt;
    }
    json::error_code inexact;
    const auto number = from.to_number<int64_t>(inexact);
    if (!inexact && number >= least && number <= most) return number;
    reader.fault(fmt::format("expected a whole number from {} to {}, found {}", least, most,
                             json::serialize(from)));
    return std::nullopt;
}

json::object integer_form::schema(int64_t least, size_t bytes) {
    json::object schema{{"type", "integer"}, {"format", bytes > 4 ? "int64" : "int32"}};
    if (least == 0) schema.emplace("minimum", 0);
    return schema;
}

}
