// Cookies (RFC 6265bis): reading the request's and writing the response's.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace http {

enum class SameSite { lax, strict };

struct Cookie {
    std::string name;
    std::string value;
    std::string path = "/";
    // Unset: until the browser closes. Zero: now, which deletes the cookie.
    std::optional<std::chrono::seconds> max_age;
    SameSite same_site = SameSite::lax;
    bool is_secure = true;     // sent over https only
    bool is_http_only = true;  // not for scripts
};

// Of a Cookie header. What is malformed is left out; of two of one name the first, more specific
// one counts.
std::map<std::string, std::string> parse_cookies(std::string_view header);

// The value of a Set-Cookie header. Fails a check if name or value hold what a cookie cannot, or if
// the name's prefix
// (__Host-, __Secure-) promises what the cookie does not keep.
std::string to_text(const Cookie& cookie);

}
