// The one thread that writes. It takes all queued units into one commit, each in a savepoint of its
// own, so that the disk is asked once for many units and one that fails harms no other.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/time.hpp"
#include "store/connection.hpp"
#include "store/unit_queue.hpp"

struct WriterOptions {
    size_t units_per_commit_max;
    size_t queued_units_max;
    int checkpoint_pages;
    std::function<void(const std::string&)> on_failure;
};

struct WriterStatistics {
    int64_t commits = 0;
    int64_t units = 0;
    int64_t failed_units = 0;
    int64_t last_commit_units = 0;
    Duration last_commit{};
    int64_t checkpoints = 0;
    int64_t wal_pages = 0;
};

class Writer {
public:
    Writer(std::unique_ptr<Connection> connection, WriterOptions options);
    ~Writer() { close(); }

    void submit(Unit unit) { queue_.push(std::move(unit)); }
    // Finishes what is queued, empties the log into the database file and closes it.
    void close();

    size_t queued() const { return queue_.size(); }
    WriterStatistics statistics() const;
    // True when the disk failed to sync: from then on every unit fails with Error(unavailable).
    bool has_failed() const { return has_failed_; }

private:
    struct Pending {
        Unit unit;
        std::exception_ptr failure;
        std::vector<std::function<void()>> after_commit;
    };

    void run();
    std::exception_ptr commit(std::vector<Pending>& batch);
    void run_in_savepoint(Pending& pending);
    void note_commit(const std::vector<Pending>& batch, std::exception_ptr failure);
    void acknowledge(std::vector<Pending>& batch, std::exception_ptr failure);
    void checkpoint_if_due();
    void stop_if_sync_failed();

    std::unique_ptr<Connection> connection_;
    const WriterOptions options_;
    UnitQueue queue_;
    int checkpoint_due_pages_;
    Duration commit_duration_{};
    std::atomic<bool> has_failed_{false};
    mutable std::mutex mutex_;  // guards statistics_
    WriterStatistics statistics_;
    std::thread thread_;
};
