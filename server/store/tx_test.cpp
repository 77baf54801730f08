#include "store/tx.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "store/store.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

namespace {

enum class Stage { welcome, agreement };
BOOST_DESCRIBE_ENUM(Stage, welcome, agreement)

struct ContactTag {
    [[maybe_unused]] static constexpr std::string_view prefix = "contact";
};
using ContactId = Id<ContactTag>;

struct Contact {
    ContactId id;
    std::string name;
    bool is_company = false;
    int people = 0;
    double share = 0;
    Blob seal;
    Time created_at;
    Duration patience{};
    Date birthday;
    Stage stage{};
    std::optional<std::string> phone;
    std::optional<Stage> earlier_stage;
    boost::json::object fields;
    boost::json::value anything;
    boost::json::array list;
    bool operator==(const Contact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (id, name, is_company, people, share, seal, created_at, patience, birthday,
                       stage, phone, earlier_stage, fields, anything, list))

// The same table's first two columns, with the members in another order.
struct Named {
    std::string name;
    int id = 0;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name, id))

struct Tagged : Named {
    std::string tag;
};
BOOST_DESCRIBE_STRUCT(Tagged, (Named), (tag))

struct Ordered {
    int order = 0;
    std::string group;
};
BOOST_DESCRIBE_STRUCT(Ordered, (), (order, group))

constexpr auto migrations = std::to_array<Migration>({{1, "contacts", R"sql(
    create table contacts (
        id bigint not null primary key, name text not null, is_company boolean not null,
        people integer not null, share double precision not null, seal blob not null,
        created_at bigint not null, patience bigint not null, birthday text not null,
        stage text not null, phone text, earlier_stage text, fields text not null,
        anything text not null, list text not null);
    create table names (id bigint not null primary key, name text not null unique);
    create table tags (
        name text not null, id bigint not null references names (id), tag text not null);
    create table reserved ("order" integer not null, "group" text not null);)sql"}});

constexpr Statement select_names{"select id, name from names order by id"};

const Contact ana{
    .id = {std::numeric_limits<int64_t>::max()},
    .name = "Ana O'Hara 漢",
    .is_company = true,
    .people = -7,
    .share = 0.1,
    .seal = {std::string("\0\xff", 2)},
    .created_at = Time{-1us},
    .patience = 3h,
    .birthday = std::chrono::year{2024} / 2 / 29,
    .stage = Stage::agreement,
    .earlier_stage = Stage::welcome,
    .fields = {{"employees", 12}, {"wide", std::numeric_limits<int64_t>::max()}},
    .anything = nullptr,
    .list = {1, "two"},
};

class TxTest : public testing::Test {
protected:
    std::unique_ptr<Store> store = Store::open({.readers = 1}, migrations);

    template <class Function>
    auto write(Function function) {
        return store->write(function);
    }
    // Three names: 1 Ana, 2 Ben, 3 Cem.
    void SetUp() override {
        write([](Tx& tx) {
            tx.insert_all("names", std::vector<Named>{{"Ana", 1}, {"Ben", 2}, {"Cem", 3}});
        });
    }
};

auto fails_check(const char* what) {
    return ThrowsMessage<CheckFailed>(HasSubstr(what));
}

}

TEST_F(TxTest, EveryColumnTypeIsReadBackAsItWasWritten) {
    write([](Tx& tx) { tx.insert("contacts", ana); });
    const auto read = store->read([](Tx& tx) {
        return tx.value<Contact>("select * from contacts where id = $1 and stage = $2", ana.id,
                                 ana.stage);
    });
    EXPECT_EQ(read, ana);
}

TEST_F(TxTest, ColumnsAreMatchedToMembersByName) {
    const auto rows = store->read([](Tx& tx) { return tx.select<Named>(select_names); });
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1].id, 2);
    EXPECT_EQ(rows[1].name, "Ben");
}

TEST_F(TxTest, InheritedMembersAreColumnsToo) {
    const auto tagged = write([](Tx& tx) {
        tx.insert("tags", Tagged{{"Ana", 1}, "vip"});
        return tx.value<Tagged>("select tag, id, name from tags");
    });
    EXPECT_EQ(tagged.name, "Ana");
    EXPECT_EQ(tagged.tag, "vip");
}

