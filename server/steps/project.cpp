// project: opens a project from a template and hands out its tasks.
#include <fmt/format.h>

#include "base/check.hpp"
#include "core/calendar_form.hpp"
#include "records/project.hpp"
#include "records/run.hpp"
#include "records/task.hpp"
#include "records/template.hpp"
#include "steps/compose.hpp"
#include "steps/project_template.hpp"
#include "steps/registry.hpp"

namespace {

struct ProjectConfig {
    std::string template_;
    std::string name;
    std::optional<std::string> start;
};
BOOST_DESCRIBE_STRUCT(ProjectConfig, (), (template_, name, start))

}

template <>
inline constexpr auto reflect::fields<ProjectConfig> = reflect::fields_of<ProjectConfig>({
    {.name = "template",
     .about = "Key of the project template.",
     .length_min = 1,
     .length_max = 60},
    {.name = "name",
     .about = "The project's name instead of the template's; may hold merge fields.",
     .required = false,
     .length_max = 300},
    {.name = "start",
     .about = "A date of the run, such as `dates.start`; today when absent.",
     .length_max = 120},
});

namespace {

class ProjectKind final : public StepKind {
public:
    std::string_view name() const override { return "project"; }
    Acts acts(const boost::json::object&) const override { return Acts::system; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"opened"};
    }
    Span usual_duration() const override { return {0, SpanUnit::minutes}; }

    void check(const boost::json::object& config, const CheckContext& context,
               const std::string& pointer, Faults& faults) const override {
        check_config<ProjectConfig>(config, pointer, faults, [&](const ProjectConfig& read) {
            check_merge_text(read.name, pointer + "/name", faults);
            check_date(read.start, context, pointer + "/start", faults);
        });
    }
    std::vector<std::pair<std::string, std::string>> templates(
        const boost::json::object& config) const override {
        return {{"project", config_of<ProjectConfig>(config).template_}};
    }
    std::string sentence(const boost::json::object& config) const override {
        return fmt::format("open the project **{}**",
                           words_of(config_of<ProjectConfig>(config).template_));
    }

    Begun begin(StepWork& work) const override {
        const auto config = config_of<ProjectConfig>(work.config());
        const auto found =
            find_template(work.tx, work.firm.id, TemplateKind::project, config.template_);
        if (!found) {
            return Held{
                HeldReason::fault,
                fmt::format("There is no project template “{}” any more.", config.template_),
                {}};
        }
        const auto content = reflect::parse<ProjectTemplate>(found->project);
        const auto start = start_of(work, config);
        if (const auto* held = std::get_if<Held>(&start)) return *held;
        const auto name = merged_or_held(work, config.name.empty() ? content.name : config.name,
                                         "project's name");
        if (const auto* held = std::get_if<Held>(&name)) return *held;
        auto tasks = tasks_of(work, content, std::get<Date>(start));
        if (auto* held = std::get_if<Held>(&tasks)) return std::move(*held);
        open(work, std::get<std::string>(name), std::get<Date>(start),
             std::get<std::vector<Task>>(std::move(tasks)));
        return Ends{"opened"};
    }

private:
    static std::variant<Date, Held> start_of(const StepWork& work, const ProjectConfig& config) {
        if (!config.start) return date_of(work.now, work.calendar.zone);
        const auto* value = value_at(work.data, *config.start);
        const auto date =
            value != nullptr && value->is_string() ? parse_date(value->as_string()) : std::nullopt;
        if (date) return *date;
        return held_for_missing("The project's start", {*config.start});
    }

    static std::variant<std::vector<Task>, Held> tasks_of(StepWork& work,
                                                          const ProjectTemplate& content,
                                                          Date start) {
        std::vector<Task> tasks;
        for (const auto& each : content.tasks) {
            auto title = merged_or_held(work, each.title, fmt::format("task “{}”", each.title));
            if (auto* held = std::get_if<Held>(&title)) return std::move(*held);
            const auto* member =
                each.role.empty() ? nullptr : work.run.roles.if_contains(each.role);
            tasks.push_back(
                {.firm_id = work.firm.id,
                 .id = work.ids.next<TaskId>(),
                 .title = std::get<std::string>(std::move(title)),
                 .description = each.description,
                 .assignee_id = member ? parse_id<MemberId>(std::string_view(member->as_string()))
                                       : std::nullopt,
                 .due =
                     each.due ? std::optional(add(start, *each.due, work.calendar)) : std::nullopt,
                 .position = static_cast<int>(tasks.size()),
                 .created_at = work.now});
        }
        return tasks;
    }

    static void open(StepWork& work, const std::string& name, Date start, std::vector<Task> tasks) {
        const auto id = work.ids.next<ProjectId>();
        insert_project(work.tx, {.firm_id = work.firm.id,
                                 .id = id,
                                 .contact_id = work.contact.id,
                                 .run_id = work.run.id,
                                 .name = name,
                                 .start = start,
                                 .team = work.run.roles,
                                 .created_at = work.now});
        for (auto& task : tasks) {
            task.project_id = id;
            insert_task(work.tx, task);
        }
        auto run = require_run(work.tx, work.firm.id, work.run.id);
        run.project_id = id;
        ::check(save_run_values(work.tx, run), "nobody else writes while this unit does");
    }
};

}

const StepKind& project_kind() {
    static const ProjectKind kind;
    return kind;
}
