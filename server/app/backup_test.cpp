#include "app/backup.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/program.hpp"
#include "base/error.hpp"
#include "records/file.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"
#include "store/testing.hpp"

using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

const FirmId firm{1};
const Time start = *parse_time("2026-03-10T09:00:00Z");

class BackupTest : public testing::Test {
protected:
    TestFolder folder;
    FileStore files{folder / "files"};
    const std::filesystem::path backup = folder / "firm.backup";
    const std::filesystem::path restored = folder / "restored";
    std::string digest = files.write("a bank statement");

    void SetUp() override {
        const auto store =
            Store::open({.path = folder / "stepwell.db", .readers = 1}, record_migrations());
        store->write([&](Tx& tx) {
            insert_firm(tx, {.id = firm, .name = "Alder & Wren", .created_at = start});
            save_email_settings(
                tx, {.firm_id = firm, .mode = MailMode::smtp, .host = "smtp.alder.example"});
            insert_file(tx, {.firm_id = firm,
                             .id = FileId{2},
                             .sha256 = digest,
                             .name = "Statement.pdf",
                             .media_type = "application/pdf",
                             .size = 16,
                             .created_at = start});
        });
        make_backup(*store, files, backup);
        store->close();
    }
    std::unique_ptr<Store> open_restored() {
        return Store::open({.path = database_path(restored), .readers = 1}, record_migrations());
    }
};

}

TEST_F(BackupTest, BringsBackTheFirmAndItsFiles) {
    restore_backup(backup, restored);
    const auto store = open_restored();
    EXPECT_EQ(store->read([](Tx& tx) { return require_firm(tx, firm).name; }), "Alder & Wren");
    EXPECT_EQ(store->read(list_digests), std::vector{digest});
    EXPECT_EQ(FileStore{files_path(restored)}.read(digest), "a bank statement");
    EXPECT_FALSE(std::filesystem::exists(database_path(restored).string() + ".partial"));
}

TEST_F(BackupTest, IsRestoredWithEmailPausedAndItsServerKept) {
    restore_backup(backup, restored);
    const auto store = open_restored();
    const auto settings = store->read([](Tx& tx) { return find_email_settings(tx, firm); });
    EXPECT_EQ(settings.mode, MailMode::paused);
    EXPECT_EQ(settings.host, "smtp.alder.example");
}

TEST_F(BackupTest, OverwritesNothing) {
    restore_backup(backup, restored);
    EXPECT_THAT([&] { restore_backup(backup, restored); },
                ThrowsMessage<Error>(HasSubstr("holds data already")));
    const auto store = open_restored();
    EXPECT_THAT([&] { make_backup(*store, files, backup); },
                ThrowsMessage<Error>(HasSubstr("is there already")));
}

TEST_F(BackupTest, IsNotRestoredWhenItIsDamaged) {
    std::fstream file(backup, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096 + 100);
    file << std::string(2'000, 'x');
    file.close();
    EXPECT_THROW(restore_backup(backup, restored), Error);
    EXPECT_FALSE(std::filesystem::exists(database_path(restored)));
}
