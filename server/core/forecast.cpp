#include "core/explain.hpp"

namespace {

// When an open step will probably end.
Time end_of_open(const CompiledStep& step, const RunStep& state, Time now,
                 const Calendar& calendar) {
    if (state.state == StepState::active && state.completes_at)
        return std::max(now, *state.completes_at);
    const Time from = state.begins_at.value_or(state.since);
    return std::max(now, add(from, step.kind->usual_duration(), calendar));
}

}

Forecast forecast(const CompiledWorkflow& workflow, const Progress& progress, Time now,
                  const boost::json::object& data, const Calendar& calendar) {
    Forecast result{std::vector<std::optional<Time>>(workflow.steps().size()), std::nullopt};
    if (is_over(progress.state)) return result;
    std::vector<Time> ends(workflow.steps().size(), now);
    for (const size_t index : workflow.order()) {
        const auto& step = workflow.step(index);
        const auto& state = progress.steps[index];
        if (is_over(state.state)) continue;
        if (is_open(state.state)) {
            ends[index] = end_of_open(step, state, now, calendar);
            if (state.begins_at) result.begins[index] = *state.begins_at;
        } else {
            Time begin = now;
            for (const auto& link : step.after) begin = std::max(begin, ends[link.from]);
            const auto moment = moment_of(step.definition.timing, begin, data, calendar);
            if (const auto* time = std::get_if<Time>(&moment)) begin = std::max(begin, *time);
            result.begins[index] = begin;
            ends[index] = add(begin, step.kind->usual_duration(), calendar);
        }
        if (!result.ends || ends[index] > *result.ends) result.ends = ends[index];
    }
    return result;
}
