// What open pages are told: that something of a firm is no longer as they show it.
#pragma once

#include <string>

#include "records/firm.hpp"

struct Change {
    FirmId firm;
    std::string resource;  // "run", "task", "message" …
    std::string id;
};
