#include "records/task.hpp"

#include "records/project.hpp"
#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class TaskTest : public RecordsTest {
protected:
    Task call = new_task("Call Priya", "2026-03-12");

    Task new_task(const std::string& title, const std::string& due) {
        return {.firm_id = alder.id,
                .id = next<TaskId>(),
                .run_id = alder.run,
                .step = "call",
                .iteration = 1,
                .title = title,
                .description = "Ask about the bank.",
                .assignee_id = alder.maya,
                .due = parse_date(due),
                .created_at = now()};
    }
    void SetUp() override {
        write([&](Tx& tx) { insert_task(tx, call); });
    }
    std::vector<TaskId> listed(const TaskFilter& filter) {
        return write([&](Tx& tx) { return ids_of(list_tasks(tx, alder.id, filter, {}).items); });
    }
};

TEST_F(TaskTest, IsListedWithThoseThatNobodyHas) {
    write([&](Tx& tx) {
        auto later = new_task("Sort the post", "2026-03-20");
        auto sooner = new_task("Ring the bank", "2026-03-11");
        auto done = new_task("Water the plants", "2026-03-11");
        for (auto* task : {&later, &sooner, &done}) {
            task->assignee_id.reset();
            insert_task(tx, *task);
        }
        complete_task(tx, alder.id, done.id, alder.maya, now());
        EXPECT_THAT(ids_of(list_unassigned_tasks(tx, alder.id, {}).items),
                    ElementsAre(sooner.id, later.id));
        EXPECT_THAT(list_unassigned_tasks(tx, birch.id, {}).items, IsEmpty());
    });
}

TEST_F(TaskTest, ComesBackAsStoredAndAsUpdated) {
    write([&](Tx& tx) {
        EXPECT_EQ(require_task(tx, alder.id, call.id), call);
        call.title = "Call Priya again";
        call.description = "";
        call.assignee_id.reset();
        call.due.reset();
        call.position = 3;
        update_task(tx, call);
        EXPECT_EQ(require_task(tx, alder.id, call.id), call);
    });
}

TEST_F(TaskTest, IsDoneOnceAndCanBeOpenedAgain) {
    write([&](Tx& tx) {
        EXPECT_FALSE(reopen_task(tx, alder.id, call.id));
        EXPECT_TRUE(complete_task(tx, alder.id, call.id, alder.maya, now()));
        EXPECT_FALSE(complete_task(tx, alder.id, call.id, std::nullopt, now() + 1h));
        const auto done = require_task(tx, alder.id, call.id);
        EXPECT_EQ(done.state, TaskState::done);
        EXPECT_EQ(done.done_at, now());
        EXPECT_EQ(done.done_by, alder.maya);
        EXPECT_TRUE(reopen_task(tx, alder.id, call.id));
        EXPECT_EQ(require_task(tx, alder.id, call.id), call);
    });
}

TEST_F(TaskTest, IsCancelledWithItsStepWhileItIsOpen) {
    auto later = new_task("Later", "");
    later.iteration = 2;
    auto done = new_task("Done", "");
    write([&](Tx& tx) {
        insert_task(tx, later);
        insert_task(tx, done);
        complete_task(tx, alder.id, done.id, alder.maya, now());
        EXPECT_EQ(cancel_task_of_step(tx, alder.id, alder.run, "call", 1), 1);
        EXPECT_EQ(require_task(tx, alder.id, call.id).state, TaskState::cancelled);
        EXPECT_EQ(require_task(tx, alder.id, later.id).state, TaskState::open);
        EXPECT_EQ(require_task(tx, alder.id, done.id).state, TaskState::done);
        EXPECT_FALSE(complete_task(tx, alder.id, call.id, alder.maya, now()));
    });
}

TEST_F(TaskTest, IsListedByDueDateWithThoseWithoutOneLast) {
    const auto undated = new_task("Some day", "");
    const auto soon = new_task("Soon", "2026-03-11");
    write([&](Tx& tx) {
        insert_task(tx, undated);
        insert_task(tx, soon);
    });
    EXPECT_THAT(listed({}), ElementsAre(soon.id, call.id, undated.id));
    EXPECT_THAT(listed({.assignee_id = alder.maya, .state = TaskState::open}),
                ElementsAre(soon.id, call.id, undated.id));
    EXPECT_THAT(listed({.state = TaskState::done}), IsEmpty());
    EXPECT_THAT(listed({.assignee_id = birch.maya}), IsEmpty());
    write([&](Tx& tx) {
        std::vector<TaskId> seen;
        PageRequest request{.limit = 1};
        do {
            const auto page = list_tasks(tx, alder.id, {.assignee_id = alder.maya}, request);
            for (const auto& task : page.items) seen.push_back(task.id);
            request.cursor = page.next_cursor;
        } while (request.cursor);
        EXPECT_THAT(seen, ElementsAre(soon.id, call.id, undated.id));
    });
}

TEST_F(TaskTest, IsCountedInItsProjectUnlessCancelled) {
    const Project books{.firm_id = alder.id,
                        .id = next<ProjectId>(),
                        .contact_id = alder.priya,
                        .created_at = now()};
    auto first = new_task("First", "");
    auto second = new_task("Second", "");
    auto third = new_task("Third", "");
    first.position = 2;
    second.position = 1;
    third.position = 3;
    third.state = TaskState::cancelled;
    write([&](Tx& tx) {
        insert_project(tx, books);
        for (auto* task : {&first, &second, &third}) {
            task->project_id = books.id;
            insert_task(tx, *task);
        }
        complete_task(tx, alder.id, first.id, alder.maya, now());
        EXPECT_THAT(count_tasks_by_project(tx, alder.id, {books.id}),
                    ElementsAre(ProjectTaskCount{books.id, 2, 1}));
        EXPECT_THAT(count_tasks_by_project(tx, birch.id, {books.id}), IsEmpty());
        EXPECT_THAT(ids_of(list_tasks_of_project(tx, alder.id, books.id)),
                    ElementsAre(second.id, first.id, third.id));
        EXPECT_THAT(list_tasks_of_project(tx, birch.id, books.id), IsEmpty());
    });
}

TEST_F(TaskTest, OfAnotherFirmIsNotFound) {
    expect_not_found("task", [&](Tx& tx) { require_task(tx, birch.id, call.id); });
    expect_not_found("task", [&](Tx& tx) {
        auto foreign = call;
        foreign.firm_id = birch.id;
        update_task(tx, foreign);
    });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_task(tx, birch.id, call.id));
        EXPECT_FALSE(complete_task(tx, birch.id, call.id, birch.maya, now()));
        EXPECT_FALSE(reopen_task(tx, birch.id, call.id));
        EXPECT_EQ(cancel_task_of_step(tx, birch.id, alder.run, "call", 1), 0);
        EXPECT_THAT(list_tasks(tx, birch.id, {}, {}).items, IsEmpty());
        EXPECT_THAT(list_tasks(tx, birch.id, {.assignee_id = alder.maya}, {}).items, IsEmpty());
        EXPECT_THAT(list_tasks_of_run(tx, birch.id, alder.run), IsEmpty());
        EXPECT_THAT(list_tasks_of_run(tx, alder.id, alder.run), ElementsAre(call));
    });
}
