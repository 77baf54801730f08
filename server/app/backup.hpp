// Backups: one file that holds everything, the stored files included, made while the server works;
// and the way back.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "records/file_store.hpp"
#include "store/store.hpp"

// Writes the backup to `path`, which must not exist yet, and verifies it: one database that opens
// read-only, of whoever runs this and readable by nobody else. A stored file that is missing or
// damaged does not keep the rest from being saved: returns the names of those that are not in it.
// Asks between two files whether the backup is still wanted. Throws Error; then there is no such
// file.
std::vector<std::string> make_backup(
    Store& store, const FileStore& files, const std::filesystem::path& path,
    const std::function<bool()>& is_wanted = [] { return true; });

// Copies a backup that a server has made to `path`, which must not exist yet, and removes the
// original once the copy is on the disk.
void move_backup(const std::filesystem::path& made, const std::filesystem::path& path);

// Throws Error(conflict) if there is such a file, Error(unavailable) where none can be written:
// before a long backup is made in vain.
void check_backup_path(const std::filesystem::path& path);

// Fills an empty data folder from a backup and pauses e-mail: what was due when the backup was made
// may have gone out since. Only reads the backup, and nothing is in place before all of it is on
// the disk. Throws Error(conflict) where the folder already holds a firm's data.
void restore_backup(const std::filesystem::path& backup, const std::filesystem::path& data);
