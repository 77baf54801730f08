// A contract as its client reads and signs it.
#include <fmt/format.h>

#include "api/client/home.hpp"
#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/run/signature.hpp"
#include "api/view/words.hpp"
#include "documents/markdown.hpp"
#include "records/file.hpp"

namespace api {

// Whose turn it is, as the one who reads it sees it.
enum class SigningTurn { yours, earlier, signed_, declined, void_ };
BOOST_DESCRIBE_ENUM(SigningTurn, yours, earlier, signed_, declined, void_)

struct ClientSigner {
    std::string name;
    SignerState state;
    std::optional<Time> at;
};
BOOST_DESCRIBE_STRUCT(ClientSigner, (), (name, state, at))

struct OwnSigner {
    std::string name;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(OwnSigner, (), (name, email))

struct ClientContract {
    std::string title;
    std::string html;
    std::string text_hash;
    std::vector<KeyTerm> key_terms;
    std::string consent_text;
    OwnSigner signer;
    std::vector<ClientSigner> signers;
    SigningTurn turn;
    std::optional<std::string> waiting_for;
    std::optional<ClientFileLink> pdf;
    int number;
    int count;
};
BOOST_DESCRIBE_STRUCT(ClientContract, (),
                      (title, html, text_hash, key_terms, consent_text, signer, signers, turn,
                       waiting_for, pdf, number, count))

namespace {

struct OpenContract {
    size_t index;
    ContractRecord contract;
    std::vector<Signer> signers;
    const Signer* own;
};

// Of the present passage over the step or, where it has been sent back, of the latest one.
OpenContract find_contract_for(const Call& call, Tx& tx, const ClientVisit& visit) {
    const auto index = client_step(call, visit, "contract");
    const auto& key = visit.loaded.workflow->step(index).definition.key;
    const auto all = list_contracts_of_run(tx, visit.firm_id(), visit.run_id());
    const ContractRecord* latest = nullptr;
    for (const auto& contract : all) {
        const bool is_later = latest == nullptr || contract.iteration > latest->iteration;
        if (contract.step == key && is_later) latest = &contract;
    }
    if (latest == nullptr) {
        throw Error(ErrorCode::rejected,
                    "This is not open for you. You get an e-mail when it is your turn.");
    }
    OpenContract open{index, *latest, list_signers(tx, visit.firm_id(), latest->id), nullptr};
    open.own = find_own_signer(open.signers, visit);
    if (open.own == nullptr) throw_not_found();
    return open;
}

SigningTurn turn_of(const ClientVisit& visit, const OpenContract& open) {
    switch (open.contract.state) {
        case ContractState::declined:
            return SigningTurn::declined;
        case ContractState::void_:
            return SigningTurn::void_;
        default:
            break;
    }
    if (open.own->state == SignerState::signed_) return SigningTurn::signed_;
    const auto& state = visit.loaded.progress.steps[open.index];
    if (state.iteration != open.contract.iteration || is_over(state.state)) {
        return SigningTurn::void_;
    }
    const bool is_next = open.own->state == SignerState::next && is_under_way(state);
    return is_next ? SigningTurn::yours : SigningTurn::earlier;
}

std::optional<std::string> waiting_for(const OpenContract& open) {
    if (open.contract.state != ContractState::waiting) return std::nullopt;
    const auto next = std::ranges::find(open.signers, SignerState::next, &Signer::state);
    if (next == open.signers.end() || &*next == open.own) return std::nullopt;
    return next->name;
}

ClientContract show(Call& call, Tx& tx) {
    const auto visit = admit_client(call, tx);
    const auto open = find_contract_for(call, tx, visit);
    const auto steps = client_steps(visit, RunFacts{tx, visit.loaded});
    const auto place = std::ranges::find(steps, open.index) - steps.begin();
    const auto& contract = open.contract;
    ClientContract view{.title = contract.title,
                        .html = markdown_to_html(contract.markdown),
                        .text_hash = contract.text_hash,
                        .key_terms = contract.key_terms,
                        .consent_text = contract.consent_text,
                        .signer = {open.own->name, unless_empty(open.own->email)},
                        .turn = turn_of(visit, open),
                        .waiting_for = waiting_for(open),
                        .number = static_cast<int>(place) + 1,
                        .count = static_cast<int>(steps.size())};
    for (const auto& signer : open.signers) {
        view.signers.push_back({signer.name, signer.state, signer.signed_at});
    }
    if (contract.sealed_file_id) {
        view.pdf = file_link(call, require_file(tx, visit.firm_id(), *contract.sealed_file_id));
    }
    return view;
}

SignerPlace place_of(const OpenContract& open) {
    return {open.contract, open.own->position};
}

ClientHome sign_as_client(Call& call, Tx& tx, const Signature& signature) {
    const auto visit = admit_acting_client(call, tx);
    const auto open = find_contract_for(call, tx, visit);
    sign(call, tx, place_of(open), actor_of(visit.contact), signature);
    return home_of(call, tx);
}

ClientHome refuse_as_client(Call& call, Tx& tx, const Refusal& refusal) {
    const auto visit = admit_acting_client(call, tx);
    const auto open = find_contract_for(call, tx, visit);
    refuse(call, tx, place_of(open), actor_of(visit.contact), refusal);
    return home_of(call, tx);
}

}

void add_client_contract_routes(Routes& routes) {
    routes.tag("Client pages");
    routes.read(get("/client/{token}/contract/{step}", "show_client_contract",
                    "The text to sign, and whose turn it is.")
                    .needs(Permission::open),
                show);
    routes.write(post("/client/{token}/contract/{step}/signature", "sign_as_client",
                      "Signs the text whose hash is given.")
                     .needs(Permission::open),
                 sign_as_client);
    routes.write(post("/client/{token}/contract/{step}/refusal", "refuse_as_client",
                      "Declines to sign, with a reason.")
                     .needs(Permission::open),
                 refuse_as_client);
}

}
