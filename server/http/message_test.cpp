#include "http/message.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/check.hpp"
#include "http/cookies.hpp"
#include "http/etag.hpp"
#include "http/problem.hpp"
#include "http/wire/security_headers.hpp"
#include "http/wire/target.hpp"

using namespace http;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

TEST(Headers, AreFoundWithoutRegardToCase) {
    Headers headers;
    headers.add("Content-Type", "text/plain");
    headers.add("X-A", "1");
    headers.add("x-a", "2");
    EXPECT_EQ(headers.find("content-TYPE"), "text/plain");
    EXPECT_EQ(headers.count("X-A"), 2u);
    headers.set("X-a", "3");
    EXPECT_EQ(headers.count("X-A"), 1u);
    EXPECT_EQ(headers.find("x-A"), "3");
}

TEST(Headers, RefuseWhatWouldAddAHeaderOrEndTheHead) {
    Headers headers;
    for (const auto* value : {"a\r\nX-B: 1", "a\nb", "a\rb", "\x7f"}) {
        EXPECT_THROW(headers.set("X-A", value), CheckFailed) << value;
    }
    EXPECT_THROW(headers.set("X-A", std::string_view("a\0b", 3)), CheckFailed);
    for (const auto* name : {"", "X A", "X:A", "X\r\n"})
        EXPECT_THROW(headers.add(name, "a"), CheckFailed);
    headers.set("X-A", "tab\tand äöü");
    EXPECT_EQ(headers.all().size(), 1u);
}

TEST(Response, RedirectsOnlyToPathsOfOurs) {
    EXPECT_EQ(Response::redirect("/runs?page=2").headers.find("Location"), "/runs?page=2");
    for (const auto* path :
         {"https://evil.example/", "//evil.example/", "/\\evil.example", "runs", ""}) {
        EXPECT_THROW(Response::redirect(path), CheckFailed) << path;
    }
}

TEST(Response, OfAFileThatIsNotThereIsNotFound) {
    EXPECT_THROW(Response::file("/no/such/file", "text/plain"), Error);
}

TEST(ContentDisposition, KeepsAnyNameWithoutBreakingTheHeader) {
    EXPECT_EQ(content_disposition(Disposition::attachment, "plan.pdf"),
              "attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf");
    EXPECT_EQ(content_disposition(Disposition::inline_, "Ä\"\r\n.pdf"),
              "inline; filename=\"_____.pdf\"; filename*=UTF-8''%C3%84%22%0D%0A.pdf");
}

TEST(Target, IsDecodedSegmentBySegment) {
    const auto target = parse_target("/contacts/J%C3%BCrgen%20B/x+y?q=a%20b+c&empty&q=2&x=1=2");
    EXPECT_THAT(target.segments, ElementsAre("contacts", "Jürgen B", "x+y"));
    EXPECT_EQ(target.path(), "/contacts/Jürgen B/x+y");
    EXPECT_THAT(target.query_parameters, ElementsAre(Pair("q", "a b c"), Pair("empty", ""),
                                                     Pair("q", "2"), Pair("x", "1=2")));
    EXPECT_TRUE(parse_target("/").segments.empty());
    EXPECT_THAT(parse_target("http://localhost:8080/runs/").segments, ElementsAre("runs", ""));
    EXPECT_TRUE(parse_target("http://localhost").segments.empty());
}

TEST(Target, RefusesWhatCanBeReadInTwoWays) {
    for (const auto* text :
         {"",      "*",       "runs",        "/%",     "/%2",          "/%zz",
          "/..",   "/a/../b", "/%2e%2e/etc", "/a/./b", "/a%2fb",       "/a%5Cb",
          "/a\\b", "/%00",    "/a%0d%0ab",   "/%ff",   "/%c0%af",      "/%ed%a0%80",
          "/?a=%", "/?a=%00", "/?%ff=1",     "/\x01",  "http://a?b=/c"}) {
        EXPECT_THROW(parse_target(text), Error) << text;
    }
}

