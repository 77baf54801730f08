#include "core/advance.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/condition.hpp"

namespace {

// Reminders of a review before it is also given to somebody else; it goes on being reminded after
// that.
constexpr int review_reminders_before_escalation = 3;
constexpr Span usual_review_reminder{1, SpanUnit::working_days};

enum class LinkState { undecided, live, dead };
enum class JoinState { wait, begin, skip };

LinkState state_of(const CompiledLink& link, const Progress& progress) {
    const auto& from = progress.steps[link.from];
    if (!is_over(from.state)) return LinkState::undecided;
    if (from.state == StepState::ended) {
        return link.outcome.empty() || link.outcome == from.outcome ? LinkState::live
                                                                    : LinkState::dead;
    }
    return from.passed && link.outcome.empty() ? LinkState::live : LinkState::dead;
}

JoinState state_of_join(const CompiledStep& step, const Progress& progress) {
    if (step.after.empty()) return JoinState::begin;
    size_t live = 0;
    size_t dead = 0;
    for (const auto& link : step.after) {
        const auto state = state_of(link, progress);
        live += state == LinkState::live;
        dead += state == LinkState::dead;
    }
    const size_t count = step.after.size();
    switch (step.definition.join) {
        case Join::any:
            if (live > 0) return JoinState::begin;
            return dead == count ? JoinState::skip : JoinState::wait;
        case Join::every:
            if (dead > 0) return JoinState::skip;
            return live == count ? JoinState::begin : JoinState::wait;
        case Join::all:
            if (live + dead < count) return JoinState::wait;
            return live > 0 ? JoinState::begin : JoinState::skip;
    }
    return JoinState::wait;
}

// One call of advance: the progress as it changes, and what follows from it.
class Passage {
public:
    Passage(const CompiledWorkflow& workflow, const Progress& progress, const Context& context)
        : workflow_(workflow), context_(context), out_{progress, {}, {}} {}

    using Result = std::optional<Rejection>;  // nothing: accepted

    Result apply(const RunStarted&) {
        fact(HistoryEvent::run_started, "", Direct::yes);
        settle();
        return {};
    }

    Result apply(const StepEnded& event) {
        const auto index = workflow_.find(event.step);
        if (!index) return refuse_unknown(event.step);
        auto& step = at(*index);
        if (step.iteration != event.iteration || !is_open(step.state)) {
            return refuse(*index, "is no longer open");
        }
        if (auto refused = refuse_unknown_outcome(*index, event.outcome)) return refused;
        end(*index, event.outcome, Direct::yes);
        settle();
        return {};
    }

    Result apply(const StepHeld& event) {
        const auto index = workflow_.find(event.step);
        if (!index) return refuse_unknown(event.step);
        if (at(*index).iteration != event.iteration || !is_open(at(*index).state)) {
            return refuse(*index, "is no longer open");
        }
        hold(*index, event.held);
        return {};
    }

    Result apply(const CameDue&) {
        if (out_.progress.state != RunState::active) return {};
        for (size_t i = 0; i < out_.progress.steps.size(); ++i) fire_due(i);
        settle();
        return {};
    }

    Result apply(const FieldsChanged&) {
        if (out_.progress.state != RunState::active) return {};
        look_at_data();
        settle();
        return {};
    }

    Result apply(const PauseRun&) {
        if (auto refused = move_run(RunMove::pause, "paused")) return refused;
        out_.progress.paused_at = context_.now;
        fact(HistoryEvent::run_paused, "", Direct::yes);
        return {};
    }

    Result apply(const ResumeRun&) {
        if (auto refused = move_run(RunMove::resume, "resumed")) return refused;
        fact(HistoryEvent::run_resumed, "", Direct::yes);
        push_on_waits(context_.now - out_.progress.paused_at.value_or(context_.now));
        out_.progress.paused_at.reset();
        look_at_data();
        for (size_t i = 0; i < out_.progress.steps.size(); ++i) fire_due(i);
        settle();
        return {};
    }

