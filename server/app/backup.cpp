#include "app/backup.hpp"

#include <fstream>
#include <optional>

#include <fmt/format.h>

#include "app/program.hpp"
#include "base/error.hpp"
#include "records/file.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"
#include "store/durable_file.hpp"

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
constexpr Statement list_names{"select distinct name from files where sha256 = $1 order by name"};

constexpr auto private_file =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

std::filesystem::path partial_of(const std::filesystem::path& path) {
    return path.string() + ".partial";
}

// A database and what SQLite and the store put beside it.
void remove_quietly(const std::filesystem::path& path) {
    // What is left of a failed backup or restore; its own error is what is told.
    std::error_code ignored;
    for (const auto* beside : {"", "-wal", "-shm", ".lock"}) {
        std::filesystem::remove(path.string() + beside, ignored);
    }
}

// The unfinished file, which goes when its making has failed or it has got its name.
class Partial {
public:
    explicit Partial(const std::filesystem::path& path) : path_(partial_of(path)) {
        remove_quietly(path_);
    }
    Partial(const Partial&) = delete;
    Partial& operator=(const Partial&) = delete;
    ~Partial() { remove_quietly(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    const std::filesystem::path path_;
};

// Nothing for bytes that are missing or damaged.
std::optional<Blob> read_whole(const FileStore& files, const std::string& digest) {
    try {
        return Blob{files.read(digest)};
    } catch (const Error&) {  // the one file is given up, the backup is not
        return std::nullopt;
    }
}

// Returns the digests of those that are missing or damaged.
std::vector<std::string> add_files(Store& copy, const FileStore& files,
                                   const std::function<bool()>& is_wanted) {
    std::vector<std::string> lost;
    const auto digests = copy.read(list_digests);
    copy.write([](Tx& tx) { tx.run(make_table); });
    for (const auto& digest : digests) {
        if (!is_wanted()) throw Error(ErrorCode::unavailable, "The server is stopping.");
        const auto bytes = read_whole(files, digest);
        if (!bytes) {
            lost.push_back(digest);
            continue;
        }
        const StoredFile file{digest, *bytes};
        copy.write([&](Tx& tx) { tx.insert("backup_files", file); });
    }
    return lost;
}

// A file that was taken away while the backup was made is not lost.
std::vector<std::string> names_of_lost(Store& store, const std::vector<std::string>& digests) {
    std::vector<std::string> names;
    for (const auto& digest : digests) {
        for (const auto& name :
             store.read([&](Tx& tx) { return tx.select<std::string>(list_names, digest); })) {
            names.push_back(fmt::format("{} (files/{}/{})", name, digest.substr(0, 2), digest));
        }
    }
    return names;
}

}

std::vector<std::string> make_backup(Store& store, const FileStore& files,
                                     const std::filesystem::path& path,
                                     const std::function<bool()>& is_wanted) {
    check_backup_path(path);
    const Partial partial{path};
    store.backup(partial.path());
    std::vector<std::string> lost;
    {
        const auto copy = Store::open({.path = partial.path(), .readers = 1}, record_migrations());
        lost = add_files(*copy, files, is_wanted);
        copy->close();
    }
    end_write_ahead_log(partial.path());
    verify_backup(partial.path());
    rename_durably(partial.path(), path);
    return names_of_lost(store, lost);
}

void move_backup(const std::filesystem::path& made, const std::filesystem::path& path) {
    const Partial partial{path};
    std::filesystem::copy_file(made, partial.path());
    std::filesystem::permissions(partial.path(), private_file);
    sync_to_disk(partial.path());
    rename_durably(partial.path(), path);
    std::filesystem::remove(made);
}

void check_backup_path(const std::filesystem::path& path) {
    std::error_code unreadable;  // told below
    if (std::filesystem::exists(path, unreadable)) {
        throw Error(ErrorCode::conflict,
                    fmt::format("{} is there already. Choose another name.", path.string()));
    }
    const Partial partial{path};
    if (std::ofstream(partial.path())) return;
    throw Error(ErrorCode::unavailable,
                fmt::format("{} cannot be written: its folder must be there, and yours to write "
                            "into.",
                            path.string()));
}

namespace {

// Of a copy of ours: the backup itself may lie where nothing can be written beside it.
void verify_copy(const std::filesystem::path& copy, const std::filesystem::path& backup) {
    try {
        verify_backup(copy);
    } catch (const Error& error) {  // said of the file that was given
        throw Error(error.code(), fmt::format("{} is no backup, or is damaged: {}", backup.string(),
                                              error.message()));
    }
}

// The stored files become files again, and e-mail is paused.
void unpack(const std::filesystem::path& database, const std::filesystem::path& data) {
    const auto store = Store::open({.path = database, .readers = 1}, record_migrations());
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

}

void restore_backup(const std::filesystem::path& backup, const std::filesystem::path& data) {
    if (!std::filesystem::exists(backup)) {
        throw Error(ErrorCode::not_found, fmt::format("There is no file {}.", backup.string()));
    }
    const auto database = database_path(data);
    if (std::filesystem::exists(database)) {
        throw Error(
            ErrorCode::conflict,
            fmt::format("{} holds data already. Restore into an empty folder.", data.string()));
    }
    std::filesystem::create_directories(data);
    const Partial partial{database};
    std::filesystem::copy_file(backup, partial.path());
    std::filesystem::permissions(partial.path(), private_file);
    verify_copy(partial.path(), backup);
    unpack(partial.path(), data);
    sync_to_disk(partial.path());
    rename_durably(partial.path(), database);
}
