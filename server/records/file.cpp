#include "records/file.hpp"

#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from files where firm_id = $1 and id = $2"};

constexpr Statement find_several{R"sql(
    select * from files where firm_id = $1 and id in (select value from json_each($2)))sql"};

constexpr Statement list_of_run{
    "select * from files where firm_id = $1 and run_id = $2 order by created_at, id"};

constexpr Statement list_of_contact{R"sql(
    select * from files where firm_id = $1 and contact_id = $2 order by created_at, id)sql"};

constexpr Statement list_all_digests{"select distinct sha256 from files"};
constexpr Statement remove_one{"delete from files where firm_id = $1 and id = $2"};

}

void insert_file(Tx& tx, const File& file) {
    tx.insert("files", file);
}

std::optional<File> find_file(Tx& tx, FirmId firm, FileId id) {
    return tx.find<File>(find_one, firm, id);
}

File require_file(Tx& tx, FirmId firm, FileId id) {
    return required(find_file(tx, firm, id), "file");
}

std::vector<File> find_files(Tx& tx, FirmId firm, const std::vector<FileId>& ids) {
    return tx.select<File>(find_several, firm, ids);
}

std::vector<File> list_files_of_run(Tx& tx, FirmId firm, RunId run) {
    return tx.select<File>(list_of_run, firm, run);
}

std::vector<File> list_files_of_contact(Tx& tx, FirmId firm, ContactId contact) {
    return tx.select<File>(list_of_contact, firm, contact);
}

std::vector<std::string> list_digests(Tx& tx) {
    return tx.select<std::string>(list_all_digests);
}

void remove_file(Tx& tx, FirmId firm, FileId id) {
    if (tx.run(remove_one, firm, id) == 0)
        throw Error(ErrorCode::not_found, "There is no such file.");
}
