// The named schemas that a document refers to, each once: what stands under `components/schemas` of
// the OpenAPI document. A struct or enum is called by its C++ name without its namespace; Page<Run>
// is RunPage.
#pragma once

#include <boost/core/type_name.hpp>
#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <string_view>

#include "reflect/reader.hpp"

namespace reflect {

// Who fills the value. A sender may leave out what has a default or may be empty; what the server
// writes holds every member but empty optionals, so its schema requires more. A struct that goes
// both ways is described as input.
enum class Direction { input, output };

class SchemaSet {
public:
    // {"$ref": "#/components/schemas/T"}, after adding T's definition, if it is new, with all that
    // it refers to.
    template <class T, class Build>
    boost::json::object refer(Build build) {
        const std::string type = boost::core::type_name<T>();
        const std::string name = schema_name(type);
        if (begin(name, type)) define(name, build());
        return reference(name);
    }

    // For what is added next.
    void set_direction(Direction direction) { direction_ = direction; }
    Direction direction() const { return direction_; }

    // By name, alphabetically.
    boost::json::object definitions() const;
    const boost::json::object& definition(std::string_view name) const;
    static boost::json::object reference(std::string_view name);
    static std::string schema_name(std::string_view type);

    // Adds a schema that no C++ type stands for.
    void define(const std::string& name, boost::json::object definition);

private:
    // True if `name` has no definition yet for this direction. Two types of one name fail a check.
    bool begin(const std::string& name, const std::string& type);

    struct Entry {
        std::string type;
        Direction direction = Direction::output;
        boost::json::object definition;
    };
    std::map<std::string, Entry, std::less<>> entries_;
    Direction direction_ = Direction::input;
};

// Puts a struct's schema together, member by member.
class StructSchema {
public:
    explicit StructSchema(Direction direction) : direction_(direction) {}
    void add(const Member& member, boost::json::object schema, bool is_optional);
    // Of the member added last.
    void set_default(boost::json::value value);
    boost::json::object finish();

private:
    Direction direction_;
    boost::json::object properties_;
    boost::json::array required_;
};

}
