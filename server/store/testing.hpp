// What the tests of the store share.
#pragma once

#include <array>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <utility>

#include "store/store.hpp"

// A folder on the disk for one test.
class TestFolder {
public:
    TestFolder() {
        auto name = (std::filesystem::temp_directory_path() / "stepwell-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    ~TestFolder() { std::filesystem::remove_all(path_); }
    std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

struct Entry {
    int id = 0;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (id, name))

inline constexpr auto entry_migrations = std::to_array<Migration>(
    {{1, "entries", "create table entries (id bigint not null primary key, name text not null);"}});

inline int count_entries(Store& store) {
    return store.read([](Tx& tx) { return tx.value<int>("select count(*) from entries"); });
}

inline void insert_entry(Store& store, int id) {
    store.write([&](Tx& tx) { tx.insert("entries", Entry{id, "entry"}); });
}

// How a submitted unit ended: waits for it, and throws what it threw.
class Outcome {
public:
    std::function<void(std::exception_ptr)> done() {
        return [promise = promise_](std::exception_ptr failure) {
            failure ? promise->set_exception(std::move(failure)) : promise->set_value();
        };
    }
    void wait() { future_.get(); }

private:
    std::shared_ptr<std::promise<void>> promise_ = std::make_shared<std::promise<void>>();
    std::future<void> future_ = promise_->get_future();
};

// Keeps the writer in a unit until it is released, so that what is submitted meanwhile shares the
// next commit.
class HeldWriter {
public:
    explicit HeldWriter(Store& store) {
        std::promise<void> entered;
        auto released = released_.get_future().share();
        store.submit_write(
            [&entered, released](Tx&) {
                entered.set_value();
                released.wait();
            },
            outcome_.done());
        entered.get_future().wait();
    }
    ~HeldWriter() { release(); }
    void release() {
        if (std::exchange(is_released_, true)) return;
        released_.set_value();
        outcome_.wait();
    }

private:
    std::promise<void> released_;
    Outcome outcome_;
    bool is_released_ = false;
};