    Result apply(const CancelRun&) {
        if (auto refused = move_run(RunMove::cancel, "cancelled")) return refused;
        out_.progress.paused_at.reset();
        fact(HistoryEvent::run_cancelled, "", Direct::yes);
        call_off_everything();
        out_.orders.push_back({OrderKind::run_ended});
        return {};
    }

    Result apply(const CompleteStep& command) {
        const auto index = workflow_.find(command.step);
        if (!index) return refuse_unknown(command.step);
        if (auto refused = refuse_unless_open(*index, "completed")) return refused;
        const auto& outcomes = workflow_.step(*index).outcomes;
        check(!outcomes.empty(), "every kind has an outcome");
        const auto& outcome = command.outcome.empty() ? outcomes.front() : command.outcome;
        if (auto refused = refuse_unknown_outcome(*index, outcome)) return refused;
        order(OrderKind::call_off, *index);
        end(*index, outcome, Direct::yes);
        settle();
        return {};
    }

    Result apply(const SkipStep& command) {
        const auto index = workflow_.find(command.step);
        if (!index) return refuse_unknown(command.step);
        if (is_over(out_.progress.state)) return refuse_over("skipped");
        if (is_over(at(*index).state)) return refuse(*index, "has already ended");
        if (is_open(at(*index).state)) order(OrderKind::call_off, *index);
        skip(*index, "", Direct::yes);
        at(*index).passed = true;
        settle();
        return {};
    }

    Result apply(const RetryStep& command) {
        const auto index = workflow_.find(command.step);
        if (!index) return refuse_unknown(command.step);
        if (auto refused = refuse_unless_active("tried again")) return refused;
        if (at(*index).state != StepState::held)
            return refuse(*index, "is not held, so there is nothing to try again");
        if (at(*index).held->reason == HeldReason::conflict)
            return refuse(*index, "waits for a member to choose which value holds");
        fact(HistoryEvent::step_retried, *index, "", Direct::yes);
        try_again(*index, LateChecked::no);
        settle();
        return {};
    }

    Result apply(const ReleaseStep& command) {
        const auto index = workflow_.find(command.step);
        if (!index) return refuse_unknown(command.step);
        if (auto refused = refuse_unless_active("released")) return refused;
        const auto state = at(*index).state;
        if (state != StepState::in_review && state != StepState::scheduled) {
            return refuse(*index, "is neither in review nor scheduled for later");
        }
        fact(HistoryEvent::step_released, *index, "", Direct::yes);
        at(*index).released = state == StepState::in_review;
        enter(*index);
        settle();
        return {};
    }

    Result apply(const RemindStep& command) {
        const auto index = workflow_.find(command.step);
        if (!index) return refuse_unknown(command.step);
        if (auto refused = refuse_unless_active("reminded")) return refused;
        const auto& step = workflow_.step(*index);
        if (at(*index).state != StepState::active ||
            step.kind->acts(step.definition.config) == Acts::system) {
            return refuse(*index, "waits for nobody who could be reminded");
        }
        remind(*index, Direct::yes);
        return {};
    }

    Advanced take() { return std::move(out_); }

private:
    enum class Direct { no, yes };
    enum class LateChecked { no, yes };

    RunStep& at(size_t index) { return out_.progress.steps[index]; }
    const StepDefinition& definition(size_t index) const {
        return workflow_.step(index).definition;
    }

    // ---- Begin

    // Begins or skips what its links have decided, until nothing changes.
    void settle() {
        if (out_.progress.state != RunState::active) return;
        for (bool changed = true; changed && out_.progress.state == RunState::active;) {
            changed = false;
            for (const size_t index : workflow_.order()) {
                if (out_.progress.state != RunState::active) return;
                if (at(index).state != StepState::idle) continue;
                changed |= decide(index);
            }
        }
        complete_when_over();
    }

