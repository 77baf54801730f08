// Further column types of the records: lists of described structs as JSON text, and enums that have
// words of C++ among their names.
#pragma once

#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "reflect/json.hpp"
#include "store/column.hpp"

template <class T>
    requires boost::describe::has_describe_members<T>::value
struct ColumnType<std::vector<T>> {
    static void bind(Query& query, int parameter, const std::vector<T>& values) {
        query.bind_copy(parameter, boost::json::serialize(reflect::to_json(values)));
    }
    static std::vector<T> read(const Query& query, int column) {
        Faults faults;
        auto values = reflect::from_json<std::vector<T>>(
            ColumnType<boost::json::value>::read(query, column), faults);
        if (!faults.empty())
            query.refuse(column, faults.front().pointer + ": " + faults.front().message);
        return values;
    }
};

// For ContractState::void_, stored as "void": the name that goes out on the wire.
template <class E>
struct NamedColumn {
    static void bind(Query& query, int parameter, E value) {
        query.bind_text(parameter, reflect::name_of(value));
    }
    static E read(const Query& query, int column) {
        const auto value = reflect::parse_name<E>(query.text(column));
        if (!value) query.refuse(column, "another name");
        return *value;
    }
};
