// How often signing in has failed of late, per key: an e-mail address, a network address. For
// throttling; of no firm, because whoever tries belongs to none yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "store/tx.hpp"

struct SignInAttempts {
    std::string key;
    int failures = 0;
    Time last_failure_at{};
    Time blocked_until{};
    bool operator==(const SignInAttempts&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignInAttempts, (), (key, failures, last_failure_at, blocked_until))

std::optional<SignInAttempts> find_sign_in_attempts(Tx& tx, std::string_view key);
// One failure more; returns how many that makes.
int record_sign_in_failure(Tx& tx, std::string_view key, Time now);
void block_sign_in(Tx& tx, std::string_view key, Time until);
// After a success.
void clear_sign_in_attempts(Tx& tx, std::string_view key);
// Forgets keys whose last failure was before `before`.
void remove_old_sign_in_attempts(Tx& tx, Time before);
