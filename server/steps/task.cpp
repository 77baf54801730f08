// task: something a member does. The step ends when the task is done.
#include <fmt/format.h>

#include "records/task.hpp"
#include "steps/compose.hpp"
#include "steps/registry.hpp"

namespace {

struct TaskConfig {
    std::string title;
    std::string assignee;
    std::optional<std::string> due;
    std::string description;
};
BOOST_DESCRIBE_STRUCT(TaskConfig, (), (title, assignee, due, description))

}

template <>
inline constexpr auto reflect::fields<TaskConfig> = reflect::fields_of<TaskConfig>({
    {.name = "title",
     .about = "What is to be done; may hold merge fields.",
     .length_min = 1,
     .length_max = 300},
    {.name = "assignee", .about = "The role that does it.", .length_min = 1, .length_max = 60},
    {.name = "due", .about = "A span after the task begins, such as `2 working days`."},
    {.name = "description", .required = false, .length_max = 4000},
});

namespace {

class TaskKind final : public StepKind {
public:
    std::string_view name() const override { return "task"; }
    Acts acts(const boost::json::object&) const override { return Acts::team; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"done"};
    }
    Span usual_duration() const override { return {2, SpanUnit::working_days}; }
    std::string role(const boost::json::object& config) const override {
        return config_of<TaskConfig>(config).assignee;
    }
    std::vector<Remedy> remedies(const boost::json::object&) const override {
        return {Remedy::complete, Remedy::open_task, Remedy::remind, Remedy::skip};
    }

    void check(const boost::json::object& config, const CheckContext& context,
               const std::string& pointer, Faults& faults) const override {
        check_config<TaskConfig>(config, pointer, faults, [&](const TaskConfig& read) {
            check_role(read.assignee, context, pointer + "/assignee", faults);
            check_merge_text(read.title, pointer + "/title", faults);
            check_merge_text(read.description, pointer + "/description", faults);
            check_span(read.due, pointer + "/due", faults);
        });
    }
    std::string sentence(const boost::json::object& config) const override {
        return fmt::format("give the {} a task", words_of(config_of<TaskConfig>(config).assignee));
    }
    std::string asks(const StepDefinition& step) const override {
        return fmt::format("to do **{}**", step.name);
    }

    Begun begin(StepWork& work) const override {
        const auto config = config_of<TaskConfig>(work.config());
        const auto person = find_person(work, config.assignee);
        if (const auto* held = std::get_if<Held>(&person)) return *held;
        const auto title = merged_or_held(work, config.title, "title");
        if (const auto* held = std::get_if<Held>(&title)) return *held;
        const auto description = merged_or_held(work, config.description, "description");
        if (const auto* held = std::get_if<Held>(&description)) return *held;
        insert_task(work.tx, Task{
                                 .firm_id = work.firm.id,
                                 .id = work.ids.next<TaskId>(),
                                 .project_id = work.run.project_id,
                                 .run_id = work.run.id,
                                 .step = work.definition().key,
                                 .iteration = work.iteration,
                                 .title = std::get<std::string>(title),
                                 .description = std::get<std::string>(description),
                                 .assignee_id = std::get<Person>(person).member,
                                 .due = due_of(work, config),
                                 .created_at = work.now,
                             });
        return Waits{};
    }
    void remind(StepWork& work, int number) const override {
        const auto config = config_of<TaskConfig>(work.config());
        const auto person = find_person(work, config.assignee);
        if (!std::holds_alternative<Person>(person)) return;
        notify_member(work, std::get<Person>(person),
                      fmt::format("Reminder {}: {}", number, work.definition().name),
                      "This task is still open, and the run waits for it.", "Open the run");
    }

private:
    static std::optional<Date> due_of(const StepWork& work, const TaskConfig& config) {
        if (!config.due) return std::nullopt;
        const auto span = parse_span(*config.due);
        return date_of(add(work.now, *span, work.calendar), work.calendar.zone);
    }
};

}

const StepKind& task_kind() {
    static const TaskKind kind;
    return kind;
}
