#include "records/session.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;

class SessionTest : public RecordsTest {
protected:
    Session session{alder.id, "hash", "csrf", alder.maya, now(), now(), now() + 12h};

    void SetUp() override {
        write([&](Tx& tx) { insert_session(tx, session); });
    }
    std::optional<Session> found() {
        return write([&](Tx& tx) { return find_session(tx, "hash", now()); });
    }
};

TEST_F(SessionTest, IsFoundByItsTokenUntilItExpires) {
    EXPECT_EQ(found(), session);
    pass(12h - 1us);
    EXPECT_TRUE(found());
    pass(1us);
    EXPECT_FALSE(found());
}

TEST_F(SessionTest, LastsLongerWhenItIsUsed) {
    pass(1h);
    write([&](Tx& tx) { touch_session(tx, session, now(), now() + 24h); });
    pass(20h);
    ASSERT_TRUE(found());
    EXPECT_EQ(found()->last_seen_at, now() - 20h);
}

TEST_F(SessionTest, IsNotTouchedOrRemovedInTheNameOfAnotherFirm) {
    write([&](Tx& tx) {
        auto foreign = session;
        foreign.firm_id = birch.id;
        touch_session(tx, foreign, now() + 1h, now() + 24h);
        remove_session(tx, birch.id, "hash");
        remove_sessions_of(tx, birch.id, alder.maya);
    });
    EXPECT_EQ(found(), session);
}

TEST_F(SessionTest, EndsWhenItIsRemoved) {
    write([&](Tx& tx) { remove_session(tx, alder.id, "hash"); });
    EXPECT_FALSE(found());
}

TEST_F(SessionTest, EndsWithAllOfItsMembers) {
    write([&](Tx& tx) { remove_sessions_of(tx, alder.id, alder.maya); });
    EXPECT_FALSE(found());
}

TEST_F(SessionTest, IsSweptOnceExpired) {
    const auto count = [&] {
        return write([](Tx& tx) { return tx.value<int>("select count(*) from sessions"); });
    };
    write([&](Tx& tx) { remove_expired_sessions(tx, now()); });
    EXPECT_EQ(count(), 1);
    write([&](Tx& tx) { remove_expired_sessions(tx, session.expires_at); });
    EXPECT_EQ(count(), 0);
}
