#include "store/store.hpp"

#include <atomic>
#include <thread>

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "store/connection.hpp"
#include "store/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Property;
using testing::Throws;
using testing::ThrowsMessage;

namespace {

class StoreTest : public testing::Test {
protected:
    TestFolder folder;
    std::unique_ptr<Store> store = open({});

    static std::unique_ptr<Store> open(StoreOptions options) {
        options.readers = 2;
        return Store::open(std::move(options), entry_migrations);
    }
    std::unique_ptr<Store> open_on_disk() { return open({.path = folder / "stepwell.db"}); }
    std::vector<int> ids() {
        return store->read(
            [](Tx& tx) { return tx.select<int>("select id from entries order by id"); });
    }
    Outcome submit(std::function<void(Tx&)> unit) {
        Outcome outcome;
        store->submit_write(std::move(unit), outcome.done());
        return outcome;
    }
};

std::function<void(Tx&)> inserting(int id) {
    return [id](Tx& tx) { tx.insert("entries", Entry{id, "entry"}); };
}

auto is_error(ErrorCode code) {
    return Throws<Error>(Property(&Error::code, code));
}

}

TEST_F(StoreTest, AUnitReturnsWhatItFoundAndThrowsWhatItThrew) {
    EXPECT_EQ(store->write([](Tx& tx) { return tx.run("insert into entries values (1, 'a')"); }),
              1);
    EXPECT_THAT(ids(), ElementsAre(1));
    EXPECT_THAT(
        [&] {
            store->read([](Tx&) -> int { throw Error(ErrorCode::not_found, "no such entry"); });
        },
        ThrowsMessage<Error>("no such entry"));
    const auto moved = store->write([](Tx&) { return std::make_unique<int>(5); });
    EXPECT_EQ(*moved, 5);
}

TEST_F(StoreTest, AUnitThatThrowsIsRolledBackAloneAndItsNeighboursInTheCommitStand) {
    HeldWriter held(*store);
    const auto commits = store->statistics().commits;
    auto first = submit(inserting(1));
    auto failing = submit([](Tx& tx) {
        tx.insert_all("entries", std::vector<Entry>{{2, "entry"}, {3, "entry"}});
        throw Error(ErrorCode::rejected, "on second thoughts");
    });
    auto violating = submit(inserting(1));
    auto broken = submit([](Tx& tx) { tx.run("insert into nothing values (1)"); });
    auto last = submit(inserting(4));
    held.release();

    first.wait();
    last.wait();
    EXPECT_THAT([&] { failing.wait(); }, ThrowsMessage<Error>("on second thoughts"));
    EXPECT_THAT([&] { violating.wait(); }, is_error(ErrorCode::conflict));
    EXPECT_THAT([&] { broken.wait(); }, Throws<CheckFailed>());
    EXPECT_THAT(ids(), ElementsAre(1, 4));
    EXPECT_EQ(store->statistics().commits, commits + 2);
    EXPECT_EQ(store->statistics().last_commit_units, 5);
    EXPECT_EQ(store->statistics().failed_write_units, 3);
}

TEST_F(StoreTest, ACommitHoldsAtMostTheConfiguredNumberOfUnits) {
    store = open({.units_per_commit_max = 2});
    HeldWriter held(*store);
    std::vector<Outcome> outcomes;
    for (int id = 1; id <= 5; ++id) outcomes.push_back(submit(inserting(id)));
    held.release();
    for (auto& outcome : outcomes) outcome.wait();
    EXPECT_THAT(ids(), ElementsAre(1, 2, 3, 4, 5));
    EXPECT_EQ(store->statistics().commits, 4);
}

TEST_F(StoreTest, FiftyThreadsThatWriteNeverFindTheDatabaseBusy) {
    constexpr int threads_count = 50;
    constexpr int writes_each = 40;
    store->write([](Tx& tx) { tx.insert("entries", Entry{0, "0"}); });
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < threads_count; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 1; i <= writes_each; ++i) {
                try {
                    store->write([&](Tx& tx) {
                        tx.insert("entries", Entry{thread * writes_each + i, "entry"});
                        const auto sum =
                            tx.value<std::string>("select name from entries where id = 0");
                        tx.run("update entries set name = $1 where id = 0",
                               std::to_string(std::stoi(sum) + 1));
                    });
                    store->read([](Tx& tx) { tx.value<int>("select count(*) from entries"); });
                } catch (const std::exception&) {
                    ++failures;
                }
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(count_entries(*store), threads_count * writes_each + 1);
    EXPECT_EQ(store->read([](Tx& tx) {
        return tx.value<std::string>("select name from entries where id = 0");
    }),
              std::to_string(threads_count * writes_each));
}

