// Says that a database is in use, so that no second process opens it: SQLite would let it, and two
// writers in two processes are what nothing else here expects. The kernel releases the lock when
// its process ends, however it ends.
#pragma once

#include <filesystem>

class LockFile {
public:
    // Throws Error(conflict) that names the process which holds it, Error(unavailable) if the file
    // cannot be made.
    explicit LockFile(const std::filesystem::path& path);
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile();

private:
    int file_ = -1;
};
