#include "records/api_token.hpp"

#include "records/require.hpp"

namespace {

constexpr Statement find_by_hash{"select * from api_tokens where token_hash = $1"};

constexpr Statement list_all{
    "select * from api_tokens where firm_id = $1 order by created_at desc, id desc"};

constexpr Statement touch{"update api_tokens set last_used_at = $3 where firm_id = $1 and id = $2"};

constexpr Statement remove_one{"delete from api_tokens where firm_id = $1 and id = $2"};

}

void insert_api_token(Tx& tx, const ApiToken& token) {
    tx.insert("api_tokens", token);
}

std::optional<ApiToken> find_api_token(Tx& tx, std::string_view token_hash) {
    return tx.find<ApiToken>(find_by_hash, token_hash);
}

std::vector<ApiToken> list_api_tokens(Tx& tx, FirmId firm) {
    return tx.select<ApiToken>(list_all, firm);
}

void touch_api_token(Tx& tx, FirmId firm, ApiTokenId id, Time now) {
    tx.run(touch, firm, id, now);
}

void remove_api_token(Tx& tx, FirmId firm, ApiTokenId id) {
    if (tx.run(remove_one, firm, id) == 0)
        throw Error(ErrorCode::not_found, "There is no such token.");
}
