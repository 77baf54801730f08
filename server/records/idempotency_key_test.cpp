#include "records/idempotency_key.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;

class IdempotencyKeyTest : public RecordsTest {
protected:
    IdempotencyKey key{alder.id, "mem_1", "POST /runs", "abc", "digest", 201, "{}", now()};
    IdempotencyScope scope{"mem_1", "POST /runs", "abc"};

    void SetUp() override {
        write([&](Tx& tx) { insert_idempotency_key(tx, key); });
    }
};

TEST_F(IdempotencyKeyTest, IsFoundInItsScopeOnly) {
    write([&](Tx& tx) {
        EXPECT_EQ(find_idempotency_key(tx, alder.id, scope), key);
        EXPECT_FALSE(find_idempotency_key(tx, birch.id, scope));
        EXPECT_FALSE(find_idempotency_key(tx, alder.id, {"mem_2", "POST /runs", "abc"}));
        EXPECT_FALSE(find_idempotency_key(tx, alder.id, {"mem_1", "POST /tasks", "abc"}));
        EXPECT_FALSE(find_idempotency_key(tx, alder.id, {"mem_1", "POST /runs", "abd"}));
    });
}

TEST_F(IdempotencyKeyTest, IsUsedOnceInItsScope) {
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) { insert_idempotency_key(tx, key); });
    write([&](Tx& tx) {
        key.firm_id = birch.id;
        insert_idempotency_key(tx, key);
    });
}

TEST_F(IdempotencyKeyTest, IsForgottenWhenItIsOld) {
    write([&](Tx& tx) {
        remove_old_idempotency_keys(tx, now());
        EXPECT_TRUE(find_idempotency_key(tx, alder.id, scope));
        remove_old_idempotency_keys(tx, now() + 1us);
        EXPECT_FALSE(find_idempotency_key(tx, alder.id, scope));
    });
}
