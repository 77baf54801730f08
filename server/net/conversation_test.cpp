#include "net/conversation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/outcome.hpp"

using testing::Contains;
using testing::ElementsAre;
using testing::Eq;
using testing::HasSubstr;
using testing::SizeIs;

namespace {

const SmtpSettings settings{.host = "mail.test.example", .port = 465};

// A conversation up to the place that is asked for, on a new connection.
SmtpConversation talk_up_to(SmtpPhase phase) {
    SmtpConversation talk(100);
    if (phase == SmtpPhase::connecting) return talk;
    talk.received("220 mail.test.example ESMTP\r\n");
    talk.sent("EHLO app.example\r\n");
    talk.received("250-mail.test.example\r\n");
    talk.received("250 SIZE 1000\r\n");
    if (phase == SmtpPhase::opening) return talk;
    talk.sent("MAIL FROM:<office@firm.example>\r\n");
    if (phase == SmtpPhase::envelope) return talk;
    talk.received("250 ok\r\n");
    talk.sent("DATA\r\n");
    talk.received("354 go on\r\n");
    talk.sent_body(60);
    if (phase == SmtpPhase::body) return talk;
    talk.sent_body(40);
    return talk;
}

Delivery decide_after(SmtpPhase phase, std::string_view answer,
                      SmtpFault fault = SmtpFault::connection_lost) {
    auto talk = talk_up_to(phase);
    if (!answer.empty()) talk.received(answer);
    return decide(settings, std::move(talk), fault, "");
}

}

TEST(Conversation, MasksWhatProvesWhoWeAre) {
    SmtpConversation plain(1);
    plain.sent("AUTH PLAIN AHVzZXIAc2VjcmV0\r\n");
    plain.received("235 welcome");
    EXPECT_THAT(plain.lines(), ElementsAre("> AUTH PLAIN ********", "< 235 welcome"));
    EXPECT_TRUE(plain.has_logged_in());

    SmtpConversation login(1);
    login.sent("AUTH LOGIN\r\n");
    login.received("334 VXNlcm5hbWU6\r\n");
    login.sent("dXNlcg==\r\n");
    login.received("334 UGFzc3dvcmQ6\r\n");
    login.sent("c2VjcmV0\r\n");
    login.received("535 wrong\r\n");
    login.sent("QUIT\r\n");
    EXPECT_THAT(login.lines(),
                ElementsAre("> AUTH LOGIN", "< 334 VXNlcm5hbWU6", "> ********",
                            "< 334 UGFzc3dvcmQ6", "> ********", "< 535 wrong", "> QUIT"));
    EXPECT_FALSE(login.has_logged_in());
}

TEST(Conversation, KeepsAnAnswerOfSeveralLinesInOne) {
    auto talk = talk_up_to(SmtpPhase::envelope);
    talk.received("550-5.1.1 The mailbox\r\n");
    talk.received("550-does not exist.\r\n");
    EXPECT_EQ(talk.last_reply()->code, 250);
    talk.received("550 See https://mail.test.example\r\n");
    EXPECT_EQ(talk.last_reply()->words,
              "550 5.1.1 The mailbox does not exist. See https://mail.test.example");
}

TEST(Conversation, MakesAnyBytesOfAServerReadable) {
    SmtpConversation talk(1);
    talk.received("550 Empf\xe4nger\x1b[31m unbekannt\r\n");
    talk.received("550 Empf\u00e4nger\r\n");
    EXPECT_THAT(talk.lines(),
                ElementsAre("< 550 Empf?nger?[31m unbekannt", "< 550 Empf\u00e4nger"));
}

