// The schema grows by migrations: forward only, each in a transaction of its own, recorded with the
// digest of its text. What is recorded is never edited; what comes next is a further migration.
#pragma once

#include <span>
#include <string>
#include <string_view>

class Connection;
class Store;

struct Migration {
    int number;             // increasing; 7 for 0007_add_reminders.sql
    std::string_view name;  // "add_reminders"
    std::string_view sql;   // any number of statements; no transaction of its own
};

// Applies what is missing. Throws Error(rejected) when the database was made by a newer program or
// by migrations that have been edited since, Error(internal) when one fails; what was applied
// before it stays.
void apply_migrations(Connection& connection, std::span<const Migration> migrations);

// The whole schema as text, in a stable order, for comparing it with the one that was agreed on.
std::string dump_schema(Store& store);
