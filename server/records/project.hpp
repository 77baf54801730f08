// A project: a piece of work for a contact, with its dates, its team and its tasks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "records/ids.hpp"
#include "records/page.hpp"
#include "store/tx.hpp"

enum class ProjectState { open, done, archived };
BOOST_DESCRIBE_ENUM(ProjectState, open, done, archived)

struct Project {
    FirmId firm_id;
    ProjectId id;
    ContactId contact_id;
    std::optional<RunId> run_id;  // that opened it
    std::string name;
    ProjectState state = ProjectState::open;
    std::optional<Date> start;
    std::optional<Date> due;
    boost::json::object team;  // role → "mem_…"
    Time created_at{};
    bool operator==(const Project&) const = default;
};
BOOST_DESCRIBE_STRUCT(Project, (),
                      (firm_id, id, contact_id, run_id, name, state, start, due, team, created_at))

void insert_project(Tx& tx, const Project& project);
// Throws Error(not_found).
void update_project(Tx& tx, const Project& project);
std::optional<Project> find_project(Tx& tx, FirmId firm, ProjectId id);
Project require_project(Tx& tx, FirmId firm, ProjectId id);
// In no order. What is not there is left out.
std::vector<Project> find_projects(Tx& tx, FirmId firm, const std::vector<ProjectId>& ids);

struct ProjectFilter {
    std::optional<ProjectState> state;
    std::optional<ContactId> contact_id;
};
// Newest first.
Page<Project> list_projects(Tx& tx, FirmId firm, const ProjectFilter& filter,
                            const PageRequest& request);
