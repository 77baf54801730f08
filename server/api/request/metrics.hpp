// What operators watch, in Prometheus' text format. Counts only: nothing of any firm.
#pragma once

#include <array>
#include <map>
#include <mutex>  // tidy: every thread of the server counts here
#include <string>

#include "http/server.hpp"
#include "store/store.hpp"

namespace api {

class Metrics {
public:
    // Threads: any. Quick.
    void count(const http::Exchange& exchange);

    // Whether work that is due is being done.
    struct Backlog {
        Duration oldest_wait{};  // zero: nothing is late
        Duration oldest_effect{};
    };
    std::string text(const StoreStatistics& store, const Backlog& backlog) const;

private:
    struct Requests {
        std::string method;
        std::string route;
        int status = 0;
        auto operator<=>(const Requests&) const = default;
    };
    struct Durations {
        std::array<int64_t, 8> within{};  // not cumulative; the last has no bound
        int64_t count = 0;
        std::chrono::microseconds sum{0};
    };
    std::string requests_text() const;
    std::string durations_text() const;

    mutable std::mutex mutex_;
    std::map<Requests, int64_t> requests_;
    std::map<std::string, Durations> durations_;  // by route
};

}
