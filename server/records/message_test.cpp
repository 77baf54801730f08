#include "records/message.hpp"

#include "records/outbox.hpp"
#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class MessageTest : public RecordsTest {
protected:
    Message welcome = new_message("welcome@alder.example");
    MessageContent content{.text = "Hello", .html = "<p>Hello</p>"};

    Message new_message(const std::string& message_id) {
        pass(1min);
        return {.firm_id = alder.id,
                .id = next<MessageId>(),
                .message_id = message_id,
                .run_id = alder.run,
                .step = "welcome",
                .iteration = 1,
                .contact_id = alder.priya,
                .envelope_from = "bounce@alder.example",
                .from_name = "Alder & Wren",
                .from_address = "hello@alder.example",
                .reply_to = "maya@alder.example",
                .to = {{"Priya \"P\" Shah", "priya@client.example"}},
                .subject = "Welcome",
                .attachments = {"fil_1"},
                .queued_at = now()};
    }
    void SetUp() override {
        write([&](Tx& tx) { insert_message(tx, welcome, content); });
    }
    std::vector<MessageId> listed(const MessageFilter& filter) {
        return write([&](Tx& tx) { return ids_of(list_messages(tx, alder.id, filter, {}).items); });
    }
    MessageState state() {
        return write([&](Tx& tx) { return require_message(tx, alder.id, welcome.id).state; });
    }
    bool move(MessageState from, MessageMove message_move, const std::string& why = "") {
        return write([&](Tx& tx) {
            return move_message(tx, alder.id, welcome.id, from, message_move, {now(), why});
        });
    }
};

TEST_F(MessageTest, ComesBackAsStoredWithItsContent) {
    write([&](Tx& tx) {
        EXPECT_EQ(require_message(tx, alder.id, welcome.id), welcome);
        content.firm_id = alder.id;
        content.message_id = welcome.id;
        EXPECT_EQ(require_message_content(tx, alder.id, welcome.id), content);
    });
}

TEST_F(MessageTest, IsNotQueuedTwiceUnderOneMessageId) {
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        auto second = welcome;
        second.id = next<MessageId>();
        insert_message(tx, second, content);
    });
}

TEST_F(MessageTest, IsSentOnTheSecondTry) {
    EXPECT_TRUE(move(MessageState::waiting, MessageMove::send));
    EXPECT_TRUE(move(MessageState::sending, MessageMove::defer, "451 try later"));
    EXPECT_EQ(state(), MessageState::waiting);
    pass(30min);
    EXPECT_TRUE(move(MessageState::waiting, MessageMove::send));
    EXPECT_TRUE(move(MessageState::sending, MessageMove::deliver, "250 queued as 4711"));
    const auto sent = write([&](Tx& tx) { return require_message(tx, alder.id, welcome.id); });
    EXPECT_EQ(sent.state, MessageState::sent);
    EXPECT_EQ(sent.why, "250 queued as 4711");
    EXPECT_EQ(sent.sent_at, now());
    EXPECT_EQ(sent.attempts, 2);
}

TEST_F(MessageTest, MovesByItsLifecycleOnly) {
    EXPECT_FALSE(move(MessageState::waiting, MessageMove::deliver));
    EXPECT_FALSE(move(MessageState::sending, MessageMove::deliver));
    EXPECT_TRUE(move(MessageState::waiting, MessageMove::send));
    EXPECT_FALSE(move(MessageState::waiting, MessageMove::send));
    EXPECT_FALSE(move(MessageState::sending, MessageMove::cancel));
    EXPECT_TRUE(move(MessageState::sending, MessageMove::lose, "no answer"));
    EXPECT_EQ(state(), MessageState::maybe_sent);
    EXPECT_TRUE(move(MessageState::maybe_sent, MessageMove::retry));
    EXPECT_TRUE(move(MessageState::waiting, MessageMove::cancel));
    EXPECT_FALSE(move(MessageState::cancelled, MessageMove::retry));
    EXPECT_EQ(state(), MessageState::cancelled);
}

TEST_F(MessageTest, IsCancelledWithItsStepWhileItWaitsAndLeavesTheOutbox) {
    auto sending = new_message("two@alder.example");
    auto later = new_message("three@alder.example");
    later.iteration = 2;
    write([&](Tx& tx) {
        insert_message(tx, sending, content);
        insert_message(tx, later, content);
        for (const auto& message : {welcome, sending, later}) {
            insert_outbox(tx, {.firm_id = alder.id,
                               .id = next<OutboxId>(),
                               .message_id = message.id,
                               .due_at = now()});
        }
        move_message(tx, alder.id, sending.id, MessageState::waiting, MessageMove::send,
                     {now(), ""});
        EXPECT_EQ(cancel_messages_of_step(tx, birch.id, alder.run, "welcome", 1, "skipped"), 0);
        EXPECT_EQ(cancel_messages_of_step(tx, alder.id, alder.run, "welcome", 1, "skipped"), 1);
        EXPECT_EQ(require_message(tx, alder.id, welcome.id).state, MessageState::cancelled);
        EXPECT_EQ(require_message(tx, alder.id, welcome.id).why, "skipped");
        EXPECT_EQ(require_message(tx, alder.id, sending.id).state, MessageState::sending);
        EXPECT_EQ(require_message(tx, alder.id, later.id).state, MessageState::waiting);
        EXPECT_THAT(find_outbox_of_messages(tx, alder.id, {welcome.id}), IsEmpty());
        EXPECT_EQ(find_outbox_of_messages(tx, alder.id, {sending.id, later.id}).size(), 2u);
    });
}

