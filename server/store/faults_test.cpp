// What the store does when the disk fails: the rows of the fault matrix about SIGKILL, failing
// syncs and full disks.
#include <atomic>
#include <cstring>
#include <map>
#include <set>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "store/store.hpp"
#include "store/testing.hpp"

using testing::HasSubstr;
using testing::Property;
using testing::Throws;
using testing::ThrowsMessage;

namespace {

// The machine's own file system, except that writes or syncs fail while they are told to.
class FailingDisk {
public:
    static inline std::atomic<int> write_code{SQLITE_OK};
    static inline std::atomic<int> sync_code{SQLITE_OK};

    FailingDisk() {
        real_ = sqlite3_vfs_find(nullptr);
        failing_ = *real_;
        failing_.zName = "failing";
        failing_.xOpen = open;
        sqlite3_vfs_register(&failing_, 1);
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;
    ~FailingDisk() {
        write_code = SQLITE_OK;
        sync_code = SQLITE_OK;
        sqlite3_vfs_unregister(&failing_);
        sqlite3_vfs_register(real_, 1);
    }

private:
    struct Methods {
        sqlite3_io_methods failing;
        const sqlite3_io_methods* real;
    };

    static const sqlite3_io_methods* real_of(sqlite3_file* file) {
        return reinterpret_cast<const Methods*>(file->pMethods)->real;
    }
    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
        const int code = real_->xOpen(real_, name, file, flags, flags_out);
        if (file->pMethods == nullptr) return code;
        const std::lock_guard lock(mutex_);
        auto& methods = methods_[file->pMethods];
        methods.real = file->pMethods;
        methods.failing = *file->pMethods;
        methods.failing.xWrite = write;
        methods.failing.xSync = sync;
        file->pMethods = &methods.failing;
        return code;
    }
    static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
        const int code = write_code;
        return code == SQLITE_OK ? real_of(file)->xWrite(file, bytes, count, offset) : code;
    }
    static int sync(sqlite3_file* file, int flags) {
        const int code = sync_code;
        return code == SQLITE_OK ? real_of(file)->xSync(file, flags) : code;
    }

    static inline sqlite3_vfs* real_ = nullptr;
    static inline std::mutex mutex_;
    static inline std::map<const sqlite3_io_methods*, Methods> methods_;
    sqlite3_vfs failing_{};
};

auto is_error(ErrorCode code) {
    return Throws<Error>(Property(&Error::code, code));
}

class FaultsTest : public testing::Test {
protected:
    FailingDisk disk;
    TestFolder folder;
    std::vector<std::string> failures;
    std::unique_ptr<Store> store = open();

    std::unique_ptr<Store> open() {
        return Store::open(
            {.path = folder / "stepwell.db",
             .readers = 1,
             .on_failure = [this](const std::string& reason) { failures.push_back(reason); }},
            entry_migrations);
    }
};

}

TEST_F(FaultsTest, AFullDiskFailsEveryUnitOfTheCommitAndTheStoreGoesOn) {
    insert_entry(*store, 1);
    HeldWriter held(*store);
    Outcome outcomes[2];
    std::atomic<int> called{0};
    for (int id : {2, 3}) {
        store->submit_write(
            [&called, id](Tx& tx) {
                tx.insert("entries", Entry{id, "entry"});
                tx.after_commit([&called] { ++called; });
            },
            outcomes[id - 2].done());
    }
    FailingDisk::write_code = SQLITE_FULL;
    held.release();
    for (auto& outcome : outcomes)
        EXPECT_THAT([&] { outcome.wait(); }, is_error(ErrorCode::storage_full));
    EXPECT_EQ(called, 0);
    EXPECT_EQ(count_entries(*store), 1) << "reads work on";

    FailingDisk::write_code = SQLITE_OK;
    insert_entry(*store, 4);
    EXPECT_EQ(store->read([](Tx& tx) { return tx.select<int>("select id from entries"); }),
              (std::vector{1, 4}));
    EXPECT_EQ(store->read([](Tx& tx) { return tx.value<std::string>("pragma integrity_check"); }),
              "ok");
    EXPECT_TRUE(failures.empty());
}

TEST_F(FaultsTest, ADiskErrorWhileWritingIsUnavailableAndTheStoreGoesOn) {
    FailingDisk::write_code = SQLITE_IOERR_WRITE;
    EXPECT_THAT([&] { insert_entry(*store, 1); }, is_error(ErrorCode::unavailable));
    FailingDisk::write_code = SQLITE_OK;
    insert_entry(*store, 2);
    EXPECT_EQ(count_entries(*store), 1);
}

