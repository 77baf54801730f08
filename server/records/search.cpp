#include "records/search.hpp"

#include "records/like.hpp"

namespace {

constexpr Statement find_contacts_by_text{R"sql(
    select id, name as title, case when company <> name then company else '' end as detail
    from contacts
    where firm_id = $1 and (lower(name) like lower($2) escape '\'
        or lower(company) like lower($2) escape '\'
        or lower(email) like lower($2) escape '\')
    order by lower(name), id limit $3)sql"};

constexpr Statement find_runs_by_text{R"sql(
    select runs.id as id, workflows.name as title, contacts.name as detail from runs
    join contacts on contacts.firm_id = runs.firm_id and contacts.id = runs.contact_id
    join workflows on workflows.firm_id = runs.firm_id and workflows.id = runs.workflow_id
    where runs.firm_id = $1
        and (lower(contacts.name) like lower($2) escape '\'
            or lower(contacts.company) like lower($2) escape '\'
            or lower(workflows.name) like lower($2) escape '\')
    order by case when runs.state in ('active', 'paused') then 0 else 1 end, runs.started_at desc,
        runs.id desc
    limit $3)sql"};

constexpr Statement find_workflows_by_text{R"sql(
    select id, name as title, '' as detail from workflows
    where firm_id = $1 and lower(name) like lower($2) escape '\'
    order by lower(name), id limit $3)sql"};

constexpr Statement find_templates_by_text{R"sql(
    select id, name as title, kind as detail from templates
    where firm_id = $1 and (lower(name) like lower($2) escape '\'
        or lower(key) like lower($2) escape '\')
    order by lower(name), id limit $3)sql"};

constexpr Statement find_projects_by_text{R"sql(
    select projects.id as id, projects.name as title, contacts.name as detail from projects
    join contacts on contacts.firm_id = projects.firm_id and contacts.id = projects.contact_id
    where projects.firm_id = $1
        and (lower(projects.name) like lower($2) escape '\'
            or lower(contacts.name) like lower($2) escape '\')
    order by case when projects.state = 'open' then 0 else 1 end, projects.created_at desc,
        projects.id desc
    limit $3)sql"};

constexpr Statement find_tasks_by_text{R"sql(
    select id, title, coalesce(due, '') as detail from tasks
    where firm_id = $1 and lower(title) like lower($2) escape '\'
    order by case when state = 'open' then 0 else 1 end, created_at desc, id desc
    limit $3)sql"};

struct Match {
    int64_t id = 0;
    std::string title;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(Match, (), (id, title, detail))

struct Search {
    FoundKind kind;
    std::string_view prefix;
    Statement statement;
};

constexpr auto searches = std::to_array<Search>({
    {FoundKind::contact, ContactTag::prefix, find_contacts_by_text},
    {FoundKind::run, RunTag::prefix, find_runs_by_text},
    {FoundKind::workflow, WorkflowTag::prefix, find_workflows_by_text},
    {FoundKind::template_, TemplateTag::prefix, find_templates_by_text},
    {FoundKind::project, ProjectTag::prefix, find_projects_by_text},
    {FoundKind::task, TaskTag::prefix, find_tasks_by_text},
});

}

std::vector<FoundRecord> search_records(Tx& tx, FirmId firm, std::string_view text, int limit) {
    const auto pattern = like_pattern(text);
    std::vector<FoundRecord> found;
    if (pattern == "%") return found;
    for (const auto& search : searches) {
        tx.each<Match>(
            search.statement,
            [&](Match&& match) {
                found.push_back({search.kind, id_text::encode(search.prefix, match.id),
                                 std::move(match.title), std::move(match.detail)});
            },
            firm, pattern, limit);
    }
    return found;
}
