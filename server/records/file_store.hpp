// The bytes of files, each under its own SHA-256, so that the same bytes are stored once and damage
// is found when they are read. They are written and synced before the row that names them. Threads:
// any.
#pragma once

#include <filesystem>
#include <shared_mutex>  // tidy: a write must not find what is just being removed
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/time.hpp"

class FileStore {
public:
    // Makes `directory` if it is not there and removes what an interrupted write has left. One
    // process at a time.
    explicit FileStore(const std::filesystem::path& directory);

    // Returns the digest, in hex, once the bytes are on the disk. Writing what is there already, or
    // is there damaged, is fine. Throws Error(storage_full) when the disk is, Error(unavailable)
    // when it refuses. Cost: two syncs; not for a write unit.
    std::string write(std::string_view bytes);

    // Throws Error(internal) when the bytes are missing or no longer have this digest: a backup has
    // them.
    std::string read(const std::string& sha256) const;

    // Removes the bytes that no digest of `used` names and that were last written before `before`:
    // younger ones may belong to a row that is only being made. Returns how many files.
    size_t remove_unused(const std::unordered_set<std::string>& used, Time before);

    const std::filesystem::path& directory() const { return directory_; }

private:
    std::filesystem::path path_of(const std::string& sha256) const;
    std::filesystem::path write_temporary(std::string_view bytes) const;

    std::filesystem::path directory_;
    std::filesystem::path incoming_;
    // Whoever writes shares it: what it has just written or found is young when it is looked at.
    std::shared_mutex removing_;
};
