// A part of a write unit that is undone alone: what a step or a run writes, among much else that
// stays.
#pragma once

#include <functional>

#include "store/tx.hpp"

// Calls `use`. When it throws, what it has written is undone, and the error goes on to the caller,
// who may catch it and go on with the unit. Where the store itself has failed (storage_full,
// unavailable) nothing is undone here: the whole unit ends. Parts may be nested.
void in_part(Tx& tx, const std::function<void()>& use);

// Whether an error ends the whole unit: the disk is full, say, so that nothing of it can be kept.
bool is_of_the_store(const std::exception& fault);
