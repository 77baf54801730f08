#include "engine/deliverer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "engine/mail_queue.hpp"
#include "engine/run_notices.hpp"
#include "engine/sealing.hpp"

namespace {

// Longer than any delivery may take: a claim outlives the thread that holds it only if the process
// died.
constexpr auto claim_length = std::chrono::hours{2};
constexpr auto first_delay = std::chrono::minutes{1};
constexpr auto longest_delay = std::chrono::hours{8};
// What could not be claimed, or told to its run, is left alone for this long, so that it cannot
// keep the others from theirs.
constexpr auto delay_after_fault = std::chrono::minutes{5};
constexpr int seal_attempts_max = 5;

MessageMove move_after(const Delivery& delivery, bool gives_up) {
    switch (delivery.outcome) {
        case DeliveryOutcome::sent:
            return MessageMove::deliver;
        case DeliveryOutcome::unknown:
            return gives_up ? MessageMove::fail : MessageMove::lose;
        case DeliveryOutcome::deferred:
            return gives_up ? MessageMove::fail : MessageMove::defer;
        case DeliveryOutcome::refused:
        case DeliveryOutcome::misconfigured:
            return MessageMove::fail;
    }
    return MessageMove::fail;
}

AttemptOutcome attempt_outcome_of(DeliveryOutcome outcome) {
    switch (outcome) {
        case DeliveryOutcome::sent:
            return AttemptOutcome::sent;
        case DeliveryOutcome::deferred:
            return AttemptOutcome::deferred;
        case DeliveryOutcome::refused:
            return AttemptOutcome::refused;
        case DeliveryOutcome::misconfigured:
            return AttemptOutcome::misconfigured;
        case DeliveryOutcome::unknown:
            return AttemptOutcome::unknown;
    }
    return AttemptOutcome::unknown;
}

DeliveryOutcome outcome_of(AttemptOutcome outcome) {
    switch (outcome) {
        case AttemptOutcome::sent:
            return DeliveryOutcome::sent;
        case AttemptOutcome::deferred:
            return DeliveryOutcome::deferred;
        case AttemptOutcome::refused:
            return DeliveryOutcome::refused;
        case AttemptOutcome::misconfigured:
            return DeliveryOutcome::misconfigured;
        case AttemptOutcome::unknown:
            return DeliveryOutcome::unknown;
    }
    return DeliveryOutcome::unknown;
}

// The message, being sent unless its fate was decided before. One that may have left goes through
// waiting again, so that its history says that it was tried once more.
Message begin_sending(Tx& tx, const OutboxRow& row, Time now) {
    const auto id = *row.message_id;
    const auto move = [&](MessageState from, MessageMove how) {
        move_message(tx, row.firm_id, id, from, how, {now, ""});
    };
    if (require_message(tx, row.firm_id, id).state == MessageState::sending)
        note_interrupted(tx, row, now);
    if (require_message(tx, row.firm_id, id).state == MessageState::maybe_sent)
        move(MessageState::maybe_sent, MessageMove::retry);
    move(MessageState::waiting, MessageMove::send);
    return require_message(tx, row.firm_id, id);
}

int unknown_attempts(Tx& tx, const Message& message) {
    const auto attempts = list_attempts(tx, message.firm_id, message.id);
    return static_cast<int>(
        std::ranges::count(attempts, AttemptOutcome::unknown, &DeliveryAttempt::outcome));
}

void log_fault(std::string_view what, const OutboxRow& row, const std::exception& error) {
    // The words of an Error may hold what a client has written.
    const auto* known = dynamic_cast<const Error*>(&error);
    log(LogLevel::error, what,
        {{"outbox", to_text(row.id)},
         {"error", known ? std::string(name_of(known->code())) : std::string(error.what())}});
}

SmtpSecurity security_of(MailSecurity security) {
    switch (security) {
        case MailSecurity::tls:
            return SmtpSecurity::tls;
        case MailSecurity::starttls:
            return SmtpSecurity::starttls;
        case MailSecurity::none:
            return SmtpSecurity::none;
    }
    return SmtpSecurity::tls;
}

std::vector<Attachment> attachments_of(Engine& engine, const Message& message) {
    if (message.attachments.empty()) return {};
    std::vector<FileId> ids;
    for (const auto& text : message.attachments)
        ids.push_back(*parse_id<FileId>(std::string_view(text.as_string())));
    const auto files =
        engine.store().read([&](Tx& tx) { return find_files(tx, message.firm_id, ids); });
    std::vector<Attachment> attachments;
    for (const auto& file : files)
        attachments.push_back({file.name, file.media_type, engine.files().read(file.sha256)});
    return attachments;
}

std::string key_of(const SmtpSettings& settings) {
    return fmt::format("{}\n{}\n{}\n{}\n{}", settings.host, settings.port,
                       static_cast<int>(settings.security), settings.user,
                       sha256_hex(settings.password));
}

}

