#include "records/project.hpp"

#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from projects where firm_id = $1 and id = $2"};

constexpr Statement find_several{R"sql(
    select * from projects where firm_id = $1 and id in (select value from json_each($2)))sql"};

constexpr Statement list_some{R"sql(
    select * from projects
    where firm_id = $1 and (state = $2 or $2 is null) and (contact_id = $3 or $3 is null)
        and (created_at, id) < ($4, $5)
    order by created_at desc, id desc limit $6)sql"};

constexpr Statement update_one{R"sql(
    update projects set contact_id = $3, run_id = $4, name = $5, state = $6, start = $7, due = $8,
        team = $9
    where firm_id = $1 and id = $2)sql"};

}

void insert_project(Tx& tx, const Project& project) {
    tx.insert("projects", project);
}

void update_project(Tx& tx, const Project& project) {
    const auto changed =
        tx.run(update_one, project.firm_id, project.id, project.contact_id, project.run_id,
               project.name, project.state, project.start, project.due, project.team);
    if (changed == 0) throw Error(ErrorCode::not_found, "There is no such project.");
}

std::optional<Project> find_project(Tx& tx, FirmId firm, ProjectId id) {
    return tx.find<Project>(find_one, firm, id);
}

Project require_project(Tx& tx, FirmId firm, ProjectId id) {
    return required(find_project(tx, firm, id), "project");
}

std::vector<Project> find_projects(Tx& tx, FirmId firm, const std::vector<ProjectId>& ids) {
    return tx.select<Project>(find_several, firm, ids);
}

Page<Project> list_projects(Tx& tx, FirmId firm, const ProjectFilter& filter,
                            const PageRequest& request) {
    const auto place = place_of(request, place_at_latest);
    auto rows = tx.select<Project>(list_some, firm, filter.state, filter.contact_id, place.key,
                                   place.id, rows_of(request));
    return page_of(std::move(rows), request,
                   [](const Project& project) { return project.created_at; });
}
