#include "records/migrations.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "records/testing.hpp"

namespace {

constexpr auto golden_path = "server/records/tests/data/schema.sql";

std::string text_of(const char* path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

}

TEST_F(RecordsTest, SchemaIsTheOneThatWasAgreedOn) {
    const auto schema = dump_schema(*store);
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden_path) << schema;
    EXPECT_EQ(schema, text_of(golden_path)) << "if this is meant, run again with UPDATE=1";
}

TEST_F(RecordsTest, EveryTableBeginsWithItsFirmUnlessItSaysOtherwise) {
    const auto tables = store->read([](Tx& tx) {
        return tx.select<std::string>(R"sql(
            select t.name from sqlite_schema t, pragma_table_info(t.name) c
            where t.type = 'table' and c.cid = 0 and c.name <> 'firm_id' order by t.name)sql");
    });
    EXPECT_THAT(tables,
                testing::ElementsAre("firms", "schema_migrations", "settings", "sign_in_attempts"));
}

TEST_F(RecordsTest, EveryKeyBeginsWithTheFirmUnlessItIsAGlobalLookup) {
    const auto indexes = store->read([](Tx& tx) {
        return tx.select<std::string>(R"sql(
            select i.name
            from sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
            where t.type = 'table' and c.seqno = 0 and coalesce(c.name, '') <> 'firm_id'
                and t.name not in ('firms', 'schema_migrations', 'settings', 'sign_in_attempts')
            order by i.name)sql");
    });
    EXPECT_THAT(indexes, testing::ElementsAre("api_tokens_by_token", "client_links_by_token",
                                              "history_by_run", "idempotency_keys_by_time",
                                              "members_by_email", "outbox_by_due",
                                              "sessions_by_token", "waits_by_due"));
}

TEST_F(RecordsTest, EveryForeignKeyKeepsWithinTheFirm) {
    const auto tables = store->read([](Tx& tx) {
        return tx.select<std::string>(R"sql(
            select distinct t.name || ' → ' || f."table"
            from sqlite_schema t, pragma_foreign_key_list(t.name) f
            where t.type = 'table' and f.seq = 0 and f."from" <> 'firm_id')sql");
    });
    EXPECT_THAT(tables, testing::IsEmpty());
}
