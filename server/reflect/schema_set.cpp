#include "reflect/schema_set.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include "base/check.hpp"

namespace json = boost::json;

namespace reflect {

bool SchemaSet::begin(const std::string& name, const std::string& type) {
    const auto [place, is_new] = entries_.try_emplace(name);
    auto& entry = place->second;
    check(is_new || entry.type == type,
          fmt::format("{} and {} have schema names of their own", entry.type, type));
    // A type that refers to itself finds itself begun here.
    if (!is_new && (entry.direction == direction_ || entry.direction == Direction::input))
        return false;
    entry.type = type;
    entry.direction = direction_;
    return true;
}

void SchemaSet::define(const std::string& name, json::object definition) {
    entries_[name].definition = std::move(definition);
}

json::object SchemaSet::definitions() const {
    json::object all;
    for (const auto& [name, entry] : entries_) all.emplace(name, entry.definition);
    return all;
}

const json::object& SchemaSet::definition(std::string_view name) const {
    const auto place = entries_.find(name);
    check(place != entries_.end(), fmt::format("the schema {} is defined", name));
    return place->second.definition;
}

json::object SchemaSet::reference(std::string_view name) {
    return {{"$ref", fmt::format("#/components/schemas/{}", name)}};
}

std::string SchemaSet::schema_name(std::string_view type) {
    const auto bracket = type.find('<');
    const auto outer = type.substr(0, bracket);
    const auto colons = outer.rfind("::");
    std::string name(colons == std::string_view::npos ? outer : outer.substr(colons + 2));
    if (bracket == std::string_view::npos) return name;
    const auto inner = type.substr(bracket + 1, type.rfind('>') - bracket - 1);
    return schema_name(inner) + name;
}

namespace {

void add_text_limits(json::object& schema, const Field& field) {
    if (field.length_min) schema["minLength"] = *field.length_min;
    if (field.length_max) schema["maxLength"] = *field.length_max;
    switch (field.format) {
        case Format::none:
            break;
        case Format::email:
            schema["format"] = "email";
            break;
        case Format::uri:
            schema["format"] = "uri";
            break;
        case Format::date:
            schema["format"] = "date";
            break;
        case Format::time_of_day:
            schema["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
            break;
        case Format::color:
            schema["pattern"] = "^#[0-9a-fA-F]{6}$";
            break;
    }
}

// A limit that a whole number can express is printed as one.
json::value number(double limit) {
    const auto whole = static_cast<int64_t>(limit);
    return static_cast<double>(whole) == limit ? json::value(whole) : json::value(limit);
}

void add_number_limits(json::object& schema, const Field& field) {
    if (field.minimum) schema["minimum"] = number(*field.minimum);
    if (field.maximum) schema["maximum"] = number(*field.maximum);
}

void add_limits(json::object& schema, const Field& field) {
    if (auto* items = schema.if_contains("items")) {
        auto& item = items->as_object();
        add_text_limits(item, field);
        add_number_limits(item, field);
        // Adding members moves the others: `item` dangles from here on.
        if (field.items_min) schema["minItems"] = *field.items_min;
        if (field.items_max) schema["maxItems"] = *field.items_max;
        return;
    }
    if (schema.contains("additionalProperties")) {
        if (field.items_min) schema["minProperties"] = *field.items_min;
        if (field.items_max) schema["maxProperties"] = *field.items_max;
        return;
    }
    add_text_limits(schema, field);
    add_number_limits(schema, field);
}

}

void StructSchema::add(const Member& member, json::object schema, bool is_optional) {
    if (auto* either = schema.if_contains("anyOf")) {
        add_limits(either->as_array().front().as_object(), member.field);
    } else {
        add_limits(schema, member.field);
    }
    if (!member.field.about.empty()) schema["description"] = member.field.about;
    properties_.emplace(member.field.name, std::move(schema));
    const bool is_always_written = direction_ == Direction::output && !is_optional;
    if (member.is_required || is_always_written)
        required_.push_back(json::value(member.field.name));
}

void StructSchema::set_default(json::value value) {
    auto& last = (properties_.end() - 1)->value().as_object();
    last["default"] = std::move(value);
}

json::object StructSchema::finish() {
    json::object schema{{"type", "object"}, {"properties", std::move(properties_)}};
    if (!required_.empty()) schema.emplace("required", std::move(required_));
    schema.emplace("additionalProperties", false);
    return schema;
}

}
