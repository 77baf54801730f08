#include "records/migrations.hpp"

#include <array>

namespace {

constexpr std::string_view first =
#include "records/migrations/0001_first.sql"
    ;

constexpr auto migrations = std::to_array<Migration>({{1, "first", first}});

}

std::span<const Migration> record_migrations() {
    return migrations;
}