TEST(Target, LimitsTheNumberOfQueryParameters) {
    std::string query = "/?";
    for (int i = 0; i < 101; ++i) query += "a=1&";
    EXPECT_THROW(parse_target(query), Error);
}

TEST(Cookies, AreParsedLeavingOutWhatIsMalformed) {
    EXPECT_THAT(parse_cookies("a=1; b=\"2\";c=; =x; d; a=3; e f=1; g=\x01; __Host-session=t_-1=="),
                ElementsAre(Pair("__Host-session", "t_-1=="), Pair("a", "1"), Pair("b", "2"),
                            Pair("c", "")));
}

TEST(Cookies, AreWrittenWithTheirGuards) {
    EXPECT_EQ(to_text(Cookie{
                  .name = "__Host-session", .value = "token", .max_age = std::chrono::hours(1)}),
              "__Host-session=token; Path=/; SameSite=Lax; Max-Age=3600; HttpOnly; Secure");
    EXPECT_EQ(to_text(Cookie{.name = "csrf",
                             .same_site = SameSite::strict,
                             .is_secure = false,
                             .is_http_only = false}),
              "csrf=; Path=/; SameSite=Strict");
}

TEST(Cookies, RefuseWhatTheyCannotHoldOrTheirNamePromises) {
    for (const auto* value : {"a;b", "a b", "a\r\nb", "a,b", "\"a"}) {
        EXPECT_THROW(to_text(Cookie{.name = "a", .value = value}), CheckFailed) << value;
    }
    EXPECT_THROW(to_text(Cookie{.name = "a=b"}), CheckFailed);
    EXPECT_THROW(to_text(Cookie{.name = "__Host-a", .is_secure = false}), CheckFailed);
    EXPECT_THROW(to_text(Cookie{.name = "__Host-a", .path = "/c"}), CheckFailed);
}

TEST(Etag, IsComparedInLists) {
    EXPECT_TRUE(lists_etag("\"6\", W/\"7\"", "\"7\""));
    EXPECT_TRUE(lists_etag("*", "\"7\""));
    EXPECT_FALSE(lists_etag("\"77\", 7", "\"7\""));
    EXPECT_FALSE(lists_etag("", "\"7\""));
}

