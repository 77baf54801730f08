#include "records/member.hpp"

#include "records/testing.hpp"

using testing::ElementsAre;

namespace {

Member tom_of(const TestFirm& firm, MemberId id) {
    return {.firm_id = firm.id,
            .id = id,
            .name = "tom",
            .email = "Tom@Alder.example",
            .password_hash = "hash"};
}

}

TEST_F(RecordsTest, AMemberComesBackAsStoredAndIsFoundByEmailInAnyCase) {
    const auto tom = tom_of(alder, next<MemberId>());
    write([&](Tx& tx) {
        insert_member(tx, tom);
        EXPECT_EQ(require_member(tx, alder.id, tom.id), tom);
        EXPECT_EQ(find_member_by_email(tx, "tom@ALDER.example"), tom);
        EXPECT_FALSE(find_member_by_email(tx, "om@alder.example"));
    });
}

TEST_F(RecordsTest, AnEmailAddressBelongsToOneMemberOfAllFirms) {
    expect_error(ErrorCode::conflict, "in use already", [&](Tx& tx) {
        auto member = tom_of(birch, next<MemberId>());
        member.email = "MAYA@alder.example";
        insert_member(tx, member);
    });
    expect_error(ErrorCode::conflict, "in use already", [&](Tx& tx) {
        auto maya = require_member(tx, birch.id, birch.maya);
        maya.email = "maya@alder.example";
        update_member(tx, maya);
    });
}

TEST_F(RecordsTest, MembersAreListedByNameWithinTheirFirm) {
    const auto tom = tom_of(alder, next<MemberId>());
    write([&](Tx& tx) {
        insert_member(tx, tom);
        EXPECT_THAT(ids_of(list_members(tx, alder.id)), ElementsAre(alder.maya, tom.id));
        EXPECT_THAT(ids_of(list_members(tx, birch.id)), ElementsAre(birch.maya));
        EXPECT_THAT(ids_of(find_members(tx, alder.id, {tom.id, birch.maya})), ElementsAre(tom.id));
    });
}

TEST_F(RecordsTest, ActiveOwnersAreListedTheOldestFirst) {
    write([&](Tx& tx) {
        auto tom = tom_of(alder, next<MemberId>());
        tom.level = MemberLevel::owner;
        tom.created_at = now() + std::chrono::hours{1};
        insert_member(tx, tom);
        EXPECT_THAT(ids_of(list_owners(tx, alder.id)), ElementsAre(alder.maya, tom.id));
        tom.active = false;
        update_member(tx, tom);
        EXPECT_THAT(ids_of(list_owners(tx, alder.id)), ElementsAre(alder.maya));
    });
}

TEST_F(RecordsTest, OnlyActiveOwnersCount) {
    write([&](Tx& tx) {
        insert_member(tx, tom_of(alder, next<MemberId>()));
        EXPECT_EQ(count_owners(tx, alder.id), 1);
        auto maya = require_member(tx, alder.id, alder.maya);
        maya.active = false;
        update_member(tx, maya);
        EXPECT_EQ(require_member(tx, alder.id, alder.maya), maya);
        EXPECT_EQ(count_owners(tx, alder.id), 0);
        EXPECT_EQ(count_owners(tx, birch.id), 1);
    });
}

TEST_F(RecordsTest, AMemberOfAnotherFirmIsNotFound) {
    expect_not_found("member", [&](Tx& tx) { require_member(tx, birch.id, alder.maya); });
    expect_not_found("member", [&](Tx& tx) {
        auto maya = require_member(tx, alder.id, alder.maya);
        maya.firm_id = birch.id;
        update_member(tx, maya);
    });
    EXPECT_FALSE(write([&](Tx& tx) { return find_member(tx, birch.id, alder.maya); }));
}
