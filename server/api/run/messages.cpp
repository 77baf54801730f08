// The outbox: what was sent, what waits, what failed, and what members do about it.
#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/run/command.hpp"
#include "api/view/message.hpp"
#include "records/outbox.hpp"

namespace api {

// What lists are asked for: `waiting` is all that has not left for sure.
enum class MessageStateFilter { waiting, sent, failed };
BOOST_DESCRIBE_ENUM(MessageStateFilter, waiting, sent, failed)

namespace {

std::vector<MessageState> states_of(std::optional<MessageStateFilter> filter) {
    if (!filter) return {};
    switch (*filter) {
        case MessageStateFilter::waiting:
            return {MessageState::waiting, MessageState::sending, MessageState::maybe_sent};
        case MessageStateFilter::sent:
            return {MessageState::sent};
        case MessageStateFilter::failed:
            return {MessageState::failed};
    }
    return {};
}

List<MessageSummary> list(Call& call, Tx& tx) {
    const MessageFilter filter{.states = states_of(call.query_name<MessageStateFilter>("state")),
                               .run_id = call.query_id<RunId>("run"),
                               .contact_id = call.query_id<ContactId>("contact")};
    auto page = list_messages(tx, call.firm_id(), filter, call.page());
    return {summaries_of(tx, call.firm_id(), page.items), std::move(page.next_cursor),
            std::nullopt};
}

::Message message_of(const Call& call, Tx& tx) {
    return require_message(tx, call.firm_id(), call.id<MessageId>("message"));
}

Message show(Call& call, Tx& tx) {
    return view_of(tx, message_of(call, tx));
}

// ---- Commands

struct StepOfMessage {
    std::string key;
    int iteration;
    StepState state;
};

// The run step whose work the message is, if that is still the passage it belongs to.
std::optional<StepOfMessage> find_step(const Call& call, Tx& tx, const ::Message& message) {
    if (!message.run_id || message.purpose != MessagePurpose::work) return std::nullopt;
    const auto loaded = load_run(tx, message.firm_id, *message.run_id,
                                 call.services().engine.versions(), call.now());
    const auto index = loaded.workflow->find(message.step);
    if (!index || is_over(loaded.run.state)) return std::nullopt;
    const auto& state = loaded.progress.steps[*index];
    if (state.iteration != message.iteration || !is_open(state.state)) return std::nullopt;
    return StepOfMessage{message.step, message.iteration, state.state};
}

// The newest mail of the step: the one that its new try has made.
::Message newest_of_step(Tx& tx, const ::Message& message) {
    const auto all =
        list_messages(tx, message.firm_id, {.run_id = message.run_id}, {.limit = page_limit_max});
    for (const auto& each : all.items) {
        const bool is_of_step = each.step == message.step && each.iteration == message.iteration;
        if (is_of_step && each.purpose == MessagePurpose::work) return each;
    }
    return message;
}

// A step that is held for its mail is tried again as a whole, so that the new mail has what was
// mended meanwhile, the address above all. Every other message goes out as it is.
Message retry(Call& call, Tx& tx) {
    const auto message = message_of(call, tx);
    auto& engine = call.services().engine;
    if (message.state == MessageState::waiting || message.state == MessageState::maybe_sent) {
        hasten_outbox_of_message(tx, message.firm_id, message.id, call.now());
    } else if (message.state != MessageState::failed) {
        throw Error(ErrorCode::rejected, "Only what has failed or still waits is tried again.");
    } else if (const auto step = find_step(call, tx, message);
               step && step->state == StepState::held) {
        move_message(tx, message.firm_id, message.id, MessageState::failed, MessageMove::cancel,
                     {call.now(), "Sent anew instead."});
        engine.apply(tx, message.firm_id, *message.run_id, RetryStep{step->key}, call.actor());
        return view_of(tx, newest_of_step(tx, message));
    } else {
        engine.send_again(tx, message, "Tried again by a member.");
    }
    engine.changed(tx, message.firm_id, "message", to_text(message.id));
    return show(call, tx);
}

// A step that waits for this mail would wait for ever, so it is held.
Message cancel(Call& call, Tx& tx, const Reason& given) {
    const auto message = message_of(call, tx);
    const auto words = given.reason.value_or("Cancelled by a member.");
    if (!move_message(tx, message.firm_id, message.id, message.state, MessageMove::cancel,
                      {call.now(), words})) {
        throw Error(ErrorCode::rejected,
                    "This has left already or is just leaving, so it cannot be cancelled.");
    }
    remove_outbox_of_message(tx, message.firm_id, message.id);
    auto& engine = call.services().engine;
    const auto step = find_step(call, tx, message);
    if (step && step->state == StepState::active) {
        const ::Held held{HeldReason::undelivered, "Its e-mail was cancelled before it left.", {}};
        engine.apply(tx, message.firm_id, *message.run_id,
                     StepHeld{step->key, step->iteration, held}, call.actor());
    }
    engine.changed(tx, message.firm_id, "message", to_text(message.id));
    return show(call, tx);
}

}

void add_message_routes(Routes& routes) {
    routes.tag("Messages");
    routes.read(get("/messages", "list_messages", "Lists e-mails, latest queued first.")
                    .query("state", "waiting, sent or failed; all if absent.",
                           http::input_schema<MessageStateFilter>())
                    .query("run", "Of this run only.")
                    .query("contact", "To this contact only.")
                    .paged(),
                list);
    routes.read(get("/messages/{message}", "show_message",
                    "The mail word for word, and every attempt to deliver it."),
                show);
    routes.write(post("/messages/{message}/retry", "retry_message",
                      "Sends it now. What a step is held for is composed anew."),
                 retry);
    routes.write(post("/messages/{message}/cancellation", "cancel_message",
                      "Keeps what has not left from being sent."),
                 cancel);
}

}
