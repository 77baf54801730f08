#include "records/api_token.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(RecordsTest, AnApiTokenIsFoundByItsHashAndListedInItsFirm) {
    const ApiToken first{alder.id, next<ApiTokenId>(), "Website", MemberLevel::member, "one",
                         now()};
    const ApiToken second{alder.id, next<ApiTokenId>(), "Ledger", MemberLevel::manager,
                          "two",    now() + 1h};
    write([&](Tx& tx) {
        insert_api_token(tx, first);
        insert_api_token(tx, second);
        EXPECT_EQ(find_api_token(tx, "two"), second);
        EXPECT_FALSE(find_api_token(tx, "three"));
        EXPECT_THAT(list_api_tokens(tx, alder.id), ElementsAre(second, first));
        EXPECT_THAT(list_api_tokens(tx, birch.id), IsEmpty());
    });
}

TEST_F(RecordsTest, AnApiTokenIsTouchedAndRemovedByItsFirmOnly) {
    const ApiToken token{alder.id, next<ApiTokenId>(), "Website", MemberLevel::member, "one",
                         now()};
    write([&](Tx& tx) {
        insert_api_token(tx, token);
        touch_api_token(tx, birch.id, token.id, now());
        EXPECT_FALSE(find_api_token(tx, "one")->last_used_at);
        touch_api_token(tx, alder.id, token.id, now());
        EXPECT_EQ(find_api_token(tx, "one")->last_used_at, now());
    });
    expect_not_found("token", [&](Tx& tx) { remove_api_token(tx, birch.id, token.id); });
    write([&](Tx& tx) {
        remove_api_token(tx, alder.id, token.id);
        EXPECT_FALSE(find_api_token(tx, "one"));
    });
}

TEST_F(RecordsTest, NoTwoApiTokensHaveTheSameHash) {
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        insert_api_token(tx,
                         {alder.id, next<ApiTokenId>(), "a", MemberLevel::member, "same", now()});
        insert_api_token(tx,
                         {birch.id, next<ApiTokenId>(), "b", MemberLevel::member, "same", now()});
    });
}
