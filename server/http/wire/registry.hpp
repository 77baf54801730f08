// Which objects of a sort exist, for whoever must reach or outwait them all. Each adds and removes
// itself.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace http {

// T derives from std::enable_shared_from_this<T>. Threads: any, all members.
template <class T>
class Registry {
public:
    void add(T* item) {
        const std::lock_guard lock(mutex_);
        items_.insert(item);
    }
    void remove(T* item) {
        const std::lock_guard lock(mutex_);
        items_.erase(item);
        if (items_.empty()) is_empty_.notify_all();
    }
    size_t count() const {
        const std::lock_guard lock(mutex_);
        return items_.size();
    }
    // Those that are about to go are listed as weak pointers that lock to nothing.
    std::vector<std::weak_ptr<T>> all() const {
        const std::lock_guard lock(mutex_);
        std::vector<std::weak_ptr<T>> list;
        for (auto* item : items_) list.push_back(item->weak_from_this());
        return list;
    }
    void wait_until_empty(std::chrono::milliseconds at_most) {
        std::unique_lock lock(mutex_);
        is_empty_.wait_for(lock, at_most, [this] { return items_.empty(); });
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable is_empty_;
    std::set<T*> items_;
};

}
