// The mark of a run step or a run: what the screens show, derived from the state and from who is
// waited for. Never stored as truth; a run's row keeps the run's mark only so that lists can be
// filtered.
#pragma once

#include <boost/describe.hpp>

#include "core/progress.hpp"

enum class Mark {
    upcoming,
    blocked,
    waiting,
    running,
    due,
    held,
    done,
    skipped,
    cancelled,
    paused
};
BOOST_DESCRIBE_ENUM(Mark, upcoming, blocked, waiting, running, due, held, done, skipped, cancelled,
                    paused)

Mark mark_of(const CompiledStep& step, const RunStep& state);
// The most urgent open mark: held before due before waiting before running.
Mark mark_of(const CompiledWorkflow& workflow, const Progress& progress);
// "Waiting on client", "Needs Maya": `who` is the person waited for, and may be empty.
std::string label_of(Mark mark, const CompiledStep& step, const RunStep& state,
                     const std::string& who);
// The step with the most urgent mark, the first of them in the workflow's order; nothing when none
// is open.
std::optional<size_t> most_urgent_step(const CompiledWorkflow& workflow, const Progress& progress);
