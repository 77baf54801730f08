#include "records/file_store.hpp"

#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "store/testing.hpp"

using testing::HasSubstr;
using testing::ThrowsMessage;

class FileStoreTest : public testing::Test {
protected:
    TestFolder folder;
    FileStore files{folder / "files"};

    std::filesystem::path path_of(const std::string& digest) {
        return files.directory() / digest.substr(0, 2) / digest;
    }
    void overwrite(const std::string& digest, const std::string& bytes) {
        std::ofstream(path_of(digest), std::ios::trunc) << bytes;
    }
    // Regular files below the store's folder.
    size_t count() {
        size_t number = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(files.directory())) {
            if (entry.is_regular_file()) ++number;
        }
        return number;
    }
};

TEST_F(FileStoreTest, GivesBackWhatWasWritten) {
    const std::string bytes("with \0 zero and \xff", 18);
    const auto digest = files.write(bytes);
    EXPECT_EQ(digest, sha256_hex(bytes));
    EXPECT_EQ(files.read(digest), bytes);
    EXPECT_EQ(files.read(files.write("")), "");
    const std::string large(3'000'000, 'x');
    EXPECT_EQ(files.read(files.write(large)), large);
}

TEST_F(FileStoreTest, KeepsTheSameBytesOnce) {
    files.write("bytes");
    files.write("bytes");
    EXPECT_EQ(count(), 1u);
}

TEST_F(FileStoreTest, FindsWhatWasDamaged) {
    const auto digest = files.write("bytes");
    overwrite(digest, "bytez");
    EXPECT_THAT([&] { files.read(digest); }, ThrowsMessage<Error>(HasSubstr("damaged")));
    overwrite(digest, "byte");
    EXPECT_THAT([&] { files.read(digest); }, ThrowsMessage<Error>(HasSubstr("damaged")));
}

TEST_F(FileStoreTest, MendsWhatWasDamagedWhenItIsWrittenAgain) {
    const auto digest = files.write("bytes");
    overwrite(digest, "bytez");
    files.write("bytes");
    EXPECT_EQ(files.read(digest), "bytes");
}

TEST_F(FileStoreTest, SaysWhatIsMissing) {
    EXPECT_THAT([&] { files.read(sha256_hex("never")); },
                ThrowsMessage<Error>(HasSubstr("missing")));
}

TEST_F(FileStoreTest, OpensNothingButDigests) {
    EXPECT_THROW(files.read("../../etc/passwd"), CheckFailed);
    EXPECT_THROW(files.read(std::string(63, 'a') + "/"), CheckFailed);
}

TEST_F(FileStoreTest, IsOpenedAgainWithItsFilesAndWithoutLeftovers) {
    const auto digest = files.write("bytes");
    std::ofstream(files.directory() / "incoming" / "abandoned") << "half";
    const FileStore again(folder / "files");
    EXPECT_EQ(again.read(digest), "bytes");
    EXPECT_EQ(count(), 1u);
}

TEST_F(FileStoreTest, RemovesOldBytesThatNobodyUses) {
    const auto used = files.write("used");
    const auto unused = files.write("unused");
    const auto later = SystemClock{}.now() + std::chrono::hours{1};
    EXPECT_EQ(files.remove_unused({used}, later), 1u);
    EXPECT_EQ(files.read(used), "used");
    EXPECT_THROW(files.read(unused), Error);
}

TEST_F(FileStoreTest, KeepsUnusedBytesThatWereJustWrittenOrFound) {
    const auto digest = files.write("bytes");
    std::filesystem::last_write_time(path_of(digest), {});
    const auto earlier = SystemClock{}.now() - std::chrono::hours{1};
    files.write("bytes");
    EXPECT_EQ(files.remove_unused({}, earlier), 0u);
    EXPECT_EQ(files.read(digest), "bytes");
}

TEST_F(FileStoreTest, IsWrittenFromManyThreadsAtOnce) {
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int number = 0; number < 10; ++number) files.write(std::to_string(number));
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(count(), 10u);
    EXPECT_EQ(files.read(sha256_hex("7")), "7");
}