TEST_F(FaultsTest, AUnitThatEndsTheWholeTransactionTakesItsCommitWithIt) {
    HeldWriter held(*store);
    Outcome before;
    Outcome greedy;
    Outcome after;
    bool has_gone_on = false;
    store->submit_write([](Tx& tx) { tx.insert("entries", Entry{1, "entry"}); }, before.done());
    store->submit_write(
        [&](Tx& tx) {
            tx.select<int>("pragma max_page_count = 20");
            try {
                tx.insert("entries", Entry{2, std::string(200'000, 'x')});
            } catch (const Error&) {
                EXPECT_THROW(tx.insert("entries", Entry{3, "outside of any transaction"}),
                             CheckFailed);
                has_gone_on = true;
                throw;
            }
        },
        greedy.done());
    store->submit_write([](Tx& tx) { tx.insert("entries", Entry{4, "entry"}); }, after.done());
    held.release();
    EXPECT_THAT([&] { before.wait(); }, is_error(ErrorCode::storage_full));
    EXPECT_THAT([&] { greedy.wait(); }, is_error(ErrorCode::storage_full));
    EXPECT_THAT([&] { after.wait(); }, is_error(ErrorCode::storage_full));
    EXPECT_TRUE(has_gone_on);
    EXPECT_EQ(count_entries(*store), 0);
    insert_entry(*store, 5);
    EXPECT_EQ(count_entries(*store), 1);
}

TEST_F(FaultsTest, AfterAFailedSyncNothingMoreIsAcceptedUntilARestart) {
    insert_entry(*store, 1);
    FailingDisk::sync_code = SQLITE_IOERR_FSYNC;
    EXPECT_THAT([&] { insert_entry(*store, 2); }, is_error(ErrorCode::unavailable));
    FailingDisk::sync_code = SQLITE_OK;
    EXPECT_THAT([&] { insert_entry(*store, 3); },
                ThrowsMessage<Error>(HasSubstr("must be restarted")));
    EXPECT_THAT([&] { count_entries(*store); }, is_error(ErrorCode::unavailable));
    EXPECT_TRUE(store->statistics().has_failed);
    EXPECT_EQ(failures.size(), 1u);
    store.reset();
    EXPECT_TRUE(std::filesystem::exists(folder / "stepwell.db-wal"))
        << "closing believed the disk again";

    store = open();
    const auto ids = store->read([](Tx& tx) { return tx.select<int>("select id from entries"); });
    EXPECT_THAT(ids, testing::Contains(1));
    EXPECT_THAT(ids, testing::Not(testing::Contains(3)));
    insert_entry(*store, 4);
}

TEST_F(FaultsTest, ASyncThatFailsInACheckpointStopsTheStoreToo) {
    // The commit itself is acknowledged before its checkpoint, and stands.
    insert_entry(*store, 1);
    std::promise<void> noticed;
    store.reset();
    store = Store::open({.path = folder / "stepwell.db",
                         .readers = 1,
                         .checkpoint_pages = 1,
                         .on_failure = [&](const std::string&) { noticed.set_value(); }},
                        entry_migrations);
    store->write([](Tx& tx) {
        tx.insert("entries", Entry{2, "entry"});
        // Runs between the sync of the commit and that of the checkpoint.
        tx.after_commit([] { FailingDisk::sync_code = SQLITE_IOERR_FSYNC; });
    });
    noticed.get_future().wait();
    EXPECT_THAT([&] { insert_entry(*store, 3); }, is_error(ErrorCode::unavailable));
    store.reset();
    FailingDisk::sync_code = SQLITE_OK;
    store = open();
    EXPECT_EQ(count_entries(*store), 2);
}

namespace {

// Writes for ever from several threads and reports each row on `pipe` once it is acknowledged.
[[noreturn]] void write_until_killed(const std::filesystem::path& path, int pipe) {
    const auto store = Store::open({.path = path, .checkpoint_pages = 20}, entry_migrations);
    std::atomic<int> next{1};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            while (true) {
                const int id = next++;
                insert_entry(*store, id);
                if (::write(pipe, &id, sizeof id) != sizeof id) _exit(1);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    _exit(0);
}

}

TEST(KilledStore, HoldsEveryRowThatWasAcknowledgedAndWasInUseUntilThen) {
    const TestFolder folder;
    const auto path = folder / "stepwell.db";
    int pipe_ends[2];
    ASSERT_EQ(pipe(pipe_ends), 0);
    const pid_t child = fork();
    if (child == 0) write_until_killed(path, pipe_ends[1]);
    close(pipe_ends[1]);

    std::set<int> acknowledged;
    int id = 0;
    const auto read_one = [&] { return read(pipe_ends[0], &id, sizeof id) == sizeof id; };
    while (acknowledged.size() < 500 && read_one()) acknowledged.insert(id);
    EXPECT_THAT([&] { Store::open({.path = path}, entry_migrations); },
                ThrowsMessage<Error>(HasSubstr("is in use by process " + std::to_string(child))));
    kill(child, SIGKILL);
    while (read_one()) acknowledged.insert(id);
    close(pipe_ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));

    const auto store = Store::open({.path = path}, entry_migrations);
    const auto found = store->read([](Tx& tx) { return tx.select<int>("select id from entries"); });
    const std::set<int> stored(found.begin(), found.end());
    EXPECT_GE(acknowledged.size(), 500u);
    EXPECT_TRUE(std::ranges::includes(stored, acknowledged));
    EXPECT_EQ(store->read([](Tx& tx) { return tx.value<std::string>("pragma integrity_check"); }),
              "ok");
}
