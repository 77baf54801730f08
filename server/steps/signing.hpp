// Signing a contract: whose turn it is, what a signature leaves behind, and what follows. Used by
// the contract step, by the client pages and by the staff app alike.
#pragma once

#include <string>
#include <vector>

#include "records/contract.hpp"
#include "steps/step_kind.hpp"

struct SignatureGiven {
    std::string full_name;
    std::string typed;           // the signature as typed; empty when it was drawn
    boost::json::array strokes;  // polylines of [x, y] in a unit box; empty when it was typed
    std::string text_hash;       // of the text that the signer was shown
    std::string ip;
    std::string user_agent;
};

// Who signs by the settings of a contract step, in order: "contact" and roles.
std::vector<std::string> signers_of_contract(const boost::json::object& config);

// Records the signature of the signer at `position`. The next signer is invited; after the last one
// the contract is to be sealed. Throws Error(rejected) out of turn, twice, or for another text than
// the contract's; Error(invalid) for a signature without a name, mark or sane strokes.
void sign_contract(StepWork& work, const ContractRecord& contract, int position,
                   const SignatureGiven& given);

struct RefusalGiven {
    std::string reason;
    std::string ip;
    std::string user_agent;
};

// Records that the signer will not sign, and tells the members of the run. Throws Error(rejected)
// out of turn, Error(invalid) without a reason.
void refuse_contract(StepWork& work, const ContractRecord& contract, int position,
                     const RefusalGiven& given);

// What is signed: the key terms, and below them the text.
std::string signed_text(const ContractRecord& contract);

// Asks the signer whose turn it is.
void invite_signer(StepWork& work, const ContractRecord& contract, const Signer& signer,
                   MessagePurpose purpose);

// Sends the sealed PDF to everybody who signed.
void send_sealed(StepWork& work, const ContractRecord& contract, FileId pdf);
