// A message as the API shows it: its line in the outbox, and the whole mail with every attempt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/view/run.hpp"
#include "records/message.hpp"

namespace api {

struct MessageSummary {
    MessageId id;
    std::vector<MailParty> to;
    std::string subject;
    MessageState state;
    std::optional<std::string> why;  // in the server's words where there are any
    std::optional<Ref> run;
    std::optional<ContactRef> contact;
    std::optional<std::string> step;
    Time queued_at;
    std::optional<Time> sent_at;
    std::optional<Time> next_attempt_at;
    int attempts;
    std::optional<Time> opened_at;
};
BOOST_DESCRIBE_STRUCT(MessageSummary, (),
                      (id, to, subject, state, why, run, contact, step, queued_at, sent_at,
                       next_attempt_at, attempts, opened_at))

struct MessageHeader {
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(MessageHeader, (), (name, value))

struct AttachmentLine {
    std::string name;
    int64_t size;
};
BOOST_DESCRIBE_STRUCT(AttachmentLine, (), (name, size))

struct AttemptLine {
    Time at;
    AttemptOutcome outcome;
    std::optional<int> code;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(AttemptLine, (), (at, outcome, code, words))

struct Message : MessageSummary {
    std::string message_id;
    std::string from;
    std::optional<std::string> reply_to;
    std::vector<MessageHeader> headers;  // decoded, as people read them
    std::string text;
    std::string html;
    std::vector<AttachmentLine> attachments;
    std::vector<AttemptLine> attempts_made;
};
BOOST_DESCRIBE_STRUCT(Message, (MessageSummary),
                      (message_id, from, reply_to, headers, text, html, attachments, attempts_made))

// In the order given. Cost: four queries, however many they are.
std::vector<MessageSummary> summaries_of(Tx& tx, FirmId firm,
                                         const std::vector<::Message>& messages);
Message view_of(Tx& tx, const ::Message& message);

}
