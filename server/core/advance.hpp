// The one function that moves a run. Pure: the same workflow, progress, input and context give the
// same answer, for live runs, rehearsals, tests and explanations alike.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "core/calendar.hpp"
#include "core/progress.hpp"

// What the decision may look at.
struct Context {
    Time now;
    // contact.*, firm.*, project.*, run.*, answers.<step>.*, dates.*, roles.<role>.*
    const boost::json::object& data;
    const Calendar& calendar;
};

// ---- What moves a run. Events are facts; commands are requests that may be refused.

struct RunStarted {};
// The work of a step is done: the mail was delivered, the form submitted, the task done.
struct StepEnded {
    std::string step;
    int iteration;
    std::string outcome;
};
// The step cannot go on without a person.
struct StepHeld {
    std::string step;
    int iteration;
    Held held;
};
// The clock has reached something that waits. Harmless when nothing is due.
struct CameDue {};
// Something in the run's data changed: what was held for want of it goes on.
struct FieldsChanged {};

struct PauseRun {};
struct ResumeRun {};
struct CancelRun {};
// Ends an open step as if its work had been done. An empty outcome is the kind's usual one.
struct CompleteStep {
    std::string step;
    std::string outcome;
};
struct SkipStep {
    std::string step;
};
// Tries a held step again; a step that asked because it was late acts now.
struct RetryStep {
    std::string step;
};
// Lets a step go that was in review, or one that is scheduled for later.
struct ReleaseStep {
    std::string step;
};
struct RemindStep {
    std::string step;
};

using Input =
    std::variant<RunStarted, StepEnded, StepHeld, CameDue, FieldsChanged, PauseRun, ResumeRun,
                 CancelRun, CompleteStep, SkipStep, RetryStep, ReleaseStep, RemindStep>;

// ---- What follows.

// Orders for the shell, to be carried out in this sequence, in the transaction that saves the
// progress.
enum class OrderKind {
    begin,      // do the step's work
    prepare,    // look whether the step could do its work, for a member to review
    call_off,   // stop the step's work: its links, tasks and unsent messages are void
    remind,     // remind whoever the step waits for; `number` counts from 1
    escalate,   // the ladder has ended: give a person the task of the step's `remind.then`
    run_ended,  // the run is over: completed or cancelled
};
BOOST_DESCRIBE_ENUM(OrderKind, begin, prepare, call_off, remind, escalate, run_ended)

struct Order {
    OrderKind kind;
    size_t step = 0;
    int iteration = 0;
    int number = 0;
    bool operator==(const Order&) const = default;
};

enum class HistoryEvent {
    run_started,
    run_paused,
    run_resumed,
    run_completed,
    run_cancelled,
    step_scheduled,
    step_in_review,
    step_released,
    step_begun,
    step_reminded,
    step_escalated,
    step_held,
    step_retried,
    step_ended,
    step_skipped,
    step_cancelled,
    step_sent_back,
};
BOOST_DESCRIBE_ENUM(HistoryEvent, run_started, run_paused, run_resumed, run_completed,
                    run_cancelled, step_scheduled, step_in_review, step_released, step_begun,
                    step_reminded, step_escalated, step_held, step_retried, step_ended,
                    step_skipped, step_cancelled, step_sent_back)

// One line of a run's history. `note` is the outcome, the moment, the reason: what the event is
// about.
struct HistoryFact {
    HistoryEvent event;
    std::string step;  // empty: the whole run
    int iteration = 0;
    std::string note;
    // True for what the input's actor did; false for what followed from it.
    bool is_direct = false;
    bool operator==(const HistoryFact&) const = default;
};

struct Advanced {
    Progress progress;
    std::vector<Order> orders;
    std::vector<HistoryFact> history;
};

// A refusal: the present state does not allow it. The sentence says why and is shown as it stands.
struct Rejection {
    std::string sentence;
};

// Steps that may begin within one call before the run is taken for one that goes round for ever.
inline constexpr int begins_per_advance_max = 1'000;
// Passages over the same step before it is held instead of beginning again.
inline constexpr int iterations_max = 100;

std::variant<Advanced, Rejection> advance(const CompiledWorkflow& workflow,
                                          const Progress& progress, const Input& input,
                                          const Context& context);
