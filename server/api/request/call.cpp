#include "api/request/call.hpp"

#include <charconv>

#include "base/check.hpp"
#include "http/etag.hpp"

namespace api {
namespace {

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}

Call::Call(Services& services, http::Request request)
    : services_(services), request_(std::move(request)) {}

const Principal& Call::principal() const {
    check(principal_.has_value(), "a route that asks who asks is not open");
    return *principal_;
}

const ::Member& Call::member() const {
    if (!principal().member) {
        throw Error(ErrorCode::forbidden, "Only a member who is signed in can do this, no token.");
    }
    return *principal().member;
}

Actor Call::actor() const {
    if (principal().member) return actor_of(*principal().member);
    return {Acts::team, to_text(principal().token->id), principal().token->name};
}

int Call::number(std::string_view name) const {
    const auto found = whole_number(text(name));
    if (!found) throw_not_found();
    return *found;
}

std::optional<std::string> Call::query(std::string_view name) const {
    auto text = request_.query_parameter(name);
    if (text && (!is_utf8(*text) || text->find('\0') != std::string::npos)) {
        refuse_query(name, "expected text in UTF-8");
    }
    return text;
}

PageRequest Call::page() const {
    PageRequest request{.limit = 50, .cursor = query("cursor")};
    if (const auto text = query("limit")) {
        const auto limit = whole_number(*text);
        if (!limit || *limit < 1) refuse_query("limit", "expected a whole number from 1 to 100");
        request.limit = *limit;
    }
    return request;
}

void Call::require_revision(int64_t revision) const {
    http::require_version(request_, std::to_string(revision));
}

void Call::set_etag(int64_t revision) {
    headers_.set("ETag", etag_of(revision));
}

void Call::refuse_query(std::string_view name, std::string message) const {
    throw Error(ErrorCode::invalid, fmt::format("The query's {} is wrong: {}.", name, message),
                {{fmt::format("/{}", name), message}});
}

std::string etag_of(int64_t revision) {
    return http::etag(std::to_string(revision));
}

void throw_not_found() {
    throw Error(ErrorCode::not_found, "There is no such thing.");
}

}
