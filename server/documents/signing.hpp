// The firm's seal on a finished contract: a PAdES B-B signature (ETSI EN 319 142-1) over the whole
// file, which any PDF reader can check. Sealing is the last thing that happens to a file: what is
// added later breaks the seal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/time.hpp"

// A firm's key and the certificate that carries its name. The key is secret and not encrypted here.
struct SigningIdentity {
    std::string private_key_pem;
    std::string certificate_pem;
};

// RSA of 3072 bits, which every PDF reader knows, and a certificate signed by itself, valid for
// twenty years from `now`, whose common name is the firm's (its first 64 characters). The key comes
// from OpenSSL's generator, the serial number from `random`. Throws Error(invalid) for an empty
// name. Cost: up to a second.
SigningIdentity make_signing_identity(std::string_view firm_name, Time now, Random& random);

struct Seal {
    Time sealed_at;
    std::string reason;    // "Signed by all parties"; may be empty
    std::string location;  // may be empty
};

// `pdf` with an invisible signature of `identity` over every byte. The same arguments give the same
// bytes. Throws Error(invalid) if `pdf` is no PDF or carries a form or a signature already, or if
// the identity cannot be read. Threads: any. Cost: about 5 ms.
std::string seal_pdf(std::string_view pdf, const SigningIdentity& identity, const Seal& seal);

// What a sealed file says about itself. Whole: one seal covers all of it and no bit differs from
// what was sealed. Whose the seal is, is for the caller to decide: compare `certificate_sha256`
// with the firm's own.
struct SealCheck {
    bool whole = false;
    std::string signer;              // the certificate's common name, unverified while not whole
    std::string certificate_sha256;  // hex
    std::optional<Time> sealed_at;
    std::string fault;  // why it is not whole, in a sentence
};

// Never throws for what is in the file. Threads: any.
SealCheck verify_seal(std::string_view pdf);

// SHA-256 of a certificate (in PEM), in hex, as SealCheck has it. Throws Error(invalid) if it
// cannot be read.
std::string certificate_hash(std::string_view certificate_pem);
