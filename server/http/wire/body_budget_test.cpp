#include "http/wire/body_budget.hpp"

#include <gtest/gtest.h>

using http::BodyBudget;
using http::small_body_bytes;

TEST(BodyBudget, RefusesWhatIsMoreThanThereIsAndTakesNothingOfIt) {
    BodyBudget budget(100, 100);
    BodyBudget::Share first(budget, "a");
    BodyBudget::Share second(budget, "b");
    EXPECT_TRUE(first.grow_to(small_body_bytes + 60));
    EXPECT_TRUE(first.grow_to(small_body_bytes + 80));
    EXPECT_FALSE(second.grow_to(small_body_bytes + 21));
    EXPECT_EQ(budget.taken(), 80u);
    EXPECT_TRUE(second.grow_to(small_body_bytes + 20));
}

TEST(BodyBudget, OneAddressLeavesTheOthersTheirPart) {
    BodyBudget budget(100, 50);
    BodyBudget::Share first(budget, "a");
    BodyBudget::Share second(budget, "a");
    BodyBudget::Share other(budget, "b");
    EXPECT_TRUE(first.grow_to(small_body_bytes + 50));
    EXPECT_FALSE(second.grow_to(small_body_bytes + 1));
    EXPECT_TRUE(other.grow_to(small_body_bytes + 50));
}

TEST(BodyBudget, WhatIsGivenBackIsThereAgain) {
    BodyBudget budget(100, 100);
    {
        BodyBudget::Share first(budget, "a");
        EXPECT_TRUE(first.grow_to(small_body_bytes + 100));
    }
    EXPECT_EQ(budget.taken(), 0u);
    BodyBudget::Share second(budget, "a");
    EXPECT_TRUE(second.grow_to(small_body_bytes + 100));
}

TEST(BodyBudget, SmallBodiesAlwaysHaveRoom) {
    BodyBudget budget(0, 0);
    BodyBudget::Share share(budget, "a");
    EXPECT_TRUE(share.grow_to(small_body_bytes));
    EXPECT_FALSE(share.grow_to(small_body_bytes + 1));
}
