#include "store/query.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include "base/check.hpp"
#include "store/connection.hpp"

Query::Query(Connection& connection, std::string_view sql, size_t arguments)
    : connection_(connection) {
    check(connection.in_transaction(), "a unit goes on although its transaction has ended");
    connection.check_limit();
    prepared_ = &connection.prepared(sql);
    if (prepared_->is_busy) {
        own_ = connection.prepare(sql);
        prepared_ = own_.get();
    }
    if (prepared_->parameters.size() != arguments) {
        check(false, fmt::format("{} arguments for {} parameters: {}", arguments,
                                 prepared_->parameters.size(), sql));
    }
    prepared_->is_busy = true;
}

Query::~Query() {
    auto* statement = prepared_->statement.get();
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    prepared_->is_busy = false;
}

void Query::check_bound(int code, int parameter) const {
    if (code == SQLITE_OK) [[likely]]
        return;
    if (code == SQLITE_TOOBIG || code == SQLITE_NOMEM) connection_.fail(code, prepared_->sql);
    check(false, fmt::format("parameter ${} cannot be bound: {}", parameter, prepared_->sql));
}

void Query::bind_null(int parameter) {
    const int index = prepared_->parameters[static_cast<size_t>(parameter - 1)];
    check_bound(sqlite3_bind_null(prepared_->statement.get(), index), parameter);
}

void Query::bind_integer(int parameter, int64_t value) {
    const int index = prepared_->parameters[static_cast<size_t>(parameter - 1)];
    check_bound(sqlite3_bind_int64(prepared_->statement.get(), index, value), parameter);
}

void Query::bind_real(int parameter, double value) {
    check(!std::isnan(value), "a stored number is a number");
    const int index = prepared_->parameters[static_cast<size_t>(parameter - 1)];
    check_bound(sqlite3_bind_double(prepared_->statement.get(), index, value), parameter);
}

namespace {

void refuse_zero_bytes(std::string_view text) {
    if (text.find('\0') == std::string_view::npos) [[likely]]
        return;
    throw Error(ErrorCode::invalid, "text must not contain the character U+0000; remove it");
}

// SQLite takes a null pointer for null, and an empty view may have one.
const char* start_of(std::string_view bytes) {
    return bytes.empty() ? "" : bytes.data();
}

}

void Query::bind_text(int parameter, std::string_view text) {
    refuse_zero_bytes(text);
    const int index = prepared_->parameters[static_cast<size_t>(parameter - 1)];
    check_bound(sqlite3_bind_text64(prepared_->statement.get(), index, start_of(text), text.size(),
                                    SQLITE_STATIC, SQLITE_UTF8),
                parameter);
}

void Query::bind_copy(int parameter, std::string_view text) {
    refuse_zero_bytes(text);
    const int index = prepared_->parameters[static_cast<size_t>(parameter - 1)];
    check_bound(sqlite3_bind_text64(prepared_->statement.get(), index, start_of(text), text.size(),
                                    SQLITE_TRANSIENT, SQLITE_UTF8),
                parameter);
}

void Query::bind_blob(int parameter, std::string_view bytes) {
    const int index = prepared_->parameters[static_cast<size_t>(parameter - 1)];
    check_bound(sqlite3_bind_blob64(prepared_->statement.get(), index, start_of(bytes),
                                    bytes.size(), SQLITE_STATIC),
                parameter);
}

bool Query::step() {
    const int code = sqlite3_step(prepared_->statement.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) connection_.fail(code, prepared_->sql);
    return false;
}

int64_t Query::run() {
    auto* database = connection_.handle();
    const int64_t before = sqlite3_total_changes64(database);
    while (step()) {
    }
    // Statements that change no row leave the count of an earlier one behind.
    return sqlite3_total_changes64(database) == before ? 0 : sqlite3_changes64(database);
}

int Query::sort_of(int column) const {
    return sqlite3_column_type(prepared_->statement.get(), column);
}
bool Query::is_null(int column) const {
    return sort_of(column) == SQLITE_NULL;
}

int64_t Query::integer(int column) const {
    if (sort_of(column) != SQLITE_INTEGER) refuse(column, "a whole number");
    return sqlite3_column_int64(prepared_->statement.get(), column);
}

double Query::real(int column) const {
    const int sort = sort_of(column);
    if (sort != SQLITE_FLOAT && sort != SQLITE_INTEGER) refuse(column, "a number");
    return sqlite3_column_double(prepared_->statement.get(), column);
}

std::string_view Query::text(int column) const {
    if (sort_of(column) != SQLITE_TEXT) refuse(column, "text");
    auto* statement = prepared_->statement.get();
    const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    if (start == nullptr) connection_.fail(SQLITE_NOMEM, prepared_->sql);
    return {start, static_cast<size_t>(sqlite3_column_bytes(statement, column))};
}

std::string_view Query::blob(int column) const {
    if (sort_of(column) != SQLITE_BLOB) refuse(column, "bytes");
    auto* statement = prepared_->statement.get();
    const auto* start = static_cast<const char*>(sqlite3_column_blob(statement, column));
    return {start, static_cast<size_t>(sqlite3_column_bytes(statement, column))};
}

void Query::refuse(int column, std::string_view expected) const {
    const auto found = [&]() -> std::string_view {
        switch (sort_of(column)) {
            case SQLITE_INTEGER:
                return "a whole number";
            case SQLITE_FLOAT:
                return "a number";
            case SQLITE_TEXT:
                return "text";
            case SQLITE_BLOB:
                return "bytes";
            default:
                return "null";
        }
    }();
    throw Error(ErrorCode::internal,
                fmt::format("column '{}' cannot be read: expected {}, found {}",
                            prepared_->columns[static_cast<size_t>(column)], expected,
                            found == expected ? "another value" : found));
}

std::span<const int> Query::match(const void* row, std::span<const char* const> members) {
    if (prepared_->row == row) return prepared_->matched;
    const auto& columns = prepared_->columns;
    std::vector<int> matched;
    std::vector<std::string> faults;
    for (const std::string_view member : members) {
        const auto found = std::ranges::find(columns, member);
        if (found == columns.end())
            faults.push_back(fmt::format("member '{}' has no column", member));
        matched.push_back(static_cast<int>(found - columns.begin()));
    }
    for (size_t i = 0; i < columns.size(); ++i) {
        if (std::ranges::find(matched, static_cast<int>(i)) != matched.end()) continue;
        const auto here = columns.begin() + static_cast<std::ptrdiff_t>(i);
        const bool is_repeated = std::find(columns.begin(), here, *here) != here;
        faults.push_back(
            fmt::format("column '{}' {}", *here, is_repeated ? "occurs twice" : "has no member"));
    }
    if (!faults.empty())
        check(false, fmt::format("{}: {}", fmt::join(faults, ", "), prepared_->sql));
    prepared_->row = row;
    prepared_->matched = std::move(matched);
    return prepared_->matched;
}

void Query::expect_one_column() const {
    if (prepared_->columns.size() == 1) [[likely]]
        return;
    check(false, fmt::format("one column was expected, found {}: {}", prepared_->columns.size(),
                             prepared_->sql));
}

void Query::refuse_rows(std::string_view expected) const {
    throw CheckFailed(fmt::format("expected {}: {}", expected, prepared_->sql));
}
