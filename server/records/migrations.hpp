// The schema, migration by migration. Each stands in migrations/ as a file of its own and is never
// edited once released.
#pragma once

#include <span>

#include "store/migrations.hpp"

// In order, for Store::open. Lives as long as the program.
std::span<const Migration> record_migrations();
