// A run: one execution of a workflow's version for a contact. Everything that waits in it is in one
// compact row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "core/lifecycle.hpp"
#include "core/mark.hpp"
#include "records/ids.hpp"
#include "records/page.hpp"
#include "store/tx.hpp"

struct Run {
    FirmId firm_id;
    RunId id;
    WorkflowId workflow_id;
    WorkflowVersionId version_id;
    ContactId contact_id;
    std::optional<ProjectId> project_id;
    RunState state = RunState::active;
    Mark mark = Mark::upcoming;    // kept so that lists can be filtered
    Time since{};                  // when it came under that mark
    boost::json::object progress;  // core's to_json(Progress)
    boost::json::object roles;     // role → "mem_…"
    boost::json::object dates;     // key → "2026-03-10"
    boost::json::object fields;    // run.*
    std::string notes;
    std::string started_by;  // the name, as it was then
    Time started_at{};
    std::optional<Time> ended_at;
    int64_t revision = 1;
    bool operator==(const Run&) const = default;
};
BOOST_DESCRIBE_STRUCT(Run, (),
                      (firm_id, id, workflow_id, version_id, contact_id, project_id, state, mark,
                       since, progress, roles, dates, fields, notes, started_by, started_at,
                       ended_at, revision))

void insert_run(Tx& tx, const Run& run);
std::optional<Run> find_run(Tx& tx, FirmId firm, RunId id);
Run require_run(Tx& tx, FirmId firm, RunId id);
// In no order. What is not there is left out.
std::vector<Run> find_runs(Tx& tx, FirmId firm, const std::vector<RunId>& ids);

// What an input changes in a run.
struct RunChange {
    RunState state = RunState::active;
    Mark mark = Mark::upcoming;
    Time since{};
    boost::json::object progress;
    std::optional<Time> ended_at;
};

// Both are guarded by the state and revision that `run` was loaded with. They return false when the
// run has moved meanwhile: nothing is changed then. Otherwise `run` is as stored.
bool save_progress(Tx& tx, Run& run, RunChange change);
// Stores roles, dates, fields and project_id.
bool save_run_values(Tx& tx, Run& run);

// Not guarded: a note is one person's text. Throws Error(not_found).
void save_run_notes(Tx& tx, FirmId firm, RunId id, std::string_view notes);

struct RunFilter {
    std::vector<RunState> states{RunState::active, RunState::paused};
    std::optional<Mark> mark;
    std::optional<WorkflowId> workflow_id;
    std::optional<ContactId> contact_id;
    std::string search;  // in the names of contact, company and workflow
};
// Latest started first.
Page<Run> list_runs(Tx& tx, FirmId firm, const RunFilter& filter, const PageRequest& request);

// Active ones under that mark, what has waited longest first. Cost: all active runs of the firm.
Page<Run> list_waiting_runs(Tx& tx, FirmId firm, Mark mark, const PageRequest& request);

// Live: active or paused. Held: live and under the mark `held`. What has no live run is left out.
struct WorkflowRunCount {
    WorkflowId workflow_id;
    int live_runs = 0;
    int held_runs = 0;
    bool operator==(const WorkflowRunCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkflowRunCount, (), (workflow_id, live_runs, held_runs))
std::vector<WorkflowRunCount> count_runs_by_workflow(Tx& tx, FirmId firm);

struct VersionRunCount {
    WorkflowVersionId version_id;
    int live_runs = 0;
    bool operator==(const VersionRunCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(VersionRunCount, (), (version_id, live_runs))
std::vector<VersionRunCount> count_runs_by_version(Tx& tx, FirmId firm, WorkflowId workflow);

struct ContactRunCount {
    ContactId contact_id;
    int open_runs = 0;
    bool operator==(const ContactRunCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContactRunCount, (), (contact_id, open_runs))
std::vector<ContactRunCount> count_runs_by_contact(Tx& tx, FirmId firm,
                                                   const std::vector<ContactId>& contacts);
