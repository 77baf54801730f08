#include "records/page.hpp"

#include "records/testing.hpp"

namespace {

struct Row {
    ContactId id;
    std::string name;
};

std::string name_of_row(const Row& row) {
    return row.name;
}

}

TEST(Page, EndsAtItsLimitAndSaysHowToGoOn) {
    const PageRequest request{.limit = 2};
    const auto page =
        page_of(std::vector<Row>{{{1}, "a"}, {{2}, "b"}, {{3}, "c"}}, request, name_of_row);
    EXPECT_THAT(ids_of(page.items), testing::ElementsAre(ContactId{1}, ContactId{2}));
    const auto place = place_of({.cursor = page.next_cursor}, Place<std::string>{});
    EXPECT_EQ(place.key, "b");
    EXPECT_EQ(place.id, 2);
}

TEST(Page, ThatIsTheLastHasNoCursor) {
    const auto page = page_of(std::vector<Row>{{{1}, "a"}, {{2}, "b"}}, {.limit = 2}, name_of_row);
    EXPECT_EQ(page.items.size(), 2u);
    EXPECT_FALSE(page.next_cursor);
}

TEST(Page, LimitsAreBroughtWithinBounds) {
    EXPECT_EQ(rows_of({.limit = 0}), 2);
    EXPECT_EQ(rows_of({.limit = -7}), 2);
    EXPECT_EQ(rows_of({.limit = 100'000}), page_limit_max + 1);
}

TEST(Page, KeysOfAnyTextAndTimeComeBack) {
    const std::string key = "Zoë \"漢\" \\ %";
    EXPECT_EQ(place_of({.cursor = cursor_of(key, 7)}, Place<std::string>{}).key, key);
    const Time time{Duration{-5}};
    EXPECT_EQ(place_of({.cursor = cursor_of(time, 7)}, place_at_latest).key, time);
}

TEST(Page, CursorsThatAreNoneAreRefused) {
    const auto refused = [](const std::string& cursor) {
        try {
            place_of({.cursor = cursor}, Place<std::string>{});
            return false;
        } catch (const Error& error) {
            return error.code() == ErrorCode::invalid;
        }
    };
    EXPECT_TRUE(refused(""));
    EXPECT_TRUE(refused("not a cursor"));
    EXPECT_TRUE(refused(base64_url("[")));
    EXPECT_TRUE(refused(base64_url("[\"a\"]")));
    EXPECT_TRUE(refused(base64_url("[\"a\",\"1\"]")));
    EXPECT_TRUE(refused(base64_url("[\"a\\u0000\",1]")));
    EXPECT_TRUE(refused(base64_url("\xff")));
    EXPECT_TRUE(refused(cursor_of(Time{}, 1)));
}
