#include "records/contract.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from contracts where firm_id = $1 and id = $2"};

constexpr Statement find_of_step{R"sql(
    select * from contracts where firm_id = $1 and run_id = $2 and step = $3
        and iteration = $4)sql"};

constexpr Statement list_of_run{
    "select * from contracts where firm_id = $1 and run_id = $2 order by created_at, id"};

constexpr Statement list_all_signers{R"sql(
    select * from signers where firm_id = $1 and contract_id = $2 order by position)sql"};

constexpr Statement list_to_sign{R"sql(
    select contracts.* from signers
    join contracts on contracts.firm_id = signers.firm_id and contracts.id = signers.contract_id
    where signers.firm_id = $1 and signers.member_id = $2 and signers.state = 'next'
        and contracts.state = 'waiting'
    order by contracts.created_at, contracts.id)sql"};

constexpr Statement count_signed{R"sql(
    select count(*) from signers where firm_id = $1 and contract_id = $2
        and state in ('signed', 'declined'))sql"};

constexpr Statement remove_signers{"delete from signers where firm_id = $1 and contract_id = $2"};

constexpr Statement remove_waiting{
    "delete from contracts where firm_id = $1 and id = $2 and state = 'waiting'"};

constexpr Statement move{
    "update contracts set state = $4 where firm_id = $1 and id = $2 and state = $3"};

constexpr Statement seal{R"sql(
    update contracts set state = 'sealed', sealed_file_id = $3
    where firm_id = $1 and id = $2 and state = 'sealing')sql"};

constexpr Statement call_one{R"sql(
    update signers set state = 'next' where firm_id = $1 and contract_id = $2 and position = $3
        and state = 'waiting')sql"};

constexpr Statement sign{R"sql(
    update signers set state = 'signed', signed_at = $4, full_name = $5, typed = $6, strokes = $7,
        ip = $8, user_agent = $9, text_hash = $10
    where firm_id = $1 and contract_id = $2 and position = $3 and state = 'next'
        and exists (select 1 from contracts where firm_id = $1 and id = $2
            and state = 'waiting'))sql"};

constexpr Statement decline{R"sql(
    update signers set state = 'declined', signed_at = $4, reason = $5, ip = $6, user_agent = $7
    where firm_id = $1 and contract_id = $2 and position = $3 and state = 'next'
        and exists (select 1 from contracts where firm_id = $1 and id = $2
            and state = 'waiting'))sql"};

}

void insert_contract(Tx& tx, const ContractRecord& contract, const std::vector<Signer>& signers) {
    tx.insert("contracts", contract);
    tx.insert_all("signers", signers);
}

bool remove_unsigned_contract(Tx& tx, FirmId firm, ContractId id) {
    const auto contract = find_contract(tx, firm, id);
    if (!contract || contract->state != ContractState::waiting) return false;
    if (tx.value<int64_t>(count_signed, firm, id) > 0) return false;
    tx.run(remove_signers, firm, id);
    return tx.run(remove_waiting, firm, id) == 1;
}

std::optional<ContractRecord> find_contract(Tx& tx, FirmId firm, ContractId id) {
    return tx.find<ContractRecord>(find_one, firm, id);
}

ContractRecord require_contract(Tx& tx, FirmId firm, ContractId id) {
    return required(find_contract(tx, firm, id), "contract");
}

std::optional<ContractRecord> find_contract_of_step(Tx& tx, FirmId firm, RunId run,
                                                    std::string_view step, int iteration) {
    return tx.find<ContractRecord>(find_of_step, firm, run, step, iteration);
}

std::vector<ContractRecord> list_contracts_of_run(Tx& tx, FirmId firm, RunId run) {
    return tx.select<ContractRecord>(list_of_run, firm, run);
}

std::vector<Signer> list_signers(Tx& tx, FirmId firm, ContractId contract) {
    return tx.select<Signer>(list_all_signers, firm, contract);
}

std::vector<ContractRecord> list_contracts_to_sign(Tx& tx, FirmId firm, MemberId member) {
    return tx.select<ContractRecord>(list_to_sign, firm, member);
}

bool move_contract(Tx& tx, FirmId firm, ContractId id, ContractState from,
                   ContractMove contract_move) {
    check(contract_move != ContractMove::seal, "a contract is sealed with its file");
    const auto to = after_move(contract_lifecycle, from, contract_move);
    return to && tx.run(move, firm, id, from, *to) == 1;
}

bool seal_contract(Tx& tx, FirmId firm, ContractId id, FileId sealed_file) {
    return tx.run(seal, firm, id, sealed_file) == 1;
}

std::optional<Signer> call_next_signer(Tx& tx, FirmId firm, ContractId contract) {
    auto signers = list_signers(tx, firm, contract);
    const auto first = std::ranges::find_if_not(
        signers, [](const Signer& signer) { return signer.state == SignerState::signed_; });
    if (first == signers.end() || first->state != SignerState::waiting) return std::nullopt;
    if (tx.run(call_one, firm, contract, first->position) == 0) return std::nullopt;
    first->state = SignerState::next;
    return *std::move(first);
}

bool sign_contract(Tx& tx, const Signer& signer) {
    check(signer.signed_at.has_value(), "a signature has its moment");
    return tx.run(sign, signer.firm_id, signer.contract_id, signer.position, *signer.signed_at,
                  signer.full_name, signer.typed, signer.strokes, signer.ip, signer.user_agent,
                  signer.text_hash) == 1;
}

bool decline_contract(Tx& tx, const Signer& signer) {
    check(signer.signed_at.has_value(), "a refusal has its moment");
    return tx.run(decline, signer.firm_id, signer.contract_id, signer.position, *signer.signed_at,
                  signer.reason, signer.ip, signer.user_agent) == 1;
}
