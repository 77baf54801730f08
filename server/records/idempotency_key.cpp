#include "records/idempotency_key.hpp"

namespace {

constexpr Statement find_one{R"sql(
    select * from idempotency_keys where firm_id = $1 and principal = $2 and route = $3
        and key = $4)sql"};

constexpr Statement remove_old{"delete from idempotency_keys where created_at < $1"};

}

void insert_idempotency_key(Tx& tx, const IdempotencyKey& key) {
    tx.insert("idempotency_keys", key);
}

std::optional<IdempotencyKey> find_idempotency_key(Tx& tx, FirmId firm,
                                                   const IdempotencyScope& scope) {
    return tx.find<IdempotencyKey>(find_one, firm, scope.principal, scope.route, scope.key);
}

void remove_old_idempotency_keys(Tx& tx, Time before) {
    tx.run(remove_old, before);
}
