#include <algorithm>

#include "api/password.hpp"
#include "api/request/admission.hpp"
#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "api/settings/firm_view.hpp"
#include "base/log.hpp"
#include "http/cookies.hpp"
#include "http/problem.hpp"
#include "records/sign_in_attempts.hpp"

namespace api {
namespace {

struct SignIn {
    std::string email;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password))

struct Session {
    Member member;
    Firm firm;
    std::string csrf_token;
    bool demo = false;
    Time now;
    std::string version;
};
BOOST_DESCRIBE_STRUCT(Session, (), (member, firm, csrf_token, demo, now, version))

}
}

template <>
inline constexpr auto reflect::fields<api::SignIn> = reflect::fields_of<api::SignIn>({
    {.name = "email", .length_max = 254},
    {.name = "password", .length_max = 1000},
});
template <>
inline constexpr auto reflect::fields<api::Session> = reflect::fields_of<api::Session>({
    {.name = "csrf_token", .about = "Sent as X-CSRF-Token with every unsafe request."},
    {.name = "demo", .about = "Whether this is the demo, whose clock can be wound."},
    {.name = "now", .about = "The time that the firm lives in."},
});

namespace api {
namespace {

// ---- Throttling: by account, so that no password is guessed, and by address, so that no account
// is found. After `free` failures each further one doubles the wait.
struct Throttle {
    std::string key;
    int free;
};
constexpr auto first_wait = std::chrono::seconds{30};
constexpr auto longest_wait = std::chrono::minutes{15};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) {
        return static_cast<char>('A' <= c && c <= 'Z' ? c + ('a' - 'A') : c);
    });
    return text;
}

std::vector<Throttle> throttles_of(const Call& call, const SignIn& given) {
    return {{"email:" + lower(given.email), 5}, {"address:" + call.request().remote_address, 20}};
}

void refuse_throttled(Tx& tx, const std::vector<Throttle>& throttles, Time now) {
    for (const auto& throttle : throttles) {
        const auto attempts = find_sign_in_attempts(tx, throttle.key);
        if (!attempts || attempts->blocked_until <= now) continue;
        const auto wait = std::chrono::ceil<std::chrono::seconds>(attempts->blocked_until - now);
        throw http::RetryLater(ErrorCode::throttled,
                               "Too many attempts to sign in have failed. Wait a little.", wait);
    }
}

void note_failure(Tx& tx, const std::vector<Throttle>& throttles, Time now) {
    for (const auto& throttle : throttles) {
        const int beyond = record_sign_in_failure(tx, throttle.key, now) - throttle.free;
        if (beyond < 0) continue;
        const auto wait = first_wait * (int64_t{1} << std::min(beyond, 10));
        block_sign_in(tx, throttle.key, now + std::min<Duration>(wait, longest_wait));
    }
}

// ---- Sessions

http::Cookie cookie_of(const Call& call, std::string value, std::chrono::seconds life) {
    return {.name = std::string(session_cookie_name(call.request())),
            .value = std::move(value),
            .max_age = life,
            .is_secure = call.request().is_https};
}

Session describe(Call& call, Tx& tx, const ::Member& member, const ::Session& session) {
    const auto& facts = call.services().facts;
    return {view_of(member),    view_of(require_firm(tx, member.firm_id)),
            session.csrf_token, facts.is_demo,
            call.now(),         facts.version};
}

// A browser that signs in again gets a new token, and the old one ends.
void end_earlier_session(Call& call, Tx& tx, Time now) {
    const auto cookie = call.request().cookie(session_cookie_name(call.request()));
    if (!cookie) return;
    if (const auto earlier = find_session(tx, sha256_hex(*cookie), now)) {
        remove_session(tx, earlier->firm_id, earlier->token_hash);
    }
}

Session begin_session(Call& call, Tx& tx, const ::Member& member) {
    auto& services = call.services();
    const Time now = services.wall_clock.now();
    end_earlier_session(call, tx, now);
    const auto token = new_token(services.random);
    const ::Session session{.firm_id = member.firm_id,
                            .token_hash = sha256_hex(token),
                            .csrf_token = new_token(services.random),
                            .member_id = member.id,
                            .created_at = now,
                            .last_seen_at = now,
                            .expires_at = now + session_idle_max};
    insert_session(tx, session);
    call.add_header("Set-Cookie", http::to_text(cookie_of(call, token, session_length_max)));
    return describe(call, tx, member, session);
}

// ---- Handlers

Session sign_in(Call& call, const SignIn& given) {
    if (!call.request().is_same_origin()) {
        throw Error(ErrorCode::forbidden, "A page of another site sent this. It is refused.");
    }
    auto& services = call.services();
    const auto throttles = throttles_of(call, given);
    const auto member = services.store.read([&](Tx& tx) {
        refuse_throttled(tx, throttles, services.wall_clock.now());
        return find_member_by_email(tx, given.email);
    });
    const auto& hash = member && member->active ? member->password_hash : std::string();
    if (!is_password(hash, given.password)) {
        services.store.write(
            [&](Tx& tx) { note_failure(tx, throttles, services.wall_clock.now()); });
        log(LogLevel::warning, "signing in failed",
            {{"member", member ? to_text(member->id) : "unknown"}});
        throw Error(ErrorCode::unauthenticated, "The e-mail address or the password is wrong.");
    }
    log(LogLevel::info, "signed in",
        {{"firm", to_text(member->firm_id)}, {"member", to_text(member->id)}});
    return services.store.write([&](Tx& tx) {
        clear_sign_in_attempts(tx, throttles.front().key);
        return begin_session(call, tx, *member);
    });
}

Session read_session(Call& call, Tx& tx) {
    const auto& member = call.member();
    return describe(call, tx, member, *call.principal().session);
}

void sign_out(Call& call, Tx& tx) {
    const auto& session = call.principal().session;
    if (!session) throw Error(ErrorCode::forbidden, "A token has no session to end.");
    remove_session(tx, session->firm_id, session->token_hash);
    tx.after_commit([&events = call.services().events, topic = to_text(session->firm_id)] {
        events.close(topic);  // whoever is still signed in comes back by itself
    });
    call.add_header("Set-Cookie", http::to_text(cookie_of(call, "", std::chrono::seconds{0})));
}

}

void add_session_routes(Routes& routes) {
    routes.tag("Session");
    routes.work(post("/session", "sign_in", "Signs a member in and sets the session's cookie.")
                    .needs(Permission::open),
                sign_in);
    routes.read(get("/session", "read_session", "Who is signed in."), read_session);
    routes.write(delete_("/session", "sign_out", "Ends the session."), sign_out);
}

}
