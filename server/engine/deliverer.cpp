#include "engine/deliverer.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/check.hpp"
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
constexpr auto unknown_delay = std::chrono::minutes{2};
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

// A message that may have left goes through waiting again, so that its history says that it was
// tried once more.
Message begin_sending(Tx& tx, const OutboxRow& row, Time now) {
    const auto id = *row.message_id;
    if (require_message(tx, row.firm_id, id).state == MessageState::maybe_sent) {
        move_message(tx, row.firm_id, id, MessageState::maybe_sent, MessageMove::retry, {now, ""});
    }
    check(move_message(tx, row.firm_id, id, MessageState::waiting, MessageMove::send, {now, ""}),
          "what stands in the outbox waits to be sent");
    return require_message(tx, row.firm_id, id);
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
        } else {
            deliver_mail(*claimed);
        }
    }
}

// The attempt is counted before it is made, so that what kills the process does not do so for ever.
std::optional<Deliverer::Claimed> Deliverer::claim() {
    const Time now = engine_.clock().now();
    return engine_.store().write([&](Tx& tx) -> std::optional<Claimed> {
        const auto rows = claim_due(tx, now, 1, now + claim_length);
        if (rows.empty()) return std::nullopt;
        const auto firm = rows.front().firm_id;
        Claimed claimed{
            rows.front(), require_firm(tx, firm), find_email_settings(tx, firm), std::nullopt, {}};
        if (claimed.row.message_id) {
            claimed.message = begin_sending(tx, claimed.row, now);
            claimed.content = require_message_content(tx, firm, *claimed.row.message_id);
        }
        return claimed;
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
    const Time now = engine_.clock().now();
    const auto& message = *claimed.message;
    const bool gives_up = claimed.row.attempts >= delivery_attempts_max;
    const auto move = move_after(delivery, gives_up);
    const auto state = *after_move(message_lifecycle, MessageState::sending, move);
    engine_.store().write([&](Tx& tx) {
        const auto& words = delivery.words.empty() ? delivery.explanation : delivery.words;
        record_attempt(tx,
                       {.firm_id = claimed.firm.id,
                        .message_id = message.id,
                        .at = now,
                        .outcome = attempt_outcome_of(delivery.outcome),
                        .code = delivery.code == 0 ? std::nullopt : std::optional(delivery.code),
                        .words = words});
        const auto& why = state == MessageState::sent ? delivery.words : delivery.explanation;
        check(
            move_message(tx, claimed.firm.id, message.id, MessageState::sending, move, {now, why}),
            "only who claimed a message moves it while it is being sent");
        if (state == MessageState::waiting || state == MessageState::maybe_sent) {
            const Duration delay =
                state == MessageState::maybe_sent
                    ? Duration{unknown_delay}
                    : delay_after_attempt(claimed.row.attempts, engine_.random());
            reschedule_outbox(tx, claimed.row, now + delay);
        } else {
            finish_outbox(tx, claimed.row);
        }
        engine_.changed(tx, claimed.firm.id, "message", to_text(message.id));
        if (message.run_id) tell_run(tx, engine_, message, state, delivery);
    });
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
