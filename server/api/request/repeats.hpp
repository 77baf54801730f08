// Requests that come twice: the answer to one with an Idempotency-Key is kept in the transaction of
// its effect, and a repeat gets it again.
#pragma once

#include <functional>

#include "api/request/call.hpp"
#include "api/route.hpp"

namespace api {

// How long an answer is kept.
inline constexpr auto repeat_window = std::chrono::days{2};

// Whether this request's answer is to be kept. Throws Error(malformed) where the key is demanded
// and missing, or is longer than 200 characters.
bool is_kept(const Call& call, const Route& route);

// The answer of `unit`, now or as it was the first time. Throws Error(invalid) if the key came with
// another request before.
http::Response answer_once(Call& call, const Route& route, Tx& tx,
                           const std::function<http::Response()>& unit);

}
