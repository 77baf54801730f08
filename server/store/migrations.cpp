#include "store/migrations.hpp"

#include <vector>

#include <fmt/format.h>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "store/connection.hpp"
#include "store/store.hpp"
#include "store/tx.hpp"

namespace {

struct AppliedMigration {
    int number = 0;
    std::string name;
    std::string sha256;
};
BOOST_DESCRIBE_STRUCT(AppliedMigration, (), (number, name, sha256))

constexpr std::string_view create_table = R"sql(
    create table if not exists schema_migrations (
        number integer not null primary key, name text not null, sha256 text not null))sql";

constexpr Statement select_applied{R"sql(
    select number, name, sha256 from schema_migrations order by number)sql"};

constexpr Statement find_orphans{R"sql(
    select distinct "table" from pragma_foreign_key_check())sql"};

void refuse_foreign_history(const AppliedMigration& applied, std::span<const Migration> migrations,
                            size_t position) {
    const auto known = position < migrations.size() ? migrations[position].number : 0;
    if (known != applied.number) {
        throw Error(
            ErrorCode::rejected,
            fmt::format("the database has migration {} ({}), which this program does not know; "
                        "start the newer program that made it, or restore an older backup",
                        applied.number, applied.name));
    }
    if (sha256_hex(migrations[position].sql) != applied.sha256) {
        throw Error(
            ErrorCode::rejected,
            fmt::format("migration {} ({}) has been edited since it was applied; put its text "
                        "back and write a further migration",
                        applied.number, applied.name));
    }
}

void apply(Connection& connection, const Migration& migration) {
    const auto failed = [&](std::string_view reason) {
        connection.roll_back();
        return Error(ErrorCode::internal, fmt::format("migration {} ({}) failed: {}",
                                                      migration.number, migration.name, reason));
    };
    connection.execute("begin immediate");
    if (const auto fault = connection.execute_all(migration.sql)) throw failed(*fault);
    if (!connection.in_transaction()) throw failed("it ends the transaction that it runs in");
    Tx tx(connection, Access::write);
    for (const auto& table : tx.select<std::string>(find_orphans)) {
        throw failed(fmt::format("rows of {} refer to rows that are not there", table));
    }
    tx.insert("schema_migrations", AppliedMigration{migration.number, std::string(migration.name),
                                                    sha256_hex(migration.sql)});
    connection.execute("commit");
    log(LogLevel::info, "migration applied",
        {{"number", std::to_string(migration.number)}, {"name", std::string(migration.name)}});
}

}

void apply_migrations(Connection& connection, std::span<const Migration> migrations) {
    for (size_t i = 1; i < migrations.size(); ++i) {
        check(migrations[i - 1].number < migrations[i].number, "migrations are listed by number");
    }
    connection.execute("begin immediate");
    connection.execute(create_table);
    const auto applied = Tx(connection, Access::write).select<AppliedMigration>(select_applied);
    connection.execute("commit");
    for (size_t i = 0; i < applied.size(); ++i) refuse_foreign_history(applied[i], migrations, i);
    if (applied.size() >= migrations.size()) return;
    // Rebuilding a table drops the old one, which would delete what refers to it. Each migration is
    // checked instead.
    connection.execute("pragma foreign_keys = off");
    for (const auto& migration : migrations.subspan(applied.size())) apply(connection, migration);
    connection.execute("pragma foreign_keys = on");
}

std::string dump_schema(Store& store) {
    return store.read([](Tx& tx) {
        std::string schema;
        tx.each<std::string>(R"sql(
            select sql from sqlite_schema
            where sql is not null and name not like 'sqlite\_%' escape '\'
            order by tbl_name, type desc, name)sql",
                             [&](const std::string& sql) { schema += sql + ";\n\n"; });
        return schema;
    });
}
