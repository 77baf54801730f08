// A contract as it was put before its signers: the very text, who signs in which order, and the
// evidence of each signature.
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
#include "records/template.hpp"
#include "store/tx.hpp"

// `signed_`: everybody has; the seal is still to come. "signed" and "void" everywhere outside of
// C++.
enum class ContractState { waiting, signed_, sealing, sealed, declined, void_ };
BOOST_DESCRIBE_ENUM(ContractState, waiting, signed_, sealing, sealed, declined, void_)

enum class ContractMove { complete, begin_seal, seal, decline, make_void };
BOOST_DESCRIBE_ENUM(ContractMove, complete, begin_seal, seal, decline, make_void)

// Sealing may begin again: whoever began it may have died.
inline constexpr auto contract_lifecycle = std::to_array<Transition<ContractState, ContractMove>>({
    {ContractState::waiting, ContractMove::complete, ContractState::signed_},
    {ContractState::waiting, ContractMove::decline, ContractState::declined},
    {ContractState::waiting, ContractMove::make_void, ContractState::void_},
    {ContractState::signed_, ContractMove::begin_seal, ContractState::sealing},
    {ContractState::sealing, ContractMove::begin_seal, ContractState::sealing},
    {ContractState::sealing, ContractMove::seal, ContractState::sealed},
});
static_assert(!after_move(contract_lifecycle, ContractState::signed_, ContractMove::make_void),
              "what everybody has signed stands");

enum class SignerKind { contact, member };
BOOST_DESCRIBE_ENUM(SignerKind, contact, member)

enum class SignerState { waiting, next, signed_, declined };
BOOST_DESCRIBE_ENUM(SignerState, waiting, next, signed_, declined)

template <>
struct ColumnType<ContractState> : NamedColumn<ContractState> {};
template <>
struct ColumnType<SignerState> : NamedColumn<SignerState> {};

struct ContractRecord {
    FirmId firm_id;
    ContractId id;
    RunId run_id;
    std::string step;
    int iteration = 1;
    std::string title;
    std::string markdown;
    std::string text_hash;  // SHA-256 of `markdown`, in hex
    std::vector<KeyTerm> key_terms;
    std::string consent_text;
    ContractState state = ContractState::waiting;
    Time created_at{};
    std::optional<FileId> sealed_file_id;
    bool operator==(const ContractRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContractRecord, (),
                      (firm_id, id, run_id, step, iteration, title, markdown, text_hash, key_terms,
                       consent_text, state, created_at, sealed_file_id))

// One who signs, in the order of the positions, which count from 1. From `signed_at` on: the
// evidence.
struct Signer {
    FirmId firm_id;
    ContractId contract_id;
    int position = 1;
    SignerKind kind = SignerKind::contact;
    std::optional<ContactId> contact_id;
    std::optional<MemberId> member_id;
    std::string name;
    std::string email;
    SignerState state = SignerState::waiting;
    std::optional<Time> signed_at;  // or declined
    std::string full_name;          // as the signer wrote it
    std::string typed;
    boost::json::array strokes;  // [[[x, y], …], …] in the unit box
    std::string ip;
    std::string user_agent;
    std::string text_hash;  // of the text that was shown
    std::string reason;     // for declining
    bool operator==(const Signer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Signer, (),
                      (firm_id, contract_id, position, kind, contact_id, member_id, name, email,
                       state, signed_at, full_name, typed, strokes, ip, user_agent, text_hash,
                       reason))

// One contract per passage of a step: a second one throws Error(conflict).
void insert_contract(Tx& tx, const ContractRecord& contract, const std::vector<Signer>& signers);
// Takes away a waiting contract, so that its step can put a corrected one in its place. False, and
// nothing changed, when somebody has signed or declined it or it no longer waits.
bool remove_unsigned_contract(Tx& tx, FirmId firm, ContractId id);
std::optional<ContractRecord> find_contract(Tx& tx, FirmId firm, ContractId id);
ContractRecord require_contract(Tx& tx, FirmId firm, ContractId id);
std::optional<ContractRecord> find_contract_of_step(Tx& tx, FirmId firm, RunId run,
                                                    std::string_view step, int iteration);
// Oldest first.
std::vector<ContractRecord> list_contracts_of_run(Tx& tx, FirmId firm, RunId run);
// By position.
std::vector<Signer> list_signers(Tx& tx, FirmId firm, ContractId contract);
// Waiting contracts in which it is this member's turn, oldest first.
std::vector<ContractRecord> list_contracts_to_sign(Tx& tx, FirmId firm, MemberId member);

// All below return false, and change nothing, when the contract or the signer is no longer in the
// state that the move starts from: somebody else was faster, or the lifecycle refuses it.

bool move_contract(Tx& tx, FirmId firm, ContractId id, ContractState from, ContractMove move);
// The end of sealing.
bool seal_contract(Tx& tx, FirmId firm, ContractId id, FileId sealed_file);
// Makes the first who waits the next to sign, unless somebody is next or has declined. Returns whom
// it now is, if it was called.
std::optional<Signer> call_next_signer(Tx& tx, FirmId firm, ContractId contract);
// Stores the evidence of the signer who is next. `signed_at` must be set.
bool sign_contract(Tx& tx, const Signer& signer);
// The signer who is next refuses: its state, signed_at, reason, ip and user_agent. The contract
// itself is moved apart.
bool decline_contract(Tx& tx, const Signer& signer);
