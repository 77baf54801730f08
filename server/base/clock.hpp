// Where the time comes from. Whoever needs it is handed a Clock; nobody else asks the system.
#pragma once

#include <atomic>  // tidy: a clock is read and wound from any thread

#include "base/time.hpp"

class Clock {
public:
    virtual ~Clock() = default;
    // May be called from any thread. May go backwards when the system's clock does.
    virtual Time now() const = 0;
};

class SystemClock final : public Clock {
public:
    Time now() const override;
};

// A clock that runs on from where it is put: stopped for tests, or the system's pace for the demo,
// and always windable forward. Safe to wind from any thread.
class WindableClock final : public Clock {
public:
    // Stands still at `start` until wound.
    explicit WindableClock(Time start)
        : stopped_(true), offset_(start.time_since_epoch().count()) {}
    // Runs at the pace of `pace`, which must outlive it, ahead by `ahead`.
    WindableClock(const Clock& pace, Duration ahead)
        : pace_(&pace), stopped_(false), offset_(ahead.count()) {}

    Time now() const override {
        const Duration offset{offset_.load()};
        return stopped_ ? Time{offset} : pace_->now() + offset;
    }
    void wind(Duration by) { offset_ += by.count(); }
    // How far it has been wound ahead of its pace, or since the epoch when it stands still.
    Duration offset() const { return Duration{offset_.load()}; }

private:
    const Clock* pace_ = nullptr;
    const bool stopped_;
    std::atomic<int64_t> offset_;
};
