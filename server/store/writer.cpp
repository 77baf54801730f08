#include "store/writer.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/log.hpp"
#include "store/tx.hpp"

namespace {

using std::chrono::steady_clock;

// Readers may keep the log from starting anew; once it is this many times as long as it should be,
// they are waited for.
constexpr int patience = 4;

}

Writer::Writer(std::unique_ptr<Connection> connection, WriterOptions options)
    : connection_(std::move(connection)),
      options_(std::move(options)),
      queue_(options_.queued_units_max),
      checkpoint_due_pages_(options_.checkpoint_pages),
      thread_([this] { run(); }) {}

void Writer::close() {
    if (!thread_.joinable()) return;
    queue_.close();
    thread_.join();
    connection_.reset();
}

void Writer::run() {
    mark_store_thread();
    while (true) {
        auto units = queue_.take(options_.units_per_commit_max);
        if (units.empty()) return;
        std::vector<Pending> batch;
        batch.reserve(units.size());
        for (auto& unit : units) batch.push_back({std::move(unit), nullptr, {}});
        const auto failure = commit(batch);
        stop_if_sync_failed();
        note_commit(batch, failure);
        acknowledge(batch, failure);
        checkpoint_if_due();
        stop_if_sync_failed();
    }
}

std::exception_ptr Writer::commit(std::vector<Pending>& batch) {
    try {
        if (has_failed_) {
            throw Error(ErrorCode::unavailable,
                        "the disk failed to keep what was written; the server must be restarted");
        }
        connection_->execute("begin immediate");
        for (auto& pending : batch) run_in_savepoint(pending);
        const auto start = steady_clock::now();
        connection_->execute("commit");
        commit_duration_ = std::chrono::duration_cast<Duration>(steady_clock::now() - start);
        return nullptr;
    } catch (...) {
        connection_->roll_back();
        return std::current_exception();
    }
}

void Writer::run_in_savepoint(Pending& pending) {
    connection_->execute("savepoint unit");
    try {
        Tx tx(*connection_, Access::write);
        const UnitScope scope;
        pending.unit.work(tx);
        connection_->execute("release unit");
        pending.after_commit = tx.take_after_commit();
        return;
    } catch (...) {
        pending.failure = std::current_exception();
    }
    if (!connection_->in_transaction()) {
        // A full or failing disk ended the whole transaction, and the units before this one with
        // it.
        const auto& fault = connection_->last_fault();
        throw fault ? *fault
                    : Error(ErrorCode::unavailable, "a unit ended the transaction; try again");
    }
    connection_->execute("rollback to unit");
    connection_->execute("release unit");
}

void Writer::note_commit(const std::vector<Pending>& batch, std::exception_ptr failure) {
    const auto units = static_cast<int64_t>(batch.size());
    const auto failed = std::ranges::count_if(
        batch, [&](const Pending& pending) { return failure || pending.failure; });
    const std::lock_guard lock(mutex_);
    statistics_.units += units;
    statistics_.failed_units += failed;
    if (failure) return;
    ++statistics_.commits;
    statistics_.last_commit_units = units;
    statistics_.last_commit = commit_duration_;
    statistics_.wal_pages = connection_->wal_pages();
}

void Writer::acknowledge(std::vector<Pending>& batch, std::exception_ptr failure) {
    for (auto& pending : batch) {
        auto reason = pending.failure ? std::exchange(pending.failure, nullptr) : failure;
        if (!reason) {
            for (const auto& action : pending.after_commit) call_and_log(action);
        }
        settle(pending.unit, std::move(reason));
    }
}

void Writer::checkpoint_if_due() {
    const int pages = connection_->wal_pages();
    // A short log has started anew since it was last long.
    if (pages < options_.checkpoint_pages) checkpoint_due_pages_ = options_.checkpoint_pages;
    if (pages < checkpoint_due_pages_ || has_failed_) return;
    const bool is_overlong = pages / patience >= options_.checkpoint_pages;
    connection_->checkpoint(is_overlong ? Connection::Checkpoint::restart
                                        : Connection::Checkpoint::passive);
    // Those who could not be waited for are left alone for a while.
    const int pause = is_overlong ? options_.checkpoint_pages : options_.checkpoint_pages / 8;
    checkpoint_due_pages_ = pages + std::max(1, pause);
    const std::lock_guard lock(mutex_);
    ++statistics_.checkpoints;
}

void Writer::stop_if_sync_failed() {
    if (!connection_->has_sync_failed() || has_failed_) return;
    has_failed_ = true;
    log(LogLevel::error, "the disk failed to sync; the store takes no more work until a restart");
    if (!options_.on_failure) return;
    call_and_log([&] { options_.on_failure("the disk failed to keep what was written"); });
}

WriterStatistics Writer::statistics() const {
    const std::lock_guard lock(mutex_);
    return statistics_;
}
