#include "records/run.hpp"

#include "records/like.hpp"
#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from runs where firm_id = $1 and id = $2"};

constexpr Statement find_several{R"sql(
    select * from runs where firm_id = $1 and id in (select value from json_each($2)))sql"};

// The usual save: the state stays, so that no index is touched.
constexpr Statement save_moved{R"sql(
    update runs set progress = $5, mark = $6, since = $7, revision = revision + 1
    where firm_id = $1 and id = $2 and revision = $3 and state = $4)sql"};

constexpr Statement save_state{R"sql(
    update runs set progress = $5, mark = $6, since = $7, state = $8, ended_at = $9,
        revision = revision + 1
    where firm_id = $1 and id = $2 and revision = $3 and state = $4)sql"};

constexpr Statement save_values{R"sql(
    update runs set roles = $5, dates = $6, fields = $7, project_id = $8, revision = revision + 1
    where firm_id = $1 and id = $2 and revision = $3 and state = $4)sql"};

constexpr Statement save_notes{"update runs set notes = $3 where firm_id = $1 and id = $2"};

constexpr Statement list_some{R"sql(
    select runs.* from runs
    join contacts on contacts.firm_id = runs.firm_id and contacts.id = runs.contact_id
    join workflows on workflows.firm_id = runs.firm_id and workflows.id = runs.workflow_id
    where runs.firm_id = $1 and runs.state in (select value from json_each($2))
        and (runs.mark = $3 or $3 is null) and (runs.workflow_id = $4 or $4 is null)
        and (lower(contacts.name) like lower($5) escape '\'
            or lower(contacts.company) like lower($5) escape '\'
            or lower(workflows.name) like lower($5) escape '\')
        and (runs.started_at, runs.id) < ($6, $7)
    order by runs.started_at desc, runs.id desc limit $8)sql"};

// The same for one contact: the plus keeps out the index by state, so that the one by contact is
// used.
constexpr Statement list_some_of_contact{R"sql(
    select runs.* from runs
    join contacts on contacts.firm_id = runs.firm_id and contacts.id = runs.contact_id
    join workflows on workflows.firm_id = runs.firm_id and workflows.id = runs.workflow_id
    where runs.firm_id = $1 and runs.contact_id = $9
        and runs.state in (select value from json_each($2))
        and (runs.mark = $3 or $3 is null) and (runs.workflow_id = $4 or $4 is null)
        and (lower(contacts.name) like lower($5) escape '\'
            or lower(contacts.company) like lower($5) escape '\'
            or lower(workflows.name) like lower($5) escape '\')
        and (+runs.started_at, runs.id) < ($6, $7)
    order by +runs.started_at desc, runs.id desc limit $8)sql"};

// Sorted when asked for: an index by `since` would be written with every step of every run.
constexpr Statement list_waiting{R"sql(
    select * from runs
    where firm_id = $1 and state = 'active' and mark = $2 and (since, id) > ($3, $4)
    order by since, id limit $5)sql"};

constexpr Statement count_by_workflow{R"sql(
    select workflow_id, count(*) as live_runs,
        sum(case when mark = 'held' then 1 else 0 end) as held_runs
    from runs where firm_id = $1 and state in ('active', 'paused') group by workflow_id)sql"};

constexpr Statement count_by_version{R"sql(
    select version_id, count(*) as live_runs
    from runs where firm_id = $1 and workflow_id = $2 and state in ('active', 'paused')
    group by version_id)sql"};

constexpr Statement count_by_contact{R"sql(
    select contact_id, count(*) as open_runs
    from runs where firm_id = $1
        and contact_id in (select value from json_each($2)) and state in ('active', 'paused')
    group by contact_id)sql"};

int64_t save(Tx& tx, const Run& run, const RunChange& change) {
    if (change.state == run.state) {
        return tx.run(save_moved, run.firm_id, run.id, run.revision, run.state, change.progress,
                      change.mark, change.since);
    }
    return tx.run(save_state, run.firm_id, run.id, run.revision, run.state, change.progress,
                  change.mark, change.since, change.state, change.ended_at);
}

}

void insert_run(Tx& tx, const Run& run) {
    tx.insert("runs", run);
}

std::optional<Run> find_run(Tx& tx, FirmId firm, RunId id) {
    return tx.find<Run>(find_one, firm, id);
}

Run require_run(Tx& tx, FirmId firm, RunId id) {
    return required(find_run(tx, firm, id), "run");
}

std::vector<Run> find_runs(Tx& tx, FirmId firm, const std::vector<RunId>& ids) {
    return tx.select<Run>(find_several, firm, ids);
}

bool save_progress(Tx& tx, Run& run, RunChange change) {
    if (save(tx, run, change) == 0) return false;
    if (change.state != run.state) run.ended_at = change.ended_at;
    run.state = change.state;
    run.mark = change.mark;
    run.since = change.since;
    run.progress = std::move(change.progress);
    ++run.revision;
    return true;
}

bool save_run_values(Tx& tx, Run& run) {
    if (tx.run(save_values, run.firm_id, run.id, run.revision, run.state, run.roles, run.dates,
               run.fields, run.project_id) == 0) {
        return false;
    }
    ++run.revision;
    return true;
}

void save_run_notes(Tx& tx, FirmId firm, RunId id, std::string_view notes) {
    if (tx.run(save_notes, firm, id, notes) == 0)
        throw Error(ErrorCode::not_found, "There is no such run.");
}

Page<Run> list_runs(Tx& tx, FirmId firm, const RunFilter& filter, const PageRequest& request) {
    const auto place = place_of(request, place_at_latest);
    const auto search = like_pattern(filter.search);
    auto rows =
        filter.contact_id
            ? tx.select<Run>(list_some_of_contact, firm, filter.states, filter.mark,
                             filter.workflow_id, search, place.key, place.id, rows_of(request),
                             *filter.contact_id)
            : tx.select<Run>(list_some, firm, filter.states, filter.mark, filter.workflow_id,
                             search, place.key, place.id, rows_of(request));
    return page_of(std::move(rows), request, [](const Run& run) { return run.started_at; });
}

Page<Run> list_waiting_runs(Tx& tx, FirmId firm, Mark mark, const PageRequest& request) {
    const auto place = place_of(request, Place<Time>{});
    auto rows = tx.select<Run>(list_waiting, firm, mark, place.key, place.id, rows_of(request));
    return page_of(std::move(rows), request, [](const Run& run) { return run.since; });
}

std::vector<WorkflowRunCount> count_runs_by_workflow(Tx& tx, FirmId firm) {
    return tx.select<WorkflowRunCount>(count_by_workflow, firm);
}

std::vector<VersionRunCount> count_runs_by_version(Tx& tx, FirmId firm, WorkflowId workflow) {
    return tx.select<VersionRunCount>(count_by_version, firm, workflow);
}

std::vector<ContactRunCount> count_runs_by_contact(Tx& tx, FirmId firm,
                                                   const std::vector<ContactId>& contacts) {
    return tx.select<ContactRunCount>(count_by_contact, firm, contacts);
}
