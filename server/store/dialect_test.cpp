#include "store/dialect.hpp"

#include <gtest/gtest.h>

#include "base/check.hpp"

TEST(Dialect, LeavesTheMarksThatSqliteDoesNotNeed) {
    const auto* claim = "select id from waits limit $1 /* skip locked */";
    EXPECT_EQ(sqlite_text(claim), claim);
}

TEST(Dialect, RefusesAMisspeltMark) {
    EXPECT_THROW(sqlite_text("select id from waits /* skip lockd */"), CheckFailed);
    EXPECT_THROW(sqlite_text("select 1 /* skip locked */ from waits /* skip"), CheckFailed);
}
