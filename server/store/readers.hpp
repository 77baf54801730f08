// The threads that read. Each has a read-only connection of its own, and each unit a snapshot: what
// is committed meanwhile it does not see.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include "store/connection.hpp"
#include "store/unit_queue.hpp"

struct ReaderOptions {
    int threads;
    size_t queued_units_max;
    std::chrono::milliseconds limit;
};

class Readers {
public:
    Readers(const std::filesystem::path& path, const ReaderOptions& options);
    ~Readers() { close(); }

    void submit(Unit unit) { queue_.push(std::move(unit)); }
    // Finishes what is queued.
    void close();

    size_t queued() const { return queue_.size(); }
    int64_t units() const { return units_; }
    int64_t failed_units() const { return failed_units_; }

private:
    void run(Connection& connection);
    void read(Connection& connection, const Unit& unit);

    const std::chrono::milliseconds limit_;
    UnitQueue queue_;
    std::atomic<int64_t> units_{0};
    std::atomic<int64_t> failed_units_{0};
    std::vector<std::unique_ptr<Connection>> connections_;
    std::vector<std::thread> threads_;
};
