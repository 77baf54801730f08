#include "records/outbox.hpp"

#include <algorithm>
#include <tuple>

namespace {

constexpr Statement claim{R"sql(
    update outbox set claimed_until = $3, attempts = attempts + 1
    where (firm_id, id) in (select firm_id, id from outbox
                            where due_at <= $1 and claimed_until <= $1
                            order by due_at, id limit $2 /* skip locked */)
    returning *)sql"};

constexpr Statement finish{"delete from outbox where firm_id = $1 and id = $2 and attempts = $3"};

constexpr Statement reschedule{R"sql(
    update outbox set due_at = $4, claimed_until = 0
    where firm_id = $1 and id = $2 and attempts = $3)sql"};

constexpr Statement release{
    "update outbox set claimed_until = 0 where claimed_until > 0 returning *"};

constexpr Statement find_next{R"sql(
    select min(case when claimed_until > due_at then claimed_until else due_at end)
    from outbox)sql"};

constexpr Statement find_of_messages{R"sql(
    select * from outbox where firm_id = $1
        and message_id in (select value from json_each($2)))sql"};

constexpr Statement hasten{R"sql(
    update outbox set due_at = $3 where firm_id = $1 and message_id = $2
        and claimed_until <= $3)sql"};

constexpr Statement remove_of_message{"delete from outbox where firm_id = $1 and message_id = $2"};

}

void insert_outbox(Tx& tx, const OutboxRow& row) {
    tx.insert("outbox", row);
}

std::vector<OutboxRow> claim_due(Tx& tx, Time now, int limit, Time claim_until) {
    auto rows = tx.select<OutboxRow>(claim, now, limit, claim_until);
    // No database promises an order of what an update returns.
    std::ranges::sort(rows, {},
                      [](const OutboxRow& row) { return std::tuple(row.due_at, row.id); });
    return rows;
}

bool finish_outbox(Tx& tx, const OutboxRow& claimed) {
    return tx.run(finish, claimed.firm_id, claimed.id, claimed.attempts) == 1;
}

bool reschedule_outbox(Tx& tx, const OutboxRow& claimed, Time due_at) {
    return tx.run(reschedule, claimed.firm_id, claimed.id, claimed.attempts, due_at) == 1;
}

std::vector<OutboxRow> release_claims(Tx& tx) {
    return tx.select<OutboxRow>(release);
}

std::optional<Time> next_outbox_due(Tx& tx) {
    return tx.value<std::optional<Time>>(find_next);
}

std::vector<OutboxRow> find_outbox_of_messages(Tx& tx, FirmId firm,
                                               const std::vector<MessageId>& messages) {
    return tx.select<OutboxRow>(find_of_messages, firm, messages);
}

bool hasten_outbox_of_message(Tx& tx, FirmId firm, MessageId message, Time due_at) {
    return tx.run(hasten, firm, message, due_at) == 1;
}

void remove_outbox_of_message(Tx& tx, FirmId firm, MessageId message) {
    tx.run(remove_of_message, firm, message);
}
