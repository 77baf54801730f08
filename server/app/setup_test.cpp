#include "app/setup.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "core/zone.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"

using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

namespace {

// What is asked, and what is then known.
struct Asked {
    NewFirm firm;
    std::string questions;
};

Asked ask(const std::string& answers, NewFirm firm = {}) {
    std::istringstream in{answers};
    std::ostringstream out;
    ask_for_missing(firm, "Europe/Berlin", in, out);
    return {firm, out.str()};
}

}

TEST(SetupTest, AsksForAllThatIsMissing) {
    const auto [firm, questions] =
        ask("Alder & Wren\nEurope/Paris\nMaya Alder\nmaya@alder.example\n");
    EXPECT_EQ(firm.name, "Alder & Wren");
    EXPECT_EQ(firm.zone, "Europe/Paris");
    EXPECT_EQ(firm.owner.name, "Maya Alder");
    EXPECT_EQ(firm.owner.email, "maya@alder.example");
    EXPECT_EQ(questions,
              "The firm's name: Its time zone [Europe/Berlin]: Your name: "
              "Your e-mail address, to sign in with: ");
}

TEST(SetupTest, AnEmptyAnswerTakesTheOfferedZone) {
    EXPECT_EQ(ask("Alder & Wren\n\nMaya Alder\nmaya@alder.example\n").firm.zone, "Europe/Berlin");
}

TEST(SetupTest, DoesNotAskForWhatIsSaid) {
    const auto [firm, questions] =
        ask("Maya Alder\nmaya@alder.example\n", {.name = "Alder & Wren", .zone = "Europe/Paris"});
    EXPECT_EQ(firm.zone, "Europe/Paris");
    EXPECT_THAT(questions, Not(HasSubstr("firm")));
}

TEST(SetupTest, AsksNothingWhereOnlyTheZoneIsMissing) {
    const auto [firm, questions] =
        ask("", {.name = "Alder & Wren", .owner = {"Maya Alder", "maya@alder.example"}});
    EXPECT_EQ(firm.zone, "Europe/Berlin");
    EXPECT_EQ(questions, "");
}

TEST(SetupTest, AsksAgainForWhatWillNotDo) {
    const auto [firm, questions] =
        ask("\nAlder & Wren\nMars/Olympus\nEurope/Paris\nMaya\nmaya\nmaya@alder.example\n");
    EXPECT_EQ(firm.zone, "Europe/Paris");
    EXPECT_EQ(firm.owner.email, "maya@alder.example");
    EXPECT_THAT(questions, HasSubstr("An answer is needed here.\nThe firm's name: "));
    EXPECT_THAT(questions, HasSubstr("name such as Europe/London.\nIts time zone"));
    EXPECT_THAT(questions, HasSubstr("looks like name@example.com.\nYour e-mail address"));
}

TEST(SetupTest, EndsWhenTheAnswersDo) {
    EXPECT_THAT([] { ask("Alder & Wren\n"); }, ThrowsMessage<Error>(HasSubstr("answers ended")));
}

TEST(SetupTest, NamesTheFlagsThatAreMissing) {
    EXPECT_THAT([] { refuse_missing({.name = "Alder & Wren"}); },
                ThrowsMessage<Error>(HasSubstr("too: --name, --email.")));
    refuse_missing({.name = "Alder & Wren", .owner = {"Maya", "maya@alder.example"}});
}

TEST(SetupTest, TheMachinesZoneIsOne) {
    EXPECT_TRUE(is_zone(system_zone()));
}

TEST(SetupTest, AFirmInAmericaWritesDatesAsAmericansDo) {
    const auto store = Store::open({.readers = 1}, record_migrations());
    make_firm(*store, {.name = "Birch",
                       .zone = "America/New_York",
                       .owner = {.name = "Bo",
                                 .email = "bo@birch.example",
                                 .level = MemberLevel::owner,
                                 .password = "correct horse battery"}});
    const auto made = store->read([](Tx& tx) { return require_firm(tx, only_firm(tx)); });
    EXPECT_EQ(made.locale, "en-US");
}

TEST(SetupTest, MakesOneFirmAndItsOwner) {
    const auto store = Store::open({.readers = 1}, record_migrations());
    const NewFirm firm{.name = "Alder & Wren",
                       .zone = "Europe/Paris",
                       .owner = {.name = "Maya Alder",
                                 .email = "maya@alder.example",
                                 .level = MemberLevel::owner,
                                 .password = "correct horse battery"}};
    make_firm(*store, firm);
    const auto made = store->read([](Tx& tx) { return require_firm(tx, only_firm(tx)); });
    EXPECT_EQ(made.name, "Alder & Wren");
    EXPECT_EQ(made.zone, "Europe/Paris");
    EXPECT_EQ(made.locale, "en-GB");
    EXPECT_THAT([&] { make_firm(*store, firm); },
                ThrowsMessage<Error>(HasSubstr("holds a firm already")));
}
