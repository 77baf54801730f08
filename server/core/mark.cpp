#include "core/mark.hpp"

#include <fmt/format.h>

namespace {

// Blocked is for what a member will do and cannot yet: the other steps that have not begun are
// upcoming.
Mark mark_of_idle(const CompiledStep& step) {
    return step.kind->acts(step.definition.config) == Acts::team ? Mark::blocked : Mark::upcoming;
}

Mark mark_of_active(const CompiledStep& step, const RunStep& state) {
    switch (acts_now(step, state)) {
        case Acts::client:
            return Mark::waiting;
        case Acts::team:
            return Mark::due;
        case Acts::system:
            return step.kind->moment(step.definition.config) ? Mark::waiting : Mark::running;
    }
    return Mark::running;
}

int urgency(Mark mark) {
    switch (mark) {
        case Mark::held:
            return 4;
        case Mark::due:
            return 3;
        case Mark::waiting:
            return 2;
        case Mark::running:
            return 1;
        default:
            return 0;
    }
}

}

Mark mark_of(const CompiledStep& step, const RunStep& state) {
    switch (state.state) {
        case StepState::idle:
            return mark_of_idle(step);
        case StepState::scheduled:
            return Mark::waiting;
        case StepState::in_review:
            return Mark::due;
        case StepState::active:
            return mark_of_active(step, state);
        case StepState::held:
            return Mark::held;
        case StepState::ended:
            return Mark::done;
        case StepState::skipped:
            return Mark::skipped;
        case StepState::cancelled:
            return Mark::cancelled;
    }
    return Mark::upcoming;
}

std::optional<size_t> most_urgent_step(const CompiledWorkflow& workflow, const Progress& progress) {
    std::optional<size_t> found;
    int most = 0;
    for (size_t i = 0; i < progress.steps.size(); ++i) {
        const int urgent = urgency(mark_of(workflow.step(i), progress.steps[i]));
        if (urgent > most) {
            most = urgent;
            found = i;
        }
    }
    return found;
}

Mark mark_of(const CompiledWorkflow& workflow, const Progress& progress) {
    switch (progress.state) {
        case RunState::paused:
            return Mark::paused;
        case RunState::completed:
            return Mark::done;
        case RunState::cancelled:
            return Mark::cancelled;
        case RunState::active:
            break;
    }
    const auto step = most_urgent_step(workflow, progress);
    return step ? mark_of(workflow.step(*step), progress.steps[*step]) : Mark::running;
}

std::string label_of(Mark mark, const CompiledStep& step, const RunStep& state,
                     const std::string& who) {
    switch (mark) {
        case Mark::upcoming:
            return "Not started";
        case Mark::blocked:
            return "Blocked";
        case Mark::waiting:
            return state.state == StepState::active && acts_now(step, state) == Acts::client
                       ? "Waiting on client"
                       : "Waiting";
        case Mark::running:
            return "Running";
        case Mark::due:
            return who.empty() ? "Needs your team" : fmt::format("Needs {}", who);
        case Mark::held:
            return "Held";
        case Mark::done:
            return "Done";
        case Mark::skipped:
            return "Skipped";
        case Mark::cancelled:
            return "Cancelled";
        case Mark::paused:
            return "Paused";
    }
    return "";
}
