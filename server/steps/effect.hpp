// What a step wants done beyond its own records. Steps return effects; the engine writes mails and
// seals to the outbox in the same transaction and delivers them after the commit.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/kind.hpp"
#include "records/contact.hpp"
#include "records/contract.hpp"
#include "records/file.hpp"
#include "records/message.hpp"

struct MailEffect {
    MessagePurpose purpose = MessagePurpose::work;
    MailParty to;
    std::optional<ContactId> contact;
    std::string subject;
    std::string text;
    std::string html;
    std::vector<FileId> attachments;
};

// Typeset and sign a contract whose last signer has signed.
struct SealEffect {
    ContractId contract;
};

// The open step now waits for somebody else: the client's signature is there, a member's is next.
struct TurnEffect {
    Acts to;
};

using Effect = std::variant<MailEffect, SealEffect, TurnEffect>;
