#include "store/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/check.hpp"
#include "base/log.hpp"
#include "store/dialect.hpp"

namespace {

using std::chrono::steady_clock;

constexpr int busy_timeout_ms = 5'000;
constexpr int restart_timeout_ms = 100;
constexpr int steps_between_limit_checks = 1'000;

}

void Prepared::Finalize::operator()(sqlite3_stmt* prepared) const {
    sqlite3_finalize(prepared);
}
void Connection::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Connection::Connection(const std::filesystem::path& path, Access access, Durability durability) {
    const int flags =
        access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(
        path.c_str(), &opened,
        flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE, nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) fail(code, path.string());

    // "name" in double quotes is a name and nothing else, as in every other database.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_busy_timeout(opened, busy_timeout_ms);
    if (access == Access::write) {
        set_up_writer(durability);
        return;
    }
    sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_wal_autocheckpoint(opened, 0);
    execute("pragma cache_size = -16000");
    const auto is_past_limit = [](void* self) {
        return steady_clock::now() > static_cast<Connection*>(self)->deadline_ ? 1 : 0;
    };
    sqlite3_progress_handler(opened, steps_between_limit_checks, is_past_limit, this);
}

void Connection::set_up_writer(Durability durability) {
    if (text_of("pragma page_count") == "0") execute("pragma auto_vacuum = incremental");
    const auto journal = text_of("pragma journal_mode = wal");
    if (journal != "wal") {
        throw Error(
            ErrorCode::unavailable,
            fmt::format("the database needs a write-ahead log, and the file system gives it '{}'; "
                        "put it on a local disk",
                        journal));
    }
    execute(durability == Durability::full ? "pragma synchronous = full"
                                           : "pragma synchronous = off");
    check(text_of("pragma synchronous") == (durability == Durability::full ? "2" : "0"),
          "the database did not take the setting for syncing");
    execute("pragma foreign_keys = on");
    execute("pragma cache_size = -64000");
    // Instead of SQLite's own automatic checkpoint, which hides a failed sync and delays the commit
    // that triggers it.
    const auto note_pages = [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Connection*>(self)->wal_pages_ = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(database_.get(), note_pages, this);
}

Connection::~Connection() {
    if (has_sync_failed_) {
        // Closing must not sync again: the log stays as it is, and the next start reads it from the
        // disk.
        sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
}

Prepared& Connection::prepared(std::string_view sql) {
    const auto found = cache_.find(sql);
    if (found != cache_.end()) return *found->second;
    return *cache_.emplace(std::string(sql), prepare(sql)).first->second;
}

std::unique_ptr<Prepared> Connection::prepare(std::string_view sql) {
    auto made = std::make_unique<Prepared>();
    made->sql = sqlite_text(sql);
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(), made->sql.c_str(), -1,
                                        SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    made->statement.reset(statement);
    if (code != SQLITE_OK) fail(code, sql);
    if (statement == nullptr ||
        std::string_view(rest).find_first_not_of(" \n\t;") != std::string::npos) {
        check(false, fmt::format("exactly one statement was expected: {}", sql));
    }
    const int parameters = sqlite3_bind_parameter_count(statement);
    for (int number = 1; number <= parameters; ++number) {
        const int index =
            sqlite3_bind_parameter_index(statement, fmt::format("${}", number).c_str());
        if (index == 0) check(false, fmt::format("parameters are $1 to ${}: {}", parameters, sql));
        made->parameters.push_back(index);
    }
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        made->columns.emplace_back(sqlite3_column_name(statement, column));
    }
    return made;
}

std::string_view Connection::insert_text(std::string_view table, const void* row,
                                         std::span<const char* const> members) {
    auto& text = insert_texts_[{row, std::string(table)}];
    if (text.empty()) {
        std::string values;
        for (size_t i = 0; i < members.size(); ++i) {
            const auto* separator = i == 0 ? "" : ", ";
            text += fmt::format("{}\"{}\"", separator, members[i]);
            values += fmt::format("{}${}", separator, i + 1);
        }
        text = fmt::format("insert into \"{}\" ({}) values ({})", table, text, values);
    }
    return text;
}

void Connection::execute(std::string_view sql) {
    auto* statement = prepared(sql).statement.get();
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement);
    if (code != SQLITE_DONE) {
        sqlite3_reset(statement);
        fail(code, sql);
    }
    sqlite3_reset(statement);
}

