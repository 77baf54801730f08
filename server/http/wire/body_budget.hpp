// How much memory the bodies of requests may have, so that nobody can fill it by sending. Each
// takes what it needs as it grows.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "http/problem.hpp"

namespace http {

// Bodies up to here are read whatever is in hand: who signs in is not kept out by who uploads.
inline constexpr uint64_t small_body_bytes = uint64_t{16} << 10;

// For a body that has no room.
RetryLater no_room_for_body();

// Threads: any.
class BodyBudget {
public:
    BodyBudget(uint64_t bytes_max, uint64_t bytes_per_address_max)
        : bytes_max_(bytes_max), bytes_per_address_max_(bytes_per_address_max) {}

    // What one body has of it, given back at its end. The budget outlives it. Threads: one at a
    // time.
    class Share {
    public:
        Share(BodyBudget& budget, std::string address)
            : budget_(budget), address_(std::move(address)) {}
        ~Share() { budget_.give_back(address_, taken_); }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

        // False where a body of that size has no room at the moment.
        bool grow_to(uint64_t body_bytes);

    private:
        BodyBudget& budget_;
        const std::string address_;
        uint64_t taken_ = 0;
    };

    uint64_t taken() const;

private:
    bool take(const std::string& address, uint64_t bytes);
    void give_back(const std::string& address, uint64_t bytes);

    const uint64_t bytes_max_;
    const uint64_t bytes_per_address_max_;
    mutable std::mutex mutex_;
    uint64_t taken_ = 0;
    std::map<std::string, uint64_t> taken_by_;  // without those that have none
};

}
