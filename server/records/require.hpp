// What must be there, or the unit of work ends. A record of another firm is not there.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"

// Throws Error(not_found): "There is no such contact."
template <class T>
T required(std::optional<T> found, std::string_view noun) {
    if (!found) throw Error(ErrorCode::not_found, fmt::format("There is no such {}.", noun));
    return *std::move(found);
}

// Throws Error(stale) unless the one row that a guarded update meant has changed.
inline void require_unchanged(int64_t rows_changed, std::string_view noun) {
    if (rows_changed == 1) return;
    throw Error(
        ErrorCode::stale,
        fmt::format(
            "Somebody else has changed this {} meanwhile. Load it again and repeat your change.",
            noun));
}
