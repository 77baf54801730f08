// A transaction, as a unit of work sees it. Everything that a unit does through it is committed
// together or not at all.
//
// Rows are described structs, matched to columns by name, or single values (store/column.hpp). What
// cannot be stored because of a unique constraint is an Error(conflict); what the program has wrong
// (SQL, names, counts) is a check failure. A Tx lives as long as its unit and is used by the unit's
// thread only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <ranges>
#include <string_view>
#include <utility>
#include <vector>

#include "store/row.hpp"
#include "store/statement.hpp"
#include "store/unit.hpp"

class Tx {
public:
    // Units are given one by Store. The transaction on `connection` is begun and ended by whoever
    // makes it.
    Tx(Connection& connection, Access access) : connection_(connection), access_(access) {}
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    // Returns the number of rows changed.
    template <class... Arguments>
    int64_t run(Statement statement, const Arguments&... arguments);

    // All rows.
    template <class Row, class... Arguments>
    std::vector<Row> select(Statement statement, const Arguments&... arguments);

    // The row, if there is one. More than one is a check failure.
    template <class Row, class... Arguments>
    std::optional<Row> find(Statement statement, const Arguments&... arguments);

    // The one row. Any other number is a check failure: for counts, sums, `returning`, and what
    // must be there.
    template <class Value, class... Arguments>
    Value value(Statement statement, const Arguments&... arguments);

    // Calls `use(row)` for each row without holding them all.
    template <class Row, class Function, class... Arguments>
    void each(Statement statement, Function&& use, const Arguments&... arguments);

    // Inserts a described struct; its members name the columns of `table`, a constant of the
    // program.
    template <DescribedRow Row>
    void insert(std::string_view table, const Row& row);
    template <std::ranges::input_range Rows>
    void insert_all(std::string_view table, const Rows& rows);

    // Calls `action` once the unit is durable, on the writer's thread and before the unit's caller
    // hears of it; never if the unit is rolled back. It must be quick and must not wait for the
    // store; submitting further units is allowed. For wake-ups: what must happen goes into the
    // database. Not for read units.
    void after_commit(std::function<void()> action);
    std::vector<std::function<void()>> take_after_commit() { return std::move(after_commit_); }

private:
    template <class... Arguments>
    static void bind_all(Query& query, const Arguments&... arguments);
    std::string_view insert_text(std::string_view table, const void* row,
                                 std::span<const char* const> members);

    Connection& connection_;
    const Access access_;
    std::vector<std::function<void()>> after_commit_;
};

template <class... Arguments>
void Tx::bind_all(Query& query, const Arguments&... arguments) {
    [[maybe_unused]] int parameter = 0;
    (bind_argument(query, ++parameter, arguments), ...);
}

template <class... Arguments>
int64_t Tx::run(Statement statement, const Arguments&... arguments) {
    Query query{connection_, statement.sql, sizeof...(arguments)};
    bind_all(query, arguments...);
    return query.run();
}

template <class Row, class Function, class... Arguments>
void Tx::each(Statement statement, Function&& use, const Arguments&... arguments) {
    Query query{connection_, statement.sql, sizeof...(arguments)};
    expect_row<Row>(query);
    bind_all(query, arguments...);
    while (query.step()) use(read_row<Row>(query));
}

template <class Row, class... Arguments>
std::vector<Row> Tx::select(Statement statement, const Arguments&... arguments) {
    std::vector<Row> rows;
    each<Row>(statement, [&](Row&& row) { rows.push_back(std::move(row)); }, arguments...);
    return rows;
}

template <class Row, class... Arguments>
std::optional<Row> Tx::find(Statement statement, const Arguments&... arguments) {
    Query query{connection_, statement.sql, sizeof...(arguments)};
    expect_row<Row>(query);
    bind_all(query, arguments...);
    if (!query.step()) return std::nullopt;
    std::optional<Row> row = read_row<Row>(query);
    if (query.step()) query.refuse_rows("at most one row, found more");
    return row;
}

template <class Value, class... Arguments>
Value Tx::value(Statement statement, const Arguments&... arguments) {
    Query query{connection_, statement.sql, sizeof...(arguments)};
    expect_row<Value>(query);
    bind_all(query, arguments...);
    if (!query.step()) query.refuse_rows("exactly one row, found none");
    Value row = read_row<Value>(query);
    if (query.step()) query.refuse_rows("exactly one row, found more");
    return row;
}

template <DescribedRow Row>
void Tx::insert(std::string_view table, const Row& row) {
    constexpr auto& members = member_names<Row>;
    Query query{connection_, insert_text(table, &row_mark<Row>, members), members.size()};
    int parameter = 0;
    boost::mp11::mp_for_each<RowMembers<Row>>(
        [&](auto member) { bind_argument(query, ++parameter, row.*member.pointer); });
    query.run();
}

template <std::ranges::input_range Rows>
void Tx::insert_all(std::string_view table, const Rows& rows) {
    for (const auto& row : rows) insert(table, row);
}
