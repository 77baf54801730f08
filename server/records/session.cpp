#include "records/session.hpp"

namespace {

constexpr Statement find_live{"select * from sessions where token_hash = $1 and expires_at > $2"};

constexpr Statement touch{R"sql(
    update sessions set last_seen_at = $3, expires_at = $4
    where firm_id = $1 and token_hash = $2)sql"};

constexpr Statement remove_one{"delete from sessions where firm_id = $1 and token_hash = $2"};

constexpr Statement remove_all_of{"delete from sessions where firm_id = $1 and member_id = $2"};

constexpr Statement remove_expired{"delete from sessions where expires_at <= $1"};

}

void insert_session(Tx& tx, const Session& session) {
    tx.insert("sessions", session);
}

std::optional<Session> find_session(Tx& tx, std::string_view token_hash, Time now) {
    return tx.find<Session>(find_live, token_hash, now);
}

void touch_session(Tx& tx, const Session& session, Time now, Time expires_at) {
    tx.run(touch, session.firm_id, session.token_hash, now, expires_at);
}

void remove_session(Tx& tx, FirmId firm, std::string_view token_hash) {
    tx.run(remove_one, firm, token_hash);
}

void remove_sessions_of(Tx& tx, FirmId firm, MemberId member) {
    tx.run(remove_all_of, firm, member);
}

void remove_expired_sessions(Tx& tx, Time now) {
    tx.run(remove_expired, now);
}
