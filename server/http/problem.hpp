// Problem details (RFC 9457): how a failed request is answered. `type` is the page of the error's
// code.
#pragma once

#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/message.hpp"

namespace http {

// An error that passes by itself, and when: its answer carries Retry-After.
class RetryLater : public Error {
public:
    // `code` is throttled or unavailable.
    RetryLater(ErrorCode code, std::string message, std::chrono::seconds after)
        : Error(code, std::move(message)), after_(after) {}
    std::chrono::seconds after() const { return after_; }

private:
    std::chrono::seconds after_;
};

int status_of(ErrorCode code);

// `instance` is the path that was asked for, left out if empty. `status` stands in for the code's
// own where HTTP is finer (405, 431).
Response problem(const Error& error, std::string_view instance,
                 std::optional<int> status = std::nullopt);

// The answer for whatever a handler threw. What is no Error is our fault: it is logged with an id
// under `route`, and the caller learns the id and nothing else.
Response problem(const std::exception_ptr& thrown, std::string_view instance,
                 std::string_view route);

}