TEST_F(TxTest, MembersMayBeNamedLikeWordsOfSql) {
    const auto row = write([](Tx& tx) {
        tx.insert("reserved", Ordered{4, "a"});
        return tx.value<Ordered>(R"sql(select "order", "group" from reserved)sql");
    });
    EXPECT_EQ(row.order, 4);
    EXPECT_EQ(row.group, "a");
}

TEST_F(TxTest, AMismatchOfColumnsAndMembersNamesBothEvenWithoutRows) {
    EXPECT_THAT(
        [&] {
            store->read(
                [](Tx& tx) { tx.select<Named>("select id, id as age from names where id = 99"); });
        },
        fails_check("member 'name' has no column, column 'age' has no member"));
    EXPECT_THAT(
        [&] { store->read([](Tx& tx) { tx.select<Named>("select id, name, id from names"); }); },
        fails_check("column 'id' occurs twice"));
    EXPECT_THAT([&] { store->read([](Tx& tx) { tx.select<int>(select_names); }); },
                fails_check("one column was expected, found 2"));
}

TEST_F(TxTest, OneStatementMayFillDifferentRows) {
    store->read([](Tx& tx) {
        constexpr Statement names{"select name, id, name as tag from names where id = 1"};
        EXPECT_EQ(tx.value<Tagged>(names).tag, "Ana");
        EXPECT_THAT([&] { tx.value<Named>(names); }, fails_check("column 'tag' has no member"));
        EXPECT_EQ(tx.value<Tagged>(names).name, "Ana");
    });
}

TEST_F(TxTest, FindIsForAtMostOneRowAndValueForExactlyOne) {
    store->read([](Tx& tx) {
        constexpr Statement by_id{"select name from names where id >= $1"};
        EXPECT_EQ(tx.find<std::string>(by_id, 3), "Cem");
        EXPECT_EQ(tx.find<std::string>(by_id, 4), std::nullopt);
        EXPECT_EQ(tx.value<std::string>(by_id, 3), "Cem");
        EXPECT_THAT([&] { tx.find<std::string>(by_id, 2); }, fails_check("at most one row"));
        EXPECT_THAT([&] { tx.value<std::string>(by_id, 2); }, fails_check("found more"));
        EXPECT_THAT([&] { tx.value<std::string>(by_id, 4); }, fails_check("found none"));
    });
}

TEST_F(TxTest, EachMayUseItsOwnStatementAgainInside) {
    std::vector<std::string> pairs;
    store->read([&](Tx& tx) {
        constexpr Statement up_to{"select name from names where id <= $1 order by id"};
        tx.each<std::string>(
            up_to,
            [&](const std::string& outer) {
                tx.each<std::string>(
                    up_to, [&](const std::string& inner) { pairs.push_back(outer + inner); }, 2);
            },
            2);
    });
    EXPECT_THAT(pairs, ElementsAre("AnaAna", "AnaBen", "BenAna", "BenBen"));
}

TEST_F(TxTest, RunCountsTheRowsThatItChanged) {
    write([](Tx& tx) {
        constexpr Statement rename{"update names set name = name || '.' where id > $1"};
        EXPECT_EQ(tx.run(rename, 1), 2);
        EXPECT_EQ(tx.run(rename, 9), 0);
        EXPECT_EQ(tx.run("create table extra (id bigint)"), 0);
        EXPECT_THAT(tx.select<int>("delete from names where id <> $1 returning id", 2),
                    ElementsAre(1, 3));
    });
}

TEST_F(TxTest, ParametersAreNumberedNotCountedByTheirPlace) {
    store->read([](Tx& tx) {
        EXPECT_EQ(tx.value<std::string>("select $2 || $1 || $2", "a", std::string("b")), "bab");
        EXPECT_THAT([&] { tx.value<int>("select $1", 1, 2); },
                    fails_check("2 arguments for 1 parameters"));
        EXPECT_THAT([&] { tx.value<int>("select $2", 1); }, fails_check("parameters are $1 to $1"));
    });
}