    // True if the step did not stay idle.
    bool decide(size_t index) {
        switch (state_of_join(workflow_.step(index), out_.progress)) {
            case JoinState::wait:
                return false;
            case JoinState::skip:
                skip(index, "no path leads here", Direct::no);
                return true;
            case JoinState::begin:
                break;
        }
        const auto& when = definition(index).when;
        if (when && !holds(*when, context_.data)) {
            skip(index, "its condition does not hold", Direct::no);
        } else {
            schedule(index, LateChecked::yes);
        }
        return true;
    }

    // Gives the step its moment, and begins it if that is now.
    void schedule(size_t index, LateChecked late) {
        const auto& timing = definition(index).timing;
        if (timing.is_immediate()) return enter(index);
        const auto moment = moment_of(timing, context_.now, context_.data, context_.calendar);
        if (const auto* missing = std::get_if<MissingDate>(&moment)) {
            return hold(index, {HeldReason::missing_date,
                                fmt::format("The {} is not known, and this step hangs on it.",
                                            words_of(missing->path)),
                                {missing->path}});
        }
        const Time begins_at = std::get<Time>(moment);
        if (begins_at > context_.now) {
            move(index, StepMove::schedule);
            at(index).begins_at = begins_at;
            return fact(HistoryEvent::step_scheduled, index, to_text(begins_at), Direct::no);
        }
        reach(index, begins_at, late);
    }

    // The step's moment has come, perhaps long ago.
    void reach(size_t index, Time moment, LateChecked late) {
        const auto& timing = definition(index).timing;
        if (late == LateChecked::no || !is_late(timing, moment, context_.now, context_.calendar))
            return enter(index);
        switch (timing.late_policy()) {
            case Late::act:
                return enter(index);
            case Late::skip:
                skip(index, "its moment had passed", Direct::no);
                at(index).passed = true;
                return;
            case Late::ask:
                return hold(index, {HeldReason::late,
                                    fmt::format("Its moment was {}.",
                                                moment_in_words(moment, context_.calendar)),
                                    {}});
        }
    }

    // The step's turn: into review where somebody looks first, else active.
    void enter(size_t index) {
        if (++begins_ > begins_per_advance_max || at(index).iteration > iterations_max) {
            return hold(index,
                        {HeldReason::fault,
                         "This workflow goes round without an end: the step has begun too often.",
                         {}});
        }
        const auto& review = definition(index).review;
        if (review && !at(index).released) {
            move(index, StepMove::review);
            at(index).reminders = 0;
            at(index).reminds_at = next_review_reminder(*review);
            fact(HistoryEvent::step_in_review, index, "", Direct::no);
            return order(OrderKind::prepare, index);
        }
        activate(index);
    }

    void activate(size_t index) {
        const auto& step = workflow_.step(index);
        const auto& config = step.definition.config;
        move(index, StepMove::begin);
        at(index).begun_at = context_.now;
        at(index).reminders = 0;
        fact(HistoryEvent::step_begun, index, "", Direct::no);
        if (const auto outcome = step.kind->decide(config, context_.data))
            return end(index, *outcome, Direct::no);
        if (step.kind->ends_run()) return end_run_at(index);
        if (const auto moment = step.kind->moment(config)) return wait_for_moment(index, *moment);
        if (const auto& remind = step.definition.remind)
            at(index).reminds_at = reminder_after(*remind, Reminder::first);
        if (const auto& expire = step.definition.expire) at(index).expires_at = expiry(*expire);
        order(OrderKind::begin, index);
    }

    void wait_for_moment(size_t index, const Timing& timing) {
        const auto moment = moment_of(timing, context_.now, context_.data, context_.calendar);
        if (const auto* missing = std::get_if<MissingDate>(&moment)) {
            return hold(index, {HeldReason::missing_date,
                                fmt::format("The {} is not known, and this step waits for it.",
                                            words_of(missing->path)),
                                {missing->path}});
        }
        at(index).completes_at = std::get<Time>(moment);
        if (*at(index).completes_at <= context_.now)
            end(index, workflow_.step(index).outcomes.front(), Direct::no);
    }

