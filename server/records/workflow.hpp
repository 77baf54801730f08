// A workflow as the firm keeps it: one draft, which may be anything, and its published versions,
// which never change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "records/ids.hpp"
#include "store/tx.hpp"

struct Workflow {
    FirmId firm_id;
    WorkflowId id;
    std::string name;
    std::string draft_text;
    int64_t draft_revision = 1;
    std::optional<int> published_version;  // the latest version's number
    Time created_at{};
    Time updated_at{};
    bool operator==(const Workflow&) const = default;
};
BOOST_DESCRIBE_STRUCT(Workflow, (),
                      (firm_id, id, name, draft_text, draft_revision, published_version, created_at,
                       updated_at))

struct WorkflowVersion {
    FirmId firm_id;
    WorkflowVersionId id;
    WorkflowId workflow_id;
    int number = 0;  // 1, 2, … within the workflow
    std::string text;
    boost::json::object definition;  // core's to_json(Definition)
    std::string note;
    std::string published_by;  // the name, as it was then
    Time published_at{};
    bool operator==(const WorkflowVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(WorkflowVersion, (),
                      (firm_id, id, workflow_id, number, text, definition, note, published_by,
                       published_at))

void insert_workflow(Tx& tx, const Workflow& workflow);
std::optional<Workflow> find_workflow(Tx& tx, FirmId firm, WorkflowId id);
Workflow require_workflow(Tx& tx, FirmId firm, WorkflowId id);
// In no order. What is not there is left out.
std::vector<Workflow> find_workflows(Tx& tx, FirmId firm, const std::vector<WorkflowId>& ids);
// By name.
std::vector<Workflow> list_workflows(Tx& tx, FirmId firm);

// Stores name, draft_text and updated_at, guarded by the draft_revision that `workflow` was loaded
// with, which is then raised; throws Error(stale).
void save_draft(Tx& tx, Workflow& workflow);

// Stores `version` with the next number, which is returned, and makes it the published one; its
// workflow_id and firm_id are those of `workflow`. Guarded by the draft_revision of `workflow`;
// throws Error(stale).
int publish_version(Tx& tx, Workflow& workflow, WorkflowVersion version);

std::optional<WorkflowVersion> find_version(Tx& tx, FirmId firm, WorkflowVersionId id);
WorkflowVersion require_version(Tx& tx, FirmId firm, WorkflowVersionId id);
WorkflowVersion require_version(Tx& tx, FirmId firm, WorkflowId workflow, int number);
// The published one; nothing for a workflow that has only a draft.
std::optional<WorkflowVersion> find_published_version(Tx& tx, FirmId firm, WorkflowId workflow);
// Newest first.
std::vector<WorkflowVersion> list_versions(Tx& tx, FirmId firm, WorkflowId workflow);