TEST(Conversation, DoesNotListenToAServerThatTalksWithoutEnd) {
    SmtpConversation talk(1);
    for (int i = 0; i < 100'000; ++i) talk.received("220-hello again\r\n");
    EXPECT_TRUE(talk.is_overlong());
    EXPECT_THAT(talk.lines(), SizeIs(500));
}

TEST(Conversation, IsAfterTheDotOnlyWhenAllOfTheMessageIsSent) {
    EXPECT_EQ(talk_up_to(SmtpPhase::body).phase(), SmtpPhase::body);
    EXPECT_EQ(talk_up_to(SmtpPhase::after_dot).phase(), SmtpPhase::after_dot);
    EXPECT_THAT(talk_up_to(SmtpPhase::after_dot).lines(), Contains("> (the message, 100 bytes)"));
}

TEST(Outcome, FollowsFromTheServersCode) {
    EXPECT_EQ(decide_after(SmtpPhase::after_dot, "250 2.0.0 queued as 4711").outcome,
              DeliveryOutcome::sent);
    EXPECT_EQ(decide_after(SmtpPhase::after_dot, "451 later").outcome, DeliveryOutcome::deferred);
    EXPECT_EQ(decide_after(SmtpPhase::after_dot, "554 spam").outcome, DeliveryOutcome::refused);
    EXPECT_EQ(decide_after(SmtpPhase::envelope, "450 later").outcome, DeliveryOutcome::deferred);
    EXPECT_EQ(decide_after(SmtpPhase::envelope, "550 no").outcome, DeliveryOutcome::refused);
    EXPECT_EQ(decide_after(SmtpPhase::envelope, "530 log in first").outcome,
              DeliveryOutcome::misconfigured);
    EXPECT_EQ(decide_after(SmtpPhase::opening, "535 wrong").outcome,
              DeliveryOutcome::misconfigured);
    EXPECT_EQ(decide_after(SmtpPhase::opening, "454 later", SmtpFault::login_not_offered).outcome,
              DeliveryOutcome::deferred);
    EXPECT_EQ(decide_after(SmtpPhase::connecting, "554 not from you").outcome,
              DeliveryOutcome::misconfigured);
}

TEST(Outcome, IsUnknownOnlyBetweenTheDotAndTheAnswer) {
    EXPECT_EQ(decide_after(SmtpPhase::connecting, "").outcome, DeliveryOutcome::deferred);
    EXPECT_EQ(decide_after(SmtpPhase::opening, "").outcome, DeliveryOutcome::deferred);
    EXPECT_EQ(decide_after(SmtpPhase::envelope, "").outcome, DeliveryOutcome::deferred);
    EXPECT_EQ(decide_after(SmtpPhase::body, "").outcome, DeliveryOutcome::deferred);
    EXPECT_EQ(decide_after(SmtpPhase::after_dot, "").outcome, DeliveryOutcome::unknown);
    EXPECT_EQ(decide_after(SmtpPhase::after_dot, "", SmtpFault::timed_out).outcome,
              DeliveryOutcome::unknown);
    EXPECT_EQ(decide_after(SmtpPhase::after_dot, "", SmtpFault::stopped).outcome,
              DeliveryOutcome::unknown);
}

TEST(Outcome, StaysSentWhenTheConnectionBreaksAfterTheAnswer) {
    const auto delivery = decide_after(SmtpPhase::after_dot, "250 ok", SmtpFault::connection_lost);
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::sent);
    EXPECT_EQ(delivery.words, "250 ok");
}

TEST(Outcome, IsNotChangedByTheAnswerToQuit) {
    auto talk = talk_up_to(SmtpPhase::envelope);
    talk.received("550 no such user");
    talk.sent("QUIT");
    talk.received("221 bye");
    const auto delivery = decide(settings, std::move(talk), SmtpFault::connection_lost, "");
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::refused);
    EXPECT_EQ(delivery.words, "550 no such user");
    EXPECT_THAT(delivery.conversation, Contains("< 221 bye"));
}

TEST(Outcome, ExplainsEachFaultAndQuotesNoAnswerThatDidNotDecide) {
    for (const auto fault :
         {SmtpFault::host_not_found, SmtpFault::not_reachable, SmtpFault::timed_out,
          SmtpFault::untrusted_certificate, SmtpFault::no_secure_connection,
          SmtpFault::starttls_not_offered, SmtpFault::login_not_offered, SmtpFault::connection_lost,
          SmtpFault::overlong_answer}) {
        const auto delivery = decide_after(SmtpPhase::opening, "", fault);
        EXPECT_THAT(delivery.explanation, HasSubstr("mail.test.example"));
        EXPECT_THAT(delivery.conversation.back(), Eq("* " + delivery.explanation));
        EXPECT_EQ(delivery.code, 0);
    }
}
