// The durable step after the last signature: the contract as a typeset PDF with its signature
// record, under the firm's seal.
#pragma once

#include "engine/engine.hpp"
#include "records/contract.hpp"
#include "records/outbox.hpp"

// Typesets and seals outside of any transaction, keeps the file, and then, in one unit, notes it,
// ends the step and sends everybody their copy. Done again after a crash, it ends at the same
// place: a contract is sealed once.
void seal_contract(Engine& engine, const Firm& firm, const OutboxRow& row);
