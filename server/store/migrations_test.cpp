#include "store/migrations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "store/store.hpp"
#include "store/testing.hpp"

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

using Migrations = std::vector<Migration>;

const Migration contacts{1, "contacts", "create table contacts (id bigint not null primary key);"};
const Migration names{2, "names", R"sql(
    alter table contacts add column name text not null default '';
    insert into contacts (id, name) values (1, 'Ana');
    create index contacts_by_name on contacts (name);)sql"};
const Migration tags{3, "tags", R"sql(
    create table tags (contact_id bigint not null references contacts (id), tag text not null);
    insert into tags values (1, 'vip');)sql"};

class MigrationsTest : public testing::Test {
protected:
    TestFolder folder;
    std::unique_ptr<Store> open(const Migrations& migrations) {
        return Store::open({.path = folder / "stepwell.db", .readers = 1}, migrations);
    }
    std::vector<std::string> applied() {
        return open({contacts, names, tags})->read([](Tx& tx) {
            return tx.select<std::string>("select name from schema_migrations order by number");
        });
    }
};

}

TEST_F(MigrationsTest, EachIsAppliedOnceAndInOrder) {
    open({contacts, names});
    open({contacts, names, tags});
    EXPECT_THAT(applied(), ElementsAre("contacts", "names", "tags"));
    const auto store = open({contacts, names, tags});
    EXPECT_EQ(store->read([](Tx& tx) { return tx.value<int>("select count(*) from tags"); }), 1);
}

TEST_F(MigrationsTest, ADatabaseOfANewerProgramIsRefused) {
    open({contacts, names, tags});
    EXPECT_THAT(
        [&] { open({contacts, names}); },
        ThrowsMessage<Error>(AllOf(HasSubstr("migration 3 (tags)"), HasSubstr("does not know"))));
}

TEST_F(MigrationsTest, AnEditedMigrationIsRefused) {
    open({contacts, names});
    auto edited = contacts;
    edited.sql = "create table contacts (id integer not null primary key);";
    EXPECT_THAT(
        [&] { open({edited, names}); },
        ThrowsMessage<Error>(AllOf(HasSubstr("migration 1 (contacts)"), HasSubstr("edited"))));
}

TEST_F(MigrationsTest, OneThatFailsLeavesNothingBehindAndTheEarlierOnesStand) {
    const Migration broken{2, "names", "create table half (id bigint); alter table missing add x;"};
    EXPECT_THAT([&] { open({contacts, broken}); },
                ThrowsMessage<Error>(
                    AllOf(HasSubstr("migration 2 (names) failed"), HasSubstr("no such table"))));
    const auto schema = dump_schema(*open({contacts}));
    EXPECT_THAT(schema, HasSubstr("CREATE TABLE contacts"));
    EXPECT_THAT(schema, testing::Not(HasSubstr("half")));
    EXPECT_THAT(applied(), ElementsAre("contacts", "names", "tags"));
}

TEST_F(MigrationsTest, OneMayRebuildATableThatOthersReferTo) {
    open({contacts, names, tags});
    const Migration rebuilt{4, "rebuilt", R"sql(
        create table new_contacts (id bigint not null primary key, name text not null);
        insert into new_contacts select id, name from contacts;
        drop table contacts;
        alter table new_contacts rename to contacts;)sql"};
    const auto store = open({contacts, names, tags, rebuilt});
    EXPECT_EQ(store->read([](Tx& tx) { return tx.value<int>("select count(*) from tags"); }), 1);
    EXPECT_THROW(store->write([](Tx& tx) { tx.run("delete from contacts"); }), Error)
        << "references are no longer enforced";
}

TEST_F(MigrationsTest, OneThatLeavesAnOrphanIsRefused) {
    const Migration orphaning{4, "orphaning", "delete from contacts;"};
    EXPECT_THAT([&] { open({contacts, names, tags, orphaning}); },
                ThrowsMessage<Error>(HasSubstr("rows of tags refer to rows that are not there")));
}

TEST_F(MigrationsTest, OneThatCommitsByItselfIsRefused) {
    EXPECT_THAT([&] { open({contacts, {2, "own", "commit;"}}); },
                ThrowsMessage<Error>(HasSubstr("ends the transaction")));
}

TEST_F(MigrationsTest, TheSchemaIsDumpedInAStableOrder) {
    const auto one = dump_schema(*open({contacts, names, tags}));
    EXPECT_EQ(dump_schema(*open({contacts, names, tags})), one);
    EXPECT_LT(one.find("CREATE TABLE contacts"), one.find("CREATE INDEX contacts_by_name"));
    EXPECT_LT(one.find("CREATE INDEX contacts_by_name"), one.find("CREATE TABLE tags"));
}