TEST_F(MessageTest, IsListedLatestFirstByStateRunContactAndAddress) {
    auto notice = new_message("notice@alder.example");
    notice.run_id.reset();
    notice.contact_id.reset();
    notice.to = {{"Maya", "maya_1@alder.example"}};
    notice.state = MessageState::sent;
    write([&](Tx& tx) { insert_message(tx, notice, content); });
    EXPECT_THAT(listed({}), ElementsAre(notice.id, welcome.id));
    EXPECT_THAT(listed({.states = {MessageState::waiting, MessageState::sending}}),
                ElementsAre(welcome.id));
    EXPECT_THAT(listed({.states = {MessageState::sent}}), ElementsAre(notice.id));
    EXPECT_THAT(listed({.states = {MessageState::failed}}), IsEmpty());
    EXPECT_THAT(listed({.run_id = alder.run}), ElementsAre(welcome.id));
    EXPECT_THAT(listed({.contact_id = alder.priya}), ElementsAre(welcome.id));
    EXPECT_THAT(listed({.run_id = alder.run, .contact_id = birch.priya}), IsEmpty());
    EXPECT_THAT(listed({.to = "MAYA_1@alder.example"}), ElementsAre(notice.id));
    EXPECT_THAT(listed({.to = "1@alder.example"}), IsEmpty());
    write([&](Tx& tx) {
        const auto page = list_messages(tx, alder.id, {}, {.limit = 1});
        EXPECT_THAT(ids_of(page.items), ElementsAre(notice.id));
        const auto last = list_messages(tx, alder.id, {}, {.limit = 1, .cursor = page.next_cursor});
        EXPECT_THAT(ids_of(last.items), ElementsAre(welcome.id));
        EXPECT_FALSE(last.next_cursor);
    });
}

TEST_F(MessageTest, RemembersItsFirstOpening) {
    write([&](Tx& tx) {
        mark_message_opened(tx, birch.id, welcome.id, now());
        EXPECT_FALSE(require_message(tx, alder.id, welcome.id).opened_at);
        mark_message_opened(tx, alder.id, welcome.id, now());
        mark_message_opened(tx, alder.id, welcome.id, now() + 1h);
        EXPECT_EQ(require_message(tx, alder.id, welcome.id).opened_at, now());
    });
}

TEST_F(MessageTest, NumbersItsAttempts) {
    write([&](Tx& tx) {
        record_attempt(
            tx, {alder.id, welcome.id, 0, now(), AttemptOutcome::deferred, 451, "try later"});
        record_attempt(tx, {alder.id, welcome.id, 0, now() + 1h, AttemptOutcome::unknown,
                            std::nullopt, "gone"});
        EXPECT_THAT(list_attempts(tx, alder.id, welcome.id),
                    ElementsAre(DeliveryAttempt{alder.id, welcome.id, 1, now(),
                                                AttemptOutcome::deferred, 451, "try later"},
                                DeliveryAttempt{alder.id, welcome.id, 2, now() + 1h,
                                                AttemptOutcome::unknown, std::nullopt, "gone"}));
        EXPECT_THAT(list_attempts(tx, birch.id, welcome.id), IsEmpty());
    });
}

TEST_F(MessageTest, OfAnotherFirmIsNotFound) {
    expect_not_found("message", [&](Tx& tx) { require_message(tx, birch.id, welcome.id); });
    expect_not_found("message", [&](Tx& tx) { require_message_content(tx, birch.id, welcome.id); });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_message(tx, birch.id, welcome.id));
        EXPECT_THAT(list_messages(tx, birch.id, {}, {}).items, IsEmpty());
        EXPECT_THAT(list_messages(tx, birch.id, {.run_id = alder.run}, {}).items, IsEmpty());
        EXPECT_THAT(list_messages(tx, birch.id, {.contact_id = alder.priya}, {}).items, IsEmpty());
        EXPECT_THAT(list_messages(tx, birch.id, {.states = {MessageState::waiting}}, {}).items,
                    IsEmpty());
        EXPECT_FALSE(move_message(tx, birch.id, welcome.id, MessageState::waiting,
                                  MessageMove::send, {now(), ""}));
    });
}
