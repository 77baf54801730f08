// A request on its way through its handler: who asks, what the path and the query say, and what the
// answer carries besides its body.
#pragma once

#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/request/services.hpp"
#include "engine/actor.hpp"
#include "http/endpoint.hpp"
#include "http/message.hpp"
#include "records/api_token.hpp"
#include "records/member.hpp"
#include "records/page.hpp"
#include "records/session.hpp"
#include "reflect/enums.hpp"

namespace api {

// Who asks: a member by a session, or a program by a token.
struct Principal {
    FirmId firm_id;
    MemberLevel level = MemberLevel::member;
    std::optional<::Member> member;
    std::optional<::Session> session;
    std::optional<ApiToken> token;
};

class Call {
public:
    Call(Services& services, http::Request request);

    Services& services() const { return services_; }
    const http::Request& request() const { return request_; }
    Time now() const { return services_.clock.now(); }

    // ---- Who asks. On a route that is open to everybody nobody is known, and asking is a check
    // failure.

    const Principal& principal() const;
    bool has_principal() const { return principal_.has_value(); }
    FirmId firm_id() const { return principal().firm_id; }
    // Throws Error(forbidden) for a token: what only a person can do.
    const ::Member& member() const;
    // For the history.
    Actor actor() const;
    void admit(Principal principal) { principal_ = std::move(principal); }

    // ---- From the path

    // Throws Error(not_found) for what is no id of that noun.
    template <class IdType>
    IdType id(std::string_view name) const;
    const std::string& text(std::string_view name) const { return request_.path_parameter(name); }
    // Throws Error(not_found) for what is no number.
    int number(std::string_view name) const;

    // ---- From the query. All throw Error(invalid) with a fault at the parameter's name.

    std::optional<std::string> query(std::string_view name) const;
    template <class IdType>
    std::optional<IdType> query_id(std::string_view name) const;
    // One of the names of an enum.
    template <class E>
    std::optional<E> query_name(std::string_view name) const;
    // `limit` and `cursor`.
    PageRequest page() const;

    // ---- Versions of what two people may edit

    // Throws Error(precondition_required) without If-Match, Error(stale) for another revision.
    void require_revision(int64_t revision) const;
    void set_etag(int64_t revision);

    // ---- The answer

    // A header of the answer, beside those of its body.
    void add_header(std::string_view name, std::string_view value) { headers_.add(name, value); }
    const http::Headers& headers() const { return headers_; }
    // The answer is this stream, whatever the handler returns.
    void stream(http::EventStream stream) { stream_ = std::move(stream); }
    std::optional<http::EventStream>& stream() { return stream_; }

private:
    [[noreturn]] void refuse_query(std::string_view name, std::string message) const;

    Services& services_;
    http::Request request_;
    std::optional<Principal> principal_;
    http::Headers headers_;
    std::optional<http::EventStream> stream_;
};

// The ETag of a revision, in quotes.
std::string etag_of(int64_t revision);

[[noreturn]] void throw_not_found();

template <class IdType>
IdType Call::id(std::string_view name) const {
    const auto found = parse_id<IdType>(text(name));
    if (!found) throw_not_found();
    return *found;
}

template <class IdType>
std::optional<IdType> Call::query_id(std::string_view name) const {
    const auto text = query(name);
    if (!text) return std::nullopt;
    const auto found = parse_id<IdType>(*text);
    if (!found) {
        refuse_query(name, fmt::format("expected an id that begins with {}_", IdType::tag::prefix));
    }
    return found;
}

template <class E>
std::optional<E> Call::query_name(std::string_view name) const {
    const auto text = query(name);
    if (!text) return std::nullopt;
    const auto found = reflect::parse_name<E>(*text);
    if (!found) refuse_query(name, reflect::not_one_of(*text, reflect::names<E>()));
    return found;
}

}
