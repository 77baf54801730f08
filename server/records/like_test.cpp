#include "records/like.hpp"

#include <gtest/gtest.h>

TEST(LikePattern, MatchesWhateverContainsTheText) {
    EXPECT_EQ(like_pattern("shah"), "%shah%");
    EXPECT_EQ(like_pattern("  Priya Shah\n"), "%Priya Shah%");
}

TEST(LikePattern, MatchesEverythingForABlankText) {
    EXPECT_EQ(like_pattern(""), "%");
    EXPECT_EQ(like_pattern(" \t"), "%");
}

TEST(LikePattern, TakesWildcardsAsTheyStand) {
    EXPECT_EQ(like_pattern(R"(100%_\)"), R"(%100\%\_\\%)");
}
