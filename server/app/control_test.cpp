#include "app/control.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/backup.hpp"
#include "app/program.hpp"
#include "base/error.hpp"
#include "http/server.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"
#include "store/testing.hpp"

using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

namespace {

class ControlTest : public testing::Test {
protected:
    TestFolder folder;
    const std::filesystem::path data = folder / "data";
    FileStore files{files_path(data)};
    std::unique_ptr<Store> store =
        Store::open({.path = database_path(data), .readers = 1}, record_migrations());
    api::Workers workers;
    // An answer is not awaited longer than this, but for a backup.
    http::Server server{{.limits = {.handler_deadline = std::chrono::milliseconds(1)}}, routes()};

    http::Router routes() {
        http::Router router;
        router.add(control_endpoint({.store = *store,
                                     .files = files,
                                     .workers = workers,
                                     .backups = backups_path(data),
                                     .token = "secret"}));
        return router;
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(server.port()); }
    void SetUp() override {
        store->write([](Tx& tx) {
            insert_firm(tx, {.id = FirmId{1}, .name = "Alder & Wren", .created_at = Time{}});
        });
        server.start();
    }
    void TearDown() override {
        server.stop();
        workers.stop();
        store->close();
    }
};

}

TEST_F(ControlTest, TheServerMakesABackupInItsOwnFolder) {
    const auto made = request_backup({url(), "secret"});
    ASSERT_TRUE(made);
    EXPECT_THAT(made->lost, IsEmpty());
    const auto file = backups_path(data) / made->file;
    move_backup(file, folder / "firm.backup");
    EXPECT_TRUE(std::filesystem::is_empty(backups_path(data)));
    restore_backup(folder / "firm.backup", folder / "restored");
    EXPECT_TRUE(std::filesystem::exists(database_path(folder / "restored")));
}

TEST_F(ControlTest, WhatACommandThatWasEndedHasLeftIsRemoved) {
    std::filesystem::create_directory(backups_path(data));
    const auto old = backups_path(data) / "old.backup.partial";
    std::ofstream(old) << "half of it";
    std::filesystem::last_write_time(
        old, std::filesystem::file_time_type::clock::now() - std::chrono::hours(7));
    ASSERT_TRUE(request_backup({url(), "secret"}));
    EXPECT_FALSE(std::filesystem::exists(old));
}

TEST_F(ControlTest, NobodyElseIsAnswered) {
    EXPECT_THAT([&] { request_backup({url(), "guess"}); },
                ThrowsMessage<Error>(HasSubstr("There is no such page.")));
    EXPECT_FALSE(std::filesystem::exists(backups_path(data)));
}

TEST_F(ControlTest, NothingIsMadeWhereNobodyListens) {
    const auto gone = url();
    server.stop();
    EXPECT_FALSE(request_backup({gone, "secret"}));
}
