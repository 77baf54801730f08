#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "store/connection.hpp"
#include "store/durable_file.hpp"
#include "store/store.hpp"

namespace {

// Removes the unfinished copy unless it has become the backup.
struct PartialFile {
    std::filesystem::path path;
    ~PartialFile() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

}

void Store::backup(const std::filesystem::path& path) {
    check(!is_store_thread(), "a thread of the store does not wait for the store");
    check(lock_ != nullptr, "an open store is backed up");
    if (std::filesystem::exists(path)) {
        throw Error(
            ErrorCode::conflict,
            fmt::format("{} exists already; choose another name for the backup", path.string()));
    }
    const PartialFile partial{path.string() + ".partial"};
    std::filesystem::remove(partial.path);
    const int file = ::open(partial.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        throw Error(ErrorCode::unavailable, fmt::format("cannot write the backup {}: {}",
                                                        path.string(), std::strerror(errno)));
    }
    ::close(file);
    {
        // A reader: it copies its snapshot, and neither writes to the database nor checkpoints it.
        Connection connection(path_, Access::read);
        connection.vacuum_into(partial.path);
    }
    verify_backup(partial.path);
    sync_to_disk(partial.path);
    rename_durably(partial.path, path);
}

void verify_backup(const std::filesystem::path& path) {
    Connection connection(path, Access::read);
    const auto verdict = connection.text_of("pragma integrity_check");
    if (verdict == "ok") return;
    throw Error(ErrorCode::internal,
                fmt::format("the database {} is damaged: {}", path.string(), verdict));
}