TEST_F(TxTest, AListIsOneParameter) {
    store->read([](Tx& tx) {
        constexpr Statement among{
            "select name from names where id in (select value from json_each($1))"};
        EXPECT_THAT(tx.select<std::string>(among, std::vector<ContactId>{{1}, {3}, {99}}),
                    ElementsAre("Ana", "Cem"));
        EXPECT_THAT(tx.select<std::string>(among, std::vector<int64_t>{}), IsEmpty());
        EXPECT_EQ(tx.value<std::string>("select $1", std::vector{Stage::welcome}),
                  R"(["welcome"])");
        EXPECT_EQ(tx.value<std::string>("select $1", std::vector<std::string>{"\"", "b"}),
                  R"(["\"","b"])");
    });
}

TEST_F(TxTest, NullIsReadByOptionalsOnly) {
    store->read([](Tx& tx) {
        EXPECT_EQ(tx.value<std::optional<int>>("select $1", std::nullopt), std::nullopt);
        EXPECT_EQ(tx.value<std::optional<int>>("select $1", std::optional(5)), 5);
        EXPECT_EQ(tx.value<std::string>("select $1", std::string_view{}), "");
        EXPECT_THAT([&] { tx.value<int>("select null as age"); },
                    ThrowsMessage<Error>(HasSubstr(
                        "column 'age' cannot be read: expected a whole number, found null")));
    });
}

TEST_F(TxTest, AnUnreadableValueNamesItsColumnAndWhatWasExpected) {
    const auto refuses = [](const char* what) { return ThrowsMessage<Error>(HasSubstr(what)); };
    store->read([&](Tx& tx) {
        EXPECT_THAT(
            [&] { tx.value<Stage>("select 'agrement' as stage"); },
            refuses(
                "column 'stage' cannot be read: expected one of: welcome, agreement, found text"));
        EXPECT_THAT([&] { tx.value<int>("select 3000000000 as people"); },
                    refuses("column 'people' cannot be read: expected a smaller number"));
        EXPECT_THAT([&] { tx.value<bool>("select 2 as is_company"); },
                    refuses("expected true or false"));
        EXPECT_THAT([&] { tx.value<Date>("select '2026-02-30' as birthday"); },
                    refuses("expected a date"));
        EXPECT_THAT([&] { tx.value<std::string>("select 5 as name"); }, refuses("expected text"));
        EXPECT_THAT([&] { tx.value<Blob>("select 'x' as seal"); },
                    refuses("expected bytes, found text"));
        EXPECT_THAT([&] { tx.value<boost::json::value>("select '{' as fields"); },
                    refuses("expected JSON"));
        EXPECT_THAT([&] { tx.value<boost::json::object>("select '[]' as fields"); },
                    refuses("expected a JSON object"));
    });
}

TEST_F(TxTest, TextWithAZeroByteIsInvalid) {
    EXPECT_THAT(
        [&] { store->read([](Tx& tx) { tx.value<int>("select $1", std::string("a\0b", 3)); }); },
        ThrowsMessage<Error>(HasSubstr("U+0000")));
}

TEST_F(TxTest, ViolatedConstraintsAreConflicts) {
    const auto code_of = [&](auto unit) {
        try {
            write(unit);
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::internal;
    };
    EXPECT_EQ(code_of([](Tx& tx) { tx.insert("names", Named{"Dora", 1}); }), ErrorCode::conflict);
    EXPECT_EQ(code_of([](Tx& tx) { tx.insert("names", Named{"Ana", 4}); }), ErrorCode::conflict);
    EXPECT_EQ(code_of([](Tx& tx) { tx.insert("tags", Tagged{{"Ana", 9}, "vip"}); }),
              ErrorCode::conflict);
    EXPECT_THAT([&] { write([](Tx& tx) { tx.run("insert into names values (5, null)"); }); },
                fails_check("NOT NULL"));
}

TEST_F(TxTest, WrongSqlIsACheckFailureThatShowsIt) {
    store->read([](Tx& tx) {
        EXPECT_THAT([&] { tx.value<int>("select age from names"); },
                    fails_check("no such column: age"));
        EXPECT_THAT([&] { tx.value<int>(R"sql(select "age")sql"); }, fails_check("no such column"));
        EXPECT_THAT([&] { tx.value<int>("select 1; select 2"); },
                    fails_check("exactly one statement"));
        EXPECT_THAT([&] { tx.run(" "); }, fails_check("exactly one statement"));
    });
}
