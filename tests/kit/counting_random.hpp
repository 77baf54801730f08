// Random bytes that are the same in every run of a test, and never twice the same within one.
#pragma once

#include <atomic>
#include <string>

#include "base/bytes.hpp"

class CountingRandom final : public Random {
public:
    std::string bytes(size_t count) override {
        std::string all;
        while (all.size() < count) all += sha256_hex(std::to_string(next_++));
        return all.substr(0, count);
    }

private:
    std::atomic<int64_t> next_ = 1;
};
