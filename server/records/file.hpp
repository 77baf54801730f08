// A file of the firm: an upload, a sealed contract. The row names the bytes by their digest;
// records/file_store.hpp holds them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/ids.hpp"
#include "store/tx.hpp"

struct File {
    FirmId firm_id;
    FileId id;
    std::string sha256;
    std::string name;
    std::string media_type;
    int64_t size = 0;
    std::optional<RunId> run_id;
    std::string step;
    std::string field;  // of the questionnaire that it answers
    std::optional<ContactId> contact_id;
    Time created_at{};
    bool operator==(const File&) const = default;
};
BOOST_DESCRIBE_STRUCT(File, (),
                      (firm_id, id, sha256, name, media_type, size, run_id, step, field, contact_id,
                       created_at))

void insert_file(Tx& tx, const File& file);
std::optional<File> find_file(Tx& tx, FirmId firm, FileId id);
File require_file(Tx& tx, FirmId firm, FileId id);
// In no order. What is not there is left out.
std::vector<File> find_files(Tx& tx, FirmId firm, const std::vector<FileId>& ids);
// Oldest first.
std::vector<File> list_files_of_run(Tx& tx, FirmId firm, RunId run);
std::vector<File> list_files_of_contact(Tx& tx, FirmId firm, ContactId contact);
// The digests of all bytes that rows of any firm name.
std::vector<std::string> list_digests(Tx& tx);
// The row only: the bytes may belong to others too, and go with FileStore::remove_unused. Throws
// Error(not_found).
void remove_file(Tx& tx, FirmId firm, FileId id);
