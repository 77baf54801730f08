#include "api/password.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "http/message.hpp"

namespace api {
namespace {

void make_sodium_ready() {
    check(sodium_init() >= 0, "libsodium is ready");
}

// Of those that fit our length, what everybody tries first.
constexpr auto common_passwords = std::to_array<std::string_view>(
    {"password",   "password1",  "password12", "password123", "12345678",      "123456789",
     "1234567890", "11111111",   "00000000",   "qwertyui",    "qwertyuiop",    "qwerty123",
     "qwertz123",  "1q2w3e4r",   "1q2w3e4r5t", "iloveyou",    "sunshine",      "princess",
     "football",   "baseball",   "superman",   "trustno1",    "welcome1",      "welcome123",
     "letmein1",   "letmein123", "passw0rd",   "p@ssw0rd",    "abcd1234",      "abc12345",
     "asdfghjk",   "changeme",   "changeme1",  "admin123",    "administrator", "computer",
     "internet",   "whatever",   "starwars",   "michelle",    "87654321",      "987654321"});

bool is_common(std::string_view password) {
    return std::ranges::any_of(common_passwords, [&](std::string_view common) {
        return http::equals_ignoring_case(common, password);
    });
}

// Code points of UTF-8.
size_t length_of(std::string_view text) {
    return static_cast<size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

}

std::string hash_password(std::string_view password) {
    make_sodium_ready();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int failed = crypto_pwhash_str_alg(
        hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
        crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) {
        throw Error(ErrorCode::unavailable, "There is not enough memory at the moment. Try again.");
    }
    return hash.data();
}

bool is_password(const std::string& hash, std::string_view password) {
    make_sodium_ready();
    static const std::string nobodys = hash_password("nobody's");
    const auto& compared = hash.empty() ? nobodys : hash;
    const bool fits =
        crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
    return fits && !hash.empty();
}

void check_password(std::string_view password, std::string_view email, Faults& faults,
                    const std::string& pointer) {
    if (length_of(password) < password_length_min) {
        faults.push_back({pointer, fmt::format("needs {} characters or more; 15 are better",
                                               password_length_min)});
    } else if (password.size() > password_bytes_max) {
        faults.push_back({pointer, fmt::format("is longer than {} bytes", password_bytes_max)});
    } else if (is_common(password)) {
        faults.push_back({pointer, "is among the first that anybody would try; take another"});
    } else if (!email.empty() && http::equals_ignoring_case(password, email)) {
        faults.push_back({pointer, "is the e-mail address; take another"});
    }
}

}
