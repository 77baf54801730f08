// The operators of conditions: their names and how many arguments each takes.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

enum class Operator {
    var,
    missing,
    missing_some,
    if_,
    equal,
    identical,
    unequal,
    not_identical,
    not_,
    truthy,
    or_,
    and_,
    greater,
    at_least,
    less,
    at_most,
    max,
    min,
    add,
    subtract,
    multiply,
    divide,
    remainder,
    map,
    filter,
    reduce,
    all,
    none,
    some,
    merge,
    in,
    cat,
    substr,
    log,
};

struct OperatorRow {
    std::string_view name;
    Operator code;
    size_t least;  // arguments
    size_t most;
};

inline constexpr size_t any_number = static_cast<size_t>(-1);

inline constexpr auto operator_rows = std::to_array<OperatorRow>({
    {"var", Operator::var, 0, 2},
    {"missing", Operator::missing, 0, any_number},
    {"missing_some", Operator::missing_some, 2, 2},
    {"if", Operator::if_, 2, any_number},
    {"?:", Operator::if_, 2, any_number},
    {"==", Operator::equal, 2, 2},
    {"===", Operator::identical, 2, 2},
    {"!=", Operator::unequal, 2, 2},
    {"!==", Operator::not_identical, 2, 2},
    {"!", Operator::not_, 1, 1},
    {"!!", Operator::truthy, 1, 1},
    {"or", Operator::or_, 1, any_number},
    {"and", Operator::and_, 1, any_number},
    {">", Operator::greater, 2, 2},
    {">=", Operator::at_least, 2, 2},
    {"<", Operator::less, 2, 3},
    {"<=", Operator::at_most, 2, 3},
    {"max", Operator::max, 1, any_number},
    {"min", Operator::min, 1, any_number},
    {"+", Operator::add, 1, any_number},
    {"-", Operator::subtract, 1, 2},
    {"*", Operator::multiply, 1, any_number},
    {"/", Operator::divide, 2, 2},
    {"%", Operator::remainder, 2, 2},
    {"map", Operator::map, 2, 2},
    {"filter", Operator::filter, 2, 2},
    {"reduce", Operator::reduce, 2, 3},
    {"all", Operator::all, 2, 2},
    {"none", Operator::none, 2, 2},
    {"some", Operator::some, 2, 2},
    {"merge", Operator::merge, 0, any_number},
    {"in", Operator::in, 2, 2},
    {"cat", Operator::cat, 1, any_number},
    {"substr", Operator::substr, 2, 3},
    {"log", Operator::log, 1, 1},
});

inline constexpr auto operator_names = [] {
    std::array<std::string_view, operator_rows.size()> names;
    for (size_t i = 0; i < names.size(); ++i) names[i] = operator_rows[i].name;
    return names;
}();

constexpr std::optional<OperatorRow> find_operator(std::string_view name) {
    for (const auto& row : operator_rows) {
        if (row.name == name) return row;
    }
    return std::nullopt;
}
