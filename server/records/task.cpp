#include "records/task.hpp"

#include "records/require.hpp"

namespace {

// Later than any due date that is one.
constexpr std::string_view no_due = "9999-12-31";

constexpr Statement find_one{"select * from tasks where firm_id = $1 and id = $2"};

constexpr Statement update_one{R"sql(
    update tasks set title = $3, description = $4, assignee_id = $5, due = $6, position = $7
    where firm_id = $1 and id = $2)sql"};

constexpr Statement complete{R"sql(
    update tasks set state = 'done', done_by = $3, done_at = $4
    where firm_id = $1 and id = $2 and state = 'open')sql"};

constexpr Statement reopen{R"sql(
    update tasks set state = 'open', done_by = null, done_at = null
    where firm_id = $1 and id = $2 and state = 'done')sql"};

constexpr Statement cancel_of_step{R"sql(
    update tasks set state = 'cancelled'
    where firm_id = $1 and run_id = $2 and step = $3 and iteration = $4 and state = 'open')sql"};

constexpr Statement list_of_firm{R"sql(
    select * from tasks
    where firm_id = $1 and (state = $2 or $2 is null)
        and (coalesce(due, '9999-12-31'), id) > ($3, $4)
    order by coalesce(due, '9999-12-31'), id limit $5)sql"};

constexpr Statement list_of_assignee{R"sql(
    select * from tasks
    where firm_id = $1 and assignee_id = $6 and (state = $2 or $2 is null)
        and (coalesce(due, '9999-12-31'), id) > ($3, $4)
    order by coalesce(due, '9999-12-31'), id limit $5)sql"};

constexpr Statement list_unassigned{R"sql(
    select * from tasks
    where firm_id = $1 and assignee_id is null and state = 'open'
        and (coalesce(due, '9999-12-31'), id) > ($2, $3)
    order by coalesce(due, '9999-12-31'), id limit $4)sql"};

constexpr Statement list_of_project{R"sql(
    select * from tasks where firm_id = $1 and project_id = $2 order by position, id)sql"};

constexpr Statement list_of_run{
    "select * from tasks where firm_id = $1 and run_id = $2 order by created_at, id"};

constexpr Statement count_by_project{R"sql(
    select project_id, count(*) as task_count,
        sum(case when state = 'done' then 1 else 0 end) as done_count
    from tasks
    where firm_id = $1 and project_id in (select value from json_each($2)) and state <> 'cancelled'
    group by project_id)sql"};

std::string order_key(const Task& task) {
    return task.due ? to_text(*task.due) : std::string(no_due);
}

}

void insert_task(Tx& tx, const Task& task) {
    tx.insert("tasks", task);
}

void update_task(Tx& tx, const Task& task) {
    const auto changed = tx.run(update_one, task.firm_id, task.id, task.title, task.description,
                                task.assignee_id, task.due, task.position);
    if (changed == 0) throw Error(ErrorCode::not_found, "There is no such task.");
}

std::optional<Task> find_task(Tx& tx, FirmId firm, TaskId id) {
    return tx.find<Task>(find_one, firm, id);
}

Task require_task(Tx& tx, FirmId firm, TaskId id) {
    return required(find_task(tx, firm, id), "task");
}

bool complete_task(Tx& tx, FirmId firm, TaskId id, std::optional<MemberId> done_by, Time now) {
    return tx.run(complete, firm, id, done_by, now) == 1;
}

bool reopen_task(Tx& tx, FirmId firm, TaskId id) {
    return tx.run(reopen, firm, id) == 1;
}

int64_t cancel_task_of_step(Tx& tx, FirmId firm, RunId run, std::string_view step, int iteration) {
    return tx.run(cancel_of_step, firm, run, step, iteration);
}

Page<Task> list_tasks(Tx& tx, FirmId firm, const TaskFilter& filter, const PageRequest& request) {
    const auto place = place_of(request, Place<std::string>{});
    auto rows = filter.assignee_id
                    ? tx.select<Task>(list_of_assignee, firm, filter.state, place.key, place.id,
                                      rows_of(request), *filter.assignee_id)
                    : tx.select<Task>(list_of_firm, firm, filter.state, place.key, place.id,
                                      rows_of(request));
    return page_of(std::move(rows), request, order_key);
}

Page<Task> list_unassigned_tasks(Tx& tx, FirmId firm, const PageRequest& request) {
    const auto place = place_of(request, Place<std::string>{});
    auto rows = tx.select<Task>(list_unassigned, firm, place.key, place.id, rows_of(request));
    return page_of(std::move(rows), request, order_key);
}

std::vector<Task> list_tasks_of_project(Tx& tx, FirmId firm, ProjectId project) {
    return tx.select<Task>(list_of_project, firm, project);
}

std::vector<Task> list_tasks_of_run(Tx& tx, FirmId firm, RunId run) {
    return tx.select<Task>(list_of_run, firm, run);
}

std::vector<ProjectTaskCount> count_tasks_by_project(Tx& tx, FirmId firm,
                                                     const std::vector<ProjectId>& projects) {
    return tx.select<ProjectTaskCount>(count_by_project, firm, projects);
}