    void end_run_at(size_t index) {
        const std::string outcome = workflow_.step(index).outcomes.front();
        end(index, outcome, Direct::no);
        call_off_everything();
        complete(outcome);
    }

    // ---- End

    void end(size_t index, const std::string& outcome, Direct direct) {
        move(index, StepMove::end);
        at(index).outcome = outcome;
        fact(HistoryEvent::step_ended, index, outcome, direct);
        const auto& send_back = definition(index).send_back;
        if (const auto target = send_back.find(outcome); target != send_back.end()) {
            this->send_back(index, *workflow_.find(target->second));
        }
    }

    // Resets the target and all that follows from it as their next iteration.
    void send_back(size_t from, size_t target) {
        fact(HistoryEvent::step_sent_back, from, definition(target).key, Direct::no);
        reset(target);
        for (const size_t follower : workflow_.step(target).followers) reset(follower);
    }

    void reset(size_t index) {
        auto& step = at(index);
        if (step.state == StepState::idle) return;
        if (is_open(step.state)) {
            order(OrderKind::call_off, index);
            fact(HistoryEvent::step_cancelled, index, "sent back", Direct::no);
        }
        check(after_move(step_lifecycle, step.state, StepMove::reset).has_value(),
              "every step can be reset");
        step = RunStep{.iteration = step.iteration + 1, .since = context_.now};
    }

    void skip(size_t index, std::string why, Direct direct) {
        move(index, StepMove::skip);
        fact(HistoryEvent::step_skipped, index, std::move(why), direct);
    }

    void hold(size_t index, Held held) {
        move(index, StepMove::hold);
        at(index).held = std::move(held);
        fact(HistoryEvent::step_held, index, at(index).held->message, Direct::no);
    }

    void call_off_everything() {
        for (size_t i = 0; i < out_.progress.steps.size(); ++i) {
            if (at(i).state == StepState::idle) {
                move(i, StepMove::skip);
            } else if (is_open(at(i).state)) {
                order(OrderKind::call_off, i);
                move(i, StepMove::cancel);
                fact(HistoryEvent::step_cancelled, i, "", Direct::no);
            }
        }
    }

    void complete_when_over() {
        if (out_.progress.state != RunState::active) return;
        const auto over = [](const RunStep& step) { return is_over(step.state); };
        if (std::ranges::all_of(out_.progress.steps, over)) complete("");
    }

    void complete(std::string outcome) {
        const auto refused = move_run(RunMove::complete, "completed");
        check(!refused, "only an active run comes to its end");
        fact(HistoryEvent::run_completed, std::move(outcome), Direct::no);
        out_.orders.push_back({OrderKind::run_ended});
    }

    // ---- Time

    void fire_due(size_t index) {
        auto& step = at(index);
        const auto is_due = [&](const std::optional<Time>& moment) {
            return moment && *moment <= context_.now;
        };
        if (step.state == StepState::scheduled && is_due(step.begins_at)) {
            reach(index, *step.begins_at, LateChecked::yes);
        } else if (step.state == StepState::active && is_due(step.completes_at)) {
            end(index, workflow_.step(index).outcomes.front(), Direct::no);
        } else if (step.state == StepState::active && is_due(step.expires_at)) {
            order(OrderKind::call_off, index);
            end(index, "expired", Direct::no);
        } else if (step.state == StepState::active && is_due(step.reminds_at)) {
            remind_or_escalate(index);
        } else if (step.state == StepState::in_review && is_due(step.reminds_at)) {
            remind_reviewer(index);
        }
    }

    void remind_or_escalate(size_t index) {
        const auto& rule = *definition(index).remind;
        if (at(index).reminders < rule.at_most) return remind(index, Direct::no);
        at(index).reminds_at.reset();
        fact(HistoryEvent::step_escalated, index, "", Direct::no);
        order(OrderKind::escalate, index);
    }

