#include "records/message.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "records/like.hpp"
#include "records/outbox.hpp"
#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from messages where firm_id = $1 and id = $2"};

constexpr Statement find_content{
    "select * from message_contents where firm_id = $1 and message_id = $2"};

constexpr Statement list_of_firm{R"sql(
    select * from messages
    where firm_id = $1 and state in (select value from json_each($2))
        and lower("to") like lower($3) escape '\'
        and (queued_at, id) < ($4, $5)
    order by queued_at desc, id desc limit $6)sql"};

// The plus keeps the index by time out of the following: each has a better one. Here the first
// condition on the state is that index's own: what is not sent is little beside what is.
constexpr Statement list_unsent{R"sql(
    select * from messages
    where firm_id = $1 and state <> 'sent' and state in (select value from json_each($2))
        and lower("to") like lower($3) escape '\' and (+queued_at, id) < ($4, $5)
    order by +queued_at desc, id desc limit $6)sql"};

constexpr Statement list_of_run{R"sql(
    select * from messages
    where firm_id = $1 and run_id = $7 and (contact_id = $8 or $8 is null)
        and state in (select value from json_each($2)) and lower("to") like lower($3) escape '\'
        and (+queued_at, id) < ($4, $5)
    order by +queued_at desc, id desc limit $6)sql"};

constexpr Statement list_of_contact{R"sql(
    select * from messages
    where firm_id = $1 and contact_id = $7 and state in (select value from json_each($2))
        and lower("to") like lower($3) escape '\' and (+queued_at, id) < ($4, $5)
    order by +queued_at desc, id desc limit $6)sql"};

constexpr Statement list_misconfigured{R"sql(
    select * from messages m
    where firm_id = $1 and state = 'failed' and purpose = 'notice'
        and (select outcome from delivery_attempts a
             where a.firm_id = m.firm_id and a.message_id = m.id
             order by number desc limit 1) = 'misconfigured'
    order by queued_at, id)sql"};

constexpr Statement move{R"sql(
    update messages set state = $4, why = $5, attempts = attempts + $6,
        sent_at = coalesce($7, sent_at)
    where firm_id = $1 and id = $2 and state = $3)sql"};

constexpr Statement cancel_of_step{R"sql(
    update messages set state = 'cancelled',
        why = case when state = 'maybe_sent' then 'It may have left before: ' else '' end || $5
    where firm_id = $1 and run_id = $2 and step = $3 and iteration = $4
        and state in ('waiting', 'maybe_sent') and ($6 is null or purpose = $6)
    returning id)sql"};

constexpr Statement mark_opened{R"sql(
    update messages set opened_at = $3 where firm_id = $1 and id = $2 and opened_at is null)sql"};

constexpr Statement count_attempts{R"sql(
    select count(*) from delivery_attempts where firm_id = $1 and message_id = $2)sql"};

constexpr Statement list_all_attempts{R"sql(
    select * from delivery_attempts where firm_id = $1 and message_id = $2 order by number)sql"};

// The address as it stands in the JSON text of the recipients, so that only whole addresses match.
std::string address_pattern(const std::string& address) {
    if (address.empty()) return "%";
    return like_pattern(
        fmt::format("\"address\":{}", boost::json::serialize(boost::json::value(address))));
}

std::vector<MessageState> states_of(const MessageFilter& filter) {
    if (!filter.states.empty()) return filter.states;
    return {MessageState::waiting,    MessageState::sending, MessageState::sent,
            MessageState::maybe_sent, MessageState::failed,  MessageState::cancelled};
}

std::vector<Message> select_page(Tx& tx, FirmId firm, const MessageFilter& filter,
                                 const PageRequest& request) {
    const auto states = states_of(filter);
    const auto to = address_pattern(filter.to);
    const auto place = place_of(request, place_at_latest);
    const int rows = rows_of(request);
    if (filter.run_id) {
        return tx.select<Message>(list_of_run, firm, states, to, place.key, place.id, rows,
                                  *filter.run_id, filter.contact_id);
    }
    if (filter.contact_id) {
        return tx.select<Message>(list_of_contact, firm, states, to, place.key, place.id, rows,
                                  *filter.contact_id);
    }
    const bool with_sent = std::ranges::find(states, MessageState::sent) != states.end();
    return with_sent ? tx.select<Message>(list_of_firm, firm, states, to, place.key, place.id, rows)
                     : tx.select<Message>(list_unsent, firm, states, to, place.key, place.id, rows);
}

}

void insert_message(Tx& tx, const Message& message, MessageContent content) {
    tx.insert("messages", message);
    content.firm_id = message.firm_id;
    content.message_id = message.id;
    tx.insert("message_contents", content);
}

std::optional<Message> find_message(Tx& tx, FirmId firm, MessageId id) {
    return tx.find<Message>(find_one, firm, id);
}

Message require_message(Tx& tx, FirmId firm, MessageId id) {
    return required(find_message(tx, firm, id), "message");
}

MessageContent require_message_content(Tx& tx, FirmId firm, MessageId id) {
    return required(tx.find<MessageContent>(find_content, firm, id), "message");
}

Page<Message> list_messages(Tx& tx, FirmId firm, const MessageFilter& filter,
                            const PageRequest& request) {
    return page_of(select_page(tx, firm, filter, request), request,
                   [](const Message& message) { return message.queued_at; });
}

std::vector<Message> list_misconfigured_notices(Tx& tx, FirmId firm) {
    return tx.select<Message>(list_misconfigured, firm);
}

bool move_message(Tx& tx, FirmId firm, MessageId id, MessageState from, MessageMove message_move,
                  const MessageNote& note) {
    const auto to = after_move(message_lifecycle, from, message_move);
    if (!to) return false;
    const int attempts = message_move == MessageMove::send ? 1 : 0;
    const auto sent_at = *to == MessageState::sent ? std::optional(note.at) : std::nullopt;
    return tx.run(move, firm, id, from, *to, note.why, attempts, sent_at) == 1;
}

int64_t cancel_messages_of_step(Tx& tx, FirmId firm, RunId run, std::string_view step,
                                int iteration, std::string_view why,
                                std::optional<MessagePurpose> purpose) {
    const auto cancelled =
        tx.select<MessageId>(cancel_of_step, firm, run, step, iteration, why, purpose);
    for (const auto message : cancelled) remove_outbox_of_message(tx, firm, message);
    return static_cast<int64_t>(cancelled.size());
}

void mark_message_opened(Tx& tx, FirmId firm, MessageId id, Time now) {
    tx.run(mark_opened, firm, id, now);
}

void record_attempt(Tx& tx, DeliveryAttempt attempt) {
    attempt.number = 1 + tx.value<int>(count_attempts, attempt.firm_id, attempt.message_id);
    tx.insert("delivery_attempts", attempt);
}

std::vector<DeliveryAttempt> list_attempts(Tx& tx, FirmId firm, MessageId message) {
    return tx.select<DeliveryAttempt>(list_all_attempts, firm, message);
}
