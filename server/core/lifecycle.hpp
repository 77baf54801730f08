// The lives of a run and of a run step: their states, their moves and the one table of each that
// says which move leads where. Whatever changes such a state asks the table; a move that is not
// listed is refused.
#pragma once

#include <array>
#include <optional>
#include <span>

#include <boost/describe.hpp>

template <class State, class Move>
struct Transition {
    State from;
    Move move;
    State to;
};

// Where `move` leads from `from`, or nothing when it is refused.
template <class State, class Move, size_t count>
constexpr std::optional<State> after_move(const std::array<Transition<State, Move>, count>& table,
                                          State from, Move move) {
    for (const auto& row : table) {
        if (row.from == from && row.move == move) return row.to;
    }
    return std::nullopt;
}

enum class RunState { active, paused, completed, cancelled };
BOOST_DESCRIBE_ENUM(RunState, active, paused, completed, cancelled)

enum class RunMove { pause, resume, complete, cancel };
BOOST_DESCRIBE_ENUM(RunMove, pause, resume, complete, cancel)

inline constexpr auto run_lifecycle = std::to_array<Transition<RunState, RunMove>>({
    {RunState::active, RunMove::pause, RunState::paused},
    {RunState::paused, RunMove::resume, RunState::active},
    {RunState::active, RunMove::complete, RunState::completed},
    {RunState::active, RunMove::cancel, RunState::cancelled},
    {RunState::paused, RunMove::cancel, RunState::cancelled},
});
static_assert(!after_move(run_lifecycle, RunState::completed, RunMove::cancel),
              "what is finished stays finished");
static_assert(!after_move(run_lifecycle, RunState::cancelled, RunMove::resume),
              "what is cancelled stays cancelled");

enum class StepState { idle, scheduled, in_review, active, held, ended, skipped, cancelled };
BOOST_DESCRIBE_ENUM(StepState, idle, scheduled, in_review, active, held, ended, skipped, cancelled)

enum class StepMove { schedule, review, begin, hold, end, skip, cancel, reset };
BOOST_DESCRIBE_ENUM(StepMove, schedule, review, begin, hold, end, skip, cancel, reset)

// `reset` is the way into the next iteration: a send-back makes an idle step of whatever the step
// was.
inline constexpr auto step_lifecycle = std::to_array<Transition<StepState, StepMove>>({
    {StepState::idle, StepMove::schedule, StepState::scheduled},
    {StepState::idle, StepMove::review, StepState::in_review},
    {StepState::idle, StepMove::begin, StepState::active},
    {StepState::idle, StepMove::hold, StepState::held},
    {StepState::idle, StepMove::skip, StepState::skipped},
    {StepState::idle, StepMove::end, StepState::ended},
    {StepState::scheduled, StepMove::schedule, StepState::scheduled},
    {StepState::scheduled, StepMove::review, StepState::in_review},
    {StepState::scheduled, StepMove::begin, StepState::active},
    {StepState::scheduled, StepMove::hold, StepState::held},
    {StepState::scheduled, StepMove::end, StepState::ended},
    {StepState::scheduled, StepMove::skip, StepState::skipped},
    {StepState::scheduled, StepMove::cancel, StepState::cancelled},
    {StepState::in_review, StepMove::begin, StepState::active},
    {StepState::in_review, StepMove::hold, StepState::held},
    {StepState::in_review, StepMove::end, StepState::ended},
    {StepState::in_review, StepMove::skip, StepState::skipped},
    {StepState::in_review, StepMove::cancel, StepState::cancelled},
    {StepState::active, StepMove::hold, StepState::held},
    {StepState::active, StepMove::end, StepState::ended},
    {StepState::active, StepMove::skip, StepState::skipped},
    {StepState::active, StepMove::cancel, StepState::cancelled},
    {StepState::held, StepMove::schedule, StepState::scheduled},
    {StepState::held, StepMove::review, StepState::in_review},
    {StepState::held, StepMove::begin, StepState::active},
    {StepState::held, StepMove::hold, StepState::held},
    {StepState::held, StepMove::end, StepState::ended},
    {StepState::held, StepMove::skip, StepState::skipped},
    {StepState::held, StepMove::cancel, StepState::cancelled},
    {StepState::idle, StepMove::reset, StepState::idle},
    {StepState::scheduled, StepMove::reset, StepState::idle},
    {StepState::in_review, StepMove::reset, StepState::idle},
    {StepState::active, StepMove::reset, StepState::idle},
    {StepState::held, StepMove::reset, StepState::idle},
    {StepState::ended, StepMove::reset, StepState::idle},
    {StepState::skipped, StepMove::reset, StepState::idle},
    {StepState::cancelled, StepMove::reset, StepState::idle},
});
static_assert(!after_move(step_lifecycle, StepState::ended, StepMove::skip),
              "what has ended is not skipped");
static_assert(!after_move(step_lifecycle, StepState::ended, StepMove::end),
              "a step ends once an iteration");

// Open: begun in some way and not over, so that it may wait for something.
constexpr bool is_open(StepState state) {
    return state == StepState::scheduled || state == StepState::in_review ||
           state == StepState::active || state == StepState::held;
}
constexpr bool is_over(StepState state) {
    return state == StepState::ended || state == StepState::skipped ||
           state == StepState::cancelled;
}
constexpr bool is_over(RunState state) {
    return state == RunState::completed || state == RunState::cancelled;
}
