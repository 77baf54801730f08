#include "api/testing/office.hpp"

#include <fmt/format.h>

namespace api {

namespace {

// A run whose project has no due date yet: a step waits for it, and another one for the start.
constexpr std::string_view year_end = R"(
workflow: Year end
steps:
  - step: open
    project: { template: setup }
  - step: deadline
    set: { run.deadline: "{{project.due}}" }
    after: open
  - step: begin
    set: { run.begun: true }
    after: open
    timing: { at: project.start, offset: 7 days, time: "09:00" }
)";

class ProjectsTest : public testing::Test {
protected:
    ProjectsTest() {
        const auto workflow = office.publish(year_end);
        run = start(workflow);
        other = start(workflow);
    }
    std::string start(WorkflowId workflow) {
        const auto body = fmt::format(R"({{"workflow": "{}", "contact": "{}"}})", to_text(workflow),
                                      to_text(office.cedar.priya));
        auto sent = TestOffice::as(office.cedar.maya, "POST", body);
        sent.headers.emplace_back("Idempotency-Key", fmt::format("start-{}", ++started));
        const auto answer = office.ask("/runs", sent);
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.text_at("/id");
    }
    boost::json::object step_of(const std::string& of, std::string_view key) const {
        const auto steps = office.get("/runs/" + of).at("/steps");
        for (const auto& step : steps.as_array()) {
            if (step.at("step").as_string() == key) return step.as_object();
        }
        ADD_FAILURE() << "no step " << key;
        return {};
    }
    std::string state_of(const std::string& of, std::string_view key) const {
        return std::string(step_of(of, key).at("state").as_string());
    }
    std::string project_of(const std::string& of) const {
        return office.get("/runs/" + of).text_at("/project/id");
    }

    TestOffice office;
    int started = 0;
    std::string run;
    std::string other;
};

TEST_F(ProjectsTest, LetGoOnWhatWasHeldForThem) {
    EXPECT_EQ(state_of(run, "deadline"), "held");
    const auto answer = office.patch("/projects/" + project_of(run), R"({"due": "2026-04-30"})");
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(state_of(run, "deadline"), "ended");
    EXPECT_EQ(state_of(other, "deadline"), "held") << "it has a project of its own";
}

TEST_F(ProjectsTest, MoveWhatIsTimedByThem) {
    EXPECT_EQ(state_of(run, "begin"), "scheduled");
    const auto before = step_of(other, "begin");
    EXPECT_EQ(office.patch("/projects/" + project_of(run), R"({"start": "2026-04-01"})").status,
              200);
    EXPECT_EQ(step_of(run, "begin").at("scheduled_for").as_string(), "2026-04-08T08:00:00Z");
    EXPECT_EQ(step_of(other, "begin").at("scheduled_for"), before.at("scheduled_for"));
}

TEST_F(ProjectsTest, LetGoOnTheContactsOtherRunsWhenOneFillsAField) {
    const auto held = office.publish(R"(
workflow: Callback
steps:
  - step: note
    set: { run.number: "{{contact.position}}" }
)");
    const auto first = start(held);
    const auto second = start(held);
    EXPECT_EQ(state_of(second, "note"), "held");
    const auto answer =
        office.patch("/runs/" + first + "/data", R"({"values": {"contact.position": "Director"}})");
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(state_of(first, "note"), "ended");
    EXPECT_EQ(state_of(second, "note"), "ended");
}

// Of two runs that a change concerns, one cannot be read any more.
TEST_F(ProjectsTest, AreChangedEvenIfARunCannotFollow) {
    office.api.store->write([&](Tx& tx) {
        constexpr Statement spoil{"update runs set progress = '{}' where id = $1"};
        tx.run(spoil, *parse_id<RunId>(other));
    });
    const auto contact = fmt::format("/contacts/{}", to_text(office.cedar.priya));
    auto sent = TestOffice::as(office.cedar.maya, "PATCH", R"({"position": "Director"})");
    sent.headers.emplace_back("If-Match", "*");
    EXPECT_EQ(office.ask(contact, sent).status, 200);
    EXPECT_EQ(office.get(contact).text_at("/position"), "Director");
    const auto due = office.patch("/projects/" + project_of(run), R"({"due": "2026-04-30"})");
    EXPECT_EQ(due.status, 200);
    EXPECT_EQ(state_of(run, "deadline"), "ended");
}

}

}