// Half of an exponential and up to as much by chance: tries of many messages do not come in waves.
Duration delay_after_attempt(int attempts, Random& random) {
    const Duration half =
        std::min<Duration>(first_delay * (int64_t{1} << std::min(attempts, 12)), longest_delay) / 2;
    const auto bytes = random.bytes(2);
    const auto share =
        (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) /
        65536.0;
    return half + std::chrono::duration_cast<Duration>(half * share);
}

void note_interrupted(Tx& tx, const OutboxRow& row, Time now) {
    const std::string words =
        "The server stopped or failed while this was being sent, so it may have left. It is sent "
        "again with the same identity.";
    if (!move_message(tx, row.firm_id, *row.message_id, MessageState::sending, MessageMove::lose,
                      {now, words}))
        return;
    record_attempt(tx, {.firm_id = row.firm_id,
                        .message_id = *row.message_id,
                        .at = now,
                        .outcome = AttemptOutcome::unknown,
                        .words = words});
}

SmtpSettings smtp_settings_of(const EmailSettings& settings) {
    return {.host = settings.host,
            .port = settings.port,
            .security = security_of(settings.security),
            .user = settings.user,
            .password = settings.password};
}

Deliverer::Deliverer(Engine& engine, std::function<bool()> should_stop)
    : engine_(engine), should_stop_(std::move(should_stop)) {}

// Looking is a read; only what is due is worth a write unit.
std::optional<Time> Deliverer::pass() {
    while (true) {
        const auto next = engine_.store().read([](Tx& tx) { return next_outbox_due(tx); });
        if (should_stop_() || !next || *next > engine_.clock().now()) return next;
        const auto claimed = claim();
        if (!claimed) continue;  // somebody else was faster
        if (claimed->row.kind == OutboxKind::seal) {
            seal(*claimed);
        } else if (claimed->message->state == MessageState::sending) {
            deliver_mail(*claimed);
        } else {
            tell_late(*claimed);
        }
    }
}

// The attempt is counted before it is made, so that what kills the process does not do so for ever.
std::optional<Deliverer::Claimed> Deliverer::claim() {
    const Time now = engine_.clock().now();
    OutboxRow row;
    try {
        return engine_.store().write([&](Tx& tx) -> std::optional<Claimed> {
            const auto rows = claim_due(tx, now, 1, now + claim_length);
            if (rows.empty()) return std::nullopt;
            row = rows.front();
            Claimed claimed{row,
                            require_firm(tx, row.firm_id),
                            find_email_settings(tx, row.firm_id),
                            std::nullopt,
                            {}};
            if (row.message_id) {
                claimed.message = begin_sending(tx, row, now);
                claimed.content = require_message_content(tx, row.firm_id, *row.message_id);
            }
            return claimed;
        });
    } catch (const std::exception& error) {
        log_fault("a delivery could not be begun", row, error);
        set_aside();
        return std::nullopt;
    }
}

void Deliverer::set_aside() {
    const Time now = engine_.clock().now();
    engine_.store().write([&](Tx& tx) {
        for (const auto& row : claim_due(tx, now, 1, now + claim_length))
            reschedule_outbox(tx, row, now + delay_after_fault);
    });
}

// ---- Mail

void Deliverer::deliver_mail(const Claimed& claimed) {
    Delivery delivery;
    try {
        delivery = send(claimed);
    } catch (const Error& error) {  // an address or a header that can never be sent
        delivery = {.outcome = DeliveryOutcome::refused, .explanation = error.message()};
    }
    finish_mail(claimed, delivery);
}

Delivery Deliverer::send(const Claimed& claimed) {
    const auto& settings = claimed.settings;
    if (settings.mode == MailMode::off) {
        return {
            .outcome = DeliveryOutcome::misconfigured,
            .explanation =
                "Sending e-mail is not set up yet. Set it up under Settings, and this goes out."};
    }
    if (settings.mode == MailMode::paused) {
        return {.outcome = DeliveryOutcome::misconfigured,
                .explanation =
                    "E-mail is paused, so that nothing is sent a second time after a "
                    "restore. Look at what waits, then switch e-mail on under Settings, "
                    "and this goes out."};
    }
    const auto mime = to_mime(
        mail_of(*claimed.message, claimed.content, attachments_of(engine_, *claimed.message)));
    if (settings.mode == MailMode::demo) {
        return {.outcome = DeliveryOutcome::sent,
                .code = 250,
                .words = "250 kept in the demo's mailbox",
                .explanation = "Kept in the demo's mailbox."};
    }
    const auto smtp = smtp_settings_of(settings);
    auto client = clients_.find(key_of(smtp));
    if (client == clients_.end())
        client = clients_.emplace(key_of(smtp), SmtpClient{smtp, should_stop_}).first;
    std::vector<std::string> recipients;
    for (const auto& party : claimed.message->to) recipients.push_back(party.address);
    return client->second.send(claimed.message->envelope_from, recipients, mime);
}

