#include "api/password.hpp"
#include "api/testing/test_api.hpp"

namespace api {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class SettingsTest : public ApiTest {
protected:
    Reply change_firm(const boost::json::value& change) const {
        return api.maya().with("If-Match", "*").patch("/firm", change);
    }
};

const boost::json::object smtp{{"mode", "off"},        {"host", "mail.example"},
                               {"port", 587},          {"security", "starttls"},
                               {"user", "office"},     {"password", "first secret"},
                               {"from_name", "Alder"}, {"from_address", "hello@alder.example"}};

boost::json::object changed(boost::json::object object, std::string_view key,
                            const boost::json::value& value) {
    object[key] = value;
    return object;
}

boost::json::object without(boost::json::object object, std::string_view key) {
    object.erase(key);
    return object;
}

}

// ---- The firm

TEST_F(SettingsTest, AFirmIsChangedFieldByField) {
    const auto reply = change_firm({{"tagline", "Books in order"}, {"currency", "EUR"}});
    EXPECT_EQ(reply.status, 200) << reply.text;
    EXPECT_EQ(reply.at("/tagline"), "Books in order");
    EXPECT_EQ(reply.at("/zone"), "Europe/London") << "what is not named stays";
    EXPECT_EQ(change_firm({{"tagline", ""}}).body.as_object().contains("tagline"), false);
}

TEST_F(SettingsTest, AnEditNeedsTheVersionThatItStartedFrom) {
    const auto etag = api.maya().get("/firm").header("etag");
    EXPECT_EQ(api.maya().patch("/firm", {{"phone", "1"}}).status, 428);
    EXPECT_EQ(api.maya().with("If-Match", etag).patch("/firm", {{"phone", "1"}}).status, 200);
    const auto late = api.maya().with("If-Match", etag).patch("/firm", {{"phone", "2"}});
    EXPECT_EQ(late.status, 412);
    EXPECT_EQ(api.maya().get("/firm").at("/phone"), "1");
}

