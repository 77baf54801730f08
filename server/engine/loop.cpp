#include "engine/loop.hpp"

#include "base/log.hpp"

namespace {

// The longest sleep: polling is the truth, and being woken only makes it quick.
constexpr auto sleep_max = std::chrono::seconds{30};
constexpr auto sleep_after_fault = std::chrono::seconds{2};

}

Loop::Loop(std::string name, const Clock& clock, std::function<std::optional<Time>()> pass)
    : name_(std::move(name)), clock_(clock), pass_(std::move(pass)), thread_([this] { run(); }) {}

Loop::~Loop() {
    stop();
}

void Loop::wake() {
    const std::lock_guard lock{mutex_};
    is_woken_ = true;
    woken_.notify_one();
}

void Loop::stop() {
    stopping_ = true;
    wake();
    if (thread_.joinable()) thread_.join();
}

void Loop::run() {
    while (!stopping_) {
        const auto next = pass();
        std::unique_lock lock{mutex_};
        Duration sleep = sleep_max;
        if (next) sleep = std::clamp<Duration>(*next - clock_.now(), Duration{0}, sleep_max);
        woken_.wait_for(lock, sleep, [this] { return is_woken_ || stopping_; });
        is_woken_ = false;
    }
}

std::optional<Time> Loop::pass() {
    try {
        return pass_();
    } catch (const std::exception& error) {
        log(LogLevel::error, "a pass failed", {{"loop", name_}, {"error", error.what()}});
        return clock_.now() + sleep_after_fault;
    }
}
