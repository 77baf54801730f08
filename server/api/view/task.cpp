#include "api/view/task.hpp"

#include <fmt/format.h>

#include <map>

#include "api/view/words.hpp"
#include "records/member.hpp"
#include "records/project.hpp"

namespace api {

namespace {

// What the tasks belong to, by id.
struct TaskContext {
    std::map<MemberId, std::string> members;
    std::map<ProjectId, ::Project> projects;
    std::map<RunId, ::Run> runs;
    std::map<ContactId, ContactRef> contacts;
};

TaskContext context_of(Tx& tx, FirmId firm, const std::vector<::Task>& tasks) {
    std::vector<MemberId> members;
    std::vector<ProjectId> projects;
    std::vector<RunId> runs;
    for (const auto& task : tasks) {
        if (task.assignee_id) members.push_back(*task.assignee_id);
        if (task.project_id) projects.push_back(*task.project_id);
        if (task.run_id) runs.push_back(*task.run_id);
    }
    TaskContext context;
    std::vector<ContactId> contacts;
    for (auto& member : find_members(tx, firm, members)) {
        context.members[member.id] = std::move(member.name);
    }
    for (auto& project : find_projects(tx, firm, projects)) {
        contacts.push_back(project.contact_id);
        context.projects.emplace(project.id, std::move(project));
    }
    for (auto& run : find_runs(tx, firm, runs)) {
        contacts.push_back(run.contact_id);
        context.runs.emplace(run.id, std::move(run));
    }
    for (const auto& contact : find_contacts(tx, firm, contacts)) {
        context.contacts.emplace(contact.id, contact_ref(contact));
    }
    return context;
}

// What begins when the task's step ends: "Finishing it starts **Kick-off call**."
std::optional<std::string> starts_next(const ::Task& task, const CompiledWorkflow& workflow) {
    const auto index = workflow.find(task.step);
    if (!index || task.purpose != TaskPurpose::work || task.state != TaskState::open) {
        return std::nullopt;
    }
    std::vector<std::string> names;
    for (const auto& step : workflow.steps()) {
        if (std::ranges::any_of(step.after, [&](const auto& link) { return link.from == *index; }))
            names.push_back(fmt::format("**{}**", step.definition.name));
    }
    if (names.empty()) return std::nullopt;
    return fmt::format("Finishing it starts {}.", fmt::join(names, " and "));
}

std::optional<int> overdue_days(const ::Task& task, const TaskSurroundings& around) {
    if (!task.due || task.state != TaskState::open) return std::nullopt;
    const auto today = std::chrono::sys_days{date_of(around.now, around.firm.zone)};
    const auto days = (today - std::chrono::sys_days{*task.due}).count();
    return days > 0 ? std::optional(static_cast<int>(days)) : std::nullopt;
}

void put_run(Tx& tx, const TaskSurroundings& around, const ::Task& task, const ::Run& run,
             Task& view) {
    const auto workflow = around.versions.load(tx, around.firm.id, run.version_id);
    view.run = TaskRun{run.id, workflow->definition().name, task.step};
    view.starts_next = starts_next(task, *workflow);
}

}

std::vector<Task> views_of(Tx& tx, const TaskSurroundings& around,
                           const std::vector<::Task>& tasks) {
    const auto context = context_of(tx, around.firm.id, tasks);
    std::vector<Task> views;
    for (const auto& task : tasks) {
        Task view{.id = task.id,
                  .title = task.title,
                  .description = unless_empty(task.description),
                  .due = task.due,
                  .state = task.state,
                  .done_at = task.done_at,
                  .overdue_days = overdue_days(task, around)};
        std::optional<ContactId> contact;
        if (task.assignee_id) {
            const auto member = context.members.find(*task.assignee_id);
            if (member != context.members.end()) view.assignee = {member->first, member->second};
        }
        if (task.project_id) {
            const auto& project = context.projects.at(*task.project_id);
            view.project = Ref{to_text(project.id), project.name};
            contact = project.contact_id;
        }
        if (task.run_id) {
            const auto& run = context.runs.at(*task.run_id);
            put_run(tx, around, task, run, view);
            contact = run.contact_id;
        }
        if (contact) view.contact = context.contacts.at(*contact);
        views.push_back(std::move(view));
    }
    return views;
}

}
