#include "api/run/signature.hpp"

#include "base/bytes.hpp"

namespace api {

namespace {

constexpr size_t user_agent_bytes_max = 400;

std::string user_agent_of(const http::Request& request) {
    auto text = request.header("User-Agent").value_or("");
    if (text.size() > user_agent_bytes_max) text.resize(user_agent_bytes_max);
    return is_utf8(text) ? text : "";
}

boost::json::array strokes_of(const Signature& signature) {
    boost::json::array strokes;
    for (const auto& line : signature.strokes) {
        boost::json::array points;
        for (const auto& point : line) points.push_back(boost::json::value_from(point));
        strokes.push_back(std::move(points));
    }
    return strokes;
}

// Before the step is looked at, so that whoever signs twice hears just that.
void refuse_second(Tx& tx, const SignerPlace& place) {
    for (const auto& signer : list_signers(tx, place.contract.firm_id, place.contract.id)) {
        if (signer.position == place.position && signer.state == SignerState::signed_) {
            throw Error(ErrorCode::rejected,
                        "You have signed this already. There is nothing more to do.");
        }
    }
    if (place.contract.state != ContractState::waiting) {
        throw Error(ErrorCode::rejected, "This document can no longer be signed.");
    }
}

}

SignatureGiven signature_from(const Call& call, const Signature& signature) {
    if (!signature.consent) {
        throw Error(ErrorCode::invalid, "The signature is not complete.",
                    {{"/consent", "Please tick the box to say that you have read it and agree."}});
    }
    return {.full_name = signature.full_name,
            .typed = signature.typed.value_or(""),
            .strokes = strokes_of(signature),
            .text_hash = signature.text_hash,
            .ip = call.request().remote_address,
            .user_agent = user_agent_of(call.request())};
}

void sign(Call& call, Tx& tx, const SignerPlace& place, const Actor& actor,
          const Signature& signature) {
    const auto& contract = place.contract;
    const auto given = signature_from(call, signature);
    refuse_second(tx, place);
    auto& engine = call.services().engine;
    engine.with_step(tx, contract.firm_id, contract.run_id, contract.step,
                     [&](StepWork& work) { sign_contract(work, contract, place.position, given); });
    engine.note(tx, contract.firm_id, contract.run_id, "contract_signed", contract.step, actor,
                contract.title);
}

void refuse(Call& call, Tx& tx, const SignerPlace& place, const Actor& actor,
            const Refusal& refusal) {
    const auto& contract = place.contract;
    refuse_second(tx, place);
    auto& engine = call.services().engine;
    engine.with_step(tx, contract.firm_id, contract.run_id, contract.step, [&](StepWork& work) {
        refuse_contract(
            work, contract, place.position,
            {refusal.reason, call.request().remote_address, user_agent_of(call.request())});
    });
    engine.apply(tx, contract.firm_id, contract.run_id,
                 StepEnded{contract.step, contract.iteration, "declined"}, actor, refusal.reason);
}

}