    void remind(size_t index, Direct direct) {
        auto& step = at(index);
        ++step.reminders;
        fact(HistoryEvent::step_reminded, index, std::to_string(step.reminders), direct);
        order(OrderKind::remind, index, step.reminders);
        const auto& rule = definition(index).remind;
        if (!rule) return;
        const bool goes_on = step.reminders < rule->at_most || rule->then;
        step.reminds_at =
            goes_on ? std::optional(reminder_after(*rule, Reminder::next)) : std::nullopt;
    }

    void remind_reviewer(size_t index) {
        auto& step = at(index);
        ++step.reminders;
        fact(HistoryEvent::step_reminded, index, std::to_string(step.reminders), Direct::no);
        order(OrderKind::remind, index, step.reminders);
        if (step.reminders == review_reminders_before_escalation) {
            fact(HistoryEvent::step_escalated, index, "", Direct::no);
            order(OrderKind::escalate, index);
        }
        step.reminds_at = next_review_reminder(*definition(index).review);
    }

    enum class Reminder { first, next };

    // Counted from the moment the client was asked, or was last reminded; never outside working
    // hours when it is in days.
    Time reminder_after(const RemindDefinition& rule, Reminder which) const {
        const Span span = which == Reminder::first ? rule.first.value_or(rule.every) : rule.every;
        return in_working_time(span, rule.time);
    }

    Time next_review_reminder(const ReviewDefinition& review) const {
        return in_working_time(review.remind_every.value_or(usual_review_reminder), std::nullopt);
    }

    Time in_working_time(const Span& span, const std::optional<TimeOfDay>& time) const {
        return fitted(add(context_.now, span, context_.calendar), span, time);
    }

    // `moment`, where counting `span` has led, as a reminder may go out.
    Time fitted(Time moment, const Span& span, const std::optional<TimeOfDay>& time) const {
        if (time) return at_time_of_day(moment, *time, context_.now, context_.calendar);
        const bool is_exact = span.unit == SpanUnit::minutes || span.unit == SpanUnit::hours;
        return is_exact ? moment : next_opening(moment, context_.calendar);
    }

    std::optional<Time> expiry(const ExpireDefinition& rule) const {
        if (rule.after) return add(context_.now, *rule.after, context_.calendar);
        if (!rule.at) return std::nullopt;
        const auto moment = moment_of(*rule.at, context_.now, context_.data, context_.calendar);
        const auto* time = std::get_if<Time>(&moment);
        return time ? std::optional(*time) : std::nullopt;
    }

    // A pause does not count against whoever is waited for: reminders and expiry move on by its
    // length.
    void push_on_waits(Duration paused) {
        for (size_t i = 0; i < out_.progress.steps.size(); ++i) {
            auto& step = at(i);
            if (step.reminds_at) step.reminds_at = pushed_reminder(i, *step.reminds_at + paused);
            if (step.expires_at) *step.expires_at += paused;
        }
    }

    Time pushed_reminder(size_t index, Time moment) const {
        const auto& rule = definition(index).remind;
        if (out_.progress.steps[index].state == StepState::active && rule)
            return fitted(moment, rule->every, rule->time);
        const auto& review = definition(index).review;
        check(review.has_value(), "only these are reminded");
        return fitted(moment, review->remind_every.value_or(usual_review_reminder), std::nullopt);
    }

    // ---- Data

    void look_at_data() {
        for (size_t i = 0; i < out_.progress.steps.size(); ++i) {
            if (at(i).state == StepState::scheduled && definition(i).timing.at) reschedule(i);
            if (at(i).state == StepState::held && is_mended(*at(i).held))
                try_again(i, LateChecked::yes);
        }
    }

    void reschedule(size_t index) {
        const auto moment =
            moment_of(definition(index).timing, context_.now, context_.data, context_.calendar);
        const auto* time = std::get_if<Time>(&moment);
        if (!time || *time == at(index).begins_at) return;
        at(index).begins_at = *time;
        fact(HistoryEvent::step_scheduled, index, to_text(*time), Direct::no);
    }

