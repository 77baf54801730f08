#include "core/explain.hpp"

#include <fmt/format.h>

namespace {

constexpr std::array urgency_order = {Mark::held, Mark::due, Mark::waiting, Mark::running};

std::string quoted(const std::string& name) {
    return fmt::format("“{}”", name);
}

// Sentences about the open steps of one run.
class Explaining {
public:
    Explaining(const CompiledWorkflow& workflow, const Progress& progress,
               const ExplainContext& context)
        : workflow_(workflow), progress_(progress), context_(context) {}

    std::vector<Explanation> run() const {
        switch (progress_.state) {
            case RunState::paused:
                return {paused()};
            case RunState::completed:
                return {{std::nullopt,
                         Mark::done,
                         "This run is complete",
                         "Nothing more happens here.",
                         last_change(),
                         {}}};
            case RunState::cancelled:
                return {{std::nullopt,
                         Mark::cancelled,
                         "This run was cancelled",
                         "Nothing more is sent, and open links no longer work.",
                         last_change(),
                         {}}};
            case RunState::active:
                break;
        }
        std::vector<Explanation> all;
        for (const Mark mark : urgency_order) {
            for (const size_t index : workflow_.order()) {
                const auto& state = progress_.steps[index];
                if (is_open(state.state) && mark_of(workflow_.step(index), state) == mark)
                    all.push_back(one(index));
            }
        }
        return all;
    }

private:
    const StepDefinition& definition(size_t index) const {
        return workflow_.step(index).definition;
    }
    std::string when(Time moment) const {
        return fmt::format("**{}**", date_in_words(moment, context_.now, context_.calendar));
    }
    // "tomorrow at 09:00", "Friday at 09:00": to follow "until".
    std::string when_until(Time moment) const {
        constexpr std::string_view preposition = "on ";
        auto words = date_in_words(moment, context_.now, context_.calendar);
        if (words.starts_with(preposition)) words.erase(0, preposition.size());
        return fmt::format("**{}**", words);
    }
    std::string ago(Time moment) const { return duration_in_words(context_.now - moment); }
    // "for 3 days", "since just now"
    std::string for_how_long(Time moment) const {
        const auto words = ago(moment);
        return words == "just now" ? "since just now" : "for " + words;
    }

    Explanation one(size_t index) const {
        switch (progress_.steps[index].state) {
            case StepState::scheduled:
                return scheduled(index);
            case StepState::in_review:
                return in_review(index);
            case StepState::held:
                return held(index);
            default:
                return active(index);
        }
    }

    Explanation paused() const {
        Explanation why{std::nullopt, Mark::paused,        "This run is paused",
                        "",           progress_.paused_at, {Remedy::resume}};
        size_t open = 0;
        for (const auto& step : progress_.steps) open += is_open(step.state);
        why.detail =
            fmt::format("Nothing is sent and nobody is reminded until it is resumed. {} open.",
                        open == 1 ? "One step is" : fmt::format("{} steps are", open));
        return why;
    }

    Explanation scheduled(size_t index) const {
        const auto& state = progress_.steps[index];
        return {index,
                Mark::waiting,
                fmt::format("{} begins {}", quoted(definition(index).name), when(*state.begins_at)),
                fmt::format("It then happens by itself: {}.", action_of(index)),
                state.since,
                {Remedy::release, Remedy::skip}};
    }

    Explanation in_review(size_t index) const {
        const auto& state = progress_.steps[index];
        const std::string reviewer = name_of_role(definition(index).review->by);
        std::string detail = fmt::format("Ready {}. It goes out as soon as it is released.",
                                         for_how_long(state.since));
        if (state.reminds_at)
            detail +=
                fmt::format(" Otherwise {} is reminded {}.", reviewer, when(*state.reminds_at));
        return {index,
                Mark::due,
                fmt::format("{} needs to look at {} before it goes out", reviewer,
                            quoted(definition(index).name)),
                detail,
                state.since,
                {Remedy::release, Remedy::skip}};
    }

    Explanation held(size_t index) const {
        const auto& state = progress_.steps[index];
        Explanation why{index,
                        Mark::held,
                        fmt::format("{} is held", quoted(definition(index).name)),
                        state.held->message,
                        state.since,
                        {}};
        switch (state.held->reason) {
            case HeldReason::missing_field:
            case HeldReason::missing_date:
            case HeldReason::no_member:
                why.detail += " Once it is filled in, the step goes on by itself.";
                why.remedies = {Remedy::fill_fields, Remedy::skip};
                break;
            case HeldReason::conflict:
                why.detail += " Choose which one holds, and the run goes on.";
                why.remedies = {Remedy::fill_fields, Remedy::skip};
                break;
            case HeldReason::late:
                why.detail += " Do it now, or skip it.";
                why.remedies = {Remedy::retry, Remedy::skip};
                break;
            case HeldReason::refused:
            case HeldReason::undelivered:
            case HeldReason::misconfigured:
            case HeldReason::fault:
                why.detail += " Mend it and try again.";
                why.remedies = {Remedy::retry, Remedy::complete, Remedy::skip};
                break;
        }
        return why;
    }

