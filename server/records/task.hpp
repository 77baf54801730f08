// A task: something a member does. It may stand in a project, and it may be a step's work.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/ids.hpp"
#include "records/page.hpp"
#include "store/tx.hpp"

enum class TaskState { open, done, cancelled };
BOOST_DESCRIBE_ENUM(TaskState, open, done, cancelled)

// `work`: the task itself, which may be a step's. `chase`: what a ladder of reminders ended in;
// doing it does not end the step.
enum class TaskPurpose { work, chase };
BOOST_DESCRIBE_ENUM(TaskPurpose, work, chase)

struct Task {
    FirmId firm_id;
    TaskId id;
    std::optional<ProjectId> project_id;
    std::optional<RunId> run_id;
    std::string step;  // empty: no step's
    int iteration = 0;
    TaskPurpose purpose = TaskPurpose::work;
    std::string title;
    std::string description;
    std::optional<MemberId> assignee_id;
    std::optional<Date> due;
    TaskState state = TaskState::open;
    std::optional<Time> done_at;
    std::optional<MemberId> done_by;
    int position = 0;  // within its project
    Time created_at{};
    bool operator==(const Task&) const = default;
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (firm_id, id, project_id, run_id, step, iteration, purpose, title,
                       description, assignee_id, due, state, done_at, done_by, position,
                       created_at))

void insert_task(Tx& tx, const Task& task);
// Stores title, description, assignee_id, due and position. Throws Error(not_found).
void update_task(Tx& tx, const Task& task);
std::optional<Task> find_task(Tx& tx, FirmId firm, TaskId id);
Task require_task(Tx& tx, FirmId firm, TaskId id);

// Both return false, and change nothing, when the task is not open, or not done.
bool complete_task(Tx& tx, FirmId firm, TaskId id, std::optional<MemberId> done_by, Time now);
bool reopen_task(Tx& tx, FirmId firm, TaskId id);
// Cancels what is open of one passage of a step, chases included. Returns how many that were.
int64_t cancel_task_of_step(Tx& tx, FirmId firm, RunId run, std::string_view step, int iteration);

struct TaskFilter {
    std::optional<MemberId> assignee_id;
    std::optional<TaskState> state;
};
// By due date; those without one last.
Page<Task> list_tasks(Tx& tx, FirmId firm, const TaskFilter& filter, const PageRequest& request);
// Open ones that nobody has, in the same order.
Page<Task> list_unassigned_tasks(Tx& tx, FirmId firm, const PageRequest& request);
// By position.
std::vector<Task> list_tasks_of_project(Tx& tx, FirmId firm, ProjectId project);
// Oldest first.
std::vector<Task> list_tasks_of_run(Tx& tx, FirmId firm, RunId run);

// Cancelled tasks do not count. A project without tasks is left out.
struct ProjectTaskCount {
    ProjectId project_id;
    int task_count = 0;
    int done_count = 0;
    bool operator==(const ProjectTaskCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProjectTaskCount, (), (project_id, task_count, done_count))
std::vector<ProjectTaskCount> count_tasks_by_project(Tx& tx, FirmId firm,
                                                     const std::vector<ProjectId>& projects);
