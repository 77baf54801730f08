#include "http/assets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "base/error.hpp"

using namespace http;
using testing::HasSubstr;

namespace {

constexpr std::array table{
    Asset{.path = "/assets/app-1f.js",
          .content_type = "text/javascript",
          .identity = "identity",
          .gzip = "gzipped",
          .brotli = "brotli'd",
          .etag = "1f",
          .is_immutable = true},
    Asset{.path = "/icon.svg", .content_type = "image/svg+xml", .identity = "<svg/>", .etag = "2e"},
    Asset{.path = "/index.html",
          .content_type = "text/html",
          .identity =
              "<script nonce=\"__CSP_NONCE__\"></script><style nonce=\"__CSP_NONCE__\"></style>",
          .gzip = "never sent",
          .etag = "3d"},
};

class CountingRandom final : public Random {
public:
    std::string bytes(size_t count) override {
        return std::string(count, static_cast<char>(next_++));
    }

private:
    int next_ = 0;
};

Response serve(std::string_view path, std::string_view accept_encoding,
               std::string_view if_none_match = "") {
    Request request;
    if (!accept_encoding.empty()) request.headers.set("Accept-Encoding", accept_encoding);
    if (!if_none_match.empty()) request.headers.set("If-None-Match", if_none_match);
    return Assets(table).serve(request, path);
}

std::string_view bytes_of(const Response& response) {
    return std::get<StaticBytes>(response.body).bytes;
}

}

TEST(Assets, AreServedInTheBestEncodingThatTheClientTakes) {
    EXPECT_EQ(bytes_of(serve("/assets/app-1f.js", "gzip, deflate, br")), "brotli'd");
    EXPECT_EQ(bytes_of(serve("/assets/app-1f.js", "gzip;q=1.0, br;q=0")), "gzipped");
    EXPECT_EQ(bytes_of(serve("/assets/app-1f.js", "br;q=0.000, gzip;q=0")), "identity");
    EXPECT_EQ(bytes_of(serve("/assets/app-1f.js", "")), "identity");
    EXPECT_EQ(bytes_of(serve("/icon.svg", "br")), "<svg/>");
    const auto response = serve("/assets/app-1f.js", "br");
    EXPECT_EQ(response.headers.find("Content-Encoding"), "br");
    EXPECT_EQ(response.headers.find("Vary"), "Accept-Encoding");
    EXPECT_FALSE(serve("/icon.svg", "br").headers.has("Content-Encoding"));
}

TEST(Assets, AreKeptForGoodOnlyIfTheirNameHoldsTheirHash) {
    EXPECT_THAT(*serve("/assets/app-1f.js", "").headers.find("Cache-Control"),
                HasSubstr("immutable"));
    EXPECT_EQ(serve("/icon.svg", "").headers.find("Cache-Control"), "no-cache");
}

TEST(Assets, AreNotSentAgainToWhoHasThem) {
    const auto tag = *serve("/assets/app-1f.js", "br").headers.find("ETag");
    const auto again = serve("/assets/app-1f.js", "br", tag);
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(size_of(again.body), 0u);
    EXPECT_EQ(serve("/assets/app-1f.js", "gzip", tag).status, 200);
    EXPECT_EQ(serve("/icon.svg", "", "\"old\"").status, 200);
}

TEST(Assets, OfNoSuchPathAreNotFound) {
    EXPECT_THROW(serve("/assets/../x", ""), Error);
}

TEST(Assets, PagesGetAFreshNonceInEachPlace) {
    CountingRandom random;
    const Assets assets(table);
    const auto page = assets.page("/index.html", random);
    const auto html = std::get<std::string>(page.body);
    EXPECT_EQ(html, "<script nonce=\"" + page.nonce + "\"></script><style nonce=\"" + page.nonce +
                        "\"></style>");
    EXPECT_EQ(page.page, Page::app);
    EXPECT_NE(assets.page("/index.html", random).nonce, page.nonce);
}
