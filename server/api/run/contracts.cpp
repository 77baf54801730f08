// Contracts as members see and sign them.
#include <fmt/format.h>

#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/run/signature.hpp"
#include "api/view/run.hpp"
#include "api/view/words.hpp"
#include "documents/markdown.hpp"

namespace api {

struct SignerLine {
    int position;
    std::string name;
    std::optional<std::string> email;
    SignerKind kind;
    std::optional<MemberId> member;
    SignerState state;
    std::optional<Time> at;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(SignerLine, (), (position, name, email, kind, member, state, at, reason))

struct ContractFile {
    FileId id;
    std::string name;
    std::string url;
};
BOOST_DESCRIBE_STRUCT(ContractFile, (), (id, name, url))

struct Contract {
    ContractId id;
    std::string title;
    ContractState state;
    std::string html;
    std::string text_hash;
    Ref run;
    std::string step;
    std::vector<SignerLine> signers;
    std::vector<KeyTerm> key_terms;
    std::string consent_text;
    bool may_sign;  // the member who asks, now
    std::optional<ContractFile> pdf;
};
BOOST_DESCRIBE_STRUCT(Contract, (),
                      (id, title, state, html, text_hash, run, step, signers, key_terms,
                       consent_text, may_sign, pdf))

namespace {

bool is_of_member(const Signer& signer, const Call& call) {
    const auto& member = call.principal().member;
    return member && signer.kind == SignerKind::member && signer.member_id == member->id;
}

std::optional<ContractFile> pdf_of(Tx& tx, const ContractRecord& contract) {
    if (!contract.sealed_file_id) return std::nullopt;
    const auto file = require_file(tx, contract.firm_id, *contract.sealed_file_id);
    return ContractFile{file.id, file.name, fmt::format("/api/v1/files/{}", to_text(file.id))};
}

Contract view_of(const Call& call, Tx& tx, const ContractRecord& contract) {
    const auto firm = contract.firm_id;
    Contract view{.id = contract.id,
                  .title = contract.title,
                  .state = contract.state,
                  .html = markdown_to_html(contract.markdown),
                  .text_hash = contract.text_hash,
                  .run = {to_text(contract.run_id),
                          names_of_runs(tx, firm, {contract.run_id})[contract.run_id]},
                  .step = contract.step,
                  .key_terms = contract.key_terms,
                  .consent_text = contract.consent_text,
                  .pdf = pdf_of(tx, contract)};
    for (const auto& signer : list_signers(tx, firm, contract.id)) {
        view.signers.push_back({signer.position, signer.name, unless_empty(signer.email),
                                signer.kind, signer.member_id, signer.state, signer.signed_at,
                                unless_empty(signer.reason)});
        if (is_of_member(signer, call) && signer.state == SignerState::next) {
            view.may_sign = contract.state == ContractState::waiting;
        }
    }
    return view;
}

ContractRecord contract_of(const Call& call, Tx& tx) {
    return require_contract(tx, call.firm_id(), call.id<ContractId>("contract"));
}

SignerPlace place_of(const Call& call, Tx& tx) {
    auto contract = contract_of(call, tx);
    const auto& member = call.member();
    for (const auto& signer : list_signers(tx, contract.firm_id, contract.id)) {
        if (is_of_member(signer, call)) return {std::move(contract), signer.position};
    }
    throw Error(ErrorCode::forbidden,
                fmt::format("{} is not among those who sign this.", member.name));
}

Contract show(Call& call, Tx& tx) {
    return view_of(call, tx, contract_of(call, tx));
}

Contract sign_as_member(Call& call, Tx& tx, const Signature& signature) {
    sign(call, tx, place_of(call, tx), call.actor(), signature);
    return show(call, tx);
}

Contract refuse_as_member(Call& call, Tx& tx, const Refusal& refusal) {
    refuse(call, tx, place_of(call, tx), call.actor(), refusal);
    return show(call, tx);
}

}

void add_contract_routes(Routes& routes) {
    routes.tag("Contracts");
    routes.read(get("/contracts/{contract}", "show_contract",
                    "The text as it was put before its signers, and who has signed."),
                show);
    routes.write(post("/contracts/{contract}/signature", "sign_contract",
                      "Signs as the member who is signed in, when it is their turn."),
                 sign_as_member);
    routes.write(post("/contracts/{contract}/refusal", "refuse_contract",
                      "Declines to sign, with a reason."),
                 refuse_as_member);
}

}
