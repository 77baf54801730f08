#include "records/workflow.hpp"

#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from workflows where firm_id = $1 and id = $2"};

constexpr Statement find_several{R"sql(
    select * from workflows where firm_id = $1 and id in (select value from json_each($2)))sql"};

constexpr Statement list_all{"select * from workflows where firm_id = $1 order by lower(name), id"};

constexpr Statement save_text{R"sql(
    update workflows set name = $4, draft_text = $5, updated_at = $6,
        draft_revision = draft_revision + 1
    where firm_id = $1 and id = $2 and draft_revision = $3)sql"};

constexpr Statement publish{R"sql(
    update workflows set published_version = coalesce(published_version, 0) + 1, updated_at = $4
    where firm_id = $1 and id = $2 and draft_revision = $3
    returning published_version)sql"};

constexpr Statement find_version_by_id{
    "select * from workflow_versions where firm_id = $1 and id = $2"};

constexpr Statement find_version_by_number{R"sql(
    select * from workflow_versions where firm_id = $1 and workflow_id = $2 and number = $3)sql"};

constexpr Statement find_latest_version{R"sql(
    select * from workflow_versions where firm_id = $1 and workflow_id = $2
    order by number desc limit 1)sql"};

constexpr Statement list_all_versions{R"sql(
    select * from workflow_versions where firm_id = $1 and workflow_id = $2
    order by number desc)sql"};

}

void insert_workflow(Tx& tx, const Workflow& workflow) {
    tx.insert("workflows", workflow);
}

std::optional<Workflow> find_workflow(Tx& tx, FirmId firm, WorkflowId id) {
    return tx.find<Workflow>(find_one, firm, id);
}

Workflow require_workflow(Tx& tx, FirmId firm, WorkflowId id) {
    return required(find_workflow(tx, firm, id), "workflow");
}

std::vector<Workflow> find_workflows(Tx& tx, FirmId firm, const std::vector<WorkflowId>& ids) {
    return tx.select<Workflow>(find_several, firm, ids);
}

std::vector<Workflow> list_workflows(Tx& tx, FirmId firm) {
    return tx.select<Workflow>(list_all, firm);
}

void save_draft(Tx& tx, Workflow& workflow) {
    require_unchanged(tx.run(save_text, workflow.firm_id, workflow.id, workflow.draft_revision,
                             workflow.name, workflow.draft_text, workflow.updated_at),
                      "draft");
    ++workflow.draft_revision;
}

int publish_version(Tx& tx, Workflow& workflow, WorkflowVersion version) {
    const auto number = tx.find<int>(publish, workflow.firm_id, workflow.id,
                                     workflow.draft_revision, version.published_at);
    require_unchanged(number ? 1 : 0, "draft");
    version.firm_id = workflow.firm_id;
    version.workflow_id = workflow.id;
    version.number = *number;
    tx.insert("workflow_versions", version);
    workflow.published_version = *number;
    workflow.updated_at = version.published_at;
    return *number;
}

std::optional<WorkflowVersion> find_version(Tx& tx, FirmId firm, WorkflowVersionId id) {
    return tx.find<WorkflowVersion>(find_version_by_id, firm, id);
}

WorkflowVersion require_version(Tx& tx, FirmId firm, WorkflowVersionId id) {
    return required(find_version(tx, firm, id), "version");
}

WorkflowVersion require_version(Tx& tx, FirmId firm, WorkflowId workflow, int number) {
    return required(tx.find<WorkflowVersion>(find_version_by_number, firm, workflow, number),
                    "version");
}

std::optional<WorkflowVersion> find_published_version(Tx& tx, FirmId firm, WorkflowId workflow) {
    return tx.find<WorkflowVersion>(find_latest_version, firm, workflow);
}

std::vector<WorkflowVersion> list_versions(Tx& tx, FirmId firm, WorkflowId workflow) {
    return tx.select<WorkflowVersion>(list_all_versions, firm, workflow);
}
