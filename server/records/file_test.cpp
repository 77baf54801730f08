#include "records/file.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class FileTest : public RecordsTest {
protected:
    File upload{.firm_id = alder.id,
                .id = next<FileId>(),
                .sha256 = sha256_hex("bytes"),
                .name = "Passport.pdf",
                .media_type = "application/pdf",
                .size = 5'000'000'000,
                .run_id = alder.run,
                .step = "intake",
                .field = "passport",
                .contact_id = alder.priya,
                .created_at = now()};

    void SetUp() override {
        write([&](Tx& tx) { insert_file(tx, upload); });
    }
};

TEST_F(FileTest, IsFoundAndListedWhereItBelongs) {
    const File sealed{
        alder.id, next<FileId>(), upload.sha256, "Letter.pdf", "application/pdf", 5, alder.run, "",
        "",       std::nullopt,   now() + 1h};
    write([&](Tx& tx) {
        insert_file(tx, sealed);
        EXPECT_EQ(require_file(tx, alder.id, upload.id), upload);
        EXPECT_THAT(list_files_of_run(tx, alder.id, alder.run), ElementsAre(upload, sealed));
        EXPECT_THAT(list_files_of_contact(tx, alder.id, alder.priya), ElementsAre(upload));
        EXPECT_THAT(find_files(tx, alder.id, {sealed.id, next<FileId>()}), ElementsAre(sealed));
    });
}

TEST_F(FileTest, HasItsBytesNamedUntilItsLastRowIsRemoved) {
    auto copy = upload;
    copy.id = next<FileId>();
    write([&](Tx& tx) {
        insert_file(tx, copy);
        EXPECT_THAT(list_digests(tx), ElementsAre(upload.sha256));
        remove_file(tx, alder.id, upload.id);
        EXPECT_THAT(list_digests(tx), ElementsAre(upload.sha256));
        remove_file(tx, alder.id, copy.id);
        EXPECT_THAT(list_digests(tx), IsEmpty());
    });
}

TEST_F(FileTest, IsGoneOnceRemoved) {
    write([&](Tx& tx) { remove_file(tx, alder.id, upload.id); });
    expect_not_found("file", [&](Tx& tx) { require_file(tx, alder.id, upload.id); });
    expect_not_found("file", [&](Tx& tx) { remove_file(tx, alder.id, upload.id); });
}

TEST_F(FileTest, OfAnotherFirmIsNotFound) {
    expect_not_found("file", [&](Tx& tx) { require_file(tx, birch.id, upload.id); });
    expect_not_found("file", [&](Tx& tx) { remove_file(tx, birch.id, upload.id); });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_file(tx, birch.id, upload.id));
        EXPECT_THAT(find_files(tx, birch.id, {upload.id}), IsEmpty());
        EXPECT_THAT(list_files_of_run(tx, birch.id, alder.run), IsEmpty());
        EXPECT_THAT(list_files_of_contact(tx, birch.id, alder.priya), IsEmpty());
    });
}
