// Every setting of the program. Each member is a flag, an environment variable (STEPWELL_ and its
// name) and a line of the configuration file (--config); a flag beats a variable beats the file.
// docs/operating says what they are for.
#pragma once

#include <filesystem>
#include <string>

#include "base/log.hpp"

struct Config {
    std::filesystem::path data;
    std::string listen = "127.0.0.1:8080";
    std::string public_url;  // empty: http:// and the address that it listens on
    bool behind_proxy = false;
    size_t upload_max_mb = 25;
    size_t body_memory_mb = 256;  // of which one address has a quarter
    int deliverers = 2;
    std::string log_level = "info";
};

struct ListenAddress {
    std::string host;
    uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080" or ":8080" for all addresses. Throws Error(invalid).
ListenAddress parse_listen(const std::string& text);
// As it is written in a URL: an IPv6 address in brackets.
std::string to_text(const ListenAddress& address);
LogLevel parse_log_level(const std::string& text);
