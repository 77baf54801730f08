// Projects: pieces of work for a contact, opened by runs or by members.
#include <fmt/format.h>

#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/view/project.hpp"
#include "core/merge.hpp"
#include "records/template.hpp"
#include "steps/compose.hpp"
#include "steps/project_template.hpp"
#include "steps/run_data.hpp"

namespace api {

struct ProjectDraft {
    std::string name;
    ContactId contact;
    std::optional<Date> start;
    std::optional<Date> due;
    std::optional<std::string> template_;
};
BOOST_DESCRIBE_STRUCT(ProjectDraft, (), (name, contact, start, due, template_))

struct ProjectChange {
    std::optional<std::string> name;
    std::optional<ProjectState> state;
    std::optional<std::optional<Date>> start;
    std::optional<std::optional<Date>> due;
};
BOOST_DESCRIBE_STRUCT(ProjectChange, (), (name, state, start, due))

}

template <>
inline constexpr auto reflect::fields<api::ProjectDraft> = reflect::fields_of<api::ProjectDraft>({
    {.name = "name", .length_min = 1, .length_max = 300},
    {.name = "template", .about = "Key of the project template whose tasks it gets."},
});
template <>
inline constexpr auto reflect::fields<api::ProjectChange> = reflect::fields_of<api::ProjectChange>({
    {.name = "name", .length_min = 1, .length_max = 300},
    {.name = "start", .about = "Null takes the date away."},
    {.name = "due", .about = "Null takes the date away."},
});

namespace api {

namespace {

Project show_one(Tx& tx, const ::Project& project) {
    return views_of(tx, project.firm_id, {project}).front();
}

List<Project> list(Call& call, Tx& tx) {
    const ProjectFilter filter{.state = call.query_name<ProjectState>("state"),
                               .contact_id = call.query_id<ContactId>("contact")};
    auto page = list_projects(tx, call.firm_id(), filter, call.page());
    return {views_of(tx, call.firm_id(), page.items), std::move(page.next_cursor), std::nullopt};
}

ProjectWithTasks show(Call& call, Tx& tx) {
    const auto firm = require_firm(tx, call.firm_id());
    const auto project = require_project(tx, firm.id, call.id<ProjectId>("project"));
    return {show_one(tx, project),
            views_of(tx, {firm, call.services().engine.versions(), call.now()},
                     list_tasks_of_project(tx, firm.id, project.id))};
}

// ---- Making one

[[noreturn]] void refuse_template(const std::string& message) {
    throw Error(ErrorCode::invalid, message, {{"/template", message}});
}

// A title of a template's task, filled from the contact. There is no run whose data it could read.
std::string merged_title(const std::string& title, const boost::json::object& data,
                         const MergeOptions& options) {
    auto merged = merge(title, data, MergeMode::plain, options);
    if (merged.missing.empty()) return std::move(merged.text);
    refuse_template(fmt::format("The task “{}” needs {}, which only a run knows.", title,
                                merged.missing.front().path));
}

void insert_tasks(Call& call, Tx& tx, const ::Project& project, const std::string& key) {
    const auto found = find_template(tx, project.firm_id, TemplateKind::project, key);
    if (!found) refuse_template("There is no project template with this key.");
    const auto firm = require_firm(tx, project.firm_id);
    const auto calendar = calendar_of(firm);
    const auto contact = require_contact(tx, firm.id, project.contact_id);
    auto data = contact_data(firm, contact, call.now());
    data["project"] = {{"name", project.name}, {"start", to_text(*project.start)}};
    const auto options = merge_options(firm);
    int position = 0;
    for (const auto& task : reflect::parse<ProjectTemplate>(found->project).tasks) {
        insert_task(tx, {.firm_id = firm.id,
                         .id = call.services().ids.next<TaskId>(),
                         .project_id = project.id,
                         .title = merged_title(task.title, data, options),
                         .description = task.description,
                         .due = task.due ? std::optional(add(*project.start, *task.due, calendar))
                                         : std::nullopt,
                         .position = position++,
                         .created_at = call.now()});
    }
}

Project create(Call& call, Tx& tx, const ProjectDraft& draft) {
    const auto firm = require_firm(tx, call.firm_id());
    require_contact(tx, firm.id, draft.contact);
    ::Project project{.firm_id = firm.id,
                      .id = call.services().ids.next<ProjectId>(),
                      .contact_id = draft.contact,
                      .name = draft.name,
                      .start = draft.start ? draft.start : date_of(call.now(), firm.zone),
                      .due = draft.due,
                      .created_at = call.now()};
    insert_project(tx, project);
    if (draft.template_) insert_tasks(call, tx, project, *draft.template_);
    call.services().engine.changed(tx, firm.id, "project", to_text(project.id));
    return show_one(tx, project);
}

Project change(Call& call, Tx& tx, const ProjectChange& given) {
    auto project = require_project(tx, call.firm_id(), call.id<ProjectId>("project"));
    if (given.name) project.name = *given.name;
    if (given.state) project.state = *given.state;
    if (given.start) project.start = *given.start;
    if (given.due) project.due = *given.due;
    update_project(tx, project);
    call.services().engine.fields_changed(tx, project.firm_id, {.project = project.id},
                                          call.actor());
    call.services().engine.changed(tx, project.firm_id, "project", to_text(project.id));
    return show_one(tx, project);
}

}

void add_project_routes(Routes& routes) {
    routes.tag("Projects");
    routes.read(get("/projects", "list_projects", "Lists projects, newest first.")
                    .query("state", "open, done or archived; all if absent.",
                           http::input_schema<ProjectState>())
                    .query("contact", "For this contact only.")
                    .paged(),
                list);
    routes.write(
        post("/projects", "create_project", "Opens a project, with a template's tasks.").created(),
        create);
    routes.read(get("/projects/{project}", "show_project", "The project with its tasks."), show);
    routes.write(patch("/projects/{project}", "change_project", "Changes what is given."), change);
}

}