TEST_F(StoreTest, AReadUnitSeesOneSnapshot) {
    insert_entry(*store, 1);
    std::promise<void> first_read;
    std::promise<void> written;
    std::vector<int> counts;
    Outcome outcome;
    store->submit_read(
        [&](Tx& tx) {
            constexpr Statement count{"select count(*) from entries"};
            counts.push_back(tx.value<int>(count));
            first_read.set_value();
            written.get_future().wait();
            counts.push_back(tx.value<int>(count));
        },
        outcome.done());
    first_read.get_future().wait();
    insert_entry(*store, 2);
    EXPECT_EQ(count_entries(*store), 2);
    written.set_value();
    outcome.wait();
    EXPECT_THAT(counts, ElementsAre(1, 1));
}

TEST_F(StoreTest, AReadUnitCannotWrite) {
    EXPECT_THAT([&] { store->read([](Tx& tx) { tx.insert("entries", Entry{1, "entry"}); }); },
                ThrowsMessage<CheckFailed>(HasSubstr("a read unit tried to write")));
    EXPECT_THAT([&] { store->read([](Tx& tx) { tx.after_commit([] {}); }); },
                Throws<CheckFailed>());
    EXPECT_EQ(count_entries(*store), 0);
}

TEST_F(StoreTest, AReadThatTakesTooLongIsEnded) {
    store = open({.read_limit = 20ms});
    EXPECT_THAT(
        [&] {
            store->read([](Tx& tx) {
                return tx.value<int>(R"sql(
                    with recursive counted(n) as (select 1 union all select n + 1 from counted)
                    select count(*) from counted)sql");
            });
        },
        is_error(ErrorCode::unavailable));
    EXPECT_THAT(
        [&] {
            store->read([](Tx& tx) {
                while (true) tx.value<int>("select 1");
            });
        },
        is_error(ErrorCode::unavailable));
    EXPECT_EQ(count_entries(*store), 0);
}

TEST_F(StoreTest, AfterCommitIsCalledOnceWhenTheUnitCanBeSeenAndNeverForOneThatFailed) {
    std::vector<std::string> calls;
    const auto count_on_disk = [&] {
        Connection other(store->path(), Access::read);
        return other.text_of("select count(*) from entries");
    };
    Outcome outcome;
    store->submit_write(
        [&](Tx& tx) {
            tx.after_commit([&] { calls.push_back("first sees " + count_on_disk()); });
            tx.after_commit([] { throw std::runtime_error("harms nobody"); });
            tx.after_commit([&] { calls.push_back("second"); });
            tx.insert("entries", Entry{1, "entry"});
            calls.push_back("unit sees " + count_on_disk());
        },
        [&, done = outcome.done()](std::exception_ptr failure) {
            calls.push_back("done");
            done(failure);
        });
    outcome.wait();
    EXPECT_THROW(store->write([&](Tx& tx) {
        tx.after_commit([&] { calls.push_back("of a failed unit"); });
        throw Error(ErrorCode::rejected, "no");
    }),
                 Error);
    EXPECT_THAT(calls, ElementsAre("unit sees 0", "first sees 1", "second", "done"));
}

TEST_F(StoreTest, SubmittedUnitsReportHowTheyEnded) {
    submit(inserting(1)).wait();
    auto failing = submit([](Tx&) { throw Error(ErrorCode::rejected, "no"); });
    EXPECT_THAT([&] { failing.wait(); }, is_error(ErrorCode::rejected));
    int count = 0;
    Outcome read;
    store->submit_read([&](Tx& tx) { count = tx.value<int>("select count(*) from entries"); },
                       read.done());
    read.wait();
    EXPECT_EQ(count, 1);
    Outcome failing_read;
    store->submit_read([](Tx& tx) { tx.value<int>("select id from entries where id = 9"); },
                       failing_read.done());
    EXPECT_THAT([&] { failing_read.wait(); }, Throws<CheckFailed>());
}

TEST_F(StoreTest, AUnitCannotStartAnotherOne) {
    const auto refused = ThrowsMessage<CheckFailed>(HasSubstr("does not start another one"));
    EXPECT_THAT([&] { store->write([&](Tx&) { insert_entry(*store, 1); }); }, refused);
    EXPECT_THAT([&] { store->write([&](Tx&) { count_entries(*store); }); }, refused);
    EXPECT_THAT([&] { store->read([&](Tx&) { count_entries(*store); }); }, refused);
    EXPECT_THAT([&] { store->write([&](Tx&) { submit(inserting(1)); }); }, refused);
    EXPECT_EQ(count_entries(*store), 0);
}

TEST_F(StoreTest, AfterItsCommitAUnitMaySubmitButNotWait) {
    Outcome follower;
    std::string refusal;
    store->write([&](Tx& tx) {
        tx.after_commit([&] {
            try {
                insert_entry(*store, 1);
            } catch (const CheckFailed& failed) {
                refusal = failed.what();
            }
            store->submit_write(inserting(2), follower.done());
        });
    });
    follower.wait();
    EXPECT_THAT(refusal, HasSubstr("does not wait for the store"));
    EXPECT_THAT(ids(), ElementsAre(2));
}

