// Bytes that come from outside or prove something: digests, random tokens, their text forms, and
// UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Hex, lower case, 64 characters.
std::string sha256_hex(std::string_view bytes);

std::string base64(std::string_view bytes);
// Without padding, safe in a URL.
std::string base64_url(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);
std::optional<std::string> from_base64_url(std::string_view text);

// True if `text` is well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates.
bool is_utf8(std::string_view text);

// Where unguessable bytes come from. The system's in the program, a fixed sequence in tests.
class Random {
public:
    virtual ~Random() = default;
    // Threads: any.
    virtual std::string bytes(size_t count) = 0;
};

// The kernel's generator, through libsodium.
class SystemRandom final : public Random {
public:
    SystemRandom();
    std::string bytes(size_t count) override;
};

// 256 bits as 43 URL-safe characters: client links, sessions, API tokens.
std::string new_token(Random& random);
