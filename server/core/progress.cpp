#include "core/progress.hpp"

#include "base/check.hpp"

namespace {

void put(boost::json::object& object, std::string_view name, const std::optional<Time>& time) {
    if (time) object[name] = time->time_since_epoch().count();
}

std::optional<Time> time_at(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value ? std::optional(Time{Duration{value->as_int64()}}) : std::nullopt;
}

template <class Enum>
boost::json::string name_of_enum(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

template <class Enum>
Enum enum_at(const boost::json::object& object, std::string_view name) {
    Enum value{};
    const auto& text = object.at(name).as_string();
    check(boost::describe::enum_from_string(text.c_str(), value), "a stored state is a known one");
    return value;
}

boost::json::object to_json(const RunStep& step) {
    boost::json::object stored{{"state", name_of_enum(step.state)},
                               {"iteration", step.iteration},
                               {"since", step.since.time_since_epoch().count()}};
    if (!step.outcome.empty()) stored["outcome"] = step.outcome;
    if (step.begun_at != Time{}) put(stored, "begun_at", step.begun_at);
    if (step.released) stored["released"] = true;
    if (step.passed) stored["passed"] = true;
    if (step.reminders > 0) stored["reminders"] = step.reminders;
    if (step.turn) stored["turn"] = name_of_enum(*step.turn);
    put(stored, "begins_at", step.begins_at);
    put(stored, "reminds_at", step.reminds_at);
    put(stored, "expires_at", step.expires_at);
    put(stored, "completes_at", step.completes_at);
    if (step.held) {
        stored["held"] = {{"reason", name_of_enum(step.held->reason)},
                          {"message", step.held->message},
                          {"fields", boost::json::value_from(step.held->fields)}};
    }
    return stored;
}

RunStep step_from_json(const boost::json::object& stored) {
    RunStep step;
    step.state = enum_at<StepState>(stored, "state");
    step.iteration = stored.at("iteration").to_number<int>();
    step.since = Time{Duration{stored.at("since").as_int64()}};
    if (const auto* outcome = stored.if_contains("outcome")) step.outcome = outcome->as_string();
    step.begun_at = time_at(stored, "begun_at").value_or(Time{});
    step.released = stored.contains("released");
    step.passed = stored.contains("passed");
    if (const auto* reminders = stored.if_contains("reminders"))
        step.reminders = reminders->to_number<int>();
    if (stored.contains("turn")) step.turn = enum_at<Acts>(stored, "turn");
    step.begins_at = time_at(stored, "begins_at");
    step.reminds_at = time_at(stored, "reminds_at");
    step.expires_at = time_at(stored, "expires_at");
    step.completes_at = time_at(stored, "completes_at");
    if (const auto* held = stored.if_contains("held")) {
        const auto& object = held->as_object();
        step.held = Held{enum_at<HeldReason>(object, "reason"),
                         std::string(object.at("message").as_string()),
                         boost::json::value_to<std::vector<std::string>>(object.at("fields"))};
    }
    return step;
}

}

Progress new_progress(const CompiledWorkflow& workflow) {
    return Progress{RunState::active, std::nullopt, std::vector<RunStep>(workflow.steps().size())};
}

Acts acts_now(const CompiledStep& step, const RunStep& state) {
    return state.turn.value_or(step.kind->acts(step.definition.config));
}

std::optional<Time> next_due(const Progress& progress) {
    if (progress.state != RunState::active) return std::nullopt;
    std::optional<Time> next;
    for (const auto& step : progress.steps) {
        if (!is_open(step.state) || step.state == StepState::held) continue;
        for (const auto& due :
             {step.begins_at, step.reminds_at, step.expires_at, step.completes_at}) {
            if (due && (!next || *due < *next)) next = due;
        }
    }
    return next;
}

boost::json::object to_json(const Progress& progress, const CompiledWorkflow& workflow) {
    boost::json::object steps;
    for (size_t i = 0; i < progress.steps.size(); ++i) {
        const auto& step = progress.steps[i];
        if (step == RunStep{}) continue;  // never touched: nothing to say
        steps[workflow.step(i).definition.key] = to_json(step);
    }
    boost::json::object stored{{"state", name_of_enum(progress.state)},
                               {"steps", std::move(steps)}};
    put(stored, "paused_at", progress.paused_at);
    return stored;
}

Progress progress_from_json(const boost::json::object& stored, const CompiledWorkflow& workflow) {
    Progress progress = new_progress(workflow);
    progress.state = enum_at<RunState>(stored, "state");
    progress.paused_at = time_at(stored, "paused_at");
    for (const auto& [key, step] : stored.at("steps").as_object()) {
        if (const auto index = workflow.find(key))
            progress.steps[*index] = step_from_json(step.as_object());
    }
    return progress;
}
