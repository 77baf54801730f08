#include <atomic>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "store/store.hpp"
#include "store/testing.hpp"

using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

class BackupTest : public testing::Test {
protected:
    TestFolder folder;
    std::unique_ptr<Store> open(const char* name) {
        return Store::open({.path = folder / name, .readers = 1}, entry_migrations);
    }
    std::unique_ptr<Store> store = open("stepwell.db");
};

}

TEST_F(BackupTest, OneTakenUnderLoadOpensAndIsWhole) {
    store->write([](Tx& tx) {
        for (int id = 1; id <= 2'000; ++id)
            tx.insert("entries", Entry{-id, std::string(2'000, 'a')});
    });
    std::atomic<int> pairs{0};
    std::atomic<bool> is_done{false};
    std::thread load([&] {
        while (!is_done) {
            store->write([&](Tx& tx) {
                tx.insert("entries", Entry{2 * pairs, "first of the pair"});
                tx.insert("entries", Entry{2 * pairs + 1, "second of the pair"});
            });
            ++pairs;
            pairs.notify_one();
        }
    });
    pairs.wait(0);
    const int pairs_before = pairs;
    store->backup(folder / "backup.db");
    is_done = true;
    load.join();

    const auto copy = open("backup.db");
    const int count = count_entries(*copy);
    EXPECT_GE(count, 2'000 + 2 * pairs_before);
    EXPECT_EQ(count % 2, 0) << "a unit was torn";
    EXPECT_EQ(copy->write([](Tx& tx) { return tx.value<int>("pragma auto_vacuum"); }), 2);
    EXPECT_EQ(count_entries(*store), 2'000 + 2 * pairs);
}

TEST_F(BackupTest, OneIsASingleFile) {
    insert_entry(*store, 1);
    const auto target = folder / "backups";
    std::filesystem::create_directory(target);
    store->backup(target / "monday.db");
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(target)) {
        names.push_back(file.path().filename());
    }
    EXPECT_THAT(names, testing::ElementsAre("monday.db"));
}

TEST_F(BackupTest, AFileThatExistsIsNotOverwritten) {
    store->backup(folder / "backup.db");
    insert_entry(*store, 1);
    EXPECT_THAT([&] { store->backup(folder / "backup.db"); },
                ThrowsMessage<Error>(HasSubstr("exists already")));
    EXPECT_EQ(count_entries(*open("backup.db")), 0);
}

TEST_F(BackupTest, ADamagedCopyIsFound) {
    for (int id = 0; id < 200; ++id) insert_entry(*store, id);
    store->backup(folder / "backup.db");
    verify_backup(folder / "backup.db");
    {
        std::fstream file(folder / "backup.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(2 * 4096 + 3);
        file << "damage";
    }
    EXPECT_THROW(verify_backup(folder / "backup.db"), Error);
}
