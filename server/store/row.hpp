// Rows as described structs: columns are matched by name to members, so that their order does not
// matter and a column that was renamed on one side only is found at the first use.
#pragma once

#include <array>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "store/column.hpp"

template <class Row>
using RowMembers = boost::describe::describe_members<Row, boost::describe::mod_public |
                                                              boost::describe::mod_inherited>;

template <class T>
concept DescribedRow = !Scalar<T> && boost::describe::has_describe_members<T>::value;

// Its address identifies the struct.
template <DescribedRow Row>
inline constexpr char row_mark = 0;

template <class... Members>
struct MemberNames {
    static constexpr std::array<const char*, sizeof...(Members)> names{Members::name...};
};

template <DescribedRow Row>
inline constexpr auto& member_names = boost::mp11::mp_rename<RowMembers<Row>, MemberNames>::names;

// Checks that the columns of `query` are those of `Row`, also when there is no row to read.
template <class Row>
void expect_row(Query& query) {
    static_assert(Scalar<Row> || DescribedRow<Row>,
                  "a row is a described struct or a type that store/column.hpp can read");
    if constexpr (Scalar<Row>) {
        query.expect_one_column();
    } else {
        query.match(&row_mark<Row>, member_names<Row>);
    }
}

template <class Row>
Row read_row(Query& query) {
    if constexpr (Scalar<Row>) {
        return ColumnType<Row>::read(query, 0);
    } else {
        const auto columns = query.match(&row_mark<Row>, member_names<Row>);
        Row row{};
        size_t next = 0;
        boost::mp11::mp_for_each<RowMembers<Row>>([&](auto member) {
            auto& value = row.*member.pointer;
            using Value = std::remove_reference_t<decltype(value)>;
            static_assert(Scalar<Value>,
                          "a member of a row is of a type that store/column.hpp can read");
            value = ColumnType<Value>::read(query, columns[next++]);
        });
        return row;
    }
}
