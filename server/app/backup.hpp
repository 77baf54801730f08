// Backups: one file that holds everything, the stored files included, made while the server works;
// and the way back.
#pragma once

#include <filesystem>

#include "records/file_store.hpp"
#include "store/store.hpp"

// Writes the backup to `path`, which must not exist yet, and verifies it. Throws Error; then there
// is no such file.
void make_backup(Store& store, const FileStore& files, const std::filesystem::path& path);

// Fills an empty data folder from a backup and pauses e-mail: what was due when the backup was made
// may have gone out since. Throws Error(conflict) where the folder already holds a firm's data.
void restore_backup(const std::filesystem::path& backup, const std::filesystem::path& data);
