// Makes the demo firm: months of invented work, done through the engine on a clock of its own.
#pragma once

#include <filesystem>
#include <string>

#include "base/time.hpp"
#include "records/file_store.hpp"
#include "records/ids.hpp"
#include "store/store.hpp"

struct DemoOptions {
    // What time it is in the demo when it starts. Its past reaches half a year back from there.
    Time until;
    std::string public_url;
    std::string password_hash;  // of the one password that its members share
};

// Into an empty store. The same options make the same firm, but for the key that it seals with.
// Cost: a few seconds.
FirmId make_demo_firm(Store& store, FileStore& files, const DemoOptions& options);

// Into a new database file. Faster where the disk is slow: it is written once, when all is made.
FirmId make_demo_database(const std::filesystem::path& path, FileStore& files,
                          const DemoOptions& options);
