#include "engine/run_work.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "engine/mail_queue.hpp"
#include "engine/part.hpp"
#include "records/client_link.hpp"
#include "records/history.hpp"
#include "records/message.hpp"
#include "records/outbox.hpp"
#include "records/response.hpp"
#include "records/task.hpp"
#include "records/wait.hpp"
#include "steps/compose.hpp"
#include "steps/fields.hpp"
#include "steps/registry.hpp"
#include "steps/run_data.hpp"

namespace {

template <class Enum>
std::string name_of_enum(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

// Because of what the step was given, and not because the server cannot go on.
bool is_for_a_person(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid:
        case ErrorCode::not_found:
        case ErrorCode::conflict:
        case ErrorCode::rejected:
        case ErrorCode::too_large:
        case ErrorCode::unsupported_media:
            return true;
        default:
            return false;
    }
}

}

RunWork::RunWork(Engine& engine, Tx& tx, LoadedRun loaded)
    : engine_(engine), tx_(tx), loaded_(std::move(loaded)), now_(engine.clock().now()) {}

void RunWork::apply(const Input& input, const Actor& actor, const std::string& reason) {
    advance_by(input, actor, reason, true);
    while (!pending_.empty()) {
        const Input next = std::move(pending_.front());
        pending_.pop_front();
        advance_by(next, system_actor(), "", false);
    }
}

void RunWork::advance_by(const Input& input, const Actor& actor, const std::string& reason,
                         bool is_first) {
    const Context context{now_, loaded_.data, loaded_.calendar};
    auto result = advance(*loaded_.workflow, loaded_.progress, input, context);
    if (auto* rejection = std::get_if<Rejection>(&result)) {
        // What follows from a step can be overtaken by the run's end; only the caller's own request
        // is refused aloud.
        if (is_first) throw Error(ErrorCode::rejected, std::move(rejection->sentence));
        return;
    }
    auto& advanced = std::get<Advanced>(result);
    loaded_.progress = std::move(advanced.progress);
    for (const auto& fact : advanced.history) record(fact, actor, reason);
    for (const auto& order : advanced.orders) carry_out(order);
}

void RunWork::record(const HistoryFact& fact, const Actor& actor, const std::string& reason) {
    const auto event = name_of_enum(fact.event);
    if (fact.event == HistoryEvent::step_ended || fact.event == HistoryEvent::step_skipped) {
        if (fact.event == HistoryEvent::step_ended && fact.is_direct) finish_task(fact, actor);
        stop_chasing(fact.step, fact.iteration);
    }
    if (fact.is_direct) return note(event, fact.step, fact.iteration, actor, fact.note, reason);
    note(event, fact.step, fact.iteration, system_actor(), fact.note, "");
}

// A member who completes the step has done its task.
void RunWork::finish_task(const HistoryFact& fact, const Actor& actor) {
    for (const auto& task : list_tasks_of_run(tx_, loaded_.firm.id, loaded_.run.id)) {
        const bool is_its_work = task.step == fact.step && task.iteration == fact.iteration &&
                                 task.purpose == TaskPurpose::work;
        if (!is_its_work) continue;
        const auto member = parse_id<MemberId>(std::string_view(actor.id));
        if (complete_task(tx_, task.firm_id, task.id, member, now_))
            engine_.changed(tx_, task.firm_id, "task", to_text(task.id));
    }
}

// What is done is no longer asked for: not by a reminder that has yet to leave, not by the task
// that ended its ladder.
void RunWork::stop_chasing(const std::string& step, int iteration) {
    const auto firm = loaded_.firm.id;
    cancel_task_of_step(tx_, firm, loaded_.run.id, step, iteration);
    cancel_messages_of_step(tx_, firm, loaded_.run.id, step, iteration, "The step is done.",
                            MessagePurpose::reminder);
}

void RunWork::note(const std::string& event, const std::string& step, int iteration,
                   const Actor& actor, const std::string& note, const std::string& reason) {
    history_.push_back({.firm_id = loaded_.firm.id,
                        .id = engine_.ids().next<HistoryEntryId>(),
                        .run_id = loaded_.run.id,
                        .at = now_,
                        .event = event,
                        .step = step,
                        .iteration = iteration,
                        .actor_kind = actor.kind,
                        .actor_name = actor.name,
                        .actor_id = actor.id.empty() ? std::nullopt : std::optional(actor.id),
                        .note = note,
                        .reason = reason});
}

// ---- Orders

void RunWork::carry_out(const Order& order) {
    switch (order.kind) {
        case OrderKind::begin:
            return begin(order);
        case OrderKind::prepare:
            return prepare(order);
        case OrderKind::call_off:
            return call_off(order);
        case OrderKind::remind:
            return remind(order);
        case OrderKind::escalate:
            return escalate(order);
        case OrderKind::run_ended:
            return;  // what was open has been called off
    }
}

