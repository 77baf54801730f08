// Settings of the installation, by key: how far the demo's clock is ahead, and the like. Of no
// firm.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/tx.hpp"

std::optional<std::string> find_setting(Tx& tx, std::string_view key);
void save_setting(Tx& tx, std::string_view key, std::string_view value);
