// The whole onboarding over HTTP, from the start of the run to the last task.
#include "api/testing/onboarding.hpp"
#include "documents/signing.hpp"

namespace api {

using testing::HasSubstr;

namespace {

std::string below_api(const std::string& url) {
    return url.substr(std::string_view("/api/v1").size());
}

class WholeOnboardingTest : public OnboardingTest {
protected:
    void fill_in() {
        const auto home = office.open(client(""));
        EXPECT_EQ(home.text_at("/now/0/step"), "intake");
        EXPECT_EQ(home.text_at("/link/opens"), "form");
        const auto saved = office.send("PATCH", client("/form/intake/answers"),
                                       R"({"answers": {"company": "Harbour & Finch Ltd"}})");
        EXPECT_EQ(saved.status, 200) << saved.text;
        const auto upload = office.ask(
            client("/form/intake/files?field=statement&name=bank.txt"),
            {.method = "POST", .body = "Balance: 12.00\n", .content_type = "text/plain"});
        EXPECT_EQ(upload.status, 201) << upload.text;
        const auto form = office.open(client("/form/intake"));
        EXPECT_EQ(form.text_at("/answers/company"), "Harbour & Finch Ltd");
        EXPECT_EQ(form.text_at("/files/statement/0/name"), "bank.txt");
        hand_in();
    }

    std::string countersign() {
        const auto agreement = step("agreement");
        const auto contract = std::string(agreement.at("contract").as_string());
        const auto before = office.get("/contracts/" + contract);
        EXPECT_TRUE(before.at("/may_sign").as_bool());
        const auto after = office.post("/contracts/" + contract + "/signature",
                                       signature_of(before.text_at("/text_hash")));
        EXPECT_EQ(after.status, 200) << after.text;
        EXPECT_EQ(after.text_at("/state"), "signed");
        office.work_off();
        return contract;
    }

    void finish_call() {
        const auto tasks = office.ask("/tasks?assignee=me&state=open",
                                      TestOffice::as(office.cedar.tom, "GET", ""));
        std::string call;
        for (size_t i = 0; i < tasks.size_at("/items"); ++i) {
            const auto place = fmt::format("/items/{}", i);
            if (tasks.text_at(place + "/title") == "Call Priya")
                call = tasks.text_at(place + "/id");
        }
        const auto done = office.ask("/tasks/" + call + "/completion",
                                     TestOffice::as(office.cedar.tom, "POST", ""));
        EXPECT_EQ(done.status, 200) << done.text;
        EXPECT_EQ(done.text_at("/state"), "done");
    }
};

TEST_F(WholeOnboardingTest, GoesFromTheWelcomeToTheSealedLetterAndTheProject) {
    EXPECT_EQ(state_of("welcome"), "ended");
    fill_in();
    EXPECT_EQ(state_of("intake"), "ended");

    const auto letter = office.open(client("/contract/agreement"));
    EXPECT_EQ(letter.text_at("/turn"), "yours");
    EXPECT_THAT(letter.text_at("/html"), HasSubstr("Harbour &amp; Finch Ltd"));
    EXPECT_THAT(letter.text_at("/key_terms/0/value"), HasSubstr("240"));
    EXPECT_EQ(sign_as_client().status, 200);
    EXPECT_EQ(office.open(client("/contract/agreement")).text_at("/waiting_for"), "Maya Cedar");

    const auto contract = office.get("/contracts/" + countersign());
    EXPECT_EQ(contract.text_at("/state"), "sealed");
    const auto pdf = office.get(below_api(contract.text_at("/pdf/url")));
    EXPECT_EQ(pdf.status, 200);
    EXPECT_THAT(pdf.headers.at("content-disposition"), HasSubstr("attachment"));
    EXPECT_TRUE(verify_seal(pdf.text).whole);

    const auto home = office.open(client(""));
    const auto copy = office.open(below_api(home.text_at("/done/1/file/url")));
    EXPECT_EQ(copy.text, pdf.text);
    EXPECT_EQ(office.mails_to("priya@client.example").front().attachments.size(), 1);

    const auto page = office.get(of_run(""));
    const auto project = office.get("/projects/" + page.text_at("/project/id"));
    EXPECT_EQ(project.text_at("/name"), "Books of Priya Raman");
    EXPECT_EQ(project.size_at("/tasks"), 3);  // two of the template, and the step's
    finish_call();
    EXPECT_EQ(office.get(of_run("")).text_at("/state"), "completed");
    EXPECT_EQ(office.open(client("")).text_at("/next"), "That is everything. Thank you.");
}

TEST_F(WholeOnboardingTest, TellsItsHistoryInOrder) {
    fill_in();
    sign_as_client();
    countersign();
    EXPECT_THAT(events(),
                testing::ElementsAre("run_started", "step_begun welcome", "message_sent welcome",
                                     "step_ended welcome", "step_begun intake", "step_ended intake",
                                     "step_begun agreement", "message_sent agreement",
                                     "contract_signed agreement", "contract_signed agreement",
                                     "message_sent agreement", "contract_sealed agreement",
                                     "step_ended agreement", "step_begun kickoff",
                                     "step_ended kickoff", "step_begun call",
                                     "message_sent agreement", "message_sent agreement"));
}

}

}
