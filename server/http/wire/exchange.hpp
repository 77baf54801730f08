// The parts of an exchange that need no socket: from a read header to what is to be done with it,
// and from a response to the bytes of its head.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/router.hpp"

namespace http {

// A header as it was read, its fields in order.
struct RequestHead {
    std::string method;
    std::string target;
    int version_minor = 1;  // of HTTP/1
    Headers headers;
    std::optional<uint64_t> content_length;
    bool is_chunked = false;
    std::string remote_address;  // of the connection

    bool has_body() const { return is_chunked || content_length.value_or(0) > 0; }
    bool is_head() const { return method == "HEAD"; }
    bool wants_continue() const;
};

struct Admission {
    const Endpoint* endpoint = nullptr;
    Request request;  // without its body
    uint64_t body_bytes_max = 0;
};

// What the request is for. Throws Error for one that is to be refused before its body is read.
// Behind a proxy the request's address is the one that the proxy names.
Admission admit(const RequestHead& head, const Router& router, bool is_behind_proxy);

// Whether the client speaks https, which only a proxy in front of us can do.
bool is_https(const RequestHead& head, bool is_behind_proxy);

// Thrown by `admit`: the path is there, the method is not.
class MethodRefused : public Error {
public:
    explicit MethodRefused(std::string allow);
    const std::string& allow() const { return allow_; }

private:
    std::string allow_;
};

// The answer for what `admit` threw.
Response refusal(const std::exception_ptr& thrown, std::string_view target);

Error body_too_large(uint64_t bytes_max);

enum class Persistence { keep_alive, close };

// "HTTP/1.1 200 OK" and so on, to the empty line. Adds Content-Length where the status has a body,
// and Date.
std::string response_head(const Response& response, Persistence persistence);
// Of an event stream, which has no length and ends with its connection.
std::string stream_head(bool is_https);
// Whether an answer of that status has a body at all.
bool may_have_body(int status);

}
