// Passwords: argon2id hashes, and what a password must be.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace api {

inline constexpr size_t password_length_min = 8;
inline constexpr size_t password_bytes_max = 1000;

// As it is stored, with its salt and cost. Cost: some 64 MB and a tenth of a second; not for a unit
// of work.
std::string hash_password(std::string_view password);

// True if the hash is the password's. The same cost. An empty hash is nobody's password, at the
// same cost, so that the time taken does not say who exists.
bool is_password(const std::string& hash, std::string_view password);

// Appends what is wrong with it at `pointer`: too short, too long, too common, or the person's own
// address.
void check_password(std::string_view password, std::string_view email, Faults& faults,
                    const std::string& pointer = "/password");

}