    Explanation active(size_t index) const {
        const auto& step = workflow_.step(index);
        switch (acts_now(step, progress_.steps[index])) {
            case Acts::client:
                return waiting_for_person(index, Mark::waiting);
            case Acts::team:
                return waiting_for_person(index, Mark::due);
            case Acts::system:
                return working(index);
        }
        return working(index);
    }

    Explanation waiting_for_person(size_t index, Mark mark) const {
        const auto& step = workflow_.step(index);
        const auto& state = progress_.steps[index];
        const auto facts = context_.facts_of(index);
        std::string who = facts.waits_for;
        if (who.empty())
            who = mark == Mark::due ? name_of_role(step.kind->role(step.definition.config))
                                    : context_.contact_name;
        const auto asks = step.kind->asks(step.definition);
        Explanation why{index,
                        mark,
                        mark == Mark::due ? fmt::format("{} needs {}", who, asks)
                                          : fmt::format("Waiting for {} {}", who, asks),
                        "",
                        state.since,
                        step.kind->remedies(step.definition.config)};
        why.detail = history_sentence(state, facts);
        const auto next = next_sentence(index, state);
        if (!next.empty()) why.detail += " " + next;
        return why;
    }

    std::string history_sentence(const RunStep& state, const StepFacts& facts) const {
        std::string text;
        if (facts.sent_at) {
            text = fmt::format("Sent {}", ago_words(*facts.sent_at));
            if (facts.opened > 0 && facts.last_opened_at) {
                text += fmt::format(
                    " and opened {}, last {}", times(facts.opened),
                    date_in_words(*facts.last_opened_at, context_.now, context_.calendar));
            } else {
                text += ", and not opened yet";
            }
        } else {
            text = fmt::format("Open {}", for_how_long(state.since));
        }
        if (state.reminders > 0) text += fmt::format(", reminded {}", times(state.reminders));
        return text + ".";
    }

    std::string ago_words(Time moment) const {
        const auto words = ago(moment);
        return words == "just now" ? words : words + " ago";
    }

    static std::string times(int count) {
        if (count == 1) return "once";
        if (count == 2) return "twice";
        return fmt::format("{} times", count);
    }

    // What happens by itself if nobody does anything, and what follows when it is done.
    std::string next_sentence(size_t index, const RunStep& state) const {
        std::vector<std::string> parts;
        const auto& rule = definition(index).remind;
        if (state.reminds_at && rule && state.reminders < rule->at_most) {
            parts.push_back(fmt::format("a reminder goes out {}", when(*state.reminds_at)));
        } else if (state.reminds_at && rule && rule->then) {
            parts.push_back(fmt::format("{} gets a task {}", name_of_role(rule->then->assignee),
                                        when(*state.reminds_at)));
        }
        if (state.expires_at)
            parts.push_back(fmt::format("it expires {}", when(*state.expires_at)));
        std::string text;
        if (!parts.empty())
            text = fmt::format("If nothing happens, {}.", fmt::join(parts, ", and "));
        const auto follows = names_of_followers(index);
        if (!follows.empty())
            text += fmt::format("{}After it comes {}.", text.empty() ? "" : " ", follows);
        return text;
    }

    std::string names_of_followers(size_t index) const {
        std::vector<std::string> names;
        for (size_t i = 0; i < workflow_.steps().size(); ++i) {
            const auto& links = workflow_.step(i).after;
            const bool follows = std::ranges::any_of(
                links, [&](const CompiledLink& link) { return link.from == index; });
            if (follows && progress_.steps[i].state == StepState::idle)
                names.push_back(quoted(definition(i).name));
        }
        if (names.size() > 2) names.resize(2);
        return fmt::format("{}", fmt::join(names, " or "));
    }

    Explanation working(size_t index) const {
        const auto& state = progress_.steps[index];
        if (state.completes_at) {
            return {index,
                    Mark::waiting,
                    fmt::format("Waiting until {}", when_until(*state.completes_at)),
                    next_sentence(index, state),
                    state.since,
                    {Remedy::complete}};
        }
        const auto facts = context_.facts_of(index);
        Explanation why{index,
                        Mark::running,
                        fmt::format("Working on {}", quoted(definition(index).name)),
                        "This takes a moment and needs nobody.",
                        state.since,
                        {}};
        if (facts.next_try_at) {
            why.detail = fmt::format("The mail server said “{}”. It is tried again {}.",
                                     facts.delivery, when(*facts.next_try_at));
            why.remedies = {Remedy::complete, Remedy::skip};
        }
        return why;
    }

    std::string action_of(size_t index) const {
        const auto& step = workflow_.step(index);
        return step.kind->sentence(step.definition.config);
    }

    std::string name_of_role(const std::string& role) const {
        const auto name = role.empty() ? "" : context_.member_of(role);
        return name.empty() ? (role.empty() ? "Somebody" : "The " + words_of(role)) : name;
    }

    std::optional<Time> last_change() const {
        std::optional<Time> last;
        for (const auto& step : progress_.steps) {
            if (step.since != Time{} && (!last || step.since > *last)) last = step.since;
        }
        return last;
    }

    const CompiledWorkflow& workflow_;
    const Progress& progress_;
    const ExplainContext& context_;
};

}

std::vector<Explanation> explain(const CompiledWorkflow& workflow, const Progress& progress,
                                 const ExplainContext& context) {
    return Explaining{workflow, progress, context}.run();
}
