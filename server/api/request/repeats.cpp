#include "api/request/repeats.hpp"

#include "base/bytes.hpp"
#include "records/idempotency_key.hpp"

namespace api {
namespace {

constexpr size_t key_bytes_max = 200;
constexpr std::string_view key_header = "Idempotency-Key";

// What the same key must come with. Length before text, so that no two requests read alike.
std::string fingerprint_of(const http::Request& request) {
    return sha256_hex(fmt::format("{} {}\n{}", request.path.size(), request.path, request.body));
}

std::string principal_of(const Call& call) {
    const auto& principal = call.principal();
    return principal.member ? to_text(principal.member->id) : to_text(principal.token->id);
}

http::Response restored(Call& call, const IdempotencyKey& kept) {
    const auto answer = reflect::parse_json(kept.answer).as_object();
    if (const auto* etag = answer.if_contains("etag")) {
        call.add_header("ETag", std::string(etag->as_string()));
    }
    if (!answer.contains("body")) {
        auto response = http::Response::no_content();
        response.status = kept.status;
        return response;
    }
    return http::Response::json(answer.at("body"), kept.status);
}

std::string kept_answer(const Call& call, const http::Response& response) {
    boost::json::object answer;
    if (const auto etag = call.headers().find("ETag")) answer.emplace("etag", *etag);
    const auto& body = std::get<std::string>(response.body);
    if (!body.empty()) answer.emplace("body", boost::json::parse(body));
    return boost::json::serialize(answer);
}

}

bool is_kept(const Call& call, const Route& route) {
    if (route.method != http::Method::post || !call.has_principal()) return false;
    if (route.idempotency == Idempotency::none) return false;
    const auto key = call.request().header(key_header);
    if (!key || key->empty()) {
        if (route.idempotency == Idempotency::accepted) return false;
        throw Error(ErrorCode::malformed,
                    "Send an Idempotency-Key of your own, so that a repeat has no second effect.");
    }
    if (key->size() > key_bytes_max || !is_utf8(*key)) {
        throw Error(
            ErrorCode::malformed,
            fmt::format("An Idempotency-Key is UTF-8 and has at most {} bytes; this has {}.",
                        key_bytes_max, key->size()));
    }
    return true;
}

http::Response answer_once(Call& call, const Route& route, Tx& tx,
                           const std::function<http::Response()>& unit) {
    const IdempotencyScope scope{principal_of(call), "POST " + route.pattern,
                                 *call.request().header(key_header)};
    const auto fingerprint = fingerprint_of(call.request());
    const auto firm = call.firm_id();
    if (const auto kept = find_idempotency_key(tx, firm, scope)) {
        if (kept->fingerprint == fingerprint) return restored(call, *kept);
        throw Error(ErrorCode::invalid,
                    "This Idempotency-Key came with another request before. Use a new key for a "
                    "new request.");
    }
    auto response = unit();
    insert_idempotency_key(tx, {.firm_id = firm,
                                .principal = scope.principal,
                                .route = scope.route,
                                .key = scope.key,
                                .fingerprint = fingerprint,
                                .status = response.status,
                                .answer = kept_answer(call, response),
                                .created_at = call.services().wall_clock.now()});
    return response;
}

}
