#include "base/check.hpp"

#include <fmt/format.h>

void check(bool holds, std::string_view what, std::source_location where) {
    if (holds) [[likely]]
        return;
    throw CheckFailed(
        fmt::format("check failed: {} ({}:{})", what, where.file_name(), where.line()));
}
