#include "records/sign_in_attempts.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;

TEST_F(RecordsTest, FailuresToSignInAreCountedByKey) {
    write([&](Tx& tx) {
        EXPECT_FALSE(find_sign_in_attempts(tx, "maya@alder.example"));
        EXPECT_EQ(record_sign_in_failure(tx, "maya@alder.example", now()), 1);
        EXPECT_EQ(record_sign_in_failure(tx, "maya@alder.example", now() + 1min), 2);
        EXPECT_EQ(record_sign_in_failure(tx, "192.0.2.7", now()), 1);
        block_sign_in(tx, "maya@alder.example", now() + 5min);
        EXPECT_EQ(find_sign_in_attempts(tx, "maya@alder.example"),
                  (SignInAttempts{"maya@alder.example", 2, now() + 1min, now() + 5min}));
        clear_sign_in_attempts(tx, "maya@alder.example");
        EXPECT_FALSE(find_sign_in_attempts(tx, "maya@alder.example"));
        EXPECT_TRUE(find_sign_in_attempts(tx, "192.0.2.7"));
    });
}

TEST_F(RecordsTest, OldFailuresToSignInAreForgottenUnlessTheyStillBlock) {
    write([&](Tx& tx) {
        record_sign_in_failure(tx, "old", now());
        record_sign_in_failure(tx, "blocked", now());
        block_sign_in(tx, "blocked", now() + 48h);
        record_sign_in_failure(tx, "new", now() + 24h);
        remove_old_sign_in_attempts(tx, now() + 24h);
        EXPECT_FALSE(find_sign_in_attempts(tx, "old"));
        EXPECT_TRUE(find_sign_in_attempts(tx, "blocked"));
        EXPECT_TRUE(find_sign_in_attempts(tx, "new"));
    });
}
