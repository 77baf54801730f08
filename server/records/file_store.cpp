#include "records/file_store.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>  // tidy: a write must not find what is just being removed
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/error.hpp"

namespace {

[[noreturn]] void fail(std::string_view doing, const std::filesystem::path& path) {
    const int code = errno;
    if (code == ENOSPC || code == EDQUOT) {
        throw Error(ErrorCode::storage_full,
                    "The disk is full: the file was not stored. Free some space and try again.");
    }
    throw Error(ErrorCode::unavailable,
                fmt::format("{} {} failed: {}.", doing, path.string(), std::strerror(code)));
}

// An open file. Closing is not where a failure is found: the sync before it is.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    const int number_;
};

void sync_directory(const std::filesystem::path& path) {
    const Descriptor directory(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open() || fsync(directory.number()) != 0) fail("Syncing", path);
}

void make_directory(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (!error) return;
    errno = error.value();
    fail("Making", path);
}

std::optional<std::string> read_all(const std::filesystem::path& path) {
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) {
        if (errno == ENOENT) return std::nullopt;
        fail("Opening", path);
    }
    std::string bytes;
    while (true) {
        constexpr size_t piece = 1 << 20;
        const auto before = bytes.size();
        bytes.resize(before + piece);
        const auto count = ::read(file.number(), bytes.data() + before, piece);
        if (count < 0 && errno == EINTR) {
            bytes.resize(before);
            continue;
        }
        if (count < 0) fail("Reading", path);
        bytes.resize(before + static_cast<size_t>(count));
        if (count == 0) return bytes;
    }
}

void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("Writing", path);
        bytes.remove_prefix(static_cast<size_t>(count));
    }
    if (fsync(file.number()) != 0) fail("Syncing", path);
}

}

FileStore::FileStore(const std::filesystem::path& directory)
    : directory_(std::filesystem::absolute(directory)), incoming_(directory_ / "incoming") {
    std::error_code error;
    std::filesystem::remove_all(incoming_, error);
    make_directory(incoming_);
    // All folders now, so that a write has but its own to sync.
    for (int number = 0; number < 256; ++number)
        make_directory(directory_ / fmt::format("{:02x}", number));
    sync_directory(directory_);
    sync_directory(directory_ / "..");
}

std::string FileStore::write(std::string_view bytes) {
    auto digest = sha256_hex(bytes);
    const auto path = path_of(digest);
    const std::shared_lock lock(removing_);
    if (read_all(path) == bytes) {
        if (utimensat(AT_FDCWD, path.c_str(), nullptr, 0) != 0) fail("Touching", path);
    } else {
        const auto temporary = write_temporary(bytes);
        if (rename(temporary.c_str(), path.c_str()) != 0) {
            unlink(temporary.c_str());
            fail("Renaming", temporary);
        }
    }
    // Also where the file was there: whoever renamed it may not have come to this yet.
    sync_directory(path.parent_path());
    return digest;
}

std::filesystem::path FileStore::write_temporary(std::string_view bytes) const {
    auto name = (incoming_ / "XXXXXX").string();
    const Descriptor file(mkostemp(name.data(), O_CLOEXEC));
    if (!file.is_open()) fail("Making a file in", incoming_);
    try {
        write_all(file, bytes, name);
    } catch (const Error&) {
        unlink(name.c_str());
        throw;
    }
    return name;
}

std::string FileStore::read(const std::string& sha256) const {
    auto bytes = read_all(path_of(sha256));
    if (!bytes) {
        throw Error(ErrorCode::internal, "The stored file is missing. Restore it from a backup.");
    }
    if (sha256_hex(*bytes) != sha256) {
        throw Error(ErrorCode::internal, "The stored file is damaged. Restore it from a backup.");
    }
    return *std::move(bytes);
}

size_t FileStore::remove_unused(const std::unordered_set<std::string>& used, Time before) {
    size_t removed = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory_)) {
        const bool is_stored = entry.path().parent_path() != incoming_;
        if (!is_stored || !entry.is_regular_file() || used.contains(entry.path().filename()))
            continue;
        const std::unique_lock lock(removing_);
        const auto written = std::chrono::file_clock::to_sys(entry.last_write_time());
        if (written >= before) continue;
        if (unlink(entry.path().c_str()) != 0) fail("Removing", entry.path());
        ++removed;
    }
    return removed;
}

// Two levels, so that no folder grows without bound.
std::filesystem::path FileStore::path_of(const std::string& sha256) const {
    const auto is_hex = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    };
    check(sha256.size() == 64 && std::ranges::all_of(sha256, is_hex),
          "a file is named by a digest in hex");
    return directory_ / sha256.substr(0, 2) / sha256;
}
