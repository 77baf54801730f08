#include "store/durable_file.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "store/store.hpp"
#include "store/testing.hpp"

using std::filesystem::perms;

TEST(DurableFile, ADatabaseWithoutItsLogIsReadWhereNothingMayBeWritten) {
    const TestFolder folder;
    const auto kept = folder / "kept";
    std::filesystem::create_directory(kept);
    const auto path = kept / "stepwell.db";
    const auto store = Store::open({.path = path, .readers = 1}, entry_migrations);
    insert_entry(*store, 1);
    store->close();
    std::filesystem::remove(path.string() + ".lock");
    end_write_ahead_log(path);
    std::filesystem::permissions(path, perms::owner_read);
    std::filesystem::permissions(kept, perms::owner_read | perms::owner_exec);
    EXPECT_NO_THROW(verify_backup(path));
    std::ifstream file(path, std::ios::binary);
    file.seekg(18);  // what the format calls the write version: 1 without a log, 2 with one
    EXPECT_EQ(file.get(), 1);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(kept), {}), 1);
    std::filesystem::permissions(kept, perms::owner_all);
}

TEST(DurableFile, ANewNameTakesThePlaceOfTheOld) {
    const TestFolder folder;
    std::ofstream(folder / "a.partial") << "whole";
    rename_durably(folder / "a.partial", folder / "a");
    EXPECT_TRUE(std::filesystem::exists(folder / "a"));
    EXPECT_FALSE(std::filesystem::exists(folder / "a.partial"));
}

TEST(DurableFile, WhatIsNotThereIsNotSafe) {
    const TestFolder folder;
    EXPECT_THROW(sync_to_disk(folder / "none"), Error);
}
