// The bytes of files, each under its own SHA-256, so that the same bytes are stored once and damage
// is found when they are read. They are written and synced before the row that names them. Threads:
// any.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

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

    const std::filesystem::path& directory() const { return directory_; }

private:
    std::filesystem::path path_of(const std::string& sha256) const;
    std::filesystem::path write_temporary(std::string_view bytes) const;

    std::filesystem::path directory_;
    std::filesystem::path incoming_;
};