// Does the work of a step. Where it throws nothing of it is kept, and why it is to be held for a
// person to mend comes back: whoever moved the run is not refused for it.
std::optional<Held> RunWork::held_where_it_breaks(const std::function<void()>& work) {
    try {
        in_part(tx_, work);
        return std::nullopt;
    } catch (const Error& error) {
        if (!is_for_a_person(error.code())) throw;
        effects_.clear();
        return Held{HeldReason::fault, error.message(), {}};
    }
}

void RunWork::begin(const Order& order) {
    auto work = work_of(order.step, order.iteration);
    const auto& key = work.definition().key;
    cancel_messages_of_step(tx_, loaded_.firm.id, loaded_.run.id, key, order.iteration,
                            "The step was begun again.");
    const auto& kind = step_kind(work.definition().kind);
    Begun begun;
    if (auto broken = held_where_it_breaks([&] { begun = kind.begin(work); }))
        begun = std::move(*broken);
    if (auto* held = std::get_if<Held>(&begun)) {
        effects_.clear();
        pending_.push_back(StepHeld{key, order.iteration, std::move(*held)});
        return;
    }
    queue_effects(order.step, order.iteration);
    if (const auto* ends = std::get_if<Ends>(&begun)) {
        const auto before = std::move(loaded_.data);
        reload_data();
        pending_.push_back(StepEnded{key, order.iteration, ends->outcome});
        // It has set fields or opened a project: what was held for want of them goes on.
        if (loaded_.data != before) pending_.push_back(FieldsChanged{});
    }
}

void RunWork::prepare(const Order& order) {
    auto work = work_of(order.step, order.iteration);
    const auto& kind = step_kind(work.definition().kind);
    std::optional<Held> held;
    if (auto broken = held_where_it_breaks([&] { held = kind.prepare(work); }))
        held = std::move(broken);
    if (held) {
        pending_.push_back(StepHeld{work.definition().key, order.iteration, std::move(*held)});
        return;
    }
    const auto reviewer = find_person(work, work.definition().review->by);
    if (const auto* nobody = std::get_if<Held>(&reviewer)) {
        pending_.push_back(StepHeld{work.definition().key, order.iteration, *nobody});
        return;
    }
    notify_member(
        work, std::get<Person>(reviewer), fmt::format("To release: {}", work.definition().name),
        "This is ready to go out. Please look at it and release it.", "Open the run and release");
    queue_effects(order.step, order.iteration);
}

void RunWork::remind(const Order& order) {
    auto work = work_of(order.step, order.iteration);
    if (loaded_.progress.steps[order.step].state == StepState::in_review) {
        remind_reviewer(work);
    } else {
        const auto held = held_where_it_breaks(
            [&] { step_kind(work.definition().kind).remind(work, order.number); });
        if (held) pending_.push_back(StepHeld{work.definition().key, order.iteration, *held});
    }
    queue_effects(order.step, order.iteration);
}

void RunWork::remind_reviewer(StepWork& work) {
    const auto reviewer = find_person(work, work.definition().review->by);
    if (const auto* person = std::get_if<Person>(&reviewer)) {
        notify_member(work, *person, fmt::format("Still to release: {}", work.definition().name),
                      "This is ready to go out and waits for you to release it.",
                      "Open the run and release");
    }
}

// Who fills the role; where nobody does, an owner: what is assigned to nobody is done by nobody.
std::optional<MemberId> RunWork::find_assignee(StepWork& work, const std::string& role) {
    const auto person = find_person(work, role);
    const auto* found = std::get_if<Person>(&person);
    if (found != nullptr && found->member) return found->member;
    const auto owners = list_owners(tx_, loaded_.firm.id);
    return owners.empty() ? std::nullopt : std::optional(owners.front().id);
}

// A person takes over: a task beside the run, for the role that the definition names or, for a
// review, for its reviewer.
void RunWork::escalate(const Order& order) {
    auto work = work_of(order.step, order.iteration);
    const auto& step = work.definition();
    TaskDefinition task;
    if (step.remind && step.remind->then) task = *step.remind->then;
    const auto& role = task.assignee.empty() && step.review ? step.review->by : task.assignee;
    insert_task(
        tx_, {.firm_id = loaded_.firm.id,
              .id = engine_.ids().next<TaskId>(),
              .project_id = loaded_.run.project_id,
              .run_id = loaded_.run.id,
              .step = step.key,
              .iteration = order.iteration,
              .purpose = TaskPurpose::chase,
              .title = task.title.empty()
                           ? fmt::format("Follow up with {}: {}", loaded_.contact.name, step.name)
                           : task.title,
              .description = fmt::format("Reminders of “{}” have brought nothing.", step.name),
              .assignee_id = find_assignee(work, role),
              .due = date_of(add(now_, task.due, loaded_.calendar), loaded_.calendar.zone),
              .created_at = now_});
}

