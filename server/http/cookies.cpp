#include "http/cookies.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "base/check.hpp"
#include "http/wire/field_list.hpp"

namespace http {
namespace {

bool is_cookie_octet(char character) {
    return character > ' ' && character < '\x7f' && character != '"' && character != ',' &&
           character != ';' && character != '\\';
}

bool is_cookie_text(std::string_view text) {
    return std::ranges::all_of(text, is_cookie_octet);
}

bool is_cookie_name(std::string_view text) {
    return !text.empty() && is_cookie_text(text) && text.find('=') == std::string_view::npos;
}

}

std::map<std::string, std::string> parse_cookies(std::string_view header) {
    std::map<std::string, std::string> cookies;
    for (const auto pair : split(header, ';')) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        const auto name = trim(pair.substr(0, equals));
        auto value = trim(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        if (is_cookie_name(name) && is_cookie_text(value))
            cookies.try_emplace(std::string(name), value);
    }
    return cookies;
}

std::string to_text(const Cookie& cookie) {
    check(is_cookie_name(cookie.name) && is_cookie_text(cookie.value),
          "a cookie holds no separators");
    check(cookie.path.starts_with('/') && is_cookie_text(cookie.path), "a cookie's path is one");
    if (cookie.name.starts_with("__Host-")) {
        check(cookie.is_secure && cookie.path == "/",
              "a __Host- cookie is secure and for all paths");
    }
    if (cookie.name.starts_with("__Secure-"))
        check(cookie.is_secure, "a __Secure- cookie is secure");
    auto text = fmt::format("{}={}; Path={}; SameSite={}", cookie.name, cookie.value, cookie.path,
                            cookie.same_site == SameSite::lax ? "Lax" : "Strict");
    if (cookie.max_age) text += fmt::format("; Max-Age={}", cookie.max_age->count());
    if (cookie.is_http_only) text += "; HttpOnly";
    if (cookie.is_secure) text += "; Secure";
    return text;
}

}
