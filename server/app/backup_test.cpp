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

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
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
    const std::filesystem::path stored = folder / "files" / digest.substr(0, 2) / digest;

    void SetUp() override {
        const auto store = open_live();
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
        EXPECT_THAT(make_backup(*store, files, backup), IsEmpty());
        store->close();
    }
    std::unique_ptr<Store> open_live() {
        return Store::open({.path = folder / "stepwell.db", .readers = 1}, record_migrations());
    }
    std::unique_ptr<Store> open_restored() {
        return Store::open({.path = database_path(restored), .readers = 1}, record_migrations());
    }
};

std::vector<std::string> names_in(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        names.push_back(entry.path().filename());
    }
    return names;
}

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
    EXPECT_THAT([&] { restore_backup(backup, restored); },
                ThrowsMessage<Error>(HasSubstr(backup.string() + " is no backup, or is damaged")));
    EXPECT_THAT(names_in(restored), IsEmpty());
}

TEST_F(BackupTest, IsOneFileThatIsReadWhereNothingMayBeWritten) {
    using std::filesystem::perms;
    const auto kept = folder / "kept";
    std::filesystem::create_directory(kept);
    std::filesystem::rename(backup, kept / "firm.backup");
    std::filesystem::permissions(kept / "firm.backup", perms::owner_read);
    std::filesystem::permissions(kept, perms::owner_read | perms::owner_exec);
    restore_backup(kept / "firm.backup", restored);
    EXPECT_EQ(FileStore{files_path(restored)}.read(digest), "a bank statement");
    EXPECT_THAT(names_in(kept), ElementsAre("firm.backup"));
    std::filesystem::permissions(kept, perms::owner_all);
}

TEST_F(BackupTest, HoldsTheRestWhenAStoredFileIsDamaged) {
    std::ofstream(stored) << "a burnt statement";
    const auto store = open_live();
    const auto lost = make_backup(*store, files, folder / "second.backup");
    EXPECT_THAT(lost, ElementsAre(HasSubstr("Statement.pdf (files/")));
    restore_backup(folder / "second.backup", restored);
    EXPECT_EQ(open_restored()->read([](Tx& tx) { return require_firm(tx, firm).name; }),
              "Alder & Wren");
}

TEST_F(BackupTest, HoldsTheRestWhenAStoredFileIsMissing) {
    std::filesystem::remove(stored);
    const auto store = open_live();
    EXPECT_THAT(make_backup(*store, files, folder / "second.backup"),
                ElementsAre(HasSubstr(digest)));
    EXPECT_TRUE(std::filesystem::exists(folder / "second.backup"));
}

TEST_F(BackupTest, LeavesNothingWhenItIsNoLongerWanted) {
    const auto target = folder / "elsewhere";
    std::filesystem::create_directory(target);
    const auto store = open_live();
    EXPECT_THAT([&] { make_backup(*store, files, target / "a", [] { return false; }); },
                ThrowsMessage<Error>(HasSubstr("stopping")));
    EXPECT_THAT(names_in(target), IsEmpty());
}

TEST_F(BackupTest, OneThatAServerHasMadeIsMoved) {
    const auto target = folder / "elsewhere";
    std::filesystem::create_directory(target);
    move_backup(backup, target / "firm.backup");
    EXPECT_FALSE(std::filesystem::exists(backup));
    EXPECT_THAT(names_in(target), ElementsAre("firm.backup"));
    restore_backup(target / "firm.backup", restored);
    EXPECT_EQ(FileStore{files_path(restored)}.read(digest), "a bank statement");
}

TEST_F(BackupTest, APlaceThatCannotBeWrittenIsFoundBefore) {
    EXPECT_THAT([&] { check_backup_path(folder / "nowhere" / "firm.backup"); },
                ThrowsMessage<Error>(HasSubstr("cannot be written")));
}
