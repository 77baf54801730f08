// A project as the API shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/view/run.hpp"
#include "api/view/task.hpp"
#include "records/project.hpp"

namespace api {

struct TeamLine {
    std::string role;
    std::string label;
    MemberRef member;
};
BOOST_DESCRIBE_STRUCT(TeamLine, (), (role, label, member))

struct Project {
    ProjectId id;
    std::string name;
    ContactRef contact;
    ProjectState state;
    std::optional<Date> start;
    std::optional<Date> due;
    int task_count;
    int done_count;
    std::vector<TeamLine> team;
    Time created_at;
    std::optional<Ref> run;
};
BOOST_DESCRIBE_STRUCT(Project, (),
                      (id, name, contact, state, start, due, task_count, done_count, team,
                       created_at, run))

struct ProjectWithTasks : Project {
    std::vector<Task> tasks;
};
BOOST_DESCRIBE_STRUCT(ProjectWithTasks, (Project), (tasks))

// In the order given. Cost: five queries, however many they are.
std::vector<Project> views_of(Tx& tx, FirmId firm, const std::vector<::Project>& projects);

}
