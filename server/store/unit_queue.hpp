// Units that wait for a thread of the store. Threads: any.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

#include "store/unit.hpp"

class UnitQueue {
public:
    // Beyond `units_max` the queue refuses: work that would wait too long is better refused at
    // once.
    explicit UnitQueue(size_t units_max) : units_max_(units_max) {}

    // Takes the unit, or settles it at once with Error(unavailable) when the queue is full or
    // closed.
    void push(Unit unit);
    // Waits for units and returns the oldest ones, at most `most`; none once the queue is closed
    // and empty.
    std::vector<Unit> take(size_t most);
    // What is queued can still be taken.
    void close();
    size_t size() const;

private:
    const size_t units_max_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Unit> units_;
    bool is_closed_ = false;
};
