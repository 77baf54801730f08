// The one exception that a unit of work throws when it cannot go on: what went wrong, in words that
// the caller may read, and, for input, every fault with the JSON pointer (RFC 6901) of the place it
// was found at.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

// The sort of an error. Each has a page in docs/errors/ and one HTTP status (http/problem.hpp).
enum class ErrorCode {
    malformed,        // the request is not JSON, not UTF-8, or not of the expected form at all
    invalid,          // well-formed, but a field is wrong: `faults` says which
    unauthenticated,  // nobody is signed in
    forbidden,        // somebody is, and may not do this
    not_found,        // no such thing in this firm
    conflict,         // it exists already, or is in use
    rejected,         // a command that the present state does not allow
    stale,            // the caller edited an older version (If-Match)
    precondition_required,
    too_large,
    unsupported_media,
    throttled,
    unavailable,  // try again later: shutting down, or the disk is full
    storage_full,
    internal,
};

// One wrong place in some input. `pointer` is empty for the whole document.
struct Fault {
    std::string pointer;
    std::string message;
    bool operator==(const Fault&) const = default;
};
using Faults = std::vector<Fault>;

class Error : public std::exception {
public:
    // `message` says what was expected, what was found and what to do; it is shown to the caller as
    // it stands.
    Error(ErrorCode code, std::string message, Faults faults = {});

    const char* what() const noexcept override { return message_.c_str(); }
    ErrorCode code() const { return code_; }
    const std::string& message() const { return message_; }
    const Faults& faults() const { return faults_; }

private:
    ErrorCode code_;
    std::string message_;
    Faults faults_;
};

// "not_found" for ErrorCode::not_found: the name of its page and the end of the problem's `type`.
std::string_view name_of(ErrorCode code);
