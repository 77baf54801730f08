#include "core/advance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;

namespace {

namespace json = boost::json;

// Just enough of a kind to decide with: what the shell would do is said by the test.
class PlainKind : public Kind {
public:
    PlainKind(std::string name, Acts acts, std::vector<std::string> outcomes)
        : name_(std::move(name)), acts_(acts), outcomes_(std::move(outcomes)) {}
    std::string_view name() const override { return name_; }
    Acts acts(const json::object&) const override { return acts_; }
    std::vector<std::string> outcomes(const json::object&) const override { return outcomes_; }
    void check(const json::object&, const CheckContext&, const std::string&,
               Faults&) const override {}
    std::string sentence(const json::object&) const override { return "do " + name_; }
    std::string asks(const StepDefinition& step) const override {
        return "to do **" + step.name + "**";
    }
    Span usual_duration() const override { return {1, SpanUnit::days}; }

private:
    std::string name_;
    Acts acts_;
    std::vector<std::string> outcomes_;
};

// Ends at once with the outcome that its settings name.
class DecidingKind final : public PlainKind {
public:
    DecidingKind() : PlainKind("pick", Acts::system, {"left", "right"}) {}
    std::optional<std::string> decide(const json::object& config,
                                      const json::object& data) const override {
        const auto* field = config.if_contains("field");
        if (field == nullptr) return "left";
        return is_filled(data, field->as_string()) ? "right" : "left";
    }
};

class WaitingKind final : public PlainKind {
public:
    WaitingKind() : PlainKind("wait", Acts::system, {"done"}) {}
    std::optional<Timing> moment(const json::object& config) const override {
        Timing timing;
        if (const auto* span = config.if_contains("for"))
            timing.delay = parse_span(span->as_string());
        if (const auto* at = config.if_contains("until")) timing.at = at->as_string();
        return timing;
    }
};

class EndingKind final : public PlainKind {
public:
    EndingKind() : PlainKind("end", Acts::system, {"stopped"}) {}
    bool ends_run() const override { return true; }
};

const Kinds& kinds() {
    static const PlainKind mail{"mail", Acts::system, {"sent"}};
    static const PlainKind ask{"ask", Acts::client, {"answered", "declined"}};
    static const PlainKind work{"work", Acts::team, {"done"}};
    static const DecidingKind pick;
    static const WaitingKind wait;
    static const EndingKind end;
    static const Kinds all = {{"mail", &mail}, {"ask", &ask},   {"work", &work},
                              {"pick", &pick}, {"wait", &wait}, {"end", &end}};
    return all;
}

// Tuesday, 10 March 2026, 10:00 in London, where it is still winter.
constexpr Time start = std::chrono::sys_days{std::chrono::year{2026} / 3 / 10} + 10h;

// One run of one workflow, moved by the test.
class Runner {
public:
    explicit Runner(std::string_view steps,
                    std::string_view head = R"("roles": ["boss"], "dates": ["start"])") {
        const auto text = fmt::format(R"({{"workflow": "Test", {}, "steps": [{}]}})", head, steps);
        Faults faults;
        auto definition = parse_definition(json::parse(text), kinds(), faults);
        for (const auto& fault : faults) ADD_FAILURE() << fault.pointer << ": " << fault.message;
        workflow = std::make_unique<CompiledWorkflow>(std::move(definition), kinds());
        progress = new_progress(*workflow);
        give(RunStarted{});
    }

