#include "api/testing/onboarding.hpp"

namespace api {

using testing::HasSubstr;

namespace {

class MessagesTest : public OnboardingTest {
protected:
    // Sending is not set up, so that what goes out next fails and holds its step.
    void stop_sending() {
        office.api.store->write([&](Tx& tx) {
            save_email_settings(tx, {.firm_id = office.cedar.id, .mode = MailMode::off});
        });
    }
    void begin_sending() {
        office.api.store->write([&](Tx& tx) {
            save_email_settings(tx, {.firm_id = office.cedar.id,
                                     .mode = MailMode::demo,
                                     .from_name = "Cedar & Co",
                                     .from_address = "office@cedar.example"});
        });
    }
    std::string newest() { return office.get("/messages").text_at("/items/0/id"); }
};

TEST_F(MessagesTest, ShowTheMailWordForWord) {
    const auto message = office.get("/messages/" + newest());
    EXPECT_EQ(message.text_at("/subject"), "Welcome, Priya");
    EXPECT_EQ(message.text_at("/state"), "sent");
    EXPECT_EQ(message.text_at("/from"), "Cedar & Co <office@cedar.example>");
    EXPECT_EQ(message.text_at("/contact/name"), "Priya Raman");
    EXPECT_EQ(message.text_at("/run/name"), "Client onboarding");
    EXPECT_EQ(message.text_at("/attempts_made/0/outcome"), "sent");
    EXPECT_EQ(message.text_at("/headers/2/value"), "Welcome, Priya");
    EXPECT_THAT(message.text_at("/html"), HasSubstr("Priya"));
    EXPECT_EQ(office.get("/messages?state=failed").size_at("/items"), 0);
    EXPECT_EQ(office.get("/messages?state=sent").size_at("/items"), 1);
    EXPECT_EQ(office.get(of_run("/messages")).size_at("/items"), 1);
}

TEST_F(MessagesTest, AreComposedAnewForAStepThatIsHeldForThem) {
    stop_sending();
    hand_in();
    EXPECT_EQ(state_of("agreement"), "held");
    const auto failed = newest();
    begin_sending();
    const auto anew = office.post("/messages/" + failed + "/retry", "");
    EXPECT_EQ(anew.status, 200) << anew.text;
    EXPECT_NE(anew.text_at("/id"), failed);
    office.work_off();
    EXPECT_EQ(state_of("agreement"), "active");
    EXPECT_EQ(office.get("/messages/" + failed).text_at("/state"), "cancelled");
    EXPECT_EQ(office.get("/messages/" + newest()).text_at("/state"), "sent");
}

TEST_F(MessagesTest, CannotBeCalledBackOnceTheyHaveLeft) {
    const auto sent = newest();
    EXPECT_EQ(office.post("/messages/" + sent + "/cancellation", "{}").status, 409);
    EXPECT_EQ(office.post("/messages/" + sent + "/retry", "").status, 409);
}

TEST_F(MessagesTest, HoldTheirStepWhenTheyAreCancelled) {
    ASSERT_EQ(office.send("POST", client("/form/intake/submission"), good_answers).status, 200);
    const auto waiting = newest();
    const auto cancelled =
        office.post("/messages/" + waiting + "/cancellation", R"({"reason": "Wrong letter"})");
    EXPECT_EQ(cancelled.text_at("/state"), "cancelled");
    EXPECT_EQ(cancelled.text_at("/why"), "Wrong letter");
    EXPECT_EQ(state_of("agreement"), "held");
    office.work_off();
    EXPECT_EQ(office.mails_to("priya@client.example").front().state, MessageState::cancelled);
}

TEST_F(MessagesTest, AreNotThereForAnotherFirm) {
    const auto stranger = TestOffice::as(office.birch.maya, "GET", "");
    EXPECT_EQ(office.ask("/messages/" + newest(), stranger).status, 404);
    EXPECT_THAT(office.ask("/messages?limit=100", stranger).text,
                testing::Not(HasSubstr(newest())));
}

}

}
