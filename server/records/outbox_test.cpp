#include "records/outbox.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class OutboxTest : public RecordsTest {
protected:
    OutboxRow mail = new_row(alder, now());

    OutboxRow new_row(const TestFirm& firm, Time due_at) {
        return {.firm_id = firm.id,
                .id = next<OutboxId>(),
                .message_id = next<MessageId>(),
                .run_id = firm.run,
                .step = "welcome",
                .iteration = 1,
                .due_at = due_at};
    }
    void insert(const OutboxRow& row) {
        write([&](Tx& tx) { insert_outbox(tx, row); });
    }
    // For five minutes.
    std::vector<OutboxRow> claim(int limit = 10) {
        return write([&](Tx& tx) { return claim_due(tx, now(), limit, now() + 5min); });
    }
    std::optional<Time> next_due() {
        return write([](Tx& tx) { return next_outbox_due(tx); });
    }
};

TEST_F(OutboxTest, GivesOutWhatIsDueOfAllFirmsLongestDueFirst) {
    const auto foreign = new_row(birch, now() - 1h);
    const auto later = new_row(alder, now() + 1us);
    insert(mail);
    insert(foreign);
    insert(later);
    EXPECT_EQ(next_due(), now() - 1h);
    EXPECT_THAT(ids_of(claim()), ElementsAre(foreign.id, mail.id));
}

TEST_F(OutboxTest, GivesOutNoMoreThanAsked) {
    insert(mail);
    insert(new_row(alder, now() + 0s));
    EXPECT_THAT(ids_of(claim(1)), ElementsAre(mail.id));
    EXPECT_EQ(claim(1).size(), 1u);
    EXPECT_THAT(claim(1), IsEmpty());
}

TEST_F(OutboxTest, GivesAClaimedRowToNobodyElseUntilTheClaimExpires) {
    insert(mail);
    const auto first = claim();
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].attempts, 1);
    EXPECT_EQ(first[0].claimed_until, now() + 5min);
    EXPECT_EQ(next_due(), now() + 5min);
    pass(5min - 1us);
    EXPECT_THAT(claim(), IsEmpty());
    pass(1us);
    const auto second = claim();
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second[0].attempts, 2);
}

TEST_F(OutboxTest, IsFinishedByTheClaimThatHoldsAndByNoneBefore) {
    insert(mail);
    const auto first = claim()[0];
    pass(5min);
    const auto second = claim()[0];
    write([&](Tx& tx) {
        EXPECT_FALSE(finish_outbox(tx, first));
        EXPECT_FALSE(reschedule_outbox(tx, first, now()));
        EXPECT_TRUE(finish_outbox(tx, second));
        EXPECT_FALSE(finish_outbox(tx, second));
    });
    EXPECT_FALSE(next_due());
}

TEST_F(OutboxTest, ComesAgainWhenItIsRescheduled) {
    insert(mail);
    const auto claimed = claim()[0];
    write([&](Tx& tx) { EXPECT_TRUE(reschedule_outbox(tx, claimed, now() + 30min)); });
    EXPECT_EQ(next_due(), now() + 30min);
    pass(30min - 1us);
    EXPECT_THAT(claim(), IsEmpty());
    pass(1us);
    EXPECT_EQ(claim()[0].attempts, 2);
}

TEST_F(OutboxTest, GivesOutAtOnceWhatADeadProcessHadClaimed) {
    const auto unclaimed = new_row(alder, now() + 1h);
    insert(mail);
    insert(unclaimed);
    claim();
    EXPECT_THAT(ids_of(write([](Tx& tx) { return release_claims(tx); })), ElementsAre(mail.id));
    EXPECT_EQ(claim()[0].attempts, 2);
}

TEST_F(OutboxTest, HoldsAMessageAndAContractOnce) {
    insert(mail);
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        auto second = mail;
        second.id = next<OutboxId>();
        insert_outbox(tx, second);
    });
    OutboxRow seal{.firm_id = alder.id,
                   .id = next<OutboxId>(),
                   .kind = OutboxKind::seal,
                   .contract_id = next<ContractId>(),
                   .due_at = now() - 1s};
    insert(seal);
    EXPECT_EQ(claim(1)[0].contract_id, seal.contract_id);
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        seal.id = next<OutboxId>();
        insert_outbox(tx, seal);
    });
}

TEST_F(OutboxTest, IsHastenedAndRemovedByItsMessageWithinTheFirm) {
    mail.due_at = now() + 2h;
    insert(mail);
    write([&](Tx& tx) {
        EXPECT_FALSE(hasten_outbox_of_message(tx, birch.id, *mail.message_id, now()));
        EXPECT_THAT(find_outbox_of_messages(tx, birch.id, {*mail.message_id}), IsEmpty());
        remove_outbox_of_message(tx, birch.id, *mail.message_id);
        EXPECT_THAT(find_outbox_of_messages(tx, alder.id, {*mail.message_id}), ElementsAre(mail));
        EXPECT_TRUE(hasten_outbox_of_message(tx, alder.id, *mail.message_id, now()));
    });
    EXPECT_EQ(next_due(), now());
    EXPECT_EQ(claim().size(), 1u);
    write([&](Tx& tx) {
        EXPECT_FALSE(hasten_outbox_of_message(tx, alder.id, *mail.message_id, now()));
        remove_outbox_of_message(tx, alder.id, *mail.message_id);
    });
    EXPECT_FALSE(next_due());
}

TEST_F(OutboxTest, IsFinishedInTheNameOfItsOwnFirmOnly) {
    insert(mail);
    auto foreign = claim()[0];
    foreign.firm_id = birch.id;
    write([&](Tx& tx) {
        EXPECT_FALSE(finish_outbox(tx, foreign));
        EXPECT_FALSE(reschedule_outbox(tx, foreign, now()));
    });
}
