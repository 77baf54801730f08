// How many durable units and commits a second does the store give, beside what the disk gives?
//
//     bench_store [FOLDER] [SECONDS]     the folder decides which disk is measured
//
// A unit is what a step of a run costs: one select, one update of a row of some 300 bytes, one
// insert into an append-only table.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/log.hpp"
#include "store/store.hpp"

namespace {

using std::chrono::steady_clock;

constexpr int rows_count = 1'000;

constexpr auto migrations = std::to_array<Migration>({{1, "bench", R"sql(
    create table states (
        id bigint not null primary key, counted bigint not null, state text not null);
    create table entries (
        id integer primary key, state_id bigint not null, entry text not null);)sql"}});

struct State {
    int64_t id = 0;
    int64_t counted = 0;
    std::string state;
};
BOOST_DESCRIBE_STRUCT(State, (), (id, counted, state))

void advance(Tx& tx, int64_t id) {
    auto state = tx.value<State>("select id, counted, state from states where id = $1", id);
    ++state.counted;
    state.state[static_cast<size_t>(state.counted) % state.state.size()] ^= 1;
    tx.run("update states set counted = $2, state = $3 where id = $1", id, state.counted,
           state.state);
    tx.run("insert into entries (state_id, entry) values ($1, $2)", id,
           R"({"event":"submitted","step":"intake","actor":"contact"})");
}

double seconds_since(steady_clock::time_point start) {
    return std::chrono::duration<double>(steady_clock::now() - start).count();
}

// Appends of 4 KiB, each followed by fdatasync.
double syncs_per_second(const std::filesystem::path& path, double seconds) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    check(file >= 0, "the folder can be written to");
    const std::string page(4096, 'x');
    const auto start = steady_clock::now();
    int64_t count = 0;
    while (seconds_since(start) < seconds) {
        check(write(file, page.data(), page.size()) == static_cast<ssize_t>(page.size()),
              "a page is written");
        check(fdatasync(file) == 0, "a page is synced");
        ++count;
    }
    const double rate = static_cast<double>(count) / seconds_since(start);
    close(file);
    std::filesystem::remove(path);
    return rate;
}

// Keeps a number of units in flight: each one that is done submits the next, until the time is
// over.
class Load {
public:
    Load(Store& store, int in_flight, double seconds)
        : store_(store), running_(in_flight), seconds_(seconds) {
        for (int i = 0; i < in_flight; ++i) submit();
        finished_.get_future().wait();
        elapsed_ = seconds_since(start_);
    }
    double units_per_second() const { return static_cast<double>(units_) / elapsed_; }
    double elapsed() const { return elapsed_; }

private:
    void submit() {
        const int64_t id = 1 + next_++ % rows_count;
        store_.submit_write([id](Tx& tx) { advance(tx, id); },
                            [this](std::exception_ptr failure) {
                                if (failure) std::abort();
                                go_on();
                            });
    }
    void go_on() {
        ++units_;
        if (seconds_since(start_) < seconds_) {
            submit();
        } else if (--running_ == 0) {
            finished_.set_value();
        }
    }

    Store& store_;
    std::atomic<int> running_;
    const double seconds_;
    const steady_clock::time_point start_ = steady_clock::now();
    std::atomic<int64_t> next_{0};
    std::atomic<int64_t> units_{0};
    std::promise<void> finished_;
    double elapsed_ = 0;
};

void measure(const std::filesystem::path& folder, double seconds) {
    const auto store = Store::open({.path = folder / "bench.db", .readers = 1}, migrations);
    store->write([](Tx& tx) {
        for (int64_t id = 1; id <= rows_count; ++id) {
            tx.insert("states", State{id, 0, std::string(300, 's')});
        }
    });
    fmt::print("{:>16} {:>12} {:>12} {:>12}\n", "units in flight", "units/s", "commits/s",
               "fdatasync/s");
    for (const int in_flight : {1, 10, 100, 1'000}) {
        const double syncs = syncs_per_second(folder / "syncs", seconds / 2);
        const auto commits_before = store->statistics().commits;
        const Load load(*store, in_flight, seconds);
        const auto commits = static_cast<double>(store->statistics().commits - commits_before);
        fmt::print("{:>16} {:>12.0f} {:>12.0f} {:>12.0f}\n", in_flight, load.units_per_second(),
                   commits / load.elapsed(), syncs);
    }
}

}

int main(int argument_count, char** arguments) {
    set_log_level(LogLevel::warning);
    auto name = (argument_count > 1 ? std::filesystem::path(arguments[1])
                                    : std::filesystem::current_path()) /
                "bench-XXXXXX";
    auto folder = name.string();
    check(mkdtemp(folder.data()) != nullptr, "the folder can be written to");
    measure(folder, argument_count > 2 ? std::strtod(arguments[2], nullptr) : 3);
    std::filesystem::remove_all(folder);
}
