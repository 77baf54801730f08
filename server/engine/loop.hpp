// A thread that does its work again and again: at once when woken, else when the work says that
// something will be due.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/clock.hpp"

class Loop {
public:
    // `pass` does all there is to do and returns when there will be more, or nothing. It may throw:
    // that is logged under `name` and tried again in a moment. It is not called after stop() has
    // returned.
    Loop(std::string name, const Clock& clock, std::function<std::optional<Time>()> pass);
    ~Loop();

    void wake();
    // Returns when the pass in hand is done.
    void stop();
    bool is_stopping() const { return stopping_; }

private:
    void run();
    std::optional<Time> pass();

    const std::string name_;
    const Clock& clock_;
    const std::function<std::optional<Time>()> pass_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool is_woken_ = false;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};
