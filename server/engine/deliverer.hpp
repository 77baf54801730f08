// Delivering the outbox: one row at a time is claimed, carried out without holding any transaction,
// and its result written down with what follows for the run.
#pragma once

#include <map>
#include <optional>

#include "engine/engine.hpp"
#include "net/smtp.hpp"
#include "records/file.hpp"
#include "records/message.hpp"
#include "records/outbox.hpp"

// Tries of one message before its step is held: with the delays between them four to five days (RFC
// 5321, section 4.5.4.1).
inline constexpr int delivery_attempts_max = 25;
Duration delay_after_attempt(int attempts, Random& random);
// Tries of which nobody knows whether they have arrived, before a person is asked: each may be
// another copy to its reader.
inline constexpr int unknown_attempts_max = 6;

// Writes down that a mail was being sent when whoever sent it was cut off: it may have left.
void note_interrupted(Tx& tx, const OutboxRow& row, Time now);

// A firm's settings as the mail client takes them; for the settings page's test as well.
SmtpSettings smtp_settings_of(const EmailSettings& settings);

// Used by one thread.
class Deliverer {
public:
    // `should_stop` is asked while a server is slow; true abandons what is under way.
    Deliverer(Engine& engine, std::function<bool()> should_stop);

    // Delivers all that is due and returns when there will be more.
    std::optional<Time> pass();

private:
    struct Claimed {
        OutboxRow row;
        Firm firm;
        EmailSettings settings;
        std::optional<Message> message;
        MessageContent content;
    };
    std::optional<Claimed> claim();
    void set_aside();
    void deliver_mail(const Claimed& claimed);
    Delivery send(const Claimed& claimed);
    void finish_mail(const Claimed& claimed, const Delivery& delivery);
    MessageState write_down(Tx& tx, const Claimed& claimed, const Delivery& delivery);
    void tell_late(const Claimed& claimed);
    void seal(const Claimed& claimed);

    Engine& engine_;
    const std::function<bool()> should_stop_;
    std::map<std::string, SmtpClient> clients_;  // by settings, so that a connection is kept
};
