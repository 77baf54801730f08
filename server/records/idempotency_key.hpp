// The answer to a request that carried an Idempotency-Key, recorded in the transaction of its
// effect, so that a repeat gets the same answer and no second effect.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "records/ids.hpp"
#include "store/tx.hpp"

struct IdempotencyKey {
    FirmId firm_id;
    std::string principal;    // who asked: "mem_…", "tok_…"
    std::string route;        // "POST /runs"
    std::string key;          // as it was given
    std::string fingerprint;  // of the request: the same key with another one is refused
    int status = 0;
    std::string answer;
    Time created_at{};
    bool operator==(const IdempotencyKey&) const = default;
};
BOOST_DESCRIBE_STRUCT(IdempotencyKey, (),
                      (firm_id, principal, route, key, fingerprint, status, answer, created_at))

// Throws Error(conflict) when it is there: two requests with the same key at once.
void insert_idempotency_key(Tx& tx, const IdempotencyKey& key);

// What a key is looked up by.
struct IdempotencyScope {
    std::string principal;
    std::string route;
    std::string key;
};
std::optional<IdempotencyKey> find_idempotency_key(Tx& tx, FirmId firm,
                                                   const IdempotencyScope& scope);
// Of all firms: answers are kept for a day at least.
void remove_old_idempotency_keys(Tx& tx, Time before);
