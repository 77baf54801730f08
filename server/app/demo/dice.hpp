// Chance that falls the same way every time: the demo firm is the same wherever it is made at the
// same time.
#pragma once

#include <cstdint>
#include <string>

#include "base/bytes.hpp"

// One thread at a time.
class Dice final : public Random {
public:
    explicit Dice(uint64_t seed) : state_(seed) {}

    std::string bytes(size_t count) override {
        std::string drawn;
        for (size_t i = 0; i < count; ++i) drawn += static_cast<char>(next() & 0xFF);
        return drawn;
    }
    // From `least` to `most`, both included.
    int draw(int least, int most) {
        return least + static_cast<int>(next() % (static_cast<uint64_t>(most - least) + 1));
    }

private:
    // SplitMix64.
    uint64_t next() {
        state_ += 0x9E3779B97F4A7C15;
        uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    uint64_t state_;
};
