// A signature as a page sends it, for clients and members alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/request/call.hpp"
#include "reflect/fields.hpp"
#include "steps/signing.hpp"

namespace api {

struct Signature {
    std::string full_name;
    bool consent = false;
    std::string text_hash;             // of the text that was shown
    std::optional<std::string> typed;  // or drawn:
    std::vector<std::vector<std::vector<double>>> strokes;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (full_name, consent, text_hash, typed, strokes))

struct Refusal {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (reason))

// With the address and the program that it came from. Throws Error(invalid) without consent.
SignatureGiven signature_from(const Call& call, const Signature& signature);

// Which contract, and which of its signers.
struct SignerPlace {
    ContractRecord contract;
    int position;
};
// Both do all that follows, in the unit: the next signer is invited, the seal ordered, the history
// written, the step ended. Throw Error(rejected) as steps/signing.hpp says, and when the step is
// not open.
void sign(Call& call, Tx& tx, const SignerPlace& place, const Actor& actor,
          const Signature& signature);
void refuse(Call& call, Tx& tx, const SignerPlace& place, const Actor& actor,
            const Refusal& refusal);

}

template <>
inline constexpr auto reflect::fields<api::Signature> = reflect::fields_of<api::Signature>({
    {.name = "full_name", .length_max = 200},
    {.name = "consent", .about = "True: the signer has read the text and agrees to sign it here."},
    {.name = "text_hash", .about = "The contract's text_hash as it was shown.", .length_max = 64},
    {.name = "typed", .length_max = 200},
    {.name = "strokes",
     .about = "The drawn signature: lines of [x, y], both from 0 to 1.",
     .items_max = 200},
});
template <>
inline constexpr auto reflect::fields<api::Refusal> = reflect::fields_of<api::Refusal>({
    {.name = "reason", .length_max = 2000},
});
