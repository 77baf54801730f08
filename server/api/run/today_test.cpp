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

TEST_F(TodayTest, KeepsWhatHasWaitedLongestAndCountsAll) {
    office.api.store->write([&](Tx& tx) {
        const auto id = *parse_id<RunId>(run);
        office.api.engine->apply(tx, office.cedar.id, id,
                                 StepHeld{"intake", 1, {HeldReason::fault, "Look here.", {}}},
                                 system_actor());
        auto later = require_run(tx, office.cedar.id, id);
        for (int i = 1; i <= 51; ++i) {
            later.id = office.api.ids.next<RunId>();
            later.since += std::chrono::minutes{1};
            later.started_at += std::chrono::minutes{1};
            insert_run(tx, later);
        }
    });
    const auto today = office.get("/today");
    EXPECT_EQ(today.at("/needs_count").as_int64(), 52);
    EXPECT_EQ(today.size_at("/held"), 50);
    EXPECT_EQ(today.text_at("/held/0/run/id"), run);
}

TEST_F(TodayTest, ShowsTasksThatNobodyHasToThoseWhoCanGiveThemAway) {
    office.post("/tasks", R"({"title": "Sort the post"})");
    EXPECT_EQ(office.get("/today").text_at("/tasks/0/title"), "Sort the post");
    EXPECT_EQ(office.get("/today").at("/needs_count").as_int64(), 1);
    const auto toms = office.ask("/today", TestOffice::as(office.cedar.tom, "GET", ""));
    EXPECT_EQ(toms.size_at("/tasks"), 0);
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
