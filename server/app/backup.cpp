#include "app/backup.hpp"

#include <fmt/format.h>

#include "app/program.hpp"
#include "base/error.hpp"
#include "records/file.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"

namespace {

struct StoredFile {
    std::string sha256;
    Blob bytes;
};
BOOST_DESCRIBE_STRUCT(StoredFile, (), (sha256, bytes))

constexpr Statement list_kept{"select sha256 from backup_files"};
constexpr Statement find_kept{"select sha256, bytes from backup_files where sha256 = $1"};
constexpr Statement make_table{
    "create table backup_files (sha256 text not null primary key, bytes blob not null)"};
constexpr Statement drop_table{"drop table backup_files"};

void add_files(const std::filesystem::path& copy, const FileStore& files) {
    const auto store = Store::open({.path = copy, .readers = 1}, record_migrations());
    const auto digests = store->read(list_digests);
    store->write([](Tx& tx) { tx.run(make_table); });
    for (const auto& digest : digests) {
        const StoredFile file{digest, {files.read(digest)}};
        store->write([&](Tx& tx) { tx.insert("backup_files", file); });
    }
    store->close();
}

// A database and what SQLite and the store put beside it.
void remove_quietly(const std::filesystem::path& path) {
    // What is left of a failed backup or restore; its own error is what is told.
    std::error_code ignored;
    for (const auto* beside : {"", "-wal", "-shm", ".lock"}) {
        std::filesystem::remove(path.string() + beside, ignored);
    }
}

}

void make_backup(Store& store, const FileStore& files, const std::filesystem::path& path) {
    if (std::filesystem::exists(path)) {
        throw Error(ErrorCode::conflict,
                    fmt::format("{} is there already. Choose another name.", path.string()));
    }
    const std::filesystem::path partial = path.string() + ".partial";
    remove_quietly(partial);
    try {
        store.backup(partial);
        add_files(partial, files);
        verify_backup(partial);
        std::filesystem::rename(partial, path);
        remove_quietly(partial);
    } catch (...) {
        remove_quietly(partial);
        throw;
    }
}

void restore_backup(const std::filesystem::path& backup, const std::filesystem::path& data) {
    if (!std::filesystem::exists(backup)) {
        throw Error(ErrorCode::not_found, fmt::format("There is no file {}.", backup.string()));
    }
    if (std::filesystem::exists(database_path(data))) {
        throw Error(
            ErrorCode::conflict,
            fmt::format("{} holds data already. Restore into an empty folder.", data.string()));
    }
    verify_backup(backup);
    std::filesystem::create_directories(data);
    const std::filesystem::path partial = database_path(data).string() + ".partial";
    remove_quietly(partial);
    std::filesystem::copy_file(backup, partial);
    {
        const auto store = Store::open({.path = partial, .readers = 1}, record_migrations());
        FileStore files{files_path(data)};
        for (const auto& digest :
             store->read([](Tx& tx) { return tx.select<std::string>(list_kept); })) {
            const auto file =
                store->read([&](Tx& tx) { return *tx.find<StoredFile>(find_kept, digest); });
            if (files.write(file.bytes.bytes) != digest) {
                throw Error(ErrorCode::internal,
                            fmt::format("The file {} in the backup is damaged.", digest));
            }
        }
        store->write([](Tx& tx) {
            tx.run(drop_table);
            pause_email(tx);
        });
        store->close();
    }
    std::filesystem::rename(partial, database_path(data));
    remove_quietly(partial);
}
