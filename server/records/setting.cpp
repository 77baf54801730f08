#include "records/setting.hpp"

namespace {

constexpr Statement find_value{"select value from settings where key = $1"};

constexpr Statement save{R"sql(
    insert into settings (key, value) values ($1, $2)
    on conflict (key) do update set value = excluded.value)sql"};

}

std::optional<std::string> find_setting(Tx& tx, std::string_view key) {
    return tx.find<std::string>(find_value, key);
}

void save_setting(Tx& tx, std::string_view key, std::string_view value) {
    tx.run(save, key, value);
}