std::optional<std::string> Connection::execute_all(std::string_view sql) {
    const int code =
        sqlite3_exec(database_.get(), sqlite_text(sql).c_str(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return std::nullopt;
    return sqlite3_errmsg(database_.get());
}

std::string Connection::text_of(std::string_view sql) {
    const auto once = prepare(sql);
    const int code = sqlite3_step(once->statement.get());
    if (code != SQLITE_ROW) fail(code, sql);
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(once->statement.get(), 0));
    return text == nullptr ? "" : text;
}

void Connection::vacuum_into(const std::filesystem::path& path) {
    const auto once = prepare("vacuum into $1");
    sqlite3_bind_text(once->statement.get(), 1, path.c_str(), -1, SQLITE_STATIC);
    const int code = sqlite3_step(once->statement.get());
    if (code != SQLITE_DONE) fail(code, once->sql);
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(database_.get()) == 0;
}

void Connection::roll_back() noexcept {
    if (in_transaction()) sqlite3_exec(database_.get(), "rollback", nullptr, nullptr, nullptr);
}

void Connection::start_limit(std::chrono::milliseconds limit) {
    deadline_ = steady_clock::now() + limit;
}
void Connection::end_limit() {
    deadline_ = steady_clock::time_point::max();
}

void Connection::check_limit() const {
    if (deadline_ == steady_clock::time_point::max() || steady_clock::now() <= deadline_) return;
    throw Error(ErrorCode::unavailable,
                "reading took longer than it may; ask for less, or try again later");
}

void Connection::checkpoint(Checkpoint mode) {
    const bool is_restart = mode == Checkpoint::restart;
    // A reader that does not leave in time is no failure: the next checkpoint meets others.
    if (is_restart) sqlite3_busy_timeout(database_.get(), restart_timeout_ms);
    const int code = sqlite3_wal_checkpoint_v2(
        database_.get(), "main", is_restart ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE,
        nullptr, nullptr);
    if (is_restart) sqlite3_busy_timeout(database_.get(), busy_timeout_ms);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) {
        const auto fault = fault_of(code);
        log(LogLevel::error, "checkpoint failed", {{"reason", fault.message()}});
    }
}

void Connection::fail(int code, std::string_view sql) {
    const std::string what = sqlite3_errmsg(database_.get());
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw Error(ErrorCode::conflict, fmt::format("this exists already ({})", what));
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw Error(ErrorCode::conflict,
                        "this is in use elsewhere, or belongs to something that is gone");
        default:
            break;
    }
    switch (code & 0xFF) {
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_NOMEM:
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
        case SQLITE_INTERRUPT:
        case SQLITE_TOOBIG:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            break;
        case SQLITE_READONLY:
            throw CheckFailed(fmt::format("a read unit tried to write ({}): {}", what, sql));
        default:
            throw CheckFailed(fmt::format("the database refuses a statement ({}): {}", what, sql));
    }
    throw fault_of(code);
}

Error Connection::fault_of(int code) {
    const auto fault = [&] {
        switch (code & 0xFF) {
            case SQLITE_FULL:
                return Error(
                    ErrorCode::storage_full,
                    "the disk is full: nothing was changed; free some space and try again");
            case SQLITE_INTERRUPT:
                return Error(ErrorCode::unavailable,
                             "reading took longer than it may; ask for less, or try again later");
            case SQLITE_TOOBIG:
                return Error(ErrorCode::too_large, "a value is larger than the database can hold");
            case SQLITE_CORRUPT:
            case SQLITE_NOTADB:
                return Error(ErrorCode::internal,
                             "the database file is damaged or is no database; restore a backup");
            default:
                return Error(ErrorCode::unavailable,
                             fmt::format("the database cannot be used now ({}); try again later",
                                         sqlite3_errmsg(database_.get())));
        }
    }();
    has_sync_failed_ |= code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
    if ((code & 0xFF) != SQLITE_INTERRUPT) {
        log(LogLevel::error, "storage fault",
            {{"code", std::to_string(code)}, {"reason", sqlite3_errstr(code)}});
    }
    last_fault_ = fault;
    return fault;
}
