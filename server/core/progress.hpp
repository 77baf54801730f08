// Where a run stands: its state and that of each of its steps. One compact row; everything that
// waits is in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/time.hpp"
#include "core/lifecycle.hpp"
#include "core/workflow.hpp"

// Why a step cannot go on without a person.
enum class HeldReason {
    missing_field,  // a merge field has no value
    missing_date,   // the date that its timing hangs on is not known
    no_member,      // nobody fills the role
    refused,        // the mail server refused the message for good
    misconfigured,  // sending is not set up, or its password is wrong
    undelivered,    // tries are used up
    late,           // its moment has passed, and the step asks
    conflict,       // an answer contradicts what is known
    fault,          // ours: the step broke
};
BOOST_DESCRIBE_ENUM(HeldReason, missing_field, missing_date, no_member, refused, misconfigured,
                    undelivered, late, conflict, fault)

struct Held {
    HeldReason reason = HeldReason::fault;
    std::string message;
    // What is missing or contradictory: paths into the run's data.
    std::vector<std::string> fields;
    bool operator==(const Held&) const = default;
};

struct RunStep {
    StepState state = StepState::idle;
    int iteration = 1;
    std::string outcome;    // of an ended step
    Time since{};           // when it came into this state
    Time begun_at{};        // when this iteration became active; the epoch: it never did
    bool released = false;  // a member has released what was in review
    bool passed = false;    // skipped, but not as a dead path: links that name no outcome are live
    int reminders = 0;
    std::optional<Acts> turn;  // whose turn it has come to, where that is not who the kind says
    // Moments at which it moves by itself.
    std::optional<Time> begins_at;
    std::optional<Time> reminds_at;
    std::optional<Time> expires_at;
    std::optional<Time> completes_at;
    std::optional<Held> held;
    bool operator==(const RunStep&) const = default;
};

struct Progress {
    RunState state = RunState::active;
    std::optional<Time> paused_at;  // while paused
    std::vector<RunStep> steps;     // by the workflow's numbers
    bool operator==(const Progress&) const = default;
};

// The progress of a run that has not begun.
Progress new_progress(const CompiledWorkflow& workflow);

// Who acts while the step is active: whose turn it is, or who the kind says.
Acts acts_now(const CompiledStep& step, const RunStep& state);

// When the run next moves by itself, or nothing: it waits for people, is paused or is over.
std::optional<Time> next_due(const Progress& progress);

// As stored: steps by key, so that a row can be read without its definition.
boost::json::object to_json(const Progress& progress, const CompiledWorkflow& workflow);
// Steps that the workflow does not have are dropped, steps that the row does not have are idle.
Progress progress_from_json(const boost::json::object& stored, const CompiledWorkflow& workflow);
