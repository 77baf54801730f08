#include "api/request/workers.hpp"

#include "base/error.hpp"

namespace api {
namespace {

// More would wait longer than a caller does.
constexpr size_t tasks_max = 200;

}

Workers::Workers(size_t threads) {
    for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(brief_); });
    threads_.emplace_back([this] { run(long_lasting_); });
}

Workers::~Workers() {
    stop();
}

void Workers::submit(std::function<void()> task, Pace pace) {
    auto& tasks = pace == Pace::brief ? brief_ : long_lasting_;
    const std::lock_guard lock{mutex_};
    if (is_stopping_ || tasks.size() >= tasks_max) {
        throw Error(ErrorCode::unavailable, "Too much is going on at the moment. Try again soon.");
    }
    tasks.push_back(std::move(task));
    changed_.notify_all();  // one alone may be of the other queue
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

bool Workers::is_stopping() const {
    const std::lock_guard lock{mutex_};
    return is_stopping_;
}

void Workers::run(Queue& tasks) {
    std::unique_lock lock{mutex_};
    while (true) {
        changed_.wait(lock, [&] { return is_stopping_ || !tasks.empty(); });
        if (tasks.empty()) return;
        const auto task = std::move(tasks.front());
        tasks.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

}
