#include "api/request/admission.hpp"

#include "base/bytes.hpp"
#include "reflect/enums.hpp"

namespace api {
namespace {

// How stale the time of last use may be: noting it costs a commit.
constexpr auto touch_interval = std::chrono::minutes{5};

bool is_level_enough(MemberLevel level, Permission permission) {
    switch (permission) {
        case Permission::open:
        case Permission::member:
            return true;
        case Permission::manager:
            return level != MemberLevel::member;
        case Permission::owner:
            return level == MemberLevel::owner;
    }
    return false;
}

// Compares digests, so that how long it takes says nothing of where the texts differ.
bool are_equal(std::string_view a, std::string_view b) {
    return sha256_hex(a) == sha256_hex(b);
}

[[noreturn]] void refuse_nobody() {
    throw Error(ErrorCode::unauthenticated,
                "Sign in, or send a token as Authorization: Bearer. A session ends when it is not "
                "used for a week.");
}

std::optional<std::string> bearer_of(const http::Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = request.header("Authorization");
    if (!header) return std::nullopt;
    if (header->size() <= scheme.size() ||
        !http::equals_ignoring_case(std::string_view(*header).substr(0, scheme.size()), scheme)) {
        refuse_nobody();
    }
    return header->substr(scheme.size());
}

Principal by_token(Tx& tx, const std::string& bearer) {
    auto token = find_api_token(tx, sha256_hex(bearer));
    if (!token) refuse_nobody();
    return {.firm_id = token->firm_id, .level = token->level, .token = std::move(token)};
}

void refuse_foreign_page(const http::Request& request, const ::Session& session) {
    if (!request.is_same_origin()) {
        throw Error(ErrorCode::forbidden, "A page of another site sent this. It is refused.");
    }
    if (!are_equal(request.header(csrf_header).value_or(""), session.csrf_token)) {
        throw Error(ErrorCode::forbidden,
                    fmt::format("Send the session's csrf_token as {}. Load the page again if you "
                                "have signed in anew meanwhile.",
                                csrf_header));
    }
}

Principal by_session(Call& call, const Route& route, Tx& tx) {
    const auto& request = call.request();
    const auto cookie = request.cookie(session_cookie_name(request));
    if (!cookie) refuse_nobody();
    const Time now = call.services().wall_clock.now();
    auto session = find_session(tx, sha256_hex(*cookie), now);
    if (!session) refuse_nobody();
    auto member = find_member(tx, session->firm_id, session->member_id);
    if (!member || !member->active) refuse_nobody();
    if (route.method != http::Method::get) refuse_foreign_page(request, *session);
    return {.firm_id = session->firm_id,
            .level = member->level,
            .member = std::move(member),
            .session = std::move(session)};
}

}

std::string_view session_cookie_name(const http::Request& request) {
    return request.is_https ? "__Host-stepwell_session" : "stepwell_session";
}

void admit(Call& call, const Route& route, Tx& tx) {
    if (route.permission == Permission::open) return;
    const auto bearer = bearer_of(call.request());
    auto principal = bearer ? by_token(tx, *bearer) : by_session(call, route, tx);
    if (!is_level_enough(principal.level, route.permission)) {
        throw Error(
            ErrorCode::forbidden,
            fmt::format("This needs the permission level {}; yours is {}. Ask an owner.",
                        permission_words(route.permission), reflect::name_of(principal.level)));
    }
    call.admit(std::move(principal));
}

bool is_to_be_touched(const Call& call) {
    if (!call.has_principal()) return false;
    const auto& [firm, level, member, session, token] = call.principal();
    const Time before = call.services().wall_clock.now() - touch_interval;
    if (session) return session->last_seen_at < before;
    return !token->last_used_at || *token->last_used_at < before;
}

void touch(const Call& call, Tx& tx) {
    const Time now = call.services().wall_clock.now();
    const auto& principal = call.principal();
    if (principal.token) {
        touch_api_token(tx, principal.firm_id, principal.token->id, now);
    } else {
        const auto& session = *principal.session;
        touch_session(
            tx, session, now,
            std::min<Time>(now + session_idle_max, session.created_at + session_length_max));
    }
}

std::string permission_words(Permission permission) {
    return permission == Permission::open ? "" : std::string(reflect::name_of(permission));
}

}
