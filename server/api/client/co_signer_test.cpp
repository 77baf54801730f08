#include "api/testing/onboarding.hpp"
#include "records/contact.hpp"

namespace api {

using testing::HasSubstr;

namespace {

constexpr auto joint_letter = R"(
workflow: Joint letter
roles: [partner, account_manager]
steps:
  - step: intake
    name: About your business
    form: { template: intake }
  - step: heads_up
    email: { template: heads-up, to: partner }
  - step: agreement
    name: Engagement letter
    contract: { template: letter, signers: [contact, partner, account_manager] }
    after: intake
  - step: call
    task: { title: Call, assignee: account_manager }
    after: agreement.signed
)";

// Priya's contract, which Omar signs after her and Maya last.
class CoSignerTest : public testing::Test {
protected:
    void SetUp() override {
        add_omar();
        office.keep_template({.kind = TemplateKind::email,
                              .key = "heads-up",
                              .name = "Heads-up",
                              .subject = "Something to sign",
                              .body = "Hello {{roles.partner.name}}, [see]({{links.home}})"});
        workflow = office.publish(joint_letter);
        const auto started = start(to_text(omar), to_text(office.cedar.maya_id));
        ASSERT_EQ(started.status, 201) << started.text;
        run = started.text_at("/id");
        office.work_off();
        priyas = office.token_for("priya@client.example");
        omars = office.token_for("omar@client.example");
    }

    void add_omar() {
        omar = office.api.ids.next<ContactId>();
        office.api.store->write([&](Tx& tx) {
            insert_contact(tx, {.firm_id = office.cedar.id,
                                .id = omar,
                                .name = "Omar Raman",
                                .first_name = "Omar",
                                .email = "omar@client.example",
                                .created_at = office.api.clock.now()});
        });
    }

    Answered start(const std::string& partner, const std::string& account_manager) {
        auto sent = TestOffice::as(
            office.cedar.maya, "POST",
            fmt::format(R"({{"workflow": "{}", "contact": "{}",
                "roles": {{"partner": "{}", "account_manager": "{}"}}}})",
                        to_text(workflow), to_text(office.cedar.priya), partner, account_manager));
        sent.headers.emplace_back("Idempotency-Key", new_token(office.api.random));
        return office.ask("/runs", sent);
    }

    static std::string page(const std::string& token, std::string_view rest) {
        return fmt::format("/client/{}{}", token, rest);
    }
    void hand_in() {
        const auto answer =
            office.send("POST", page(priyas, "/form/intake/submission"), good_answers);
        ASSERT_EQ(answer.status, 200) << answer.text;
        office.work_off();
        priyas = office.token_for("priya@client.example");
    }
    Answered sign(const std::string& token, const std::string& name) {
        const auto hash = office.open(page(priyas, "/contract/agreement")).text_at("/text_hash");
        const auto answer =
            office.send("POST", page(token, "/contract/agreement/signature"),
                        fmt::format(R"({{"full_name": "{0}", "consent": true, "text_hash": "{1}",
                            "typed": "{0}"}})",
                                    name, hash));
        office.work_off();
        return answer;
    }
    Answered run_page() { return office.get("/runs/" + run); }

    TestOffice office;
    ContactId omar;
    WorkflowId workflow;
    std::string run;
    std::string priyas;
    std::string omars;
};

TEST_F(CoSignerTest, SeesOnlyWhatTheySign) {
    const auto home = office.open(page(omars, ""));
    EXPECT_EQ(home.text_at("/contact/name"), "Omar Raman");
    ASSERT_EQ(home.size_at("/ladder"), 1) << home.text;
    EXPECT_EQ(home.text_at("/ladder/0/step"), "agreement");
    EXPECT_EQ(home.text_at("/ladder/0/mark"), "later");
    EXPECT_EQ(home.size_at("/now"), 0);
    EXPECT_EQ(office.open(page(omars, "/form/intake")).status, 404);
    const auto saved = office.send("PATCH", page(omars, "/form/intake/answers"), good_answers);
    EXPECT_EQ(saved.status, 404);
    const auto handed_in =
        office.send("POST", page(omars, "/form/intake/submission"), good_answers);
    EXPECT_EQ(handed_in.status, 404);
    EXPECT_EQ(office.open(page(omars, "/contract/agreement")).status, 409);
}

TEST_F(CoSignerTest, CannotSignBeforeTheirTurnNorForTheFirst) {
    hand_in();
    const auto shown = office.open(page(omars, "/contract/agreement"));
    EXPECT_EQ(shown.text_at("/turn"), "earlier");
    EXPECT_EQ(shown.text_at("/waiting_for"), "Priya Raman");
    EXPECT_EQ(shown.text_at("/signer/email"), "omar@client.example");
    EXPECT_THAT(shown.text, testing::Not(HasSubstr("priya@client.example")));
    const auto early = sign(omars, "Priya Raman");
    EXPECT_EQ(early.status, 409);
    EXPECT_THAT(early.text_at("/detail"), HasSubstr("Priya Raman signs before you"));
    EXPECT_EQ(office.open(page(priyas, "/contract/agreement")).text_at("/turn"), "yours");
}

