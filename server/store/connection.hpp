// One SQLite connection: how it is opened, its prepared statements, and what its errors mean. Only
// store/ includes this. Threads: one at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "store/unit.hpp"

struct sqlite3;
struct sqlite3_stmt;

// `full`: a commit has reached the disk when it returns. `none`: for tests, whose files nobody
// keeps.
enum class Durability { full, none };

// A prepared statement and what was found out about it.
struct Prepared {
    struct Finalize {
        void operator()(sqlite3_stmt* prepared) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement;
    std::string sql;
    std::vector<int> parameters;  // SQLite's own number of $1, $2, …
    std::vector<std::string> columns;
    const void* row = nullptr;  // the described struct that `matched` belongs to
    std::vector<int> matched;   // per member of that struct, its column
    bool is_busy = false;
};

class Connection {
public:
    // The one connection that writes and checkpoints; creates the file. `read` opens the same file
    // read-only and never checkpoints: two connections that do can corrupt the file in the SQLite
    // we build against (3.40.1 has that race).
    Connection(const std::filesystem::path& path, Access access,
               Durability durability = Durability::full);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    // Prepares `sql` at its first use. The result stays valid; statements are constants, so the
    // cache has no bound.
    Prepared& prepared(std::string_view sql);
    // The same for one use, for when the cached one is in the middle of its rows.
    std::unique_ptr<Prepared> prepare(std::string_view sql);
    // "insert into table (members…) values ($1, …)", made once. `row` identifies the members.
    std::string_view insert_text(std::string_view table, const void* row,
                                 std::span<const char* const> members);

    // Runs one statement without parameters and throws away its rows: begin, savepoint, pragma.
    void execute(std::string_view sql);
    // Runs any number of statements: a migration. Returns what the database says is wrong with
    // them.
    std::optional<std::string> execute_all(std::string_view sql);
    // The one value that a pragma or select without parameters answers, as text.
    std::string text_of(std::string_view sql);

    // Writes what it sees to `path`, an empty file, as a database of its own.
    void vacuum_into(const std::filesystem::path& path);

    bool in_transaction() const;
    // Ends the transaction if there is one; a failure is ignored, because what is not committed is
    // not there.
    void roll_back() noexcept;

    // From now on statements that pass `limit` end with Error(unavailable).
    void start_limit(std::chrono::milliseconds limit);
    void end_limit();
    // Throws Error(unavailable) when the limit has passed.
    void check_limit() const;

    // Pages in the write-ahead log after the last commit.
    int wal_pages() const { return wal_pages_; }
    // Copies the log into the database file. `restart` also waits a moment for readers, so that the
    // log starts anew.
    enum class Checkpoint { passive, restart };
    void checkpoint(Checkpoint mode);

    // True once the disk has refused to sync. What it then holds is unknown, and asking again would
    // be answered wrongly.
    bool has_sync_failed() const { return has_sync_failed_; }
    // What ended the transaction, when a statement's failure ended it as a whole.
    const std::optional<Error>& last_fault() const { return last_fault_; }

    // Throws what the SQLite result `code` means: Error for what operators or callers can mend,
    // else CheckFailed.
    [[noreturn]] void fail(int code, std::string_view sql);
    sqlite3* handle() { return database_.get(); }

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    void set_up_writer(Durability durability);
    Error fault_of(int code);

    std::unique_ptr<sqlite3, Close> database_;
    std::unordered_map<std::string, std::unique_ptr<Prepared>, Hash, std::equal_to<>> cache_;
    std::map<std::pair<const void*, std::string>, std::string, std::less<>> insert_texts_;
    std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
    std::optional<Error> last_fault_;
    int wal_pages_ = 0;
    bool has_sync_failed_ = false;
};
