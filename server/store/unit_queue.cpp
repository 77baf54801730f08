#include "store/unit_queue.hpp"

#include <algorithm>
#include <iterator>

#include "base/error.hpp"

void UnitQueue::push(Unit unit) {
    const char* refusal = nullptr;
    {
        const std::lock_guard lock(mutex_);
        if (is_closed_) {
            refusal = "the server is shutting down; try again when it is back";
        } else if (units_.size() >= units_max_) {
            refusal = "the server has more work than it can do; try again later";
        } else {
            units_.push_back(std::move(unit));
        }
    }
    if (refusal == nullptr) {
        changed_.notify_one();
    } else {
        settle(unit, std::make_exception_ptr(Error(ErrorCode::unavailable, refusal)));
    }
}

std::vector<Unit> UnitQueue::take(size_t most) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_closed_ || !units_.empty(); });
    const auto end = units_.begin() + static_cast<std::ptrdiff_t>(std::min(most, units_.size()));
    std::vector<Unit> taken(std::make_move_iterator(units_.begin()), std::make_move_iterator(end));
    units_.erase(units_.begin(), end);
    return taken;
}

void UnitQueue::close() {
    {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
    }
    changed_.notify_all();
}

size_t UnitQueue::size() const {
    const std::lock_guard lock(mutex_);
    return units_.size();
}
