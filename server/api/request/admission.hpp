// Who asks, and whether they may: the session or token of a request, looked up in the unit that
// answers it.
#pragma once

#include "api/request/call.hpp"
#include "api/route.hpp"

namespace api {

// A session ends when it is not used for a week, and after a month in any case.
inline constexpr auto session_idle_max = std::chrono::days{7};
inline constexpr auto session_length_max = std::chrono::days{30};

inline constexpr std::string_view csrf_header = "X-CSRF-Token";

// The name of the session's cookie: over https one that no other host can set.
std::string_view session_cookie_name(const http::Request& request);

// Tells the call who asks. Throws Error(unauthenticated) for nobody, Error(forbidden) for somebody
// whose level is too low, and for a writing request by cookie that our own pages did not send.
void admit(Call& call, const Route& route, Tx& tx);

// Whether the session or token was last noted as used so long ago that it is to be noted again.
bool is_to_be_touched(const Call& call);
void touch(const Call& call, Tx& tx);

// The level in words for the document; empty for open.
std::string permission_words(Permission permission);

}
