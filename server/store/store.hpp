// The database. It runs units of work: plain synchronous code on a transaction.
//
//     const auto id = store.write([&](Tx& tx) { …; return id; });     // returns when it is durable
//     const auto all = store.read([](Tx& tx) { return tx.select<Contact>(list_contacts); });
//
// A unit that throws is rolled back alone, and its caller gets what it threw. Units are to be
// short: all writing ones share one thread, and a reading one holds a snapshot. Slow work is done
// before a unit or after it, never inside.
//
// Threads: any, except that a thread of the store (in a unit, in after_commit, in `done`) never
// waits for the store: write, read, backup and close are check failures there, and inside a unit
// the submit functions are too.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>

#include "base/time.hpp"
#include "store/migrations.hpp"
#include "store/tx.hpp"
#include "store/unit.hpp"

class LockFile;
class Readers;
class Writer;

struct StoreOptions {
    // The database file; its folder exists. Empty: a store for tests in a temporary folder, which
    // is not synced and is removed when the store is closed.
    std::filesystem::path path;
    int readers = 4;
    size_t units_per_commit_max = 1'000;
    // Beyond this many units that wait, further ones are refused with Error(unavailable).
    size_t queued_units_max = 100'000;
    // A read unit that takes longer ends with Error(unavailable): it keeps the write-ahead log from
    // being emptied.
    std::chrono::milliseconds read_limit{30'000};
    // The write-ahead log is copied into the database file when it has this many pages of 4 KiB.
    int checkpoint_pages = 16'000;
    // Called once, on the writer's thread, when the disk has failed to sync. What it holds is then
    // unknown: the store refuses all further work, and the program should end and start anew from
    // what is on the disk.
    std::function<void(const std::string& reason)> on_failure;
};

struct StoreStatistics {
    int64_t commits = 0;
    int64_t write_units = 0;
    int64_t failed_write_units = 0;
    int64_t read_units = 0;
    int64_t failed_read_units = 0;
    size_t queued_write_units = 0;
    size_t queued_read_units = 0;
    int64_t last_commit_units = 0;
    Duration last_commit{};
    int64_t checkpoints = 0;
    int64_t wal_pages = 0;
    bool has_failed = false;
};

class Store {
public:
    // Creates the file if it is not there and brings its schema up to date. Throws Error: conflict
    // if another process has it open, rejected if its migrations are not ours, unavailable if it
    // cannot be opened.
    static std::unique_ptr<Store> open(StoreOptions options, std::span<const Migration> migrations);
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    // Runs `unit` and returns what it returns, a value or nothing, once it is durable. Besides what
    // the unit throws, throws Error(storage_full) or Error(unavailable) when the commit failed:
    // then nothing of the unit is there.
    template <class Function>
    std::invoke_result_t<Function&, Tx&> write(Function&& unit);
    template <class Function>
    std::invoke_result_t<Function&, Tx&> read(Function&& unit);

    // The same without waiting. `done` is called exactly once, usually on a thread of the store (on
    // this one when the store refuses the unit), with nothing or with what write or read would
    // throw. It must be quick.
    void submit_write(std::function<void(Tx&)> unit, std::function<void(std::exception_ptr)> done);
    void submit_read(std::function<void(Tx&)> unit, std::function<void(std::exception_ptr)> done);

    // Writes a consistent copy to one new file while work goes on, checks it, and syncs it. Throws
    // Error(conflict) if there is such a file. Not under `read_limit`; the write-ahead log grows
    // while it runs.
    void backup(const std::filesystem::path& path);

    // Finishes what is queued and closes the database. What is submitted later is refused with
    // Error(unavailable).
    void close();

    StoreStatistics statistics() const;
    const std::filesystem::path& path() const { return path_; }

private:
    Store(StoreOptions options, std::span<const Migration> migrations);
    bool has_refused(const Unit& unit) const;
    void wait_for(Access access, std::function<void(Tx&)> unit);
    template <class Function>
    std::invoke_result_t<Function&, Tx&> run(Access access, Function& unit);

    class TemporaryFolder;
    std::unique_ptr<TemporaryFolder> temporary_;
    std::filesystem::path path_;
    std::unique_ptr<LockFile> lock_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<Readers> readers_;
};

// Throws Error(internal) unless `path` is a whole database: every page and index agree.
void verify_backup(const std::filesystem::path& path);

template <class Function>
std::invoke_result_t<Function&, Tx&> Store::write(Function&& unit) {
    return run(Access::write, unit);
}

template <class Function>
std::invoke_result_t<Function&, Tx&> Store::read(Function&& unit) {
    return run(Access::read, unit);
}

template <class Function>
std::invoke_result_t<Function&, Tx&> Store::run(Access access, Function& unit) {
    using Answer = std::invoke_result_t<Function&, Tx&>;
    static_assert(!std::is_reference_v<Answer>,
                  "a unit returns a value: what it refers to is gone");
    if constexpr (std::is_void_v<Answer>) {
        wait_for(access, std::ref(unit));
    } else {
        std::optional<Answer> answer;
        wait_for(access, [&](Tx& tx) { answer.emplace(unit(tx)); });
        return std::move(*answer);
    }
}
