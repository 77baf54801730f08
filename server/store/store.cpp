#include "store/store.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <future>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "store/connection.hpp"
#include "store/lock_file.hpp"
#include "store/readers.hpp"
#include "store/writer.hpp"

class Store::TemporaryFolder {
public:
    TemporaryFolder() {
        auto name = (std::filesystem::temp_directory_path() / "stepwell-XXXXXX").string();
        check(mkdtemp(name.data()) != nullptr, "a temporary folder can be made");
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

namespace {

// SQLite would let others read it; its log and index files take their permissions from this one.
void create_private_file(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        throw Error(ErrorCode::unavailable,
                    fmt::format("cannot open {}: {}", path.string(), std::strerror(errno)));
    }
    close(file);
}

}

std::unique_ptr<Store> Store::open(StoreOptions options, std::span<const Migration> migrations) {
    return std::unique_ptr<Store>(
        new Store(std::move(options), migrations));  // tidy: private constructor
}

Store::Store(StoreOptions options, std::span<const Migration> migrations) : path_(options.path) {
    const bool is_temporary = path_.empty();
    if (is_temporary) {
        temporary_ = std::make_unique<TemporaryFolder>();
        path_ = temporary_->path() / "stepwell.db";
    }
    const auto durability = is_temporary ? Durability::none : Durability::full;
    lock_ = std::make_unique<LockFile>(path_.string() + ".lock");
    create_private_file(path_);
    auto connection = std::make_unique<Connection>(path_, Access::write, durability);
    apply_migrations(*connection, migrations);
    writer_ = std::make_unique<Writer>(
        std::move(connection),
        WriterOptions{options.units_per_commit_max, options.queued_units_max,
                      options.checkpoint_pages, std::move(options.on_failure)});
    readers_ = std::make_unique<Readers>(
        path_, ReaderOptions{options.readers, options.queued_units_max, options.read_limit});
}

Store::~Store() {
    close();
}

void Store::close() {
    check(!is_store_thread(), "the store is not closed by a thread of its own");
    // Readers first: the last connection to close is then the writer's, which leaves one file
    // behind.
    readers_->close();
    writer_->close();
    lock_.reset();
    temporary_.reset();
}

bool Store::has_refused(const Unit& unit) const {
    check(!is_inside_unit(), "a unit of work does not start another one; do it before or after");
    if (!writer_->has_failed()) return false;
    settle(unit, std::make_exception_ptr(Error(
                     ErrorCode::unavailable,
                     "the disk failed to keep what was written; the server must be restarted")));
    return true;
}

void Store::submit_write(std::function<void(Tx&)> work,
                         std::function<void(std::exception_ptr)> done) {
    Unit unit{std::move(work), std::move(done)};
    if (!has_refused(unit)) writer_->submit(std::move(unit));
}

void Store::submit_read(std::function<void(Tx&)> work,
                        std::function<void(std::exception_ptr)> done) {
    Unit unit{std::move(work), std::move(done)};
    if (!has_refused(unit)) readers_->submit(std::move(unit));
}

void Store::wait_for(Access access, std::function<void(Tx&)> unit) {
    check(!is_inside_unit(), "a unit of work does not start another one; do it before or after");
    check(!is_store_thread(), "a thread of the store does not wait for the store; submit instead");
    // Shared with the store's thread, which may still be in set_value when this one goes on.
    const auto outcome = std::make_shared<std::promise<void>>();
    auto done = [outcome](std::exception_ptr failure) {
        failure ? outcome->set_exception(std::move(failure)) : outcome->set_value();
    };
    if (access == Access::write) {
        submit_write(std::move(unit), std::move(done));
    } else {
        submit_read(std::move(unit), std::move(done));
    }
    outcome->get_future().get();
}

StoreStatistics Store::statistics() const {
    const auto written = writer_->statistics();
    return {
        .commits = written.commits,
        .write_units = written.units,
        .failed_write_units = written.failed_units,
        .read_units = readers_->units(),
        .failed_read_units = readers_->failed_units(),
        .queued_write_units = writer_->queued(),
        .queued_read_units = readers_->queued(),
        .last_commit_units = written.last_commit_units,
        .last_commit = written.last_commit,
        .checkpoints = written.checkpoints,
        .wal_pages = written.wal_pages,
        .has_failed = writer_->has_failed(),
    };
}
