#include "http/wire/body_budget.hpp"

namespace http {

RetryLater no_room_for_body() {
    return {ErrorCode::unavailable, "Too much is being sent at the moment. Try again shortly.",
            std::chrono::seconds(5)};
}

bool BodyBudget::Share::grow_to(uint64_t body_bytes) {
    const uint64_t wanted = body_bytes > small_body_bytes ? body_bytes - small_body_bytes : 0;
    if (wanted <= taken_) return true;
    if (!budget_.take(address_, wanted - taken_)) return false;
    taken_ = wanted;
    return true;
}

uint64_t BodyBudget::taken() const {
    const std::lock_guard lock(mutex_);
    return taken_;
}

bool BodyBudget::take(const std::string& address, uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    const auto place = taken_by_.find(address);
    const uint64_t by_address = place == taken_by_.end() ? 0 : place->second;
    if (bytes > bytes_max_ - taken_ || bytes > bytes_per_address_max_ - by_address) return false;
    taken_ += bytes;
    taken_by_[address] = by_address + bytes;
    return true;
}

void BodyBudget::give_back(const std::string& address, uint64_t bytes) {
    if (bytes == 0) return;
    const std::lock_guard lock(mutex_);
    taken_ -= bytes;
    const auto place = taken_by_.find(address);
    place->second -= bytes;
    if (place->second == 0) taken_by_.erase(place);
}

}
