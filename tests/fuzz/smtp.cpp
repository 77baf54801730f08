// What a mail server may say, and what we make of it. Each line of the input is one of ours after
// '>', bytes of the message after '.', or the server's.
#include <algorithm>

#include "base/bytes.hpp"
#include "fuzz/target.hpp"
#include "net/outcome.hpp"

namespace {

constexpr size_t message_bytes = 40;
constexpr size_t lines_max = 2000;

bool is_readable(std::string_view text) {
    return is_utf8(text) && std::ranges::none_of(text, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7f;
           });
}

void say(SmtpConversation& conversation, std::string_view line) {
    if (line.starts_with('>')) {
        conversation.sent(line.substr(1));
    } else if (line.starts_with('.')) {
        conversation.sent_body(line.size());
    } else {
        conversation.received(line);
    }
}

SmtpConversation conversation_of(std::string_view bytes) {
    SmtpConversation conversation{message_bytes};
    for (size_t count = 0; count < lines_max && !bytes.empty(); ++count) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        say(conversation, bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return conversation;
}

}

void fuzz_smtp(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto fault = static_cast<SmtpFault>(static_cast<unsigned char>(bytes.front()) %
                                              (static_cast<int>(SmtpFault::stopped) + 1));
    const auto detail = bytes.substr(1, 40);
    auto conversation = conversation_of(bytes.substr(1));
    const auto phase = conversation.phase();
    const auto reply = conversation.last_reply();
    const SmtpSettings settings{.host = "mail.alderwren.example", .user = "maya", .password = "x"};
    const auto delivery =
        decide(settings, std::move(conversation), fault, is_utf8(detail) ? detail : "");
    demand(!delivery.explanation.empty(), "every outcome is explained");
    demand(is_readable(delivery.words), "the server's words can be read");
    for (const auto& line : delivery.conversation)
        demand(is_readable(line), "the conversation can be read");
    const bool is_taken = phase == SmtpPhase::answered && reply && reply->code / 100 == 2;
    demand((delivery.outcome == DeliveryOutcome::sent) == is_taken,
           "a mail is sent when the server has taken it, and only then");
    if (phase == SmtpPhase::after_dot)
        demand(delivery.outcome == DeliveryOutcome::unknown, "what may have arrived says so");
}
