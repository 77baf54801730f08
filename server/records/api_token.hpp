// A token with which a program uses the API in a firm's name. Only its hash is stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/ids.hpp"
#include "records/member.hpp"
#include "store/tx.hpp"

struct ApiToken {
    FirmId firm_id;
    ApiTokenId id;
    std::string name;
    MemberLevel level = MemberLevel::member;
    std::string token_hash;
    Time created_at{};
    std::optional<Time> last_used_at;
    bool operator==(const ApiToken&) const = default;
};
BOOST_DESCRIBE_STRUCT(ApiToken, (),
                      (firm_id, id, name, level, token_hash, created_at, last_used_at))

void insert_api_token(Tx& tx, const ApiToken& token);
// Of any firm.
std::optional<ApiToken> find_api_token(Tx& tx, std::string_view token_hash);
// Newest first.
std::vector<ApiToken> list_api_tokens(Tx& tx, FirmId firm);
void touch_api_token(Tx& tx, FirmId firm, ApiTokenId id, Time now);
// Throws Error(not_found).
void remove_api_token(Tx& tx, FirmId firm, ApiTokenId id);
