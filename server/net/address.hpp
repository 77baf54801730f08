// E-mail addresses: whom a mail is from and to, and whether what somebody typed is an address at
// all.
#pragma once

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>

// A name to show, which may be empty and may be any text, and the address proper.
struct MailAddress {
    std::string name;
    std::string address;
    bool operator==(const MailAddress&) const = default;
};
BOOST_DESCRIBE_STRUCT(MailAddress, (), (name, address))

// What is wrong with `text` as an address, in a sentence for whoever typed it; nothing if it is
// one. Stricter than RFC 5321: local@domain and nothing around it, no quotes, no comments, no IP
// address, ASCII only (a domain in other letters is written as xn--…). Whether the mailbox exists,
// only its server knows.
std::optional<std::string> check_address(std::string_view text);
