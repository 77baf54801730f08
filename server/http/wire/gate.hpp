// Lets other threads reach objects that live on an executor, only while that does.
#pragma once

#include <boost/asio/dispatch.hpp>  // tidy: only the server includes this
#include <memory>
#include <mutex>
#include <shared_mutex>

namespace http {

// T has `executor()`. Threads: any, all members.
template <class T>
class Gate {
public:
    // Calls `work` with the object on its executor, unless it has gone or the gate is closed.
    template <class Work>
    void run(const std::weak_ptr<T>& weak, Work work) {
        const std::shared_lock lock(mutex_);
        if (!is_open_) return;
        const auto object = weak.lock();
        if (!object) return;
        boost::asio::dispatch(object->executor(),
                              [object, work = std::move(work)]() mutable { work(*object); });
    }
    // Before the executor goes.
    void close() {
        const std::unique_lock lock(mutex_);
        is_open_ = false;
    }

private:
    std::shared_mutex mutex_;
    bool is_open_ = true;
};

}