    // Applies the input; the words of what happened come back, and a refusal as "refused: …".
    std::vector<std::string> give(const Input& input) {
        const Context context{now, data, calendar};
        auto result = advance(*workflow, progress, input, context);
        if (const auto* rejection = std::get_if<Rejection>(&result))
            return {"refused: " + rejection->sentence};
        auto& advanced = std::get<Advanced>(result);
        // What is stored is what goes on: a restart between any two inputs changes nothing.
        progress = progress_from_json(to_json(advanced.progress, *workflow), *workflow);
        EXPECT_EQ(progress, advanced.progress);
        orders = advanced.orders;
        std::vector<std::string> words;
        for (const auto& fact : advanced.history) {
            auto line = fact.step.empty() ? name(fact.event) : fact.step + ' ' + name(fact.event);
            if (!fact.note.empty()) line += ' ' + fact.note;
            words.push_back(line);
        }
        return words;
    }
    std::vector<std::string> end(const std::string& step, const std::string& outcome) {
        return give(StepEnded{step, at(step).iteration, outcome});
    }
    std::vector<std::string> after(Duration time) {
        now += time;
        return give(CameDue{});
    }
    RunStep& at(std::string_view step) { return progress.steps[*workflow->find(step)]; }
    StepState state(std::string_view step) { return at(step).state; }
    std::vector<std::string> order_words() const {
        std::vector<std::string> words;
        for (const auto& order : orders) {
            words.push_back(fmt::format("{} {}", boost::describe::enum_to_string(order.kind, ""),
                                        workflow->step(order.step).definition.key));
        }
        return words;
    }

    Time now = start;
    json::object data{{"dates", json::object{{"start", "2026-03-20"}}}};
    Calendar calendar = usual_calendar("Europe/London");
    std::unique_ptr<CompiledWorkflow> workflow;
    Progress progress;
    std::vector<Order> orders;

private:
    static std::string name(HistoryEvent event) {
        return boost::describe::enum_to_string(event, "");
    }
};

}

TEST(Advance, BeginsStepsWithoutLinksAndThenTheirFollowers) {
    Runner run{R"({"step": "a", "mail": {}}, {"step": "b", "ask": {}, "after": "a"})"};
    EXPECT_EQ(run.state("a"), StepState::active);
    EXPECT_EQ(run.state("b"), StepState::idle);
    EXPECT_THAT(run.end("a", "sent"), ElementsAre("a step_ended sent", "b step_begun"));
    EXPECT_THAT(run.end("b", "answered"), ElementsAre("b step_ended answered", "run_completed"));
}

TEST(Advance, TakesTheBranchThatTheOutcomeNamesAndSkipsTheOther) {
    Runner run{R"({"step": "a", "ask": {}}, {"step": "yes", "mail": {}, "after": "a.answered"},
                  {"step": "no", "mail": {}, "after": "a.declined"}, {"step": "last", "mail": {}, "after": ["yes", "no"]})"};
    EXPECT_THAT(run.end("a", "answered"), ElementsAre("a step_ended answered", "yes step_begun",
                                                      "no step_skipped no path leads here"));
    EXPECT_THAT(run.end("yes", "sent"), ElementsAre("yes step_ended sent", "last step_begun"));
}

TEST(Advance, JoinsAllAnyAndEveryDecideAsTheyPromise) {
    const auto with_join = [](std::string_view join) {
        return fmt::format(R"({{"step": "a", "ask": {{}}}}, {{"step": "b", "ask": {{}}}},
            {{"step": "c", "mail": {{}}, "after": ["a.answered", "b.answered"], "join": "{}"}})",
                           join);
    };
    Runner all{with_join("all")};
    all.end("a", "answered");
    EXPECT_EQ(all.state("c"), StepState::idle);
    all.end("b", "declined");
    EXPECT_EQ(all.state("c"), StepState::active);

    Runner any{with_join("any")};
    any.end("a", "answered");
    EXPECT_EQ(any.state("c"), StepState::active);

    Runner every{with_join("every")};
    every.end("a", "answered");
    every.end("b", "declined");
    EXPECT_EQ(every.state("c"), StepState::skipped);
}

TEST(Advance, ASkippedStepKillsItsLinksButOneThatAMemberSkipsLetsTheRunGoOn) {
    Runner dead{
        R"({"step": "a", "pick": {}}, {"step": "b", "mail": {}, "after": "a.right"}, {"step": "c", "mail": {}, "after": "b"})"};
    EXPECT_EQ(dead.state("c"), StepState::skipped);
    EXPECT_EQ(dead.progress.state, RunState::completed);

    Runner passed{
        R"({"step": "b", "ask": {}}, {"step": "c", "mail": {}, "after": "b"}, {"step": "d", "mail": {}, "after": "b.answered"})"};
    passed.give(SkipStep{"b"});
    EXPECT_EQ(passed.state("c"), StepState::active);
    EXPECT_EQ(passed.state("d"), StepState::skipped);
}

