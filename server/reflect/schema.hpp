// JSON Schema (2020-12) of a described struct, as OpenAPI 3.1 embeds it. References go to
// "#/components/schemas/NAME".
#pragma once

#include "reflect/form.hpp"

namespace reflect {

// T as others refer to it: a $ref if T is a struct or an enum, which `set` then holds with all that
// it refers to.
template <class T>
boost::json::object schema_of(SchemaSet& set, Direction direction) {
    set.set_direction(direction);
    return Form<T>::schema(set);
}

// T's own definition, its nested structs by reference.
template <class T>
boost::json::object schema_of(Direction direction = Direction::input) {
    SchemaSet set;
    auto schema = schema_of<T>(set, direction);
    if (!schema.contains("$ref")) return schema;
    return set.definition(SchemaSet::schema_name(boost::core::type_name<T>()));
}

}
