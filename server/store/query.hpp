// One execution of a statement: parameters in, rows out. What store/column.hpp and store/tx.hpp are
// written on; the only place where values meet the database, so that another database needs another
// Query and nothing else.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

class Connection;
struct Prepared;

class Query {
public:
    // `arguments` is how many parameters will be bound; another number than the statement has is a
    // check failure.
    Query(Connection& connection, std::string_view sql, size_t arguments);
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    // `parameter` counts from 1, as in $1. The bytes of bind_text and bind_blob must outlive the
    // query; those of bind_copy need not. Text with a zero byte is an Error(invalid): not every
    // database can hold it.
    void bind_null(int parameter);
    void bind_integer(int parameter, int64_t value);
    void bind_real(int parameter, double value);
    void bind_text(int parameter, std::string_view text);
    void bind_copy(int parameter, std::string_view text);
    void bind_blob(int parameter, std::string_view bytes);

    // Moves to the next row; false behind the last one.
    bool step();
    // Executes to the end and returns the number of rows changed.
    int64_t run();

    // `column` counts from 0. A value of another sort is an Error(internal) that names the column.
    // Text and bytes are valid until the next step.
    bool is_null(int column) const;
    int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    std::string_view blob(int column) const;
    [[noreturn]] void refuse(int column, std::string_view expected) const;

    // For each of `members`, its column; made once per statement and `row`, which identifies the
    // members. A column without a member or a member without a column is a check failure that names
    // them.
    std::span<const int> match(const void* row, std::span<const char* const> members);
    // Checks that a row is a single value.
    void expect_one_column() const;
    // Check failures about the number of rows.
    [[noreturn]] void refuse_rows(std::string_view expected) const;

private:
    void check_bound(int code, int parameter) const;
    int sort_of(int column) const;

    Connection& connection_;
    std::unique_ptr<Prepared> own_;
    Prepared* prepared_;
};