TEST(Advance, AConditionThatDoesNotHoldSkipsTheStep) {
    Runner run{
        R"({"step": "a", "mail": {}}, {"step": "b", "mail": {}, "after": "a", "when": {"==": [{"var": "run.size"}, "large"]}})"};
    EXPECT_THAT(run.end("a", "sent"), Contains("b step_skipped its condition does not hold"));
}

TEST(Advance, ADelayOfZeroMeansNow) {
    Runner run{
        R"({"step": "a", "wait": {"for": "0 days"}}, {"step": "b", "mail": {}, "after": "a", "timing": {"delay": "0 minutes"}})"};
    EXPECT_EQ(run.state("a"), StepState::ended);
    EXPECT_EQ(run.state("b"), StepState::active);
}

TEST(Advance, ThreeDelaysInARowEachTakeTheirTime) {
    Runner run{
        R"({"step": "a", "wait": {"for": "1 days"}}, {"step": "b", "wait": {"for": "2 days"}, "after": "a"},
                  {"step": "c", "wait": {"for": "3 hours"}, "after": "b"})"};
    EXPECT_THAT(run.after(23h), ElementsAre());
    EXPECT_THAT(run.after(1h), ElementsAre("a step_ended done", "b step_begun"));
    EXPECT_THAT(run.after(48h), ElementsAre("b step_ended done", "c step_begun"));
    EXPECT_THAT(run.after(3h), ElementsAre("c step_ended done", "run_completed"));
}

TEST(Advance, AnAnchorDateWithOffsetSchedulesAndADateThatMovesReschedules) {
    Runner run{
        R"({"step": "a", "mail": {}, "timing": {"at": "dates.start", "offset": "-2 working days", "time": "09:00"}})"};
    EXPECT_EQ(run.state("a"), StepState::scheduled);
    EXPECT_EQ(to_text(*run.at("a").begins_at), "2026-03-18T09:00:00Z");
    run.data["dates"].as_object()["start"] = "2026-03-31";
    EXPECT_THAT(run.give(FieldsChanged{}), ElementsAre("a step_scheduled 2026-03-27T09:00:00Z"));
    EXPECT_EQ(next_due(run.progress), run.at("a").begins_at);
}

TEST(Advance, AMissingDateHoldsUntilItIsFilled) {
    Runner run{R"({"step": "a", "mail": {}, "timing": {"at": "dates.end"}})"};
    EXPECT_EQ(run.at("a").held->reason, HeldReason::missing_date);
    EXPECT_THAT(run.give(FieldsChanged{}), ElementsAre());
    run.data["dates"].as_object()["end"] = "2026-04-01";
    EXPECT_THAT(run.give(FieldsChanged{}), ElementsAre("a step_scheduled 2026-04-01T08:00:00Z"));
}

TEST(Advance, AMomentThatHasPassedAsksActsOrSkips) {
    const auto with_late = [](std::string_view late) {
        return fmt::format(
            R"({{"step": "a", "mail": {{}}, "timing": {{"at": "dates.start", "offset": "-4 weeks", "late": "{}"}}}},
                              {{"step": "b", "mail": {{}}, "after": "a"}})",
            late);
    };
    Runner asks{with_late("ask")};
    EXPECT_EQ(asks.at("a").held->reason, HeldReason::late);
    EXPECT_THAT(asks.give(RetryStep{"a"}), ElementsAre("a step_retried", "a step_begun"));

    Runner acts{with_late("act")};
    EXPECT_EQ(acts.state("a"), StepState::active);

    Runner skips{with_late("skip")};
    EXPECT_EQ(skips.state("a"), StepState::skipped);
    EXPECT_EQ(skips.state("b"), StepState::active);
}

TEST(Advance, RemindersComeInOrderOnceEachAndEndWithATask) {
    Runner run{
        R"({"step": "a", "ask": {}, "remind": {"every": "2 days", "at_most": 2, "then": {"task": {"assignee": "boss"}}}})"};
    EXPECT_THAT(run.after(47h), ElementsAre());
    EXPECT_THAT(run.after(1h), ElementsAre("a step_reminded 1"));
    EXPECT_THAT(run.after(0h), ElementsAre());
    EXPECT_THAT(run.after(48h), ElementsAre());  // Saturday: it waits for Monday's opening
    EXPECT_THAT(run.after(48h), ElementsAre("a step_reminded 2"));
    EXPECT_THAT(run.after(240h), ElementsAre("a step_escalated"));
    EXPECT_EQ(run.orders.front().kind, OrderKind::escalate);
    EXPECT_THAT(run.after(2400h), ElementsAre());
}

