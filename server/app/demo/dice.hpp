// Chance that falls the same way every time: the demo firm is the same wherever it is made on the
// same day.
#pragma once

#include <random>

#include "base/bytes.hpp"

class Dice final : public Random {
public:
    explicit Dice(uint64_t seed) : generator_(seed) {}

    std::string bytes(size_t count) override {
        std::string drawn;
        for (size_t i = 0; i < count; ++i) drawn += static_cast<char>(generator_() & 0xFF);
        return drawn;
    }
    // From `least` to `most`, both included.
    int draw(int least, int most) {
        const auto span = static_cast<uint64_t>(most - least) + 1;
        return least + static_cast<int>(generator_() % span);
    }

private:
    std::mt19937_64 generator_;
};
