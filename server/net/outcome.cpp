#include "net/outcome.hpp"

#include <fmt/format.h>

namespace {

// RFC 4954 and its kin: who we are is not accepted, whatever the mail.
bool is_about_login(int code) {
    return code == 530 || code == 534 || code == 535 || code == 538;
}

DeliveryOutcome outcome_of(const SmtpConversation& conversation, SmtpFault fault);
std::string explain(const SmtpSettings& settings, const Delivery& delivery, SmtpFault fault,
                    std::string_view detail);
std::string explain_fault(const SmtpSettings& settings, SmtpFault fault, std::string_view detail);

}

Delivery decide(const SmtpSettings& settings, SmtpConversation conversation, SmtpFault fault,
                std::string_view detail) {
    Delivery delivery;
    delivery.outcome = outcome_of(conversation, fault);
    const auto& reply = conversation.last_reply();
    // An answer that granted what we asked for did not decide anything but the whole mail.
    if (reply && (reply->code >= 400 || conversation.phase() == SmtpPhase::answered)) {
        delivery.code = reply->code;
        delivery.words = reply->words;
    }
    delivery.explanation = explain(settings, delivery, fault, detail);
    if (delivery.outcome != DeliveryOutcome::sent) conversation.note(delivery.explanation);
    delivery.conversation = conversation.take_lines();
    return delivery;
}

namespace {

DeliveryOutcome outcome_of(const SmtpConversation& conversation, SmtpFault fault) {
    const int code = conversation.last_reply() ? conversation.last_reply()->code : 0;
    if (conversation.phase() == SmtpPhase::after_dot) return DeliveryOutcome::unknown;
    if (conversation.phase() == SmtpPhase::answered && code < 400) {
        return code / 100 == 2 ? DeliveryOutcome::sent : DeliveryOutcome::unknown;
    }
    if (is_about_login(code)) return DeliveryOutcome::misconfigured;
    // A 5xx before MAIL is not about this mail: the server wants nothing from us at all.
    if (code >= 500) {
        return conversation.phase() == SmtpPhase::opening ? DeliveryOutcome::misconfigured
                                                          : DeliveryOutcome::refused;
    }
    const bool lacks_login = code < 400 && fault == SmtpFault::login_not_offered;
    return lacks_login ? DeliveryOutcome::misconfigured : DeliveryOutcome::deferred;
}

std::string explain(const SmtpSettings& settings, const Delivery& delivery, SmtpFault fault,
                    std::string_view detail) {
    const auto server = fmt::format("{}:{}", settings.host, settings.port);
    if (delivery.outcome == DeliveryOutcome::unknown) {
        return fmt::format(
            "The connection to {} ended after the whole mail was sent and before the server "
            "answered. "
            "It may have arrived.",
            server);
    }
    if (delivery.code == 0) return explain_fault(settings, fault, detail);
    switch (delivery.outcome) {
        case DeliveryOutcome::sent:
            return fmt::format("{} has accepted the mail: {}", server, delivery.words);
        case DeliveryOutcome::deferred:
            return fmt::format("{} asks to try again later: {}", server, delivery.words);
        case DeliveryOutcome::refused:
            return fmt::format("{} refuses the mail: {}", server, delivery.words);
        case DeliveryOutcome::misconfigured:
            return fmt::format("{} takes no mail with these settings: {}", server, delivery.words);
        case DeliveryOutcome::unknown:
            break;
    }
    return delivery.words;
}

std::string explain_fault(const SmtpSettings& settings, SmtpFault fault, std::string_view detail) {
    const auto server = fmt::format("{}:{}", settings.host, settings.port);
    const auto because = detail.empty() ? std::string() : fmt::format(" ({})", detail);
    switch (fault) {
        case SmtpFault::host_not_found:
            return fmt::format("The mail server's name '{}' was not found. Check its spelling.",
                               settings.host);
        case SmtpFault::not_reachable:
            return fmt::format("No mail server answers at {}{}. Check host and port.", server,
                               because);
        case SmtpFault::timed_out:
            return fmt::format("{} did not answer in time. The mail was not handed over.", server);
        case SmtpFault::untrusted_certificate:
            return fmt::format("The certificate of {} is not to be trusted{}. Nothing was sent.",
                               server, because);
        case SmtpFault::no_secure_connection:
            return fmt::format(
                "No encrypted connection to {} could be made{}. Check port and security. Nothing "
                "was sent.",
                server, because);
        case SmtpFault::starttls_not_offered:
            return fmt::format(
                "{} does not offer STARTTLS, which the settings demand. Nothing was sent.", server);
        case SmtpFault::login_not_offered:
            return fmt::format(
                "{} offers no login by PLAIN or LOGIN, but the settings have a user. Nothing was "
                "sent.",
                server);
        case SmtpFault::overlong_answer:
            return fmt::format("{} talks without end. Nothing was sent.", server);
        case SmtpFault::stopped:
            return "Sending was called off before the whole mail was sent.";
        case SmtpFault::none:
        case SmtpFault::connection_lost:
            break;
    }
    return fmt::format("The connection to {} was lost before the whole mail was sent{}.", server,
                       because);
}

}
