#include "app/config.hpp"

#include <gtest/gtest.h>

#include "app/program.hpp"
#include "base/error.hpp"

TEST(Config, AnAddressIsWrittenAsItIsRead) {
    for (const auto* text : {"127.0.0.1:8080", "[::1]:8080", "[2001:db8::7]:80"}) {
        EXPECT_EQ(to_text(parse_listen(text)), text);
    }
    EXPECT_EQ(parse_listen("[::1]:8080").host, "::1");
    EXPECT_EQ(to_text(parse_listen(":8080")), "0.0.0.0:8080");
    EXPECT_THROW(parse_listen("8080"), Error);
}

TEST(Config, LinksOfAServerOnIpv6HaveBrackets) {
    Config config{.listen = "[::1]:8080"};
    settle_address(config);
    EXPECT_EQ(config.public_url, "http://[::1]:8080");
    Config any{.listen = "[::1]:0"};
    settle_address(any);
    EXPECT_EQ(any.public_url, "http://" + any.listen);
    EXPECT_EQ(parse_listen(any.listen).host, "::1");
}
