#include "api/testing/onboarding.hpp"

namespace api {

using testing::HasSubstr;

namespace {

class ClientContractTest : public OnboardingTest {
protected:
    void SetUp() override {
        OnboardingTest::SetUp();
        hand_in();
    }
    Answered sign(std::string_view body) {
        return office.send("POST", client("/contract/agreement/signature"), body);
    }
    std::string contract() { return std::string(step("agreement").at("contract").as_string()); }
};

TEST_F(ClientContractTest, WantsANameAMarkAndConsent) {
    const auto hash = text_hash();
    const auto without_consent = sign(fmt::format(
        R"({{"full_name": "Priya", "consent": false, "text_hash": "{}", "typed": "P"}})", hash));
    EXPECT_EQ(without_consent.status, 422);
    EXPECT_THAT(without_consent.faults(), HasSubstr("/consent"));
    const auto blank =
        sign(fmt::format(R"({{"full_name": " ", "consent": true, "text_hash": "{}"}})", hash));
    EXPECT_EQ(blank.status, 422);
    EXPECT_THAT(blank.faults(), HasSubstr("/full_name"));
    EXPECT_THAT(blank.faults(), HasSubstr("/typed"));
    EXPECT_EQ(count_of("contract_signed agreement"), 0);
}

TEST_F(ClientContractTest, RefusesStrokesThatAreNoDrawing) {
    const auto hash = text_hash();
    for (const auto* strokes : {"[[[0.1, 5]]]", "[[[0.1]]]", "[[0.1, 0.2]]", R"("abc")"}) {
        const auto answer = sign(fmt::format(
            R"({{"full_name": "Priya", "consent": true, "text_hash": "{}", "strokes": {}}})", hash,
            strokes));
        EXPECT_EQ(answer.status, 422) << strokes;
    }
    EXPECT_EQ(state_of("agreement"), "active");
}

TEST_F(ClientContractTest, RefusesASignatureUnderAnotherText) {
    const auto answer = sign(signature_of(std::string(64, 'a')));
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.text_at("/detail"), HasSubstr("changed"));
}

TEST_F(ClientContractTest, IsSignedOnce) {
    EXPECT_EQ(sign_as_client().status, 200);
    const auto again = sign_as_client();
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.text_at("/detail"), HasSubstr("already"));
    EXPECT_EQ(count_of("contract_signed agreement"), 1);
    EXPECT_EQ(office.open(client("/contract/agreement")).text_at("/turn"), "signed");
}

TEST_F(ClientContractTest, KeepsTheEvidence) {
    const auto body = signature_of(text_hash());
    office.ask(client("/contract/agreement/signature"),
               {.method = "POST", .body = body, .headers = {{"User-Agent", "Phone/1.0"}}});
    const auto id = parse_id<ContractId>(contract());
    const auto signer = office.api.store->read(
        [&](Tx& tx) { return list_signers(tx, office.cedar.id, *id).front(); });
    EXPECT_EQ(signer.state, SignerState::signed_);
    EXPECT_EQ(signer.full_name, "Priya Raman");
    EXPECT_EQ(signer.ip, "127.0.0.1");
    EXPECT_EQ(signer.user_agent, "Phone/1.0");
    EXPECT_EQ(signer.signed_at, office.api.clock.now());
}

TEST_F(ClientContractTest, IsDueOnceItIsAMembersTurn) {
    EXPECT_EQ(step("agreement").at("mark").as_string(), "waiting");
    sign_as_client();
    const auto due = step("agreement");
    EXPECT_EQ(due.at("mark").as_string(), "due");
    EXPECT_EQ(due.at("mark_label").as_string(), "Needs Maya");
    EXPECT_EQ(due.at("actor").as_string(), "team");
    const auto list = office.get("/runs");
    EXPECT_EQ(list.text_at("/items/0/mark_label"), "Needs Maya");
    EXPECT_EQ(list.text_at("/items/0/waiting_on"), "Maya needs to sign Engagement letter");
}

TEST_F(ClientContractTest, CannotBeSignedOutOfTurn) {
    const auto shown = office.get("/contracts/" + contract());
    EXPECT_FALSE(shown.at("/may_sign").as_bool());
    const auto early = office.post("/contracts/" + contract() + "/signature",
                                   signature_of(shown.text_at("/text_hash")));
    EXPECT_EQ(early.status, 409);
    EXPECT_THAT(early.text_at("/detail"), HasSubstr("Priya Raman signs before you"));
    const auto stranger = office.ask(
        "/contracts/" + contract() + "/signature",
        TestOffice::as(office.cedar.tom, "POST", signature_of(shown.text_at("/text_hash"))));
    EXPECT_EQ(stranger.status, 403);
}

TEST_F(ClientContractTest, SendsBackWhenItIsDeclined) {
    const auto blank =
        office.send("POST", client("/contract/agreement/refusal"), R"({"reason": " "})");
    EXPECT_EQ(blank.status, 422);
    const auto home = office.send("POST", client("/contract/agreement/refusal"),
                                  R"({"reason": "The fee is wrong."})");
    EXPECT_EQ(home.status, 200) << home.text;
    EXPECT_EQ(home.text_at("/now/0/step"), "intake");
    EXPECT_EQ(step("intake").at("iteration").as_int64(), 2);
    EXPECT_EQ(count_of("step_sent_back agreement"), 1);
    EXPECT_EQ(office.open(client("/contract/agreement")).text_at("/turn"), "declined");
    // The answers of before are still there.
    EXPECT_EQ(office.open(client("/form/intake")).text_at("/answers/company"),
              "Harbour & Finch Ltd");
    EXPECT_EQ(sign_as_client().status, 409);
}

TEST_F(ClientContractTest, IsSignedAnewAfterItWasSentBack) {
    office.send("POST", client("/contract/agreement/refusal"), R"({"reason": "Wrong fee."})");
    hand_in();
    EXPECT_EQ(office.open(client("/contract/agreement")).text_at("/turn"), "yours");
    EXPECT_EQ(sign_as_client().status, 200);
}

TEST_F(ClientContractTest, IsSignedAlsoWhileItIsHeldForAReminderThatBounced) {
    office.api.store->write([&](Tx& tx) {
        office.api.engine->apply(
            tx, office.cedar.id, *parse_id<RunId>(run),
            StepHeld{"agreement", 1, {HeldReason::refused, "No such mailbox.", {}}},
            system_actor());
    });
    EXPECT_EQ(state_of("agreement"), "held");
    EXPECT_EQ(office.open(client("")).text_at("/now/0/step"), "agreement");
    EXPECT_EQ(office.open(client("/contract/agreement")).text_at("/turn"), "yours");
    const auto home = sign_as_client();
    EXPECT_EQ(home.status, 200) << home.text;
    EXPECT_EQ(count_of("contract_signed agreement"), 1);
    const auto shown = office.get("/contracts/" + contract());
    EXPECT_EQ(office
                  .post("/contracts/" + contract() + "/signature",
                        signature_of(shown.text_at("/text_hash")))
                  .status,
              200);
    office.work_off();
    EXPECT_EQ(state_of("agreement"), "ended");
}

TEST_F(ClientContractTest, CanBeSignedOnPaper) {
    const auto page =
        office.post(of_run("/steps/agreement/completion"), R"({"reason": "Signed on paper"})");
    EXPECT_EQ(page.status, 200) << page.text;
    EXPECT_EQ(state_of("agreement"), "ended");
    EXPECT_EQ(office.open(client("/contract/agreement")).text_at("/turn"), "void");
    EXPECT_EQ(sign_as_client().status, 409);
}

}

}
