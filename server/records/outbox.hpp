// The outbox: what is to be done outside of the database, kept until it is done. A row is claimed
// for a while; a claim expires rather than being released, so that a node that dies holds nothing
// up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/ids.hpp"
#include "store/tx.hpp"

enum class OutboxKind { mail, seal };
BOOST_DESCRIBE_ENUM(OutboxKind, mail, seal)

struct OutboxRow {
    FirmId firm_id;
    OutboxId id;
    OutboxKind kind = OutboxKind::mail;
    std::optional<MessageId> message_id;    // mail
    std::optional<ContractId> contract_id;  // seal
    std::optional<RunId> run_id;
    std::string step;
    int iteration = 0;
    Time due_at{};
    Time claimed_until{};
    int attempts = 0;  // counted with the claim, so that what kills its worker is found out
    bool operator==(const OutboxRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(OutboxRow, (),
                      (firm_id, id, kind, message_id, contract_id, run_id, step, iteration, due_at,
                       claimed_until, attempts))

// Throws Error(conflict) when the message or the contract stands in it already.
void insert_outbox(Tx& tx, const OutboxRow& row);

// Of all firms, longest due first. Nobody else is given these rows before `claim_until`. The row's
// number of attempts, which the claim has raised, is what the functions below know the claim by.
std::vector<OutboxRow> claim_due(Tx& tx, Time now, int limit, Time claim_until);

// Both return false, and change nothing, when the claim has expired and somebody else has claimed
// the row since.
bool finish_outbox(Tx& tx, const OutboxRow& claimed);
bool reschedule_outbox(Tx& tx, const OutboxRow& claimed, Time due_at);

// Ends every claim there is and returns what was claimed: for a process that starts alone on its
// database, where whoever claimed is gone.
std::vector<OutboxRow> release_claims(Tx& tx);

// At which time a row may next be claimed, of all firms.
std::optional<Time> next_outbox_due(Tx& tx);

// In no order; for when the next try of a message is.
std::vector<OutboxRow> find_outbox_of_messages(Tx& tx, FirmId firm,
                                               const std::vector<MessageId>& messages);
// Makes an unclaimed row due at `due_at`. False when there is none.
bool hasten_outbox_of_message(Tx& tx, FirmId firm, MessageId message, Time due_at);
void remove_outbox_of_message(Tx& tx, FirmId firm, MessageId message);
