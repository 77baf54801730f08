#include "store/durable_file.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "store/connection.hpp"

void sync_to_disk(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_synced = file >= 0 && fsync(file) == 0;
    const int reason = errno;
    if (file >= 0) close(file);
    if (is_synced) return;
    throw Error(ErrorCode::unavailable, fmt::format("{} is not safely on the disk: {}",
                                                    path.string(), std::strerror(reason)));
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::rename(from, to);
    sync_to_disk(std::filesystem::absolute(to).parent_path());
}

void end_write_ahead_log(const std::filesystem::path& path) {
    {
        Connection connection(path, Access::write);
        check(connection.text_of("pragma journal_mode = delete") == "delete",
              "a database that nobody else has open can do without its log");
    }
    sync_to_disk(path);
}
