#include "records/session.hpp"
#include "api/testing/test_api.hpp"

namespace api {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

class SessionTest : public ApiTest {
protected:
    Reply sign_in(const std::string& email, const std::string& password) const {
        return api.nobody().post("/session", {{"email", email}, {"password", password}});
    }
    Reply fail() const { return sign_in("maya@alder.example", "wrong horse"); }
    // Writes, so that the use of the session is noted before the answer comes.
    Reply use(const Caller& browser) const {
        return browser.patch("/tasks/" + api.alder.ids.at("task"), {{"title", "Call"}});
    }
};

const std::string right{test_password};

}

TEST_F(SessionTest, SigningInSetsACookieThatScriptsCannotRead) {
    const auto reply = sign_in("Maya@Alder.example", right);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.at("/member/name"), "Maya");
    EXPECT_EQ(reply.at("/firm/name"), "Alder & Wren");
    EXPECT_EQ(reply.at("/demo"), "true");
    EXPECT_EQ(reply.at("/now"), "2026-03-10T09:00:00Z");
    const auto cookie = reply.header("set-cookie");
    EXPECT_THAT(cookie, testing::StartsWith("stepwell_session="));
    EXPECT_THAT(cookie, HasSubstr("; HttpOnly"));
    EXPECT_THAT(cookie, HasSubstr("; SameSite=Lax"));
}

TEST_F(SessionTest, ASessionSaysWhoIsSignedIn) {
    const auto browser = api.browser("tom@alder.example");
    EXPECT_EQ(browser.get("/session").at("/member/name"), "Tom");
    EXPECT_EQ(browser.get("/contacts").status, 200);
}

TEST_F(SessionTest, AWrongPasswordAndAnUnknownAddressReadAlike) {
    const auto wrong = fail();
    const auto unknown = sign_in("nobody@alder.example", right);
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.text, unknown.text);
    EXPECT_EQ(wrong.header("set-cookie"), "");
}

TEST_F(SessionTest, WritingNeedsTheSessionsToken) {
    const auto browser = api.browser("maya@alder.example");
    const boost::json::value contact{{"kind", "person"}, {"name", "Ana"}};
    EXPECT_EQ(browser.with("X-CSRF-Token", "").post("/contacts", contact).status, 403);
    const auto other = api.browser("maya@alder.example").get("/session").at("/csrf_token");
    EXPECT_EQ(browser.with("X-CSRF-Token", other).post("/contacts", contact).status, 403);
    EXPECT_EQ(browser.post("/contacts", contact).status, 201);
}

TEST_F(SessionTest, PagesOfOtherSitesAreRefused) {
    const auto browser = api.browser("maya@alder.example");
    const boost::json::value contact{{"kind", "person"}, {"name", "Ana"}};
    const auto elsewhere = browser.with("Sec-Fetch-Site", "cross-site");
    EXPECT_EQ(elsewhere.post("/contacts", contact).status, 403);
    EXPECT_EQ(
        elsewhere.post("/session", {{"email", "maya@alder.example"}, {"password", right}}).status,
        403);
    EXPECT_EQ(browser.with("Origin", "https://evil.example").post("/contacts", contact).status,
              403);
}

TEST_F(SessionTest, SigningOutEndsTheSession) {
    const auto browser = api.browser("maya@alder.example");
    const auto reply = browser.remove("/session");
    EXPECT_EQ(reply.status, 204);
    EXPECT_THAT(reply.header("set-cookie"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(browser.get("/session").status, 401);
}

TEST_F(SessionTest, SigningInAgainEndsTheEarlierSession) {
    const auto first = api.browser("maya@alder.example");
    const auto second =
        first.post("/session", {{"email", "maya@alder.example"}, {"password", right}});
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(first.get("/session").status, 401);
}

TEST_F(SessionTest, GuessingAtAnAccountIsThrottled) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(fail().status, 401);
    const auto reply = sign_in("maya@alder.example", right);
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.header("retry-after"), "30");
    api.clock.wind(30s);
    EXPECT_EQ(sign_in("maya@alder.example", right).status, 200);
    EXPECT_EQ(fail().status, 401) << "a success begins anew";
}

TEST_F(SessionTest, GuessingAtManyAccountsIsThrottledByAddress) {
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(sign_in(fmt::format("{}@alder.example", i), "wrong").status, 401);
    }
    EXPECT_EQ(sign_in("21@alder.example", "wrong").status, 429);
}

TEST_F(SessionTest, AnIdleSessionEndsAfterAWeek) {
    const auto browser = api.browser("maya@alder.example");
    for (int i = 0; i < 2; ++i) {
        api.clock.wind(std::chrono::days{6});
        EXPECT_EQ(use(browser).status, 200) << "use prolongs it";
    }
    api.clock.wind(std::chrono::days{7});
    EXPECT_EQ(browser.get("/session").status, 401);
}

TEST_F(SessionTest, APageThatIsLeftOpenDoesNotKeepItsSession) {
    const auto browser = api.browser("maya@alder.example");
    api.clock.wind(std::chrono::days{6});
    const auto events = browser.with("Last-Event-ID", "long ago").first_event("/events");
    EXPECT_THAT(events, HasSubstr("event: reset"));
    api.store->write([](Tx&) {});  // behind whatever noted a use
    api.clock.wind(std::chrono::days{2});
    EXPECT_EQ(browser.get("/session").status, 401);
}

TEST_F(SessionTest, AnySessionEndsAfterAMonth) {
    const auto browser = api.browser("maya@alder.example");
    for (int day = 0; day < 30; day += 5) {
        EXPECT_EQ(use(browser).status, 200);
        api.clock.wind(std::chrono::days{5});
    }
    EXPECT_EQ(browser.get("/session").status, 401);
}

TEST_F(SessionTest, ATokenHasNoSession) {
    EXPECT_EQ(api.maya().get("/session").status, 403);
    EXPECT_EQ(api.maya().remove("/session").status, 403);
    EXPECT_EQ(api.nobody().with("Authorization", "Basic bWF5YQ==").get("/contacts").status, 401);
}

TEST_F(SessionTest, TokensAreStoredAsHashesOnly) {
    const auto browser = api.browser("maya@alder.example");
    const auto token = api.alder.tokens.at(MemberLevel::owner);
    const bool is_stored = api.store->read(
        [&](Tx& tx) { return find_session(tx, token, api.clock.now()).has_value(); });
    EXPECT_FALSE(is_stored);
    EXPECT_THAT(browser.get("/tokens").text, Not(HasSubstr(token)));
}

}
