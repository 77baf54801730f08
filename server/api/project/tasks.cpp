// Tasks: what members do. One that is a step's work moves its run when it is done.
#include <fmt/format.h>

#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/view/project.hpp"
#include "api/view/task.hpp"

namespace api {

struct TaskDraft {
    std::string title;
    std::optional<MemberId> assignee;
    std::optional<Date> due;
    std::optional<ProjectId> project;
    std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(TaskDraft, (), (title, assignee, due, project, description))

struct TaskChange {
    std::optional<std::string> title;
    std::optional<std::optional<MemberId>> assignee;
    std::optional<std::optional<Date>> due;
    std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(TaskChange, (), (title, assignee, due, description))

}

template <>
inline constexpr auto reflect::fields<api::TaskDraft> = reflect::fields_of<api::TaskDraft>({
    {.name = "title", .length_min = 1, .length_max = 300},
    {.name = "description", .length_max = 4000},
});
template <>
inline constexpr auto reflect::fields<api::TaskChange> = reflect::fields_of<api::TaskChange>({
    {.name = "title", .length_min = 1, .length_max = 300},
    {.name = "assignee", .about = "Null takes the assignee away."},
    {.name = "due", .about = "Null takes the date away."},
    {.name = "description", .length_max = 4000},
});

namespace api {

namespace {

Task show_one(Call& call, Tx& tx, const ::Task& task) {
    const auto firm = require_firm(tx, task.firm_id);
    return views_of(tx, {firm, call.services().engine.versions(), call.now()}, {task}).front();
}

::Task task_of(const Call& call, Tx& tx) {
    return require_task(tx, call.firm_id(), call.id<TaskId>("task"));
}

void tell(Call& call, Tx& tx, const ::Task& task) {
    auto& engine = call.services().engine;
    engine.changed(tx, task.firm_id, "task", to_text(task.id));
    if (task.project_id) {
        engine.changed(tx, task.firm_id, "project", to_text(*task.project_id));
    }
}

// ---- Lists

// `me` is the member who asks; a token is nobody.
std::optional<MemberId> asked_assignee(const Call& call) {
    if (call.query("assignee") == "me") return call.member().id;
    return call.query_id<MemberId>("assignee");
}

List<Task> list(Call& call, Tx& tx) {
    const TaskFilter filter{.assignee_id = asked_assignee(call),
                            .state = call.query_name<TaskState>("state")};
    const auto firm = require_firm(tx, call.firm_id());
    Page<::Task> page;
    if (const auto project = call.query_id<ProjectId>("project")) {
        require_project(tx, firm.id, *project);
        page.items = list_tasks_of_project(tx, firm.id, *project);
        std::erase_if(page.items, [&](const ::Task& task) {
            return (filter.state && task.state != *filter.state) ||
                   (filter.assignee_id && task.assignee_id != filter.assignee_id);
        });
    } else {
        page = list_tasks(tx, firm.id, filter, call.page());
    }
    return {views_of(tx, {firm, call.services().engine.versions(), call.now()}, page.items),
            std::move(page.next_cursor), std::nullopt};
}

// ---- Making and changing

void require_assignable(Tx& tx, FirmId firm, const std::optional<MemberId>& assignee) {
    if (!assignee) return;
    const auto member = find_member(tx, firm, *assignee);
    if (member && member->active) return;
    throw Error(ErrorCode::invalid, "There is no such member.",
                {{"/assignee", "There is no such member."}});
}

Task create(Call& call, Tx& tx, const TaskDraft& draft) {
    require_assignable(tx, call.firm_id(), draft.assignee);
    ::Task task{.firm_id = call.firm_id(),
                .id = call.services().ids.next<TaskId>(),
                .project_id = draft.project,
                .title = draft.title,
                .description = draft.description.value_or(""),
                .assignee_id = draft.assignee,
                .due = draft.due,
                .created_at = call.now()};
    if (draft.project) {
        require_project(tx, call.firm_id(), *draft.project);
        const auto others = list_tasks_of_project(tx, call.firm_id(), *draft.project);
        task.position = others.empty() ? 0 : others.back().position + 1;
    }
    insert_task(tx, task);
    tell(call, tx, task);
    return show_one(call, tx, task);
}

Task change(Call& call, Tx& tx, const TaskChange& given) {
    auto task = task_of(call, tx);
    if (given.assignee) require_assignable(tx, task.firm_id, *given.assignee);
    if (given.title) task.title = *given.title;
    if (given.assignee) task.assignee_id = *given.assignee;
    if (given.due) task.due = *given.due;
    if (given.description) task.description = *given.description;
    update_task(tx, task);
    tell(call, tx, task);
    return show_one(call, tx, task);
}

// ---- Done, and not done after all

bool is_work_of_step(const ::Task& task) {
    return task.run_id && !task.step.empty() && task.purpose == TaskPurpose::work;
}

void end_step(Call& call, Tx& tx, const ::Task& task) {
    const auto run = require_run(tx, task.firm_id, *task.run_id);
    const auto workflow = call.services().engine.versions().load(tx, run.firm_id, run.version_id);
    const auto index = workflow->find(task.step);
    if (!index) return;
    call.services().engine.apply(
        tx, task.firm_id, run.id,
        StepEnded{task.step, task.iteration, workflow->step(*index).outcomes.front()},
        call.actor());
}

// Doing it twice is doing it once.
Task complete(Call& call, Tx& tx) {
    const auto task = task_of(call, tx);
    if (task.state == TaskState::done) return show_one(call, tx, task);
    const auto& member = call.principal().member;
    const auto done_by = member ? std::optional(member->id) : std::nullopt;
    if (!complete_task(tx, task.firm_id, task.id, done_by, call.now())) {
        throw Error(ErrorCode::rejected, "This task was called off; there is nothing to do.");
    }
    if (is_work_of_step(task)) end_step(call, tx, task);
    tell(call, tx, task);
    return show_one(call, tx, require_task(tx, task.firm_id, task.id));
}

Task reopen(Call& call, Tx& tx) {
    const auto task = task_of(call, tx);
    if (is_work_of_step(task) && task.state == TaskState::done) {
        throw Error(ErrorCode::rejected,
                    "Finishing this task has moved its run on, so it cannot be opened again. Add "
                    "a new task instead.");
    }
    if (!reopen_task(tx, task.firm_id, task.id)) {
        throw Error(ErrorCode::rejected, "Only a task that is done can be opened again.");
    }
    tell(call, tx, task);
    return show_one(call, tx, require_task(tx, task.firm_id, task.id));
}

}

void add_task_routes(Routes& routes) {
    routes.tag("Tasks");
    routes.read(get("/tasks", "list_tasks", "Lists tasks by due date; those without one last.")
                    .query("assignee", "me, or a member's id.")
                    .query("state", "open, done or cancelled; all if absent.",
                           http::input_schema<TaskState>())
                    .query("project", "Of this project only, all on one page.")
                    .paged(),
                list);
    routes.write(post("/tasks", "create_task", "Adds a task.").created(), create);
    routes.write(patch("/tasks/{task}", "change_task", "Changes what is given."), change);
    routes.write(post("/tasks/{task}/completion", "complete_task",
                      "Marks it done; a step's task ends its step."),
                 complete);
    routes.write(delete_("/tasks/{task}/completion", "reopen_task",
                         "Opens it again, unless its run has gone on."),
                 reopen);
}

}
