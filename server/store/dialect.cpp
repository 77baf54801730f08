#include "store/dialect.hpp"

#include <fmt/format.h>

#include "base/check.hpp"

std::string sqlite_text(std::string_view sql) {
    size_t start = sql.find("/*");
    while (start != std::string_view::npos) {
        const size_t end = sql.find("*/", start);
        check(end != std::string_view::npos, "a mark in SQL is not closed");
        const auto mark = sql.substr(start, end + 2 - start);
        if (mark != "/* skip locked */") check(false, fmt::format("unknown mark in SQL: {}", mark));
        start = sql.find("/*", end + 2);
    }
    return std::string(sql);
}
