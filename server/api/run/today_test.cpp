#include "api/testing/onboarding.hpp"

namespace api {

using testing::HasSubstr;

namespace {

class TodayTest : public OnboardingTest {};

TEST_F(TodayTest, IsCalmWhileOnlyTheClientActs) {
    const auto today = office.get("/today");
    EXPECT_EQ(today.status, 200) << today.text;
    EXPECT_EQ(today.at("/needs_count").as_int64(), 0);
    EXPECT_EQ(today.size_at("/upcoming"), 1);
    EXPECT_THAT(today.text_at("/upcoming/0/text"), HasSubstr("Priya Raman"));
}

TEST_F(TodayTest, NamesClientsWhoWereReminded) {
    office.pass(std::chrono::days{3});
    const auto today = office.get("/today");
    EXPECT_EQ(today.size_at("/late_clients"), 1);
    EXPECT_EQ(today.text_at("/late_clients/0/step"), "intake");
    EXPECT_EQ(today.text_at("/late_clients/0/actions/0/name"), "remind");
}

TEST_F(TodayTest, AsksTheMemberWhoseTurnItIsToSign) {
    hand_in();
    sign_as_client();
    const auto today = office.get("/today");
    EXPECT_EQ(today.at("/needs_count").as_int64(), 1);
    EXPECT_EQ(today.text_at("/decide/0/actions/0/name"), "sign");
    EXPECT_EQ(today.text_at("/decide/0/contract"),
              std::string(step("agreement").at("contract").as_string()));
    const auto toms = office.ask("/today", TestOffice::as(office.cedar.tom, "GET", ""));
    EXPECT_EQ(toms.size_at("/decide"), 0);
}

TEST_F(TodayTest, ShowsWhatIsHeldToEverybody) {
    office.patch(of_run("/data"), R"({"values": {"contact.phone": "0117 111 1111"}})");
    office.send("POST", client("/form/intake/submission"), good_answers);
    const auto toms = office.ask("/today", TestOffice::as(office.cedar.tom, "GET", ""));
    EXPECT_EQ(toms.size_at("/held"), 1);
    EXPECT_EQ(toms.text_at("/held/0/actions/0/name"), "fill_fields");
}

TEST_F(TodayTest, HasTheMembersTasks) {
    const auto body = fmt::format(R"({{"title": "Ring the bank", "assignee": "{}"}})",
                                  to_text(office.cedar.maya_id));
    office.post("/tasks", body);
    EXPECT_EQ(office.get("/today").text_at("/tasks/0/title"), "Ring the bank");
    const auto toms = office.ask("/today", TestOffice::as(office.cedar.tom, "GET", ""));
    EXPECT_EQ(toms.size_at("/tasks"), 0);
}

}

}