void Deliverer::finish_mail(const Claimed& claimed, const Delivery& delivery) {
    try {
        engine_.store().write([&](Tx& tx) {
            const auto state = write_down(tx, claimed, delivery);
            if (claimed.message->run_id) tell_run(tx, engine_, *claimed.message, state, delivery);
        });
    } catch (const std::exception& error) {
        // What became of the mail is kept whatever its run makes of it, and told to it later.
        log_fault("a delivery could not be told to its run", claimed.row, error);
        engine_.store().write([&](Tx& tx) {
            write_down(tx, claimed, delivery);
            finish_outbox(tx, claimed.row);
            auto later = claimed.row;
            later.due_at = engine_.clock().now() + delay_after_fault;
            later.claimed_until = Time{};
            insert_outbox(tx, later);
        });
    }
}

// The try and its result, and when there is another.
MessageState Deliverer::write_down(Tx& tx, const Claimed& claimed, const Delivery& delivery) {
    const Time now = engine_.clock().now();
    const auto& message = *claimed.message;
    const auto& words = delivery.words.empty() ? delivery.explanation : delivery.words;
    record_attempt(tx, {.firm_id = claimed.firm.id,
                        .message_id = message.id,
                        .at = now,
                        .outcome = attempt_outcome_of(delivery.outcome),
                        .code = delivery.code == 0 ? std::nullopt : std::optional(delivery.code),
                        .words = words});
    const bool gives_up = claimed.row.attempts >= delivery_attempts_max ||
                          unknown_attempts(tx, message) >= unknown_attempts_max;
    const auto move = move_after(delivery, gives_up);
    const auto state = *after_move(message_lifecycle, MessageState::sending, move);
    const auto& why = state == MessageState::sent ? delivery.words : delivery.explanation;
    check(move_message(tx, claimed.firm.id, message.id, MessageState::sending, move, {now, why}),
          "only who claimed a message moves it while it is being sent");
    if (state == MessageState::waiting || state == MessageState::maybe_sent) {
        reschedule_outbox(tx, claimed.row,
                          now + delay_after_attempt(claimed.row.attempts, engine_.random()));
    } else {
        finish_outbox(tx, claimed.row);
    }
    engine_.changed(tx, claimed.firm.id, "message", to_text(message.id));
    return state;
}

// Of a message whose fate was decided, and of which its run could not be told then.
void Deliverer::tell_late(const Claimed& claimed) {
    const auto& message = *claimed.message;
    try {
        engine_.store().write([&](Tx& tx) {
            finish_outbox(tx, claimed.row);
            if (!message.run_id || message.state == MessageState::cancelled) return;
            const auto attempts = list_attempts(tx, message.firm_id, message.id);
            check(!attempts.empty(), "what was sent or has failed was tried");
            tell_run(tx, engine_, message, message.state,
                     {.outcome = outcome_of(attempts.back().outcome), .explanation = message.why});
        });
    } catch (const std::exception& error) {
        log_fault("a delivery could not be told to its run", claimed.row, error);
        engine_.store().write([&](Tx& tx) {
            reschedule_outbox(tx, claimed.row, engine_.clock().now() + delay_after_fault);
        });
    }
}

// ---- Seals

void Deliverer::seal(const Claimed& claimed) {
    try {
        seal_contract(engine_, claimed.firm, claimed.row);
    } catch (const std::exception& error) {
        log(LogLevel::error, "sealing failed",
            {{"contract", to_text(*claimed.row.contract_id)}, {"error", error.what()}});
        engine_.store().write([&](Tx& tx) {
            const Time now = engine_.clock().now();
            reschedule_outbox(tx, claimed.row,
                              now + delay_after_attempt(claimed.row.attempts, engine_.random()));
            if (claimed.row.attempts != seal_attempts_max) return;
            const Held held{HeldReason::fault,
                            "The signed document could not be sealed. It is tried again by itself.",
                            {}};
            engine_.apply(tx, claimed.firm.id, *claimed.row.run_id,
                          StepHeld{claimed.row.step, claimed.row.iteration, held}, system_actor());
        });
    }
}
