#include "store/lock_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/error.hpp"

namespace {

std::string holder_of(int file) {
    std::array<char, 32> text{};
    const ssize_t length = pread(file, text.data(), text.size() - 1, 0);
    return length > 0 ? fmt::format("process {}", text.data()) : "another process";
}

// What root makes beside another user's database is that user's, as what SQLite makes there is:
// else their server could not open it afterwards.
void give_to_owner(int file, const std::filesystem::path& directory) {
    struct stat owner{};
    if (geteuid() != 0 || stat(directory.c_str(), &owner) != 0) return;
    // Some file systems know no owners; there nobody is kept out either.
    [[maybe_unused]] const int refused = fchown(file, owner.st_uid, owner.st_gid);
}

}

LockFile::LockFile(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        throw Error(ErrorCode::unavailable,
                    fmt::format("cannot write {}: {}; the folder must exist and be writable",
                                path.string(), std::strerror(errno)));
    }
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        const auto holder = holder_of(file);
        close(file);
        throw Error(
            ErrorCode::conflict,
            fmt::format(
                "the data beside {} is in use by {}; stop it first, or choose another folder",
                path.string(), holder));
    }
    file_ = file;
    give_to_owner(file, std::filesystem::absolute(path).parent_path());
    const auto own = std::to_string(getpid());
    check(ftruncate(file, 0) == 0, "a lock file can be emptied");
    check(pwrite(file, own.data(), own.size(), 0) == static_cast<ssize_t>(own.size()),
          "a lock file can be written");
}

LockFile::~LockFile() {
    close(file_);
}