    bool is_mended(const Held& held) const {
        const bool hangs_on_data = held.reason == HeldReason::missing_field ||
                                   held.reason == HeldReason::missing_date ||
                                   held.reason == HeldReason::no_member;
        return hangs_on_data && std::ranges::all_of(held.fields, [&](const std::string& path) {
                   return is_filled(context_.data, path);
               });
    }

    void try_again(size_t index, LateChecked late) {
        const bool is_before_its_moment =
            at(index).held->reason == HeldReason::missing_date && at(index).begun_at == Time{};
        if (is_before_its_moment) return schedule(index, late);
        enter(index);
    }

    // ---- Moves, facts, refusals

    void move(size_t index, StepMove what) {
        auto& step = at(index);
        const auto to = after_move(step_lifecycle, step.state, what);
        check(to.has_value(), "a step moves as its lifecycle says");
        const RunStep was = step;
        step = RunStep{.state = *to,
                       .iteration = was.iteration,
                       .since = context_.now,
                       .begun_at = was.begun_at,
                       .released = was.released,
                       .reminders = was.reminders,
                       .turn = was.turn};
    }

    Result move_run(RunMove what, std::string_view participle) {
        const auto to = after_move(run_lifecycle, out_.progress.state, what);
        if (!to) {
            return Rejection{fmt::format("This run is {}, so it cannot be {}.",
                                         boost::describe::enum_to_string(out_.progress.state, ""),
                                         participle)};
        }
        out_.progress.state = *to;
        return {};
    }

    Result refuse_unless_active(std::string_view participle) const {
        if (out_.progress.state == RunState::active) return {};
        return Rejection{fmt::format("This run is {}; its steps cannot be {} until it is active.",
                                     boost::describe::enum_to_string(out_.progress.state, ""),
                                     participle)};
    }
    Result refuse_over(std::string_view participle) const {
        return Rejection{
            fmt::format("This run is over; its steps can no longer be {}.", participle)};
    }
    Result refuse_unless_open(size_t index, std::string_view participle) {
        if (is_over(out_.progress.state)) return refuse_over(participle);
        if (at(index).state == StepState::idle) return refuse(index, "has not begun");
        if (is_over(at(index).state)) return refuse(index, "has already ended");
        return {};
    }
    Result refuse(size_t index, std::string_view why) const {
        return Rejection{fmt::format("The step “{}” {}.", definition(index).name, why)};
    }
    Result refuse_unknown(std::string_view key) const {
        return Rejection{fmt::format("This workflow has no step “{}”.", key)};
    }
    Result refuse_unknown_outcome(size_t index, const std::string& outcome) const {
        const auto& outcomes = workflow_.step(index).outcomes;
        if (std::ranges::find(outcomes, outcome) != outcomes.end()) return {};
        return Rejection{fmt::format("The step “{}” cannot end as “{}”; it ends as one of: {}.",
                                     definition(index).name, outcome, fmt::join(outcomes, ", "))};
    }

    void order(OrderKind kind, size_t index, int number = 0) {
        out_.orders.push_back({kind, index, at(index).iteration, number});
    }
    void fact(HistoryEvent event, std::string note, Direct direct) {
        out_.history.push_back({event, "", 0, std::move(note), direct == Direct::yes});
    }
    void fact(HistoryEvent event, size_t index, std::string note, Direct direct) {
        out_.history.push_back({event, definition(index).key, at(index).iteration, std::move(note),
                                direct == Direct::yes});
    }

    const CompiledWorkflow& workflow_;
    const Context& context_;
    Advanced out_;
    int begins_ = 0;
};

}

std::variant<Advanced, Rejection> advance(const CompiledWorkflow& workflow,
                                          const Progress& progress, const Input& input,
                                          const Context& context) {
    Passage passage{workflow, progress, context};
    if (auto rejected = std::visit([&](const auto& what) { return passage.apply(what); }, input))
        return *rejected;
    return passage.take();
}
