#include "api/request/workers.hpp"

#include <future>  // tidy: how a test waits for a thread

#include <gtest/gtest.h>

using api::Pace;
using api::Workers;

TEST(Workers, WhatIsBriefDoesNotWaitForWhatIsLong) {
    std::promise<void> go_on;
    std::promise<void> brief;
    Workers workers{1};
    workers.submit([&] { go_on.get_future().wait(); }, Pace::long_lasting);
    workers.submit([&] { brief.set_value(); });
    brief.get_future().wait();
    go_on.set_value();
}

TEST(Workers, FinishWhatIsQueuedWhenTheyStop) {
    int done = 0;
    Workers workers{1};
    for (int i = 0; i < 3; ++i) workers.submit([&] { ++done; }, Pace::long_lasting);
    workers.stop();
    EXPECT_EQ(done, 3);
}
