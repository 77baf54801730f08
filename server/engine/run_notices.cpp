#include "engine/run_notices.hpp"

#include <fmt/format.h>

#include "engine/run_work.hpp"
#include "steps/registry.hpp"

namespace {

HeldReason reason_of(DeliveryOutcome outcome) {
    if (outcome == DeliveryOutcome::refused) return HeldReason::refused;
    if (outcome == DeliveryOutcome::misconfigured) return HeldReason::misconfigured;
    return HeldReason::undelivered;
}

// A notice to a member is worth a line in the outbox, not a held run.
bool concerns_step(const Message& message) {
    return message.purpose == MessagePurpose::work || message.purpose == MessagePurpose::reminder;
}

// A message that is to be tried again, while what it was sent for is over.
bool is_pointless(const RunWork& work, const Message& message, size_t index) {
    const auto& state = work.loaded().progress.steps[index];
    return concerns_step(message) &&
           (state.iteration != message.iteration || !is_open(state.state));
}

void end_delivered_step(RunWork& work, const Message& message, size_t index) {
    const auto& step = work.loaded().workflow->step(index);
    const auto outcome = step_kind(step.definition.kind).outcome_on_delivery();
    const auto& state = work.loaded().progress.steps[index];
    const bool is_its_own = state.iteration == message.iteration && is_open(state.state);
    if (outcome.empty() || !is_its_own || message.purpose != MessagePurpose::work) return;
    work.apply(StepEnded{message.step, message.iteration, std::string(outcome)}, system_actor(),
               "");
}

void hold_undelivered_step(RunWork& work, const Message& message, size_t index,
                           const Delivery& delivery) {
    const auto& state = work.loaded().progress.steps[index];
    if (state.iteration != message.iteration || !is_open(state.state)) return;
    const auto& words = delivery.explanation;
    const auto* stop = words.ends_with('.') ? "" : ".";
    // After several tries without an answer nobody knows, and a member may ask the reader.
    const auto* what = delivery.outcome == DeliveryOutcome::unknown
                           ? "may have arrived or not, and was tried several times"
                           : "was not delivered";
    const auto sentence =
        fmt::format("The e-mail to {} {}. {}{}", message.to.front().address, what, words, stop);
    work.apply(
        StepHeld{message.step, message.iteration, Held{reason_of(delivery.outcome), sentence, {}}},
        system_actor(), "");
}

}

void tell_run(Tx& tx, Engine& engine, const Message& message, MessageState state,
              const Delivery& delivery) {
    RunWork work{
        engine, tx,
        load_run(tx, message.firm_id, *message.run_id, engine.versions(), engine.clock().now())};
    const auto index = work.loaded().workflow->find(message.step);
    const auto to = fmt::format("“{}” to {}", message.subject, message.to.front().address);
    if (state == MessageState::sent) {
        work.note("message_sent", message.step, message.iteration, system_actor(), to, "");
        if (index) end_delivered_step(work, message, *index);
    } else if (state == MessageState::maybe_sent) {
        work.note("message_maybe_sent", message.step, message.iteration, system_actor(), to,
                  delivery.explanation);
    } else if (state == MessageState::failed) {
        work.note("message_failed", message.step, message.iteration, system_actor(), to,
                  delivery.explanation);
        if (index && concerns_step(message)) hold_undelivered_step(work, message, *index, delivery);
    }
    const bool is_tried_again = state == MessageState::waiting || state == MessageState::maybe_sent;
    if (is_tried_again && index && is_pointless(work, message, *index)) {
        cancel_messages_of_step(tx, message.firm_id, *message.run_id, message.step,
                                message.iteration, "The step was over before this left.",
                                message.purpose);
    }
    work.save();
}
