// From a conversation and the way it ended to what became of the mail. Pure.
#pragma once

#include "net/conversation.hpp"
#include "net/smtp.hpp"

// Why a conversation ended without the server deciding.
enum class SmtpFault {
    none,
    host_not_found,
    not_reachable,
    timed_out,
    untrusted_certificate,
    no_secure_connection,
    starttls_not_offered,
    login_not_offered,
    connection_lost,
    overlong_answer,
    stopped,
};

// `detail` is what the library says of the fault; it may be empty.
Delivery decide(const SmtpSettings& settings, SmtpConversation conversation, SmtpFault fault,
                std::string_view detail);