void RunWork::call_off(const Order& order) {
    auto work = work_of(order.step, order.iteration);
    const auto& key = work.definition().key;
    step_kind(work.definition().kind).call_off(work);
    cancel_messages_of_step(tx_, loaded_.firm.id, loaded_.run.id, key, order.iteration,
                            "The step was called off.");
    cancel_task_of_step(tx_, loaded_.firm.id, loaded_.run.id, key, order.iteration);
}

// ---- Data

void RunWork::reload_data() {
    loaded_.run = require_run(tx_, loaded_.firm.id, loaded_.run.id);
    loaded_.contact = require_contact(tx_, loaded_.firm.id, loaded_.run.contact_id);
    loaded_.data = run_data(tx_, loaded_.firm, loaded_.run, loaded_.contact, now_);
}

void RunWork::fill_fields(const boost::json::object& values, const Actor& actor) {
    std::vector<std::string> labels;
    for (const auto& [path, value] : values) {
        write_field({tx_, loaded_.firm.id, loaded_.run.id}, path, value,
                    fmt::format("/values/{}", std::string_view(path)));
        labels.push_back(label_of_path(path));
    }
    reload_data();
    note("fields_changed", "", 0, actor, fmt::format("{}", fmt::join(labels, ", ")), "");
    settle_conflicts(values, actor);
    if (!is_over(loaded_.progress.state)) apply(FieldsChanged{}, actor, "");
}

// A questionnaire whose answers contradicted what was known ends once a member has chosen for every
// field.
void RunWork::settle_conflicts(const boost::json::object& values, const Actor& actor) {
    for (size_t i = 0; i < loaded_.progress.steps.size(); ++i) {
        const auto& step = loaded_.progress.steps[i];
        if (step.state != StepState::held || step.held->reason != HeldReason::conflict) continue;
        const bool chosen = std::ranges::all_of(
            step.held->fields, [&](const auto& path) { return values.contains(path); });
        const auto& compiled = loaded_.workflow->step(i);
        if (chosen)
            apply(StepEnded{compiled.definition.key, step.iteration, compiled.outcomes.front()},
                  actor, "");
    }
}

// ---- Steps and effects

StepWork RunWork::work_of(size_t step, int iteration) {
    return {.tx = tx_,
            .firm = loaded_.firm,
            .run = loaded_.run,
            .contact = loaded_.contact,
            .workflow = *loaded_.workflow,
            .step = step,
            .iteration = iteration,
            .data = loaded_.data,
            .calendar = loaded_.calendar,
            .now = now_,
            .ids = engine_.ids(),
            .random = engine_.random(),
            .public_url = engine_.public_url(),
            .effects = effects_};
}

void RunWork::use_step(size_t step, const std::function<void(StepWork&)>& use) {
    const int iteration = loaded_.progress.steps[step].iteration;
    auto work = work_of(step, iteration);
    use(work);
    queue_effects(step, iteration);
}

void RunWork::queue_effects(size_t step, int iteration) {
    const auto& key = loaded_.workflow->step(step).definition.key;
    for (const auto& effect : effects_)
        std::visit([&](const auto& each) { queue(each, key, iteration); }, effect);
    effects_.clear();
}

void RunWork::queue(const MailEffect& mail, const std::string& step, int iteration) {
    queue_mail(tx_, engine_.ids(), now_, loaded_.firm, mail,
               MailOrigin{loaded_.run.id, step, iteration});
}

void RunWork::queue(const SealEffect& seal, const std::string& step, int iteration) {
    insert_outbox(tx_, {.firm_id = loaded_.firm.id,
                        .id = engine_.ids().next<OutboxId>(),
                        .kind = OutboxKind::seal,
                        .contract_id = seal.contract,
                        .run_id = loaded_.run.id,
                        .step = step,
                        .iteration = iteration,
                        .due_at = now_});
}

void RunWork::queue(const TurnEffect& turn, const std::string& step, int iteration) {
    auto& state = loaded_.progress.steps[*loaded_.workflow->find(step)];
    if (state.iteration != iteration) return;
    state.turn = turn.to;
    if (turn.to != Acts::system) return;
    // Nobody is waited for any more, so nobody is late.
    state.reminds_at.reset();
    state.expires_at.reset();
}

void RunWork::save() {
    check(effects_.empty(), "effects are queued with the step that they belong to");
    auto& run = loaded_.run;
    const auto urgent = most_urgent_step(*loaded_.workflow, loaded_.progress);
    RunChange change{.state = loaded_.progress.state,
                     .mark = mark_of(*loaded_.workflow, loaded_.progress),
                     .since = urgent ? loaded_.progress.steps[*urgent].since : now_,
                     .progress = to_json(loaded_.progress, *loaded_.workflow),
                     .ended_at = run.ended_at};
    if (is_over(change.state) && !change.ended_at) change.ended_at = now_;
    check(save_progress(tx_, run, change), "nobody else writes while this unit does");
    save_wait(tx_, loaded_.firm.id, run.id, next_due(loaded_.progress));
    append_history(tx_, history_);
    history_.clear();
    engine_.changed(tx_, loaded_.firm.id, "run", to_text(run.id));
}