TEST_F(CoSignerTest, SignsWithALinkOfTheirOwn) {
    hand_in();
    EXPECT_EQ(sign(priyas, "Priya Raman").status, 200);
    const auto again = sign(priyas, "Omar Raman");  // hers is spent, and signs for nobody else
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(run_page().text_at("/why/0/headline"), HasSubstr("Omar"));
    omars = office.token_for("omar@client.example");
    const auto home = office.open(page(omars, ""));
    EXPECT_EQ(home.text_at("/link/opens"), "contract");
    EXPECT_EQ(home.text_at("/now/0/step"), "agreement");
    const auto signed_home = sign(omars, "Omar Raman");
    EXPECT_EQ(signed_home.status, 200) << signed_home.text;
    EXPECT_EQ(signed_home.text_at("/ladder/0/mark"), "done");
    const auto id = run_page().text_at("/steps/2/contract");
    const auto contract = office.get("/contracts/" + id);
    EXPECT_EQ(contract.text_at("/signers/1/name"), "Omar Raman");
    EXPECT_EQ(contract.text_at("/signers/1/state"), "signed");
    EXPECT_EQ(contract.text_at("/signers/2/state"), "next");
}

TEST_F(CoSignerTest, GetsTheSealedCopy) {
    hand_in();
    sign(priyas, "Priya Raman");
    sign(omars, "Omar Raman");
    const auto contract = "/contracts/" + run_page().text_at("/steps/2/contract");
    const auto hash = office.get(contract).text_at("/text_hash");
    const auto last = office.post(
        contract + "/signature",
        fmt::format(R"({{"full_name": "Maya", "consent": true, "text_hash": "{}", "typed": "M"}})",
                    hash));
    EXPECT_EQ(last.status, 200) << last.text;
    office.work_off();
    EXPECT_EQ(office.mails_to("omar@client.example").front().subject, "Signed: Engagement letter");
    const auto home = office.open(page(omars, ""));
    const auto file = home.text_at("/done/0/file/url").substr(std::string("/api/v1").size());
    EXPECT_EQ(office.open(file).status, 200);
}

TEST_F(CoSignerTest, HasTheirLinkCopiedAndRenewed) {
    hand_in();
    sign(priyas, "Priya Raman");
    const auto copied =
        office.post("/runs/" + run + "/steps/agreement/client_link").text_at("/url");
    const auto token = copied.substr(copied.rfind('/') + 1);
    EXPECT_EQ(office.open(page(token, "")).text_at("/contact/name"), "Omar Raman");
    EXPECT_EQ(office.send("POST", page(omars, "/fresh_link"), "{}").status, 202);
    office.work_off();
    const auto fresh = office.token_for("omar@client.example");
    EXPECT_EQ(office.mails_to("omar@client.example").front().subject, "Your new link");
    EXPECT_EQ(office.open(page(fresh, "")).text_at("/contact/name"), "Omar Raman");
}

TEST_F(CoSignerTest, IsShownAsWhoFillsTheRole) {
    const auto shown = run_page();
    EXPECT_EQ(shown.text_at("/roles/0/contact/name"), "Omar Raman");
    EXPECT_TRUE(shown.at("/roles/0/takes_contacts").as_bool());
    EXPECT_EQ(shown.text_at("/roles/1/member/name"), "Maya Cedar");
    EXPECT_FALSE(shown.at("/roles/1/takes_contacts").as_bool());
}

TEST_F(CoSignerTest, OnlySignsAndIsWrittenTo) {
    const auto worker = start(to_text(omar), to_text(omar));
    EXPECT_EQ(worker.status, 422);
    EXPECT_THAT(worker.faults(), HasSubstr("/roles/account_manager: The account manager has work"));
    const auto stranger = start(to_text(office.birch.priya), to_text(office.cedar.maya_id));
    EXPECT_EQ(stranger.status, 422);
    EXPECT_THAT(stranger.faults(), HasSubstr("/roles/partner: There is no such contact."));
    const auto fill = [&](const std::string& role, const std::string& who) {
        return office.patch("/runs/" + run + "/data",
                            fmt::format(R"({{"values": {{"roles.{}": "{}"}}}})", role, who));
    };
    EXPECT_EQ(fill("account_manager", to_text(omar)).status, 422);
    EXPECT_EQ(fill("partner", to_text(office.birch.priya)).status, 422);
    EXPECT_EQ(fill("partner", to_text(office.cedar.tom_id)).status, 200);
    EXPECT_EQ(fill("partner", to_text(omar)).status, 200);
}

}

}
