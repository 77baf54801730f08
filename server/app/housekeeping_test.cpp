#include "app/housekeeping.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "records/file.hpp"
#include "records/firm.hpp"
#include "records/idempotency_key.hpp"
#include "records/member.hpp"
#include "records/migrations.hpp"
#include "records/session.hpp"
#include "records/sign_in_attempts.hpp"
#include "store/testing.hpp"

namespace {

using namespace std::chrono_literals;

const Time start = *parse_time("2026-03-10T09:00:00Z");
const FirmId firm{1};
const MemberId maya{2};

std::unique_ptr<Store> make_store() {
    auto store = Store::open({.readers = 1}, record_migrations());
    store->write([](Tx& tx) {
        insert_firm(tx, {.id = firm, .name = "Alder & Wren", .created_at = start});
        insert_member(tx, {.firm_id = firm,
                           .id = maya,
                           .name = "Maya",
                           .email = "maya@alder.example",
                           .created_at = start});
    });
    return store;
}

void remember(Tx& tx, const std::string& name, Time at) {
    insert_session(tx, {.firm_id = firm,
                        .token_hash = name,
                        .member_id = maya,
                        .created_at = at,
                        .expires_at = at + 1h});
    insert_idempotency_key(tx, {.firm_id = firm,
                                .principal = "mem",
                                .route = "POST /contacts",
                                .key = name,
                                .created_at = at});
    record_sign_in_failure(tx, name, at);
}

}

TEST(Housekeeping, ForgetsWhatIsOverAndNothingElse) {
    const auto store = make_store();
    const Time now = start + std::chrono::days{3};
    store->write([&](Tx& tx) {
        remember(tx, "old", start);
        remember(tx, "new", now);
        forget_what_is_over(tx, now);
    });
    store->read([&](Tx& tx) {
        const IdempotencyScope old{"mem", "POST /contacts", "old"};
        const IdempotencyScope fresh{"mem", "POST /contacts", "new"};
        EXPECT_FALSE(find_session(tx, "old", start).has_value());
        EXPECT_TRUE(find_session(tx, "new", now).has_value());
        EXPECT_FALSE(find_idempotency_key(tx, firm, old).has_value());
        EXPECT_TRUE(find_idempotency_key(tx, firm, fresh).has_value());
        EXPECT_FALSE(find_sign_in_attempts(tx, "old").has_value());
        EXPECT_TRUE(find_sign_in_attempts(tx, "new").has_value());
    });
}

TEST(Housekeeping, RemovesTheBytesOfRemovedFilesAfterADay) {
    const auto store = make_store();
    const TestFolder folder;
    FileStore files{folder / "files"};
    const auto kept = files.write("kept");
    const auto removed = files.write("removed");
    store->write([&](Tx& tx) {
        insert_file(tx, {.firm_id = firm, .id = FileId{3}, .sha256 = kept, .created_at = start});
    });
    const Time now = SystemClock{}.now();
    EXPECT_EQ(remove_unused_files(*store, files, now), 0u);
    EXPECT_EQ(remove_unused_files(*store, files, now + 25h), 1u);
    EXPECT_EQ(files.read(kept), "kept");
    EXPECT_THROW(files.read(removed), Error);
}
