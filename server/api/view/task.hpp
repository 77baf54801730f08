// A task as the API shows it, with what it belongs to and what its completion starts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/view/run.hpp"
#include "engine/versions.hpp"
#include "records/task.hpp"

namespace api {

struct TaskRun {
    RunId id;
    std::string name;
    std::string step;
};
BOOST_DESCRIBE_STRUCT(TaskRun, (), (id, name, step))

struct Task {
    TaskId id;
    std::string title;
    std::optional<std::string> description;
    std::optional<MemberRef> assignee;
    std::optional<Date> due;
    TaskState state;
    std::optional<Time> done_at;
    std::optional<Ref> project;
    std::optional<TaskRun> run;
    std::optional<ContactRef> contact;
    std::optional<std::string> starts_next;
    std::optional<int> overdue_days;  // of an open task whose due date has passed
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (id, title, description, assignee, due, state, done_at, project, run, contact,
                       starts_next, overdue_days))

// What tasks are shown with. Both outlive the call.
struct TaskSurroundings {
    const Firm& firm;
    Versions& versions;
    Time now;
};

// In the order given. Cost: four queries, however many they are.
std::vector<Task> views_of(Tx& tx, const TaskSurroundings& around,
                           const std::vector<::Task>& tasks);

}