TEST(Etag, OfAnEditMustBeThereAndCurrent) {
    Request request;
    const auto code = [&] {
        try {
            require_version(request, "7");
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::internal;
    };
    EXPECT_EQ(code(), ErrorCode::precondition_required);
    request.headers.set("If-Match", "\"6\"");
    EXPECT_EQ(code(), ErrorCode::stale);
    request.headers.set("If-Match", "\"7\"");
    EXPECT_NO_THROW(require_version(request, "7"));
}

TEST(Request, IsOfOurOriginByFetchMetadataOrOriginAndHost) {
    const auto with = [](std::string_view name, std::string_view value) {
        Request request;
        request.headers.set("Host", "firm.example:8080");
        if (!name.empty()) request.headers.set(name, value);
        return request.is_same_origin();
    };
    EXPECT_TRUE(with("", ""));
    EXPECT_TRUE(with("Sec-Fetch-Site", "same-origin"));
    EXPECT_TRUE(with("Sec-Fetch-Site", "none"));
    EXPECT_FALSE(with("Sec-Fetch-Site", "same-site"));
    EXPECT_FALSE(with("Sec-Fetch-Site", "cross-site"));
    EXPECT_TRUE(with("Origin", "http://firm.example:8080"));
    EXPECT_FALSE(with("Origin", "https://firm.example:8080"));
    EXPECT_FALSE(with("Origin", "http://evil.example"));
    EXPECT_FALSE(with("Origin", "null"));
}

TEST(Problem, CarriesCodeDetailAndEveryFault) {
    const Error error(ErrorCode::invalid, "Two fields are wrong.",
                      {{"/email", "is required"}, {"/a~1b", "must not be empty"}});
    const auto response = problem(error, "/api/v1/contacts");
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+json");
    EXPECT_EQ(std::get<std::string>(response.body),
              R"({"type":"/docs/errors/invalid","title":"Some fields are wrong","status":422,)"
              R"("detail":"Two fields are wrong.","instance":"/api/v1/contacts",)"
              R"("errors":[{"pointer":"/email","detail":"is required"},{"pointer":"/a~1b",)"
              R"("detail":"must not be empty"}]})");
}

TEST(Problem, SaysWhenToComeBack) {
    const auto after = [](const Error& error) {
        return problem(error, "/").headers.find("Retry-After");
    };
    EXPECT_EQ(after(RetryLater(ErrorCode::throttled, "Too often.", std::chrono::seconds(7))), "7");
    EXPECT_EQ(after(Error(ErrorCode::throttled, "Too often.")), "30");
    EXPECT_EQ(after(Error(ErrorCode::unavailable, "Stopping.")), "5");
    EXPECT_EQ(after(Error(ErrorCode::conflict, "Taken.")), std::nullopt);
}

TEST(Problem, TellsNothingOfWhatIsUnexpected) {
    const auto thrown = std::make_exception_ptr(std::runtime_error("secret path /var/lib"));
    const auto response = problem(thrown, "/x", "/x");
    EXPECT_EQ(response.status, 500);
    EXPECT_THAT(std::get<std::string>(response.body), Not(HasSubstr("secret")));
    const auto internal = std::make_exception_ptr(Error(ErrorCode::internal, "secret"));
    EXPECT_THAT(std::get<std::string>(problem(internal, "/x", "/x").body),
                Not(HasSubstr("secret")));
}

TEST(Problem, HasAStatusForEveryCode) {
    const std::vector<std::pair<ErrorCode, int>> expected{
        {ErrorCode::malformed, 400},
        {ErrorCode::invalid, 422},
        {ErrorCode::unauthenticated, 401},
        {ErrorCode::forbidden, 403},
        {ErrorCode::not_found, 404},
        {ErrorCode::conflict, 409},
        {ErrorCode::rejected, 409},
        {ErrorCode::stale, 412},
        {ErrorCode::precondition_required, 428},
        {ErrorCode::too_large, 413},
        {ErrorCode::unsupported_media, 415},
        {ErrorCode::throttled, 429},
        {ErrorCode::unavailable, 503},
        {ErrorCode::storage_full, 507},
        {ErrorCode::internal, 500},
    };
    for (const auto& [code, status] : expected) EXPECT_EQ(status_of(code), status) << name_of(code);
}

TEST(SecurityHeaders, AreAddedWhereTheHandlerSetNone) {
    Response response;
    response.headers.set("Referrer-Policy", "same-origin");
    add_security_headers(response, true);
    EXPECT_EQ(response.headers.find("Referrer-Policy"), "same-origin");
    EXPECT_EQ(response.headers.find("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.headers.find("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(response.headers.find("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_TRUE(response.headers.has("Strict-Transport-Security"));
    Response plain;
    add_security_headers(plain, false);
    EXPECT_FALSE(plain.headers.has("Strict-Transport-Security"));
}

TEST(SecurityHeaders, PolicyFollowsTheSortOfPage) {
    EXPECT_THAT(content_security_policy(Page::app, "n0nce"),
                HasSubstr("script-src 'self' 'nonce-n0nce';"));
    EXPECT_THAT(content_security_policy(Page::app, ""), HasSubstr("script-src 'self';"));
    EXPECT_THAT(content_security_policy(Page::file, ""), HasSubstr("sandbox;"));
    for (const auto page : {Page::api, Page::app, Page::preview, Page::file}) {
        EXPECT_THAT(content_security_policy(page, ""), testing::StartsWith("default-src 'none'"));
        EXPECT_THAT(content_security_policy(page, ""), Not(HasSubstr("unsafe-eval")));
    }
}