TEST_F(SettingsTest, EveryWrongFieldOfAFirmIsNamed) {
    const auto reply = change_firm({{"name", "  "},
                                    {"zone", "Mars/Olympus"},
                                    {"locale", "english"},
                                    {"currency", "eur"},
                                    {"email", "nowhere"},
                                    {"phone", "1\r\nBcc: all@example.com"}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.faults(),
                ElementsAre("/name: must not be empty",
                            "/phone: must be one line, without control characters",
                            "/email: an e-mail address looks like name@example.com",
                            "/zone: expected an IANA zone such as Europe/Berlin",
                            "/locale: expected a language tag such as en or en-GB",
                            "/currency: expected three capital letters such as EUR"));
}

TEST_F(SettingsTest, WorkingTimeIsChecked) {
    const boost::json::array hours{{{"weekday", "monday"}, {"from", "17:00"}, {"until", "09:00"}}};
    EXPECT_THAT(change_firm({{"hours", hours}}).faults(), Not(testing::IsEmpty()));
    const boost::json::array morning{
        {{"weekday", "monday"}, {"from", "09:00"}, {"until", "12:00"}}};
    EXPECT_EQ(change_firm({{"hours", morning}}).at("/hours/0/until"), "12:00");
}

TEST_F(SettingsTest, UnknownFieldsAreRefused) {
    const auto reply = change_firm({{"id", "firm_0000000000019"}});
    EXPECT_EQ(reply.status, 422);
}

// ---- E-mail

TEST_F(SettingsTest, APasswordIsNeverShown) {
    const auto saved = api.maya().put("/firm/email", changed(smtp, "mode", "demo"));
    EXPECT_EQ(saved.status, 200) << saved.text;
    EXPECT_EQ(saved.at("/has_password"), "true");
    EXPECT_THAT(api.maya().get("/firm/email").text, Not(HasSubstr("first secret")));
}

TEST_F(SettingsTest, APasswordStaysWithItsServer) {
    api.services->facts.is_demo = false;
    EXPECT_EQ(api.maya().put("/firm/email", smtp).status, 200);
    const auto kept = api.maya().put("/firm/email", without(smtp, "password"));
    EXPECT_EQ(kept.at("/has_password"), "true");
    const auto moved = api.maya().put(
        "/firm/email", changed(without(smtp, "password"), "host", "mail.attacker.example"));
    EXPECT_THAT(moved.faults(), Contains(HasSubstr("/password: is needed again")));
    const boost::json::object moves{{"port", 2525}, {"security", "none"}};
    for (const auto& [name, value] : moves) {
        const auto refused =
            api.maya().put("/firm/email", changed(without(smtp, "password"), name, value));
        EXPECT_THAT(refused.faults(), Contains(HasSubstr("/password: is needed again"))) << name;
    }
}

TEST_F(SettingsTest, TheDemoKeepsItsMail) {
    EXPECT_THAT(api.maya().put("/firm/email", changed(smtp, "mode", "smtp")).faults(),
                Contains(testing::StartsWith("/mode: ")));
    api.services->facts.is_demo = false;
    EXPECT_THAT(api.maya().put("/firm/email", changed(smtp, "mode", "demo")).faults(),
                Contains(testing::StartsWith("/mode: ")));
}

TEST_F(SettingsTest, SettingsThatCannotWorkAreRefused) {
    api.services->facts.is_demo = false;
    const auto reply = api.maya().put(
        "/firm/email", {{"mode", "smtp"}, {"host", ""}, {"from_name", "A"}, {"from_address", ""}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.faults(), Contains("/from_address: must not be empty"));
    EXPECT_THAT(reply.faults(), Contains(testing::StartsWith("/host: ")));
}

TEST_F(SettingsTest, ATestInTheDemoStaysInItsMailbox) {
    const auto reply = api.maya().post("/firm/email/test", {{"to", "maya@alder.example"}});
    EXPECT_EQ(reply.status, 200) << reply.text;
    EXPECT_EQ(reply.at("/delivered"), "true");
    api.work_off();
    EXPECT_THAT(api.maya().get("/demo/mailbox").text, HasSubstr("A test of your e-mail settings"));
}

TEST_F(SettingsTest, ATestWithoutAServerSaysSo) {
    api.services->facts.is_demo = false;
    EXPECT_EQ(api.maya().put("/firm/email", smtp).status, 200);
    EXPECT_EQ(api.maya().post("/firm/email/test", {{"to", "maya@alder.example"}}).status, 409);
}

TEST_F(SettingsTest, ATestShowsWhatHappenedToTheConnection) {
    api.services->facts.is_demo = false;
    auto settings = changed(changed(smtp, "mode", "smtp"), "security", "none");
    settings["host"] = "127.0.0.1";
    settings["port"] = 1;
    EXPECT_EQ(api.maya().put("/firm/email", settings).status, 200);
    const auto reply = api.maya().post("/firm/email/test", {{"to", "maya@alder.example"}});
    EXPECT_EQ(reply.status, 200) << reply.text;
    EXPECT_EQ(reply.at("/delivered"), "false");
    EXPECT_EQ(reply.at("/outcome"), "deferred");
    EXPECT_THAT(reply.at("/words"), HasSubstr("127.0.0.1"));
}

// ---- Members

TEST_F(SettingsTest, ANewMemberCanSignIn) {
    const auto reply = api.maya().post("/members", {{"name", "Ivo"},
                                                    {"email", "ivo@alder.example"},
                                                    {"level", "member"},
                                                    {"password", "a long enough one"}});
    EXPECT_EQ(reply.status, 201) << reply.text;
    EXPECT_THAT(reply.text, Not(HasSubstr("password")));
    EXPECT_EQ(
        api.nobody()
            .post("/session", {{"email", "ivo@alder.example"}, {"password", "a long enough one"}})
            .status,
        200);
    EXPECT_THAT(api.maya().get("/members").text, HasSubstr("ivo@alder.example"));
}

TEST_F(SettingsTest, AnAddressBelongsToOneMemberOfTheInstallation) {
    const auto reply = api.maya().post("/members", {{"name", "Other"},
                                                    {"email", "MAYA@birch.example"},
                                                    {"level", "member"},
                                                    {"password", "a long enough one"}});
    EXPECT_EQ(reply.status, 409);
    EXPECT_THAT(reply.faults(), ElementsAre("/email: is in use already"));
}

TEST_F(SettingsTest, WeakPasswordsAreRefused) {
    const auto fault_of = [](std::string_view password) {
        Faults faults;
        check_password(password, "ivo@alder.example", faults);
        return faults.empty() ? "" : faults.front().message;
    };
    EXPECT_THAT(fault_of("seven77"), HasSubstr("8 characters"));
    EXPECT_THAT(fault_of("Password123"), HasSubstr("first that anybody"));
    EXPECT_THAT(fault_of("IVO@alder.example"), HasSubstr("e-mail address"));
    EXPECT_THAT(fault_of(std::string(1001, 'x')), HasSubstr("longer"));
    EXPECT_EQ(fault_of("äöüßäöüß"), "") << "characters count, not bytes";
}

TEST_F(SettingsTest, AnInactiveMemberIsSignedOutAtOnce) {
    const auto noor = api.browser("noor@alder.example");
    EXPECT_EQ(api.maya().patch("/members/" + to_text(api.alder.noor), {{"active", false}}).status,
              200);
    EXPECT_EQ(noor.get("/session").status, 401);
    EXPECT_EQ(api.nobody()
                  .post("/session",
                        {{"email", "noor@alder.example"}, {"password", std::string(test_password)}})
                  .status,
              401);
}

TEST_F(SettingsTest, MembersChangeTheirOwnNameAndPasswordOnly) {
    const auto noor = api.browser("noor@alder.example");
    const auto self = "/members/" + to_text(api.alder.noor);
    EXPECT_EQ(noor.patch(self, {{"name", "Noor K"}}).at("/name"), "Noor K");
    EXPECT_EQ(noor.patch(self, {{"level", "owner"}}).status, 403);
    EXPECT_EQ(noor.patch("/members/" + to_text(api.alder.tom), {{"name", "X"}}).status, 403);
}

TEST_F(SettingsTest, ANewPasswordEndsTheOtherSessions) {
    const auto here = api.browser("noor@alder.example");
    const auto elsewhere = api.browser("noor@alder.example");
    const auto self = "/members/" + to_text(api.alder.noor);
    EXPECT_EQ(here.patch(self, {{"password", "another long one"}}).status, 200);
    EXPECT_EQ(here.get("/session").status, 200);
    EXPECT_EQ(elsewhere.get("/session").status, 401);
}

TEST_F(SettingsTest, TheLastOwnerStays) {
    const auto maya = "/members/" + to_text(api.alder.maya);
    EXPECT_EQ(api.maya().patch(maya, {{"level", "member"}}).status, 409);
    EXPECT_EQ(api.maya().patch(maya, {{"active", false}}).status, 409);
    EXPECT_EQ(api.maya().patch("/members/" + to_text(api.alder.tom), {{"level", "owner"}}).status,
              200);
    EXPECT_EQ(api.maya().patch(maya, {{"level", "member"}}).status, 200);
}

// ---- Tokens

TEST_F(SettingsTest, ATokenIsShownOnceAndEndsAtOnce) {
    const auto made = api.maya()
                          .with("Idempotency-Key", "tokens are never kept")
                          .post("/tokens", {{"name", "Website"}, {"level", "member"}});
    EXPECT_EQ(made.status, 201) << made.text;
    const auto program = api.nobody().with("Authorization", "Bearer " + made.at("/token"));
    EXPECT_EQ(program.get("/contacts").status, 200);
    EXPECT_EQ(program.get("/tokens").status, 403);
    EXPECT_THAT(api.maya().get("/tokens").text, Not(HasSubstr(made.at("/token"))));
    const auto stream = api.events.subscribe(to_text(api.alder.id), "");
    EXPECT_EQ(api.maya().remove("/tokens/" + made.at("/id")).status, 204);
    EXPECT_TRUE(stream.is_closed()) << "and what it follows ends with it";
    EXPECT_EQ(program.get("/contacts").status, 401);
}

}
