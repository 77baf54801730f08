#include "records/sign_in_attempts.hpp"

namespace {

constexpr Statement find_one{"select * from sign_in_attempts where key = $1"};

constexpr Statement record_failure{R"sql(
    insert into sign_in_attempts (key, failures, last_failure_at, blocked_until)
    values ($1, 1, $2, 0)
    on conflict (key) do update
        set failures = sign_in_attempts.failures + 1, last_failure_at = excluded.last_failure_at
    returning failures)sql"};

constexpr Statement block{"update sign_in_attempts set blocked_until = $2 where key = $1"};

constexpr Statement clear{"delete from sign_in_attempts where key = $1"};

constexpr Statement remove_old{
    "delete from sign_in_attempts where last_failure_at < $1 and blocked_until < $1"};

}

std::optional<SignInAttempts> find_sign_in_attempts(Tx& tx, std::string_view key) {
    return tx.find<SignInAttempts>(find_one, key);
}

int record_sign_in_failure(Tx& tx, std::string_view key, Time now) {
    return tx.value<int>(record_failure, key, now);
}

void block_sign_in(Tx& tx, std::string_view key, Time until) {
    tx.run(block, key, until);
}

void clear_sign_in_attempts(Tx& tx, std::string_view key) {
    tx.run(clear, key);
}

void remove_old_sign_in_attempts(Tx& tx, Time before) {
    tx.run(remove_old, before);
}
