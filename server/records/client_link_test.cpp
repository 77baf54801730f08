#include "records/client_link.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class ClientLinkTest : public RecordsTest {
protected:
    ClientLink home = new_link("home", "");
    ClientLink form = new_link("form", "intake");

    ClientLink new_link(const std::string& token_hash, const std::string& step) {
        return {.firm_id = alder.id,
                .id = next<ClientLinkId>(),
                .token_hash = token_hash,
                .run_id = alder.run,
                .contact_id = alder.priya,
                .step = step,
                .created_at = now(),
                .expires_at = now() + std::chrono::days{30}};
    }
    void SetUp() override {
        write([&](Tx& tx) {
            insert_client_link(tx, home);
            insert_client_link(tx, form);
        });
    }
    bool is_usable_now(const std::string& token_hash) {
        return is_usable(*write([&](Tx& tx) { return find_client_link(tx, token_hash); }), now());
    }
};

TEST_F(ClientLinkTest, IsFoundByItsTokenAlone) {
    write([&](Tx& tx) {
        EXPECT_EQ(find_client_link(tx, "form"), form);
        EXPECT_FALSE(find_client_link(tx, "other"));
        EXPECT_THAT(list_client_links(tx, alder.id, alder.run), ElementsAre(home, form));
    });
}

TEST_F(ClientLinkTest, IsUsableUntilItExpires) {
    pass(std::chrono::days{30} - 1us);
    EXPECT_TRUE(is_usable_now("form"));
    pass(1us);
    EXPECT_FALSE(is_usable_now("form"));
}

TEST_F(ClientLinkTest, IsRevokedWithItsRunsOthersOrItsContacts) {
    const auto other = next<ContactId>();
    write([&](Tx& tx) {
        EXPECT_EQ(revoke_client_links(tx, alder.id, alder.run, other, now()), 0);
        EXPECT_TRUE(is_usable(*find_client_link(tx, "form"), now()));
        EXPECT_EQ(revoke_client_links(tx, alder.id, alder.run, alder.priya, now()), 2);
        EXPECT_EQ(revoke_client_links(tx, alder.id, alder.run, std::nullopt, now()), 0);
    });
    EXPECT_FALSE(is_usable_now("form"));
    EXPECT_FALSE(is_usable_now("home"));
}

TEST_F(ClientLinkTest, CountsHowOftenItWasSeen) {
    write([&](Tx& tx) {
        mark_link_seen(tx, alder.id, form.id, now());
        mark_link_seen(tx, alder.id, form.id, now() + 1h);
        EXPECT_EQ(find_client_link(tx, "form")->seen_count, 2);
        EXPECT_EQ(find_client_link(tx, "form")->last_seen_at, now() + 1h);
        EXPECT_EQ(find_client_link(tx, "home")->seen_count, 0);
    });
}

TEST_F(ClientLinkTest, IsOutOfReachOfAnotherFirm) {
    write([&](Tx& tx) {
        EXPECT_THAT(list_client_links(tx, birch.id, alder.run), IsEmpty());
        EXPECT_EQ(revoke_client_links(tx, birch.id, alder.run, std::nullopt, now()), 0);
        mark_link_seen(tx, birch.id, form.id, now());
        EXPECT_EQ(find_client_link(tx, "form"), form);
    });
}

TEST_F(ClientLinkTest, SharesItsTokenWithNoOther) {
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        auto link = new_link("form", "");
        link.firm_id = birch.id;
        link.run_id = birch.run;
        link.contact_id = birch.priya;
        insert_client_link(tx, link);
    });
}
