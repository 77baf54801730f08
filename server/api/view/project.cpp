#include "api/view/project.hpp"

#include <map>

#include "api/view/words.hpp"
#include "core/timing.hpp"
#include "records/member.hpp"

namespace api {

namespace {

std::optional<MemberId> member_of(const boost::json::value& id) {
    const auto* text = id.if_string();
    return text == nullptr ? std::nullopt : parse_id<MemberId>(std::string_view(*text));
}

// What the projects name, by id.
struct ProjectContext {
    std::map<ContactId, ContactRef> contacts;
    std::map<MemberId, std::string> members;
    std::map<RunId, std::string> runs;
    std::map<ProjectId, ProjectTaskCount> counts;
};

ProjectContext context_of(Tx& tx, FirmId firm, const std::vector<::Project>& projects) {
    std::vector<ContactId> contacts;
    std::vector<MemberId> members;
    std::vector<RunId> runs;
    std::vector<ProjectId> ids;
    for (const auto& project : projects) {
        ids.push_back(project.id);
        contacts.push_back(project.contact_id);
        if (project.run_id) runs.push_back(*project.run_id);
        for (const auto& role : project.team) {
            if (const auto id = member_of(role.value())) members.push_back(*id);
        }
    }
    ProjectContext context{.runs = names_of_runs(tx, firm, runs)};
    for (const auto& contact : find_contacts(tx, firm, contacts)) {
        context.contacts.emplace(contact.id, contact_ref(contact));
    }
    for (auto& member : find_members(tx, firm, members)) {
        context.members[member.id] = std::move(member.name);
    }
    for (const auto& count : count_tasks_by_project(tx, firm, ids)) {
        context.counts[count.project_id] = count;
    }
    return context;
}

std::vector<TeamLine> team_of(const ::Project& project, const ProjectContext& context) {
    std::vector<TeamLine> team;
    for (const auto& role : project.team) {
        const auto id = member_of(role.value());
        const auto member = id ? context.members.find(*id) : context.members.end();
        if (member == context.members.end()) continue;
        team.push_back(
            {role.key(), capitalised(words_of(role.key())), {member->first, member->second}});
    }
    return team;
}

}

std::vector<Project> views_of(Tx& tx, FirmId firm, const std::vector<::Project>& projects) {
    const auto context = context_of(tx, firm, projects);
    std::vector<Project> views;
    for (const auto& project : projects) {
        const auto counts = context.counts.find(project.id);
        const bool has_tasks = counts != context.counts.end();
        Project view{.id = project.id,
                     .name = project.name,
                     .contact = context.contacts.at(project.contact_id),
                     .state = project.state,
                     .start = project.start,
                     .due = project.due,
                     .task_count = has_tasks ? counts->second.task_count : 0,
                     .done_count = has_tasks ? counts->second.done_count : 0,
                     .team = team_of(project, context),
                     .created_at = project.created_at};
        if (project.run_id) {
            view.run = Ref{to_text(*project.run_id), context.runs.at(*project.run_id)};
        }
        views.push_back(std::move(view));
    }
    return views;
}

}
