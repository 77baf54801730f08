#include "api/testing/onboarding.hpp"

namespace api {

using testing::HasSubstr;

namespace {

class RunsTest : public OnboardingTest {
protected:
    Answered start(const std::string& key, const std::string& body) {
        auto sent = TestOffice::as(office.cedar.maya, "POST", body);
        if (!key.empty()) sent.headers.emplace_back("Idempotency-Key", key);
        return office.ask("/runs", sent);
    }
    std::string body_with(const std::string& more) const {
        return fmt::format(R"({{"workflow": "{}", "contact": "{}"{}}})",
                           to_text(office.cedar.onboarding), to_text(office.cedar.priya), more);
    }
};

TEST_F(RunsTest, StartOnceForOneKey) {
    EXPECT_EQ(start("", body_with("")).status, 400);
    const auto first = start("key-1", body_with(""));
    EXPECT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(first.headers.at("location"), "/api/v1/runs/" + first.text_at("/id"));
    const auto again = start("key-1", body_with(""));
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.text_at("/id"), first.text_at("/id"));
    EXPECT_EQ(start("key-1", body_with(R"(, "values": {"fee": 1})")).status, 422);
    EXPECT_EQ(office.get("/runs").size_at("/items"), 2);
}

TEST_F(RunsTest, SayWhatIsWrongWithTheirStart) {
    const auto answer = start("key-2", body_with(R"(, "roles": {"nobody": "mem_0000000000019"},
        "dates": {"start": "soon"}, "values": {"fee": {}}})"));
    EXPECT_EQ(answer.status, 400);  // not even JSON
    const auto dates = start("key-3", body_with(R"(, "dates": {"start": "soon"})"));
    EXPECT_EQ(dates.status, 422);
    EXPECT_THAT(dates.faults(), HasSubstr("/dates/start"));
    const auto values = start("key-4", body_with(R"(, "values": {"Fee!": 1, "fee": {}})"));
    EXPECT_THAT(values.faults(), HasSubstr("/values/Fee!"));
    EXPECT_THAT(values.faults(), HasSubstr("/values/fee"));
    const auto roles = start(
        "key-5", body_with(R"(, "roles": {"nobody": ")" + to_text(office.cedar.tom_id) + "\"}"));
    EXPECT_THAT(roles.faults(), HasSubstr("/roles/nobody"));
}

TEST_F(RunsTest, AreListedWithWhatTheyWaitFor) {
    const auto list = office.get("/runs");
    EXPECT_EQ(list.size_at("/items"), 1);
    EXPECT_EQ(list.text_at("/items/0/id"), run);
    EXPECT_EQ(list.text_at("/items/0/contact/name"), "Priya Raman");
    EXPECT_EQ(list.text_at("/items/0/mark"), "waiting");
    EXPECT_EQ(list.text_at("/items/0/waiting_on"), "Priya to fill in About your business");
    EXPECT_EQ(list.text_at("/items/0/stage"), "Welcome");
    EXPECT_EQ(list.text_at("/items/0/account_manager/name"), "Maya Cedar");
    EXPECT_EQ(list.size_at("/items/0/ladder"), 5);
    EXPECT_THAT(list.text_at("/items/0/next/text"), HasSubstr("reminder"));
    EXPECT_EQ(office.get("/runs?state=completed").size_at("/items"), 0);
    EXPECT_EQ(office.get("/runs?mark=held").size_at("/items"), 0);
    EXPECT_EQ(office.get("/runs?search=priya").size_at("/items"), 1);
    EXPECT_EQ(office.get("/runs?state=asleep").status, 422);
}

TEST_F(RunsTest, ArePausedResumedAndCancelled) {
    const auto paused = office.post(of_run("/pause"), R"({"reason": "Holidays"})");
    EXPECT_EQ(paused.text_at("/state"), "paused");
    EXPECT_EQ(paused.text_at("/paused_reason"), "Holidays");
    EXPECT_EQ(paused.text_at("/why/0/actions/0/name"), "resume");
    EXPECT_EQ(office.post(of_run("/pause"), "{}").status, 409);
    EXPECT_EQ(office.remove(of_run("/pause")).text_at("/state"), "active");
    EXPECT_EQ(office.post(of_run("/cancellation"), "{}").status, 422);
    const auto over = office.post(of_run("/cancellation"), R"({"reason": "They left"})");
    EXPECT_EQ(over.text_at("/state"), "cancelled");
    EXPECT_EQ(over.size_at("/commands"), 0);
    EXPECT_EQ(office.post(of_run("/steps/intake/skip"), "{}").status, 409);
}

TEST_F(RunsTest, KeepNotes) {
    const auto page = office.patch(of_run("/notes"), R"({"notes": "Prefers mornings."})");
    EXPECT_EQ(page.text_at("/notes"), "Prefers mornings.");
    EXPECT_EQ(office.get(of_run("")).text_at("/notes"), "Prefers mornings.");
}

