#include "base/error.hpp"

Error::Error(ErrorCode code, std::string message, Faults faults)
    : code_(code), message_(std::move(message)), faults_(std::move(faults)) {}

std::string_view name_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::malformed:
            return "malformed";
        case ErrorCode::invalid:
            return "invalid";
        case ErrorCode::unauthenticated:
            return "unauthenticated";
        case ErrorCode::forbidden:
            return "forbidden";
        case ErrorCode::not_found:
            return "not_found";
        case ErrorCode::conflict:
            return "conflict";
        case ErrorCode::rejected:
            return "rejected";
        case ErrorCode::stale:
            return "stale";
        case ErrorCode::precondition_required:
            return "precondition_required";
        case ErrorCode::too_large:
            return "too_large";
        case ErrorCode::unsupported_media:
            return "unsupported_media";
        case ErrorCode::throttled:
            return "throttled";
        case ErrorCode::unavailable:
            return "unavailable";
        case ErrorCode::storage_full:
            return "storage_full";
        case ErrorCode::internal:
            return "internal";
    }
    return "internal";
}
