#include "http/wire/security_headers.hpp"

#include <fmt/format.h>

namespace http {

std::string content_security_policy(Page page, std::string_view nonce) {
    switch (page) {
        case Page::api:
            return "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
        case Page::preview:
            return "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox; "
                   "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
        case Page::file:
            return "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src "
                   "'self'; "
                   "sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
        case Page::app:
            break;
    }
    const auto nonce_source = nonce.empty() ? std::string() : fmt::format(" 'nonce-{}'", nonce);
    return fmt::format(
        "default-src 'none'; script-src 'self'{0}; style-src 'self'{0}; img-src 'self' data: "
        "blob:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src "
        "'self'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for "
        "'script'",
        nonce_source);
}

void add_security_headers(Response& response, bool is_https) {
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!response.headers.has(name)) response.headers.add(name, value);
    };
    add("Content-Security-Policy", content_security_policy(response.page, response.nonce));
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer");
    add("Cross-Origin-Opener-Policy", "same-origin");
    add("Cross-Origin-Resource-Policy", "same-origin");
    add("Cache-Control", "no-store");
    if (is_https) add("Strict-Transport-Security", "max-age=31536000");
}

}