TEST_F(RunsTest, HoldAStepForAMissingFieldAndGoOnWhenItIsFilled) {
    const auto workflow = office.publish(R"(
workflow: Quote
steps:
  - step: quote
    email: { template: quote }
)");
    office.keep_template({.kind = TemplateKind::email,
                          .key = "quote",
                          .name = "Quote",
                          .subject = "Your quote",
                          .body = "It is {{run.fee | money}}."});
    run = start("key-6", fmt::format(R"({{"workflow": "{}", "contact": "{}"}})", to_text(workflow),
                                     to_text(office.cedar.priya)))
              .text_at("/id");
    office.work_off();
    const auto held = step("quote").at("held").as_object();
    EXPECT_EQ(held.at("reason").as_string(), "missing_field");
    EXPECT_EQ(held.at("fields").at(0).at("path").as_string(), "run.fee");
    EXPECT_EQ(held.at("fields").at(0).at("field_kind").as_string(), "money");
    EXPECT_EQ(office.get("/today").text_at("/held/0/run/id"), run);
    const auto page = office.patch(of_run("/data"), R"({"values": {"run.fee": 240}})");
    EXPECT_EQ(page.status, 200) << page.text;
    office.work_off();
    EXPECT_EQ(office.get(of_run("")).text_at("/state"), "completed");
    EXPECT_THAT(office.mails_to("priya@client.example").front().text, HasSubstr("£240"));
}

TEST_F(RunsTest, RefuseFieldsThatCannotBeWritten) {
    const auto answer = office.patch(of_run("/data"), R"({"values": {"firm.name": "Ours"}})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.faults(), HasSubstr("/values/firm.name"));
    EXPECT_EQ(office.patch(of_run("/data"), R"({"values": {}})").status, 422);
    const auto wrong = [&](const char* values) {
        const auto refused = office.patch(of_run("/data"), values);
        EXPECT_EQ(refused.status, 422) << values;
        return refused.faults();
    };
    EXPECT_THAT(wrong(R"({"values": {"contact.name": " "}})"),
                HasSubstr("/values/contact.name: Name of the contact: must not be empty."));
    EXPECT_THAT(wrong(R"({"values": {"contact.zone": "Mars/Base"}})"), HasSubstr("Europe/Berlin"));
    EXPECT_THAT(wrong(R"({"values": {"contact.first_name": "Priya\r\nBcc: x"}})"),
                HasSubstr("must be one line"));
    EXPECT_THAT(wrong(R"({"values": {"contact.tags": ["\u0007"]}})"), HasSubstr("one line"));
    const auto role =
        fmt::format(R"({{"values": {{"roles.bookkeeper": "{}"}}}})", to_text(office.birch.tom_id));
    EXPECT_EQ(office.patch(of_run("/data"), role).status, 422);
}

TEST_F(RunsTest, ShowWhatAStepWouldSend) {
    const auto preview = office.get(of_run("/steps/agreement/preview"));
    EXPECT_EQ(preview.text_at("/kind"), "contract");
    EXPECT_THAT(preview.text_at("/html"), HasSubstr("Engagement letter"));
    EXPECT_THAT(boost::json::serialize(preview.at("/missing")), HasSubstr("run.fee"));
    EXPECT_EQ(office.get(of_run("/steps/welcome/preview")).text_at("/subject"), "Welcome, Priya");
    EXPECT_EQ(office.get(of_run("/steps/kickoff/preview")).status, 409);
    EXPECT_EQ(office.get(of_run("/steps/nothing/preview")).status, 404);
}

TEST_F(RunsTest, RemindAndSkipAndTellWho) {
    EXPECT_EQ(office.post(of_run("/steps/intake/reminder"), "{}").status, 200);
    office.work_off();
    EXPECT_THAT(office.mails_to("priya@client.example").front().subject, HasSubstr("reminder"));
    office.post(of_run("/steps/intake/skip"), R"({"reason": "Known already"})");
    EXPECT_EQ(state_of("intake"), "skipped");
    const auto history = office.get(of_run("/history"));
    bool is_told = false;
    for (size_t i = 0; i < history.size_at("/items"); ++i) {
        const auto place = fmt::format("/items/{}", i);
        if (history.text_at(place + "/event") != "step_skipped") continue;
        is_told = history.text_at(place + "/actor/name") == "Maya Cedar" &&
                  history.text_at(place + "/reason") == "Known already";
        EXPECT_THAT(history.text_at(place + "/text"), HasSubstr("**About your business**"));
    }
    EXPECT_TRUE(is_told);
}

TEST_F(RunsTest, AreNotThereForAnotherFirm) {
    const auto stranger = [&](std::string_view method, const std::string& path,
                              std::string_view body) {
        return office.ask(path, TestOffice::as(office.birch.maya, method, body)).status;
    };
    EXPECT_EQ(stranger("GET", of_run(""), ""), 404);
    EXPECT_EQ(stranger("GET", of_run("/history"), ""), 404);
    EXPECT_EQ(stranger("GET", of_run("/messages"), ""), 404);
    EXPECT_EQ(stranger("POST", of_run("/pause"), "{}"), 404);
    EXPECT_EQ(stranger("PATCH", of_run("/notes"), R"({"notes": "x"})"), 404);
    EXPECT_EQ(stranger("PATCH", of_run("/data"), R"({"values": {"run.x": 1}})"), 404);
    EXPECT_EQ(stranger("POST", of_run("/client_view"), ""), 404);
    EXPECT_EQ(stranger("POST", of_run("/steps/intake/completion"), "{}"), 404);
    EXPECT_EQ(stranger("GET", of_run("/steps/intake/preview"), ""), 404);
    EXPECT_EQ(stranger("POST", of_run("/steps/intake/client_link"), ""), 404);
    EXPECT_EQ(office.get("/runs/nonsense").status, 404);
    EXPECT_EQ(state_of("intake"), "active");
}

}

}