TEST(Advance, ALongDowntimeBringsOneReminderNotABurst) {
    Runner run{R"({"step": "a", "ask": {}, "remind": {"every": "1 days", "at_most": 5}})"};
    EXPECT_THAT(run.after(30 * 24h), ElementsAre("a step_reminded 1"));
    EXPECT_THAT(run.after(0h), ElementsAre());
}

TEST(Advance, RemindersStopTheMomentTheStepIsDone) {
    Runner run{
        R"({"step": "a", "ask": {}, "remind": {"every": "1 days"}}, {"step": "b", "ask": {}, "after": "a"})"};
    run.end("a", "answered");
    EXPECT_THAT(run.after(30 * 24h), ElementsAre());
}

TEST(Advance, ExpiryIsAnOutcomeOfItsOwn) {
    Runner run{
        R"({"step": "a", "ask": {}, "expire": {"after": "14 days"}}, {"step": "b", "mail": {}, "after": "a.expired"})"};
    EXPECT_THAT(run.after(14 * 24h), ElementsAre("a step_ended expired", "b step_begun"));
}

TEST(Advance, SendingBackResetsTheTargetAndAllThatFollowsFromIt) {
    Runner run{R"({"step": "a", "ask": {}}, {"step": "side", "work": {}, "after": "a"},
                  {"step": "b", "ask": {}, "after": "a", "on": {"declined": {"send_back": "a"}}})"};
    run.end("a", "answered");
    EXPECT_THAT(run.end("b", "declined"),
                ElementsAre("b step_ended declined", "b step_sent_back a",
                            "side step_cancelled sent back", "a step_begun"));
    EXPECT_THAT(run.order_words(), ElementsAre("call_off side", "begin a"));
    EXPECT_EQ(run.at("a").iteration, 2);
    EXPECT_EQ(run.at("b").iteration, 2);
    run.end("a", "answered");
    EXPECT_EQ(run.state("b"), StepState::active);
}

TEST(Advance, ALoopWithoutAnEndIsHeldInsteadOfRunningForEver) {
    Runner run{
        R"({"step": "a", "pick": {}}, {"step": "b", "pick": {}, "after": "a", "on": {"left": {"send_back": "a"}}})"};
    EXPECT_EQ(run.at("a").held->reason, HeldReason::fault);
    EXPECT_EQ(run.progress.state, RunState::active);
}

TEST(Advance, AnEventOfAnEarlierIterationIsRefused) {
    Runner run{
        R"({"step": "a", "ask": {}}, {"step": "b", "ask": {}, "after": "a", "on": {"declined": {"send_back": "a"}}})"};
    run.end("a", "answered");
    run.end("b", "declined");
    EXPECT_THAT(run.give(StepEnded{"a", 1, "answered"}), ElementsAre(HasSubstr("no longer open")));
}

TEST(Advance, TheSameEventTwiceHasOneEffect) {
    Runner run{R"({"step": "a", "ask": {}}, {"step": "b", "mail": {}, "after": "a"})"};
    run.give(StepEnded{"a", 1, "answered"});
    EXPECT_THAT(run.give(StepEnded{"a", 1, "answered"}), ElementsAre(HasSubstr("refused")));
    EXPECT_EQ(run.state("b"), StepState::active);
}

TEST(Advance, APausedRunTakesFactsButBeginsNothingAndPushesRemindersOn) {
    Runner run{
        R"({"step": "a", "ask": {}, "remind": {"every": "1 days"}}, {"step": "b", "mail": {}, "after": "a"})"};
    run.give(PauseRun{});
    EXPECT_EQ(next_due(run.progress), std::nullopt);
    EXPECT_THAT(run.after(72h), ElementsAre());
    EXPECT_THAT(run.end("a", "answered"), ElementsAre("a step_ended answered"));
    EXPECT_EQ(run.state("b"), StepState::idle);
    EXPECT_THAT(run.give(ResumeRun{}), ElementsAre("run_resumed", "b step_begun"));
    EXPECT_THAT(run.give(ResumeRun{}),
                ElementsAre("refused: This run is active, so it cannot be resumed."));
}

