#include "api/testing/test_api.hpp"

namespace api {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ContactsTest : public ApiTest {
protected:
    Reply add(const boost::json::value& draft) const { return api.maya().post("/contacts", draft); }
    Reply change(const std::string& id, const boost::json::value& change) const {
        return api.maya().with("If-Match", "*").patch("/contacts/" + id, change);
    }
    const std::string priya = "/contacts/" + api.alder.ids.at("contact");
};

}

TEST_F(ContactsTest, APersonIsCalledByFirstAndLastName) {
    const auto reply = add({{"kind", "person"}, {"first_name", "Ana"}, {"last_name", "Silva"}});
    EXPECT_EQ(reply.status, 201) << reply.text;
    EXPECT_EQ(reply.at("/name"), "Ana Silva");
    EXPECT_EQ(reply.header("etag"), "\"1\"");
    EXPECT_EQ(change(reply.at("/id"), {{"last_name", "Costa"}}).at("/name"), "Ana Costa");
    EXPECT_EQ(change(reply.at("/id"), {{"name", "Dr Costa"}}).at("/name"), "Dr Costa");
    EXPECT_EQ(change(reply.at("/id"), {{"last_name", "Lopes"}}).at("/name"), "Dr Costa");
}

TEST_F(ContactsTest, ANamelessContactIsRefused) {
    EXPECT_THAT(add({{"kind", "person"}}).faults(), ElementsAre("/name: must not be empty"));
}

TEST_F(ContactsTest, AnAddressBelongsToOneContactOfTheFirm) {
    const auto taken = add({{"name", "Another"}, {"email", "PRIYA@shah.example"}});
    EXPECT_EQ(taken.status, 409);
    EXPECT_THAT(taken.at("/detail"), HasSubstr("Priya Shah"));
    EXPECT_THAT(taken.at("/errors/0/detail"), HasSubstr(api.alder.ids.at("contact")));
}

TEST_F(ContactsTest, EveryWrongFieldIsNamed) {
    const auto reply = add({{"name", "A\nB"},
                            {"email", "nowhere"},
                            {"zone", "Mars"},
                            {"tags", {"fine", " "}},
                            {"fields", {{"Key", 1}, {"nested", {{"a", 1}}}}}});
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.faults(),
                ElementsAre("/name: must be one line, without control characters",
                            "/email: an e-mail address looks like name@example.com",
                            "/zone: expected an IANA zone such as Europe/Berlin",
                            "/tags/1: must not be empty",
                            "/fields/Key: a field is called by small letters, digits and _",
                            "/fields/nested: expected text, a number, yes or no, or a list of "
                            "texts"));
}

TEST_F(ContactsTest, ListsAreFilteredAndPaged) {
    add({{"kind", "company"}, {"name", "Harbour Ltd"}, {"tags", {"vip", "vip"}}});
    add({{"name", "Ana"}});
    const auto names = [](const Reply& reply) {
        std::vector<std::string> list;
        for (const auto& item : reply.body.at("items").as_array()) {
            list.emplace_back(item.at("name").as_string());
        }
        return list;
    };
    const auto maya = api.maya();
    EXPECT_THAT(names(maya.get("/contacts")), ElementsAre("Ana", "Harbour Ltd", "Priya Shah"));
    EXPECT_THAT(names(maya.get("/contacts?kind=company")), ElementsAre("Harbour Ltd"));
    EXPECT_THAT(names(maya.get("/contacts?tag=vip")), ElementsAre("Harbour Ltd"));
    EXPECT_THAT(names(maya.get("/contacts?search=shah")), ElementsAre("Priya Shah"));
    const auto first = maya.get("/contacts?limit=2");
    EXPECT_THAT(names(first), ElementsAre("Ana", "Harbour Ltd"));
    EXPECT_THAT(names(maya.get("/contacts?limit=2&cursor=" + first.at("/next_cursor"))),
                ElementsAre("Priya Shah"));
    EXPECT_EQ(maya.get("/contacts?kind=dog").status, 422);
    EXPECT_EQ(maya.get("/contacts?limit=0").status, 422);
    EXPECT_EQ(maya.get("/contacts?cursor=nonsense").status, 422);
}

TEST_F(ContactsTest, TwoEditorsDoNotOverwriteEachOther) {
    const auto etag = api.maya().get(priya).header("etag");
    const auto first = api.maya().with("If-Match", etag);
    EXPECT_EQ(first.patch(priya, {{"phone", "1"}}).status, 200);
    EXPECT_EQ(first.patch(priya, {{"phone", "2"}}).status, 412);
    EXPECT_EQ(api.maya().patch(priya, {{"phone", "2"}}).status, 428);
}