TEST_F(StoreTest, AFullQueueRefusesFurtherUnits) {
    store = open({.queued_units_max = 2});
    HeldWriter held(*store);
    auto first = submit(inserting(1));
    auto second = submit(inserting(2));
    EXPECT_EQ(store->statistics().queued_write_units, 2u);
    EXPECT_THAT([&] { insert_entry(*store, 3); }, is_error(ErrorCode::unavailable));
    held.release();
    first.wait();
    second.wait();
    EXPECT_THAT(ids(), ElementsAre(1, 2));
}

TEST_F(StoreTest, ClosingFinishesWhatIsQueuedAndRefusesTheRest) {
    store = open_on_disk();
    std::vector<Outcome> outcomes;
    for (int id = 1; id <= 20; ++id) outcomes.push_back(submit(inserting(id)));
    store->close();
    for (auto& outcome : outcomes) outcome.wait();
    EXPECT_THAT([&] { insert_entry(*store, 21); }, is_error(ErrorCode::unavailable));
    EXPECT_THAT([&] { count_entries(*store); }, is_error(ErrorCode::unavailable));
    EXPECT_FALSE(std::filesystem::exists(folder / "stepwell.db-wal"));
    store = open_on_disk();
    EXPECT_EQ(count_entries(*store), 20);
}

TEST_F(StoreTest, AStoreForTestsIsRemovedWhenItIsClosed) {
    const auto path = store->path();
    EXPECT_TRUE(std::filesystem::exists(path));
    store->close();
    EXPECT_FALSE(std::filesystem::exists(path.parent_path()));
}

TEST_F(StoreTest, ADatabaseInUseIsNotOpenedAgain) {
    store = open_on_disk();
    EXPECT_THAT([&] { open_on_disk(); }, ThrowsMessage<Error>(HasSubstr("is in use by process")));
    store->close();
    open_on_disk();
}

TEST_F(StoreTest, AFileThatIsNoDatabaseOrAFolderThatIsMissingIsNamed) {
    {
        auto* file = std::fopen((folder / "stepwell.db").c_str(), "w");
        std::fputs(std::string(5000, 'x').c_str(), file);
        std::fclose(file);
    }
    EXPECT_THAT([&] { open_on_disk(); },
                ThrowsMessage<Error>(HasSubstr("is damaged or is no database")));
    EXPECT_THAT([&] { open({.path = folder / "missing/stepwell.db"}); },
                ThrowsMessage<Error>(HasSubstr("the folder must exist")));
}

TEST_F(StoreTest, WhatIsOnTheDiskIsSyncedCheckedAndPrivate) {
    store = open_on_disk();
    store->write([](Tx& tx) {
        EXPECT_EQ(tx.value<int>("pragma synchronous"), 2);
        EXPECT_EQ(tx.value<std::string>("pragma journal_mode"), "wal");
        EXPECT_EQ(tx.value<int>("pragma foreign_keys"), 1);
        EXPECT_EQ(tx.value<int>("pragma auto_vacuum"), 2);
    });
    insert_entry(*store, 1);
    for (const auto* name : {"stepwell.db", "stepwell.db-wal", "stepwell.db.lock"}) {
        struct stat status{};
        ASSERT_EQ(stat((folder / name).c_str(), &status), 0) << name;
        EXPECT_EQ(status.st_mode & 0777u, 0600u) << name;
    }
}

TEST_F(StoreTest, TheLogIsEmptiedIntoTheDatabaseAndStartsAnew) {
    store = open({.path = folder / "stepwell.db", .checkpoint_pages = 50});
    for (int id = 0; id < 500; ++id) insert_entry(*store, id);
    const auto statistics = store->statistics();
    EXPECT_GT(statistics.checkpoints, 0);
    EXPECT_LT(statistics.wal_pages, 100);
    EXPECT_EQ(count_entries(*store), 500);
}

TEST_F(StoreTest, ALogThatAReaderHoldsStartsAnewAfterIt) {
    store = open({.checkpoint_pages = 20});
    std::promise<void> first_read;
    std::promise<void> finish;
    Outcome reading;
    store->submit_read(
        [&](Tx& tx) {
            tx.value<int>("select count(*) from entries");
            first_read.set_value();
            finish.get_future().wait();
        },
        reading.done());
    first_read.get_future().wait();
    for (int id = 0; id < 60; ++id) insert_entry(*store, id);
    EXPECT_GT(store->statistics().wal_pages, 60);
    finish.set_value();
    reading.wait();
    for (int id = 60; id < 80; ++id) insert_entry(*store, id);
    EXPECT_LT(store->statistics().wal_pages, 40);
    EXPECT_EQ(count_entries(*store), 80);
}