TEST(Advance, CancellingCallsOffWhatIsOpenAndEndsTheRun) {
    Runner run{
        R"({"step": "a", "ask": {}}, {"step": "b", "work": {}}, {"step": "c", "mail": {}, "after": "a"})"};
    EXPECT_THAT(run.give(CancelRun{}),
                ElementsAre("run_cancelled", "a step_cancelled", "b step_cancelled"));
    EXPECT_THAT(run.order_words(), ElementsAre("call_off a", "call_off b", "run_ended a"));
    EXPECT_THAT(run.give(CancelRun{}), ElementsAre(HasSubstr("refused")));
}

TEST(Advance, AnEndStepEndsTheRunAtOnce) {
    Runner run{
        R"({"step": "a", "ask": {}}, {"step": "b", "ask": {}}, {"step": "stop", "end": {}, "after": "a.declined"},
                  {"step": "c", "mail": {}, "after": "b"})"};
    EXPECT_THAT(run.end("a", "declined"),
                ElementsAre("a step_ended declined", "stop step_begun", "stop step_ended stopped",
                            "b step_cancelled", "run_completed stopped"));
}

TEST(Advance, AReviewComesBeforeTheStepAndIsRemindedAndEscalatedButNeverDropped) {
    Runner run{R"({"step": "a", "mail": {}, "review": "boss"})"};
    EXPECT_EQ(run.state("a"), StepState::in_review);
    EXPECT_THAT(run.order_words(), ElementsAre("prepare a"));
    EXPECT_THAT(run.after(24h), ElementsAre("a step_reminded 1"));
    EXPECT_THAT(run.after(24h), ElementsAre("a step_reminded 2"));
    EXPECT_THAT(run.after(24h), ElementsAre("a step_reminded 3", "a step_escalated"));
    EXPECT_TRUE(run.at("a").reminds_at.has_value());
    EXPECT_THAT(run.give(ReleaseStep{"a"}), ElementsAre("a step_released", "a step_begun"));
}

TEST(Advance, AHeldStepGoesOnByItselfOnceItsFieldIsFilled) {
    Runner run{R"({"step": "a", "mail": {}}, {"step": "b", "mail": {}})"};
    run.give(StepHeld{
        "a", 1, {HeldReason::missing_field, "The e-mail needs a phone.", {"contact.phone"}}});
    EXPECT_EQ(run.state("a"), StepState::held);
    EXPECT_THAT(run.give(FieldsChanged{}), ElementsAre());
    run.data["contact"] = {{"phone", "020 7946 0182"}};
    EXPECT_THAT(run.give(FieldsChanged{}), ElementsAre("a step_begun"));
    EXPECT_THAT(run.order_words(), ElementsAre("begin a"));
}

TEST(Advance, CompletingRefusesAnOutcomeThatTheStepDoesNotHave) {
    Runner run{R"({"step": "a", "ask": {}})"};
    EXPECT_THAT(run.give(CompleteStep{"a", "signed"}),
                ElementsAre("refused: The step “A” cannot end as “signed”; it ends as one of: "
                            "answered, declined."));
    EXPECT_THAT(run.give(CompleteStep{"a", ""}),
                ElementsAre("a step_ended answered", "run_completed"));
}

TEST(Advance, NothingHappensBeforeItsTimeOrTwice) {
    Runner run{
        R"({"step": "a", "mail": {}, "timing": {"delay": "1 days", "next": "working_hours"}})"};
    const auto due = *next_due(run.progress);
    run.now = due - 1us;
    EXPECT_THAT(run.give(CameDue{}), ElementsAre());
    run.now = due;
    EXPECT_THAT(run.give(CameDue{}), ElementsAre("a step_begun"));
    run.now = due - 5h;  // the clock goes back
    EXPECT_THAT(run.give(CameDue{}), ElementsAre());
}