TEST_F(ContactsTest, AFilledFieldLetsWhatWasHeldForItGoOn) {
    const auto ana = add({{"name", "Ana Silva"}, {"email", "ana@silva.example"}}).at("/id");
    const auto run = api.maya()
                         .with("Idempotency-Key", "ana")
                         .post("/runs", {{"workflow", api.alder.ids.at("workflow")},
                                         {"contact", ana},
                                         {"roles", {{"account_manager", to_text(api.alder.maya)}}},
                                         {"values", {{"fee", 100}}}});
    ASSERT_EQ(run.status, 201) << run.text;
    EXPECT_EQ(run.at("/mark"), "held") << "the welcome needs a first name";
    EXPECT_EQ(change(ana, {{"first_name", "Ana"}}).status, 200);
    EXPECT_NE(api.maya().get("/runs/" + run.at("/id")).at("/mark"), "held");
}

TEST_F(ContactsTest, TheOverviewHoldsWhatBelongsToThem) {
    const auto reply = api.maya().get(priya + "/overview");
    EXPECT_EQ(reply.status, 200) << reply.text;
    EXPECT_EQ(reply.at("/contact/name"), "Priya Shah");
    EXPECT_EQ(reply.at("/contact/open_runs"), "1");
    EXPECT_EQ(reply.at("/runs/0/id"), api.alder.ids.at("run"));
    EXPECT_EQ(reply.at("/projects/0/id"), api.alder.ids.at("project"));
    EXPECT_THAT(reply.at("/messages"), HasSubstr("\"subject\":\"Welcome, Priya\""));
    EXPECT_EQ(reply.at("/files/0/name"), "paper.txt");
}

TEST_F(ContactsTest, ARepeatWithTheSameKeyHasNoSecondEffect) {
    const auto program = api.maya().with("Idempotency-Key", "one");
    const boost::json::value ana{{"kind", "person"}, {"name", "Ana"}};
    const auto first = program.post("/contacts", ana);
    const auto again = program.post("/contacts", ana);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.text, first.text);
    EXPECT_EQ(again.header("etag"), first.header("etag"));
    EXPECT_EQ(program.post("/contacts", {{"kind", "person"}, {"name", "Eva"}}).status, 422);
    EXPECT_EQ(api.maya().get("/contacts?search=a").body.at("items").as_array().size(), 2U);
}

TEST_F(ContactsTest, AKeyIsThePersonsOwn) {
    const boost::json::value ana{{"kind", "person"}, {"name", "Ana"}};
    const auto tom = api.as(api.alder, MemberLevel::manager);
    const auto first = api.maya().with("Idempotency-Key", "one").post("/contacts", ana);
    const auto other = tom.with("Idempotency-Key", "one").post("/contacts", ana);
    EXPECT_NE(first.at("/id"), other.at("/id"));
}

TEST_F(ContactsTest, ARefusedRequestLeavesItsKeyFree) {
    const auto program = api.maya().with("Idempotency-Key", "one");
    EXPECT_EQ(program.post("/contacts", {{"email", "priya@shah.example"}, {"name", "A"}}).status,
              409);
    EXPECT_EQ(program.post("/contacts", {{"email", "ana@silva.example"}, {"name", "A"}}).status,
              201);
}

TEST_F(ContactsTest, OpenPagesHearOfAChange) {
    auto stream = api.events.subscribe(to_text(api.alder.id), "");
    auto elsewhere = api.events.subscribe(to_text(api.birch.id), "");
    const auto id = add({{"name", "Ana"}}).at("/id");
    EXPECT_THAT(stream.take(), HasSubstr("{\"resource\":\"contact\",\"id\":\"" + id + "\"}"));
    EXPECT_THAT(elsewhere.take(), testing::Not(HasSubstr("data:")));
}

TEST_F(ContactsTest, AStreamGivesWhatWasMissed) {
    const auto topic = to_text(api.alder.id);
    api.events.publish(topic, {"1", "changed", "first"});
    api.events.publish(topic, {"2", "changed", "second"});
    auto reader = api.events.subscribe(topic, "");
    api.events.publish(topic, {"3", "changed", "third"});
    const auto seen = reader.take();
    const auto id_at = seen.find("id: ") + 4;
    const auto last = seen.substr(id_at, seen.find('\n', id_at) - id_at);
    api.events.publish(topic, {"4", "changed", "fourth"});
    const auto missed = api.maya().with("Last-Event-ID", last).first_event("/events");
    EXPECT_THAT(missed, HasSubstr("data: fourth"));
}

TEST_F(ContactsTest, SearchFindsOfEveryKind) {
    const auto hits = api.maya().get("/search?q=priya");
    std::vector<std::string> kinds;
    for (const auto& hit : hits.body.at("items").as_array()) {
        kinds.emplace_back(hit.at("kind").as_string());
    }
    EXPECT_THAT(kinds, ElementsAre("contact", "run", "project", "task"));
    EXPECT_EQ(api.maya().get("/search?q=welcome").at("/items/0/kind"), "template");
    EXPECT_EQ(api.maya().get("/search").body.at("items").as_array().size(), 0U);
}

}
