#include "api/testing/onboarding.hpp"
#include "records/setting.hpp"

namespace api {

using testing::ElementsAre;
using testing::HasSubstr;

namespace {

class DemoTest : public OnboardingTest {
protected:
    std::vector<std::string> moments_of(const std::string& event) {
        std::vector<std::string> moments;
        const auto history = office.get(of_run("/history?limit=100"));
        for (size_t i = history.size_at("/items"); i-- > 0;) {
            const auto place = fmt::format("/items/{}", i);
            if (history.text_at(place + "/event") == event) {
                moments.push_back(history.text_at(place + "/at"));
            }
        }
        return moments;
    }
};

TEST_F(DemoTest, WindsTheClockSoThatEverythingHappensAtItsOwnMoment) {
    const auto clock = office.post("/demo/clock", R"({"advance": "1 week"})");
    EXPECT_EQ(clock.status, 200) << clock.text;
    EXPECT_EQ(clock.text_at("/now"), "2026-03-17T09:00:00Z");
    EXPECT_THAT(moments_of("step_reminded"),
                ElementsAre("2026-03-12T09:00:00Z", "2026-03-16T09:00:00Z"));
    const auto mails = office.mails_to("priya@client.example");
    EXPECT_EQ(mails.size(), 3);
    EXPECT_EQ(mails[1].sent_at, parse_time("2026-03-12T09:00:00Z"));
    EXPECT_EQ(office.get("/demo/clock").text_at("/now"), "2026-03-17T09:00:00Z");
    const auto kept =
        office.api.store->read([](Tx& tx) { return find_setting(tx, "demo_clock_ahead"); });
    EXPECT_EQ(kept, std::to_string(office.api.clock.offset().count()));
}

TEST_F(DemoTest, WindsByWhatItKnowsOnly) {
    EXPECT_EQ(office.post("/demo/clock", R"({"advance": "1 year"})").status, 422);
    EXPECT_EQ(office.get("/demo/clock").text_at("/now"), "2026-03-10T09:00:00Z");
}

TEST_F(DemoTest, KeepsTheMailItSends) {
    const auto mailbox = office.get("/demo/mailbox");
    EXPECT_EQ(mailbox.size_at("/items"), 1);
    EXPECT_EQ(mailbox.text_at("/items/0/to"), "Priya Raman");
    EXPECT_THAT(mailbox.text_at("/items/0/preview"), HasSubstr("Hello Priya"));
    EXPECT_EQ(office.get("/demo/mailbox?to=tom@cedar.example").size_at("/items"), 0);
    const auto mail = office.get("/demo/mailbox/" + mailbox.text_at("/items/0/id"));
    EXPECT_THAT(mail.text_at("/html"), HasSubstr("/c/"));
}

TEST(DemoRoutes, AreNotThereOutsideOfTheDemo) {
    TestOffice office;
    office.api.services->facts.is_demo = false;
    EXPECT_EQ(office.get("/demo/clock").status, 404);
    EXPECT_EQ(office.post("/demo/clock", R"({"advance": "1 hour"})").status, 404);
    EXPECT_EQ(office.get("/demo/mailbox").status, 404);
}

}

}
