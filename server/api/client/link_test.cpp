#include "api/testing/onboarding.hpp"

#include "records/client_link.hpp"
#include "records/history.hpp"

namespace api {

using testing::HasSubstr;

namespace {

class ClientLinkTest : public OnboardingTest {
protected:
    std::vector<ClientLink> links() {
        return office.api.store->read(
            [&](Tx& tx) { return list_client_links(tx, office.cedar.id, *parse_id<RunId>(run)); });
    }
    ContactId next_contact() { return office.api.ids.next<ContactId>(); }
};

TEST_F(ClientLinkTest, ChangesNothingWhenItIsOnlyFetched) {
    const auto file = office.ask(client("/form/intake/files?field=statement&name=a.txt"),
                                 {.method = "POST", .body = "text", .content_type = "text/plain"});
    hand_in();
    const auto before = office.written_units();
    const auto known = events();
    for (const auto* path : {"", "/form/intake", "/contract/agreement", "/files/"}) {
        const auto place =
            client(path) + (path == std::string_view("/files/") ? file.text_at("/id") : "");
        for (const auto* method : {"GET", "HEAD"}) {
            EXPECT_EQ(office.send(method, place, "").status, 200) << method << " " << place;
        }
    }
    EXPECT_EQ(office.written_units(), before);
    EXPECT_EQ(events(), known);
}

TEST_F(ClientLinkTest, IsNotedAsOpenedOnlyByAPerson) {
    office.open(client(""));
    EXPECT_EQ(links().front().seen_count, 0);
    EXPECT_EQ(office.send("POST", client("/seen"), R"({"step": "intake"})").status, 204);
    office.pass(std::chrono::hours{1});
    EXPECT_EQ(office.send("POST", client("/seen"), "{}").status, 204);
    EXPECT_EQ(links().front().seen_count, 2);
    EXPECT_EQ(count_of("link_opened intake"), 1);  // once a day
    EXPECT_EQ(count_of("link_opened"), 0);
    EXPECT_TRUE(office.mails_to("priya@client.example").front().opened_at);
    office.api.clock.wind(std::chrono::days{1});
    office.send("POST", client("/seen"), "{}");
    EXPECT_EQ(count_of("link_opened"), 1);
}

TEST_F(ClientLinkTest, AnswersAlikeWhetherUnknownExpiredOrRevoked) {
    const auto unknown = office.open("/client/" + std::string(43, 'x'));
    EXPECT_EQ(unknown.status, 404);
    office.api.clock.wind(std::chrono::days{31});
    const auto expired = office.open(client(""));
    EXPECT_EQ(expired.status, 404);
    EXPECT_EQ(expired.text_at("/detail"), unknown.text_at("/detail"));
    EXPECT_EQ(office.send("POST", client("/form/intake/submission"), good_answers).status, 404);
}

TEST_F(ClientLinkTest, StopsWorkingWhenTheRunIsCancelled) {
    EXPECT_EQ(office.post(of_run("/cancellation"), R"({"reason": "They left"})").status, 200);
    EXPECT_EQ(office.open(client("")).status, 404);
    EXPECT_EQ(office.open(client("/form/intake")).status, 404);
}

TEST_F(ClientLinkTest, IsRenewedByMailToTheSamePersonOnly) {
    office.api.clock.wind(std::chrono::days{31});
    const auto mails = office.mails_to("priya@client.example").size();
    EXPECT_EQ(office.send("POST", client("/fresh_link"), "{}").status, 202);
    EXPECT_EQ(office.send("POST", client("/fresh_link"), "{}").status, 202);  // throttled
    EXPECT_EQ(office.send("POST", "/client/" + std::string(43, 'x') + "/fresh_link", "{}").status,
              202);
    const auto all = office.mails_to("priya@client.example");
    EXPECT_EQ(all.size(), mails + 1);
    EXPECT_EQ(all.front().subject, "Your new link");
    token = office.token_for("priya@client.example");
    EXPECT_EQ(office.open(client("")).status, 200);
    EXPECT_EQ(office.open(client("/form/intake")).status, 200);
}

TEST_F(ClientLinkTest, IsEndedByAMember) {
    EXPECT_EQ(office.remove(of_run("/links?contact=" + to_text(next_contact()))).status, 404);
    EXPECT_EQ(office.open(client("")).status, 200);
    const auto answer = office.remove(of_run("/links"));
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(count_of("links_ended"), 1);
    EXPECT_THAT(office.get(of_run("/history")).text_at("/items/0/text"),
                HasSubstr("Ended the client links"));
    const auto ended = office.open(client("/form/intake"));
    EXPECT_EQ(ended.status, 404);
    EXPECT_EQ(ended.text_at("/detail"),
              office.open("/client/" + std::string(43, 'x')).text_at("/detail"));
    EXPECT_EQ(office.send("POST", client("/form/intake/submission"), good_answers).status, 404);
    // A fresh one goes to the address on file, whoever has found the old one.
    EXPECT_EQ(office.send("POST", client("/fresh_link"), "{}").status, 202);
    const auto fresh = office.token_for("priya@client.example");
    EXPECT_NE(fresh, token);
    EXPECT_EQ(office.open("/client/" + fresh).status, 200);
    EXPECT_EQ(office.open(client("")).status, 404);
}

TEST_F(ClientLinkTest, IsEndedForOneContactAlone) {
    const auto priya = to_text(office.cedar.priya);
    EXPECT_EQ(office.remove(of_run("/links?contact=" + priya)).status, 200);
    EXPECT_EQ(office.open(client("")).status, 404);
    const auto url = office.post(of_run("/steps/intake/client_link"), "").text_at("/url");
    EXPECT_EQ(office.open("/client/" + url.substr(url.rfind('/') + 1)).status, 200);
}

TEST_F(ClientLinkTest, IsCopiedByAMember) {
    const auto answer = office.post(of_run("/steps/intake/client_link"), "");
    EXPECT_EQ(answer.status, 200) << answer.text;
    const auto url = answer.text_at("/url");
    EXPECT_THAT(url, testing::StartsWith("https://clients.example/c/"));
    token = url.substr(url.rfind('/') + 1);
    EXPECT_EQ(office.open(client("/form/intake")).status, 200);
    EXPECT_EQ(office.post(of_run("/steps/agreement/client_link"), "").status, 409);
    EXPECT_EQ(office.post(of_run("/steps/welcome/client_link"), "").status, 409);
}

TEST_F(ClientLinkTest, LetsAMemberLookAndChangeNothing) {
    const auto url = office.post(of_run("/client_view"), "").text_at("/url");
    token = url.substr(url.rfind('/') + 1);
    EXPECT_TRUE(office.open(client("")).at("/link/read_only").as_bool());
    EXPECT_EQ(office.open(client("/form/intake")).status, 200);
    EXPECT_EQ(office.send("PATCH", client("/form/intake/answers"), good_answers).status, 403);
    EXPECT_EQ(office.send("POST", client("/form/intake/submission"), good_answers).status, 403);
    EXPECT_EQ(office.send("POST", client("/question"), R"({"text": "Hm?"})").status, 403);
    EXPECT_EQ(office.send("POST", client("/seen"), "{}").status, 204);
    EXPECT_EQ(count_of("link_opened"), 0);
    office.api.clock.wind(std::chrono::minutes{61});
    EXPECT_EQ(office.open(client("")).status, 404);
}

TEST_F(ClientLinkTest, CarriesQuestionsToTheAccountManager) {
    const auto answer = office.send("POST", client("/question"),
                                    R"({"text": "What is a **fee**?", "step": "intake"})");
    EXPECT_EQ(answer.status, 202) << answer.text;
    const auto tasks = office.get("/tasks?assignee=me&state=open");
    EXPECT_THAT(tasks.text_at("/items/0/title"), HasSubstr("What is a **fee**?"));
    EXPECT_EQ(office.mails_to("maya@cedar.example").front().subject, "A question from Priya Raman");
    EXPECT_EQ(count_of("question_asked intake"), 1);
    // Answering it does not end the questionnaire.
    office.post("/tasks/" + tasks.text_at("/items/0/id") + "/completion", "");
    EXPECT_EQ(state_of("intake"), "active");
    EXPECT_EQ(office.send("POST", client("/question"), R"({"text": ""})").status, 422);
}

TEST_F(ClientLinkTest, CarriesQuestionsToTheOwnersWhereNobodyFillsARole) {
    office.api.store->write([&](Tx& tx) {
        auto stored = require_run(tx, office.cedar.id, *parse_id<RunId>(run));
        stored.roles = {};
        EXPECT_TRUE(save_run_values(tx, stored));
    });
    EXPECT_EQ(office.send("POST", client("/question"), R"({"text": "Anybody there?"})").status,
              202);
    EXPECT_EQ(office.mails_to("maya@cedar.example").front().subject, "A question from Priya Raman");
    EXPECT_TRUE(office.mails_to("tom@cedar.example").empty()) << "he is no owner";
    const auto tasks = office.get("/tasks?assignee=me&state=open");
    EXPECT_THAT(tasks.text_at("/items/0/title"), HasSubstr("Anybody there?"));
}

TEST_F(ClientLinkTest, TakesOnlySoManyQuestionsInAnHour) {
    int status = 202;
    for (int i = 0; i < 11; ++i) {
        status = office.send("POST", client("/question"), R"({"text": "And?"})").status;
    }
    EXPECT_EQ(status, 429);
    office.api.clock.wind(std::chrono::hours{2});
    EXPECT_EQ(office.send("POST", client("/question"), R"({"text": "And?"})").status, 202);
}

}

}
