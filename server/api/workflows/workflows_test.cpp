#include "api/testing/test_api.hpp"

namespace api {
namespace {

using testing::Contains;
using testing::HasSubstr;

class WorkflowsTest : public ApiTest {
protected:
    Reply save(const std::string& text, const std::string& etag = "*") const {
        return api.maya().with("If-Match", etag).put(onboarding + "/draft", {{"text", text}});
    }
    Reply publish() const {
        return api.maya().with("If-Match", "*").post(onboarding + "/versions", {{"note", "New"}});
    }
    const std::string onboarding = "/workflows/" + api.alder.ids.at("workflow");
};

constexpr auto shorter = R"(workflow: Client onboarding
roles: [account_manager]
steps:
  - step: welcome
    email: { template: welcome }
  - step: call
    task: { title: Call, assignee: account_manager }
    after: welcome
)";

}

TEST_F(WorkflowsTest, AWorkflowShowsItsOutlineInWords) {
    const auto reply = api.maya().get(onboarding);
    EXPECT_EQ(reply.status, 200) << reply.text;
    EXPECT_EQ(reply.at("/draft/changed"), "false");
    EXPECT_EQ(reply.at("/versions/0/version"), "1");
    EXPECT_EQ(reply.at("/versions/0/live_runs"), "1");
    EXPECT_EQ(reply.at("/outline/steps/0/step"), "welcome");
    EXPECT_EQ(reply.at("/outline/steps/0/when"), "Right away");
    EXPECT_EQ(reply.at("/outline/steps/1/actor"), "client");
    EXPECT_EQ(reply.at("/start/roles/0/label"), "Account manager");
    EXPECT_EQ(reply.at("/start/dates/0/key"), "start");
}

TEST_F(WorkflowsTest, ListsCountWhatIsUnderWay) {
    const auto reply = api.maya().get("/workflows");
    EXPECT_EQ(reply.at("/items/0/name"), "Client onboarding");
    EXPECT_EQ(reply.at("/items/0/live_runs"), "1");
    EXPECT_EQ(reply.at("/items/0/has_draft"), "false");
    EXPECT_EQ(reply.at("/items/0/step_kinds"), R"(["email","form","contract","task"])");
}

TEST_F(WorkflowsTest, ADraftIsSavedWithItsErrors) {
    const auto saved = save("workflow: Onboarding\nsteps:\n  - step: a\n    emial: {}\n");
    EXPECT_EQ(saved.status, 200) << saved.text;
    EXPECT_EQ(saved.at("/findings/0/severity"), "error");
    EXPECT_EQ(saved.at("/findings/0/line"), "3");
    EXPECT_FALSE(saved.body.as_object().contains("outline"));
    const auto read = api.maya().get(onboarding);
    EXPECT_EQ(read.at("/name"), "Onboarding");
    EXPECT_EQ(read.at("/draft/changed"), "true");
    EXPECT_EQ(read.at("/draft/etag"), saved.at("/etag"));
    EXPECT_EQ(read.at("/outline/steps/0/step"), "welcome") << "the published one's meanwhile";
    EXPECT_EQ(save("workflow: [").status, 200) << "not even YAML";
}

TEST_F(WorkflowsTest, ASettingThatNoStepHasIsAFindingAtItsLine) {
    const auto saved = save(R"(workflow: Onboarding
roles: [account_manager]
steps:
  - step: welcome
    email: { templat: welcome }
  - step: decide
    approval: { by: account_manager, outcome: [yes, no] }
    after: welcome.sent
  - step: call
    task: { title: Call, assignee: account_manager }
    after: decide.yes
)");
    EXPECT_EQ(saved.status, 200) << saved.text;
    EXPECT_EQ(saved.at("/findings/0/line"), "5");
    EXPECT_THAT(saved.text, HasSubstr("unknown member 'templat'"));
    EXPECT_THAT(saved.text, HasSubstr("unknown member 'outcome'"));
    EXPECT_THAT(saved.text, HasSubstr("“template” is missing."));
    EXPECT_THAT(saved.text, testing::Not(HasSubstr("never ends")))
        << "how a step ends is not known while its settings cannot be read";
}

TEST_F(WorkflowsTest, TheEtagOfADraftIsItsVersion) {
    const auto etag = api.maya().get(onboarding).at("/draft/etag");
    EXPECT_EQ(save(shorter, etag).status, 200);
    EXPECT_EQ(save(shorter, etag).status, 412);
    EXPECT_EQ(api.maya().put(onboarding + "/draft", {{"text", shorter}}).status, 428);
}

TEST_F(WorkflowsTest, PublishingMakesTheNextVersionAndLeavesRunsAlone) {
    EXPECT_EQ(save(shorter).status, 200);
    const auto published = publish();
    EXPECT_EQ(published.status, 201) << published.text;
    EXPECT_EQ(published.at("/version"), "2");
    EXPECT_EQ(api.maya().get(onboarding + "/versions/2").at("/text"), shorter);
    EXPECT_EQ(api.maya().get(onboarding + "/versions/2").at("/note"), "New");
    EXPECT_EQ(api.maya().get(onboarding + "/versions/3").status, 404);
    EXPECT_EQ(api.maya().get(onboarding + "/versions/two").status, 404);
    const auto run = api.maya().get("/runs/" + api.alder.ids.at("run"));
    EXPECT_EQ(run.at("/workflow/version"), "1");
}

TEST_F(WorkflowsTest, ADraftWithErrorsIsNotPublished) {
    save("workflow: Onboarding\nsteps:\n  - step: a\n    email: { template: gone }\n");
    const auto refused = publish();
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.faults(), Contains(HasSubstr("line 4: ")));
    EXPECT_EQ(api.maya().get(onboarding).body.at("versions").as_array().size(), 1U);
}

TEST_F(WorkflowsTest, ANewWorkflowIsADraftWithTheNameInItsText) {
    const auto made = api.maya().post("/workflows", {{"text", "workflow: Year end\nsteps: []\n"}});
    EXPECT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(made.at("/name"), "Year end");
    EXPECT_EQ(made.at("/versions"), "[]");
    const auto nameless = api.maya().post("/workflows", {{"text", "steps: []"}});
    EXPECT_EQ(nameless.status, 422);
}

TEST_F(WorkflowsTest, ACheckSavesNothing) {
    const auto checked = api.maya().post("/workflow_checks", {{"text", shorter}});
    EXPECT_EQ(checked.status, 200) << checked.text;
    EXPECT_EQ(checked.at("/outline/steps/1/after/0/step"), "welcome");
    EXPECT_EQ(api.maya().get("/workflows").body.at("items").as_array().size(), 1U);
}

}
