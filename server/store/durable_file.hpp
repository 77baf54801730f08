// Whole files that survive a loss of power: what a backup and a restore leave behind.
#pragma once

#include <filesystem>

// Of a file what it holds, of a folder which names are in it. Throws Error(unavailable) when the
// disk refuses.
void sync_to_disk(const std::filesystem::path& path);

// Returns when the new name is on the disk too. What is in the file was synced before.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

// Makes of a closed database one file that opens read-only, also where nothing may be written
// beside it: a database with a write-ahead log does not. It is synced.
void end_write_ahead_log(const std::filesystem::path& path);
