#include "api/request/workers.hpp"

#include "base/error.hpp"

namespace api {
namespace {

// More would wait longer than a caller does.
constexpr size_t tasks_max = 200;

}

Workers::Workers(size_t threads) {
    for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
    stop();
}

void Workers::submit(std::function<void()> task) {
    const std::lock_guard lock{mutex_};
    if (is_stopping_ || tasks_.size() >= tasks_max) {
        throw Error(ErrorCode::unavailable, "Too much is going on at the moment. Try again soon.");
    }
    tasks_.push_back(std::move(task));
    changed_.notify_one();
}

void Workers::stop() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
        changed_.notify_all();
    }
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

void Workers::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        changed_.wait(lock, [this] { return is_stopping_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        const auto task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

}
