// A message: an e-mail, from the moment it is queued, with all that its copy is made of and
// every attempt to deliver it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "core/lifecycle.hpp"
#include "records/column.hpp"
#include "records/ids.hpp"
#include "records/page.hpp"
#include "store/tx.hpp"

// What a message is for: a step's work, a reminder of it, a notice to a member, a test of the
// settings.
enum class MessagePurpose { work, reminder, notice, test };
BOOST_DESCRIBE_ENUM(MessagePurpose, work, reminder, notice, test)

// `maybe_sent`: the connection ended before the server's answer, so that nobody can know.
enum class MessageState { waiting, sending, sent, maybe_sent, failed, cancelled };
BOOST_DESCRIBE_ENUM(MessageState, waiting, sending, sent, maybe_sent, failed, cancelled)

enum class MessageMove { send, deliver, defer, lose, fail, retry, cancel };
BOOST_DESCRIBE_ENUM(MessageMove, send, deliver, defer, lose, fail, retry, cancel)

inline constexpr auto message_lifecycle = std::to_array<Transition<MessageState, MessageMove>>({
    {MessageState::waiting, MessageMove::send, MessageState::sending},
    {MessageState::waiting, MessageMove::fail, MessageState::failed},
    {MessageState::waiting, MessageMove::cancel, MessageState::cancelled},
    {MessageState::sending, MessageMove::deliver, MessageState::sent},
    {MessageState::sending, MessageMove::defer, MessageState::waiting},
    {MessageState::sending, MessageMove::lose, MessageState::maybe_sent},
    {MessageState::sending, MessageMove::fail, MessageState::failed},
    {MessageState::maybe_sent, MessageMove::retry, MessageState::waiting},
    {MessageState::maybe_sent, MessageMove::cancel, MessageState::cancelled},
    {MessageState::failed, MessageMove::retry, MessageState::waiting},
    {MessageState::failed, MessageMove::cancel, MessageState::cancelled},
});
static_assert(!after_move(message_lifecycle, MessageState::sent, MessageMove::retry),
              "what was sent is not sent again");

struct MailParty {
    std::string name;
    std::string address;
    bool operator==(const MailParty&) const = default;
};
BOOST_DESCRIBE_STRUCT(MailParty, (), (name, address))

// `message_id` is the mail's own Message-ID, the same on every try. Elsewhere in the records a
// message_id is a MessageId.
struct Message {
    FirmId firm_id;
    MessageId id;
    std::string message_id;
    std::optional<RunId> run_id;
    std::string step;  // empty: no step's
    int iteration = 0;
    std::optional<ContactId> contact_id;
    MessagePurpose purpose = MessagePurpose::work;
    std::string envelope_from;
    std::string from_name;
    std::string from_address;
    std::string reply_to;
    std::vector<MailParty> to;
    std::string subject;
    boost::json::array attachments;  // ids of files
    MessageState state = MessageState::waiting;
    std::string why;  // why it is in this state, in the server's words where there are any
    Time queued_at{};
    std::optional<Time> sent_at;
    int attempts = 0;
    std::optional<Time> opened_at;  // first; perhaps by a scanner
    bool operator==(const Message&) const = default;
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (firm_id, id, message_id, run_id, step, iteration, contact_id, purpose,
                       envelope_from, from_name, from_address, reply_to, to, subject, attachments,
                       state, why, queued_at, sent_at, attempts, opened_at))

struct MessageContent {
    FirmId firm_id;
    MessageId message_id;
    std::string text;
    std::string html;
    bool operator==(const MessageContent&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageContent, (), (firm_id, message_id, text, html))

// `content` takes over the ids of `message`. Throws Error(conflict) when the firm has queued a mail
// with this Message-ID before: the same effect is not queued twice.
void insert_message(Tx& tx, const Message& message, MessageContent content);
std::optional<Message> find_message(Tx& tx, FirmId firm, MessageId id);
Message require_message(Tx& tx, FirmId firm, MessageId id);
// Throws Error(not_found).
MessageContent require_message_content(Tx& tx, FirmId firm, MessageId id);

struct MessageFilter {
    std::vector<MessageState> states;  // empty: any
    std::optional<RunId> run_id;
    std::optional<ContactId> contact_id;
    std::string to;  // a whole address; empty for any
};
// Latest queued first.
Page<Message> list_messages(Tx& tx, FirmId firm, const MessageFilter& filter,
                            const PageRequest& request);

// Notices that failed because sending was not set up, or not rightly. Oldest first.
std::vector<Message> list_misconfigured_notices(Tx& tx, FirmId firm);

struct MessageNote {
    Time at;
    std::string why;
};
// Moves the message by its lifecycle, counting an attempt with `send`. False, and nothing changed,
// when it is no longer in `from` or the lifecycle refuses the move.
bool move_message(Tx& tx, FirmId firm, MessageId id, MessageState from, MessageMove move,
                  const MessageNote& note);
// Cancels what still waits of one passage of a step, all of it or what has one purpose, out of the
// outbox too; what may have left is not sent again. Returns how many that were.
int64_t cancel_messages_of_step(Tx& tx, FirmId firm, RunId run, std::string_view step,
                                int iteration, std::string_view why,
                                std::optional<MessagePurpose> purpose = {});
// Notes the first opening only.
void mark_message_opened(Tx& tx, FirmId firm, MessageId id, Time now);

// How a try ended, as net's DeliveryOutcome has it.
enum class AttemptOutcome { sent, deferred, refused, misconfigured, unknown };
BOOST_DESCRIBE_ENUM(AttemptOutcome, sent, deferred, refused, misconfigured, unknown)

struct DeliveryAttempt {
    FirmId firm_id;
    MessageId message_id;
    int number = 0;  // 1, 2, …: given when it is recorded
    Time at{};
    AttemptOutcome outcome = AttemptOutcome::deferred;
    std::optional<int> code;  // the server's
    std::string words;
    bool operator==(const DeliveryAttempt&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeliveryAttempt, (), (firm_id, message_id, number, at, outcome, code, words))

void record_attempt(Tx& tx, DeliveryAttempt attempt);
// Oldest first.
std::vector<DeliveryAttempt> list_attempts(Tx& tx, FirmId firm, MessageId message);
