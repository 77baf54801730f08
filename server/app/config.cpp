#include "app/config.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/error.hpp"

ListenAddress parse_listen(const std::string& text) {
    const auto colon = text.rfind(':');
    ListenAddress address;
    if (colon != std::string::npos) {
        const auto* end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + colon + 1, end, address.port);
        address.host = text.substr(0, colon);
        if (address.host.starts_with('[') && address.host.ends_with(']')) {
            address.host = address.host.substr(1, address.host.size() - 2);
        }
        if (address.host.empty()) address.host = "0.0.0.0";
        if (read.ec == std::errc{} && read.ptr == end) return address;
    }
    throw Error(
        ErrorCode::invalid,
        fmt::format("--listen: expected an address and a port such as 127.0.0.1:8080, found “{}”.",
                    text));
}

std::string to_text(const ListenAddress& address) {
    const bool is_v6 = address.host.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", is_v6 ? "[" : "", address.host, is_v6 ? "]" : "", address.port);
}

LogLevel parse_log_level(const std::string& text) {
    if (text == "debug") return LogLevel::debug;
    if (text == "info") return LogLevel::info;
    if (text == "warning") return LogLevel::warning;
    if (text == "error") return LogLevel::error;
    throw Error(
        ErrorCode::invalid,
        fmt::format("--log-level: expected debug, info, warning or error, found “{}”.", text));
}
