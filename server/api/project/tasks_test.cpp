#include "api/testing/onboarding.hpp"

namespace api {

using testing::HasSubstr;

namespace {

class TasksTest : public testing::Test {
protected:
    // A run that waits for Tom's task.
    void SetUp() override {
        const auto workflow = office.publish(R"(
workflow: Filing
roles: [bookkeeper]
steps:
  - step: file
    task: { title: File it, assignee: bookkeeper, due: 2 days }
  - step: check
    approval: { by: bookkeeper, question: Is it right? }
    after: file
)");
        auto sent = TestOffice::as(
            office.cedar.maya, "POST",
            fmt::format(R"({{"workflow": "{}", "contact": "{}", "roles": {{"bookkeeper": "{}"}}}})",
                        to_text(workflow), to_text(office.cedar.priya),
                        to_text(office.cedar.tom_id)));
        sent.headers.emplace_back("Idempotency-Key", "filing");
        run = office.ask("/runs", sent).text_at("/id");
        task = office.get("/tasks?state=open").text_at("/items/0/id");
    }
    std::string state_of(size_t step) {
        return office.get("/runs/" + run).text_at(fmt::format("/steps/{}/state", step));
    }
    TestOffice office;
    std::string run;
    std::string task;
};

TEST_F(TasksTest, SayWhatTheyBelongToAndWhatTheyStart) {
    const auto list = office.get("/tasks?state=open");
    EXPECT_EQ(list.text_at("/items/0/title"), "File it");
    EXPECT_EQ(list.text_at("/items/0/assignee/name"), "Tom Wren");
    EXPECT_EQ(list.text_at("/items/0/run/name"), "Filing");
    EXPECT_EQ(list.text_at("/items/0/contact/name"), "Priya Raman");
    EXPECT_EQ(list.text_at("/items/0/starts_next"), "Finishing it starts **Check**.");
    EXPECT_TRUE(list.at("/items/0/overdue_days").is_null());
    office.api.clock.wind(std::chrono::days{4});
    EXPECT_EQ(office.get("/tasks?state=open").at("/items/0/overdue_days").as_int64(), 2);
}

TEST_F(TasksTest, MoveTheirRunWhenTheyAreDone) {
    const auto done = office.post("/tasks/" + task + "/completion", "");
    EXPECT_EQ(done.text_at("/state"), "done");
    EXPECT_EQ(state_of(0), "ended");
    EXPECT_EQ(state_of(1), "active");
    EXPECT_EQ(office.post("/tasks/" + task + "/completion", "").status, 200);  // once is enough
    const auto reopened = office.remove("/tasks/" + task + "/completion");
    EXPECT_EQ(reopened.status, 409);
    EXPECT_THAT(reopened.text_at("/detail"), HasSubstr("moved its run on"));
}

TEST_F(TasksTest, AreDoneWithTheStepThatTheyAre) {
    EXPECT_EQ(office.post("/runs/" + run + "/steps/file/completion", "{}").status, 200);
    const auto list = office.get("/tasks?state=done");
    EXPECT_EQ(list.text_at("/items/0/id"), task);
    EXPECT_EQ(office.get("/tasks?state=open").size_at("/items"), 0);
}

TEST_F(TasksTest, AreCalledOffWithTheStepThatTheyAre) {
    EXPECT_EQ(office.post("/runs/" + run + "/steps/file/skip", "{}").status, 200);
    EXPECT_EQ(office.get("/tasks?state=cancelled").size_at("/items"), 1);
    EXPECT_EQ(office.post("/tasks/" + task + "/completion", "").status, 409);
}

TEST_F(TasksTest, DecideAnApprovalByTheOutcomeGiven) {
    office.post("/tasks/" + task + "/completion", "");
    const auto wrong =
        office.post("/runs/" + run + "/steps/check/completion", R"({"outcome": "perhaps"})");
    EXPECT_EQ(wrong.status, 409);
    const auto page = office.post("/runs/" + run + "/steps/check/completion",
                                  R"({"outcome": "declined", "comment": "A page is missing"})");
    EXPECT_EQ(page.text_at("/steps/1/outcome"), "declined");
    EXPECT_EQ(page.text_at("/state"), "completed");
}

TEST_F(TasksTest, StandInProjectsToo) {
    const auto project =
        office.post("/projects", fmt::format(R"({{"name": "Year end", "contact": "{}",
            "start": "2026-03-12", "template": "setup"}})",
                                             to_text(office.cedar.priya)));
    EXPECT_EQ(project.status, 201) << project.text;
    EXPECT_EQ(project.at("/task_count").as_int64(), 2);
    const auto id = project.text_at("/id");
    const auto page = office.get("/projects/" + id);
    EXPECT_EQ(page.text_at("/tasks/0/title"), "Open the ledger");
    EXPECT_EQ(page.text_at("/tasks/0/due"), "2026-03-16");
    const auto added =
        office.post("/tasks", fmt::format(R"({{"title": "Ring them", "project": "{}"}})", id));
    EXPECT_EQ(added.status, 201) << added.text;
    office.post("/tasks/" + added.text_at("/id") + "/completion", "");
    EXPECT_EQ(office.get("/tasks?project=" + id + "&state=done").size_at("/items"), 1);
    EXPECT_EQ(office.get("/projects").at("/items/0/done_count").as_int64(), 1);
    EXPECT_EQ(office.remove("/tasks/" + added.text_at("/id") + "/completion").text_at("/state"),
              "open");
    EXPECT_EQ(
        office.patch("/projects/" + id, R"({"state": "done", "start": null})").text_at("/state"),
        "done");
    EXPECT_TRUE(office.get("/projects/" + id).at("/start").is_null());
    EXPECT_EQ(office.get("/projects?state=open").size_at("/items"), 0);
}

TEST_F(TasksTest, RefuseWhatIsNotThere) {
    const auto foreign =
        fmt::format(R"({{"title": "x", "assignee": "{}"}})", to_text(office.birch.tom_id));
    EXPECT_EQ(office.post("/tasks", foreign).status, 422);
    EXPECT_EQ(office.post("/tasks", R"({"title": ""})").status, 422);
    EXPECT_EQ(office
                  .post("/projects", fmt::format(R"({{"name": "x", "contact": "{}"}})",
                                                 to_text(office.birch.priya)))
                  .status,
              404);
    EXPECT_EQ(office
                  .post("/projects", fmt::format(R"({{"name": "x", "contact": "{}",
        "template": "none"}})",
                                                 to_text(office.cedar.priya)))
                  .status,
              422);
    const auto stranger = TestOffice::as(office.birch.maya, "POST", "");
    EXPECT_EQ(office.ask("/tasks/" + task + "/completion", stranger).status, 404);
    EXPECT_EQ(state_of(0), "active");
}

}

}
