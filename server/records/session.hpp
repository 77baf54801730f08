// A session: a member who is signed in in one browser. Only hashes of tokens are stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "records/ids.hpp"
#include "store/tx.hpp"

struct Session {
    FirmId firm_id;
    std::string token_hash;
    std::string csrf_token;
    MemberId member_id;
    Time created_at{};
    Time last_seen_at{};
    Time expires_at{};
    bool operator==(const Session&) const = default;
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (firm_id, token_hash, csrf_token, member_id, created_at, last_seen_at,
                       expires_at))

void insert_session(Tx& tx, const Session& session);
// Of any firm; nothing once it has expired.
std::optional<Session> find_session(Tx& tx, std::string_view token_hash, Time now);
// Notes that it is in use, and until when it now lasts.
void touch_session(Tx& tx, const Session& session, Time now, Time expires_at);
void remove_session(Tx& tx, FirmId firm, std::string_view token_hash);
// Signs a member out everywhere: when the password changes or the member is made inactive.
void remove_sessions_of(Tx& tx, FirmId firm, MemberId member);
void remove_expired_sessions(Tx& tx, Time now);
