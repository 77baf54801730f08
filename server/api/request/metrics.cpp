#include "api/request/metrics.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>

namespace api {
namespace {

using std::chrono::milliseconds;
constexpr auto bounds = std::to_array<milliseconds>(
    {milliseconds{5}, milliseconds{25}, milliseconds{100}, milliseconds{250}, milliseconds{1'000},
     milliseconds{5'000}, milliseconds{30'000}});

double seconds_of(std::chrono::microseconds duration) {
    return std::chrono::duration<double>(duration).count();
}

std::string gauge(std::string_view name, std::string_view about, double value) {
    return fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, about, value);
}

std::string counter(std::string_view name, std::string_view about, int64_t value) {
    return fmt::format("# HELP {0} {1}\n# TYPE {0} counter\n{0} {2}\n", name, about, value);
}

}

void Metrics::count(const http::Exchange& exchange) {
    const auto bucket = std::ranges::find_if(
        bounds, [&](milliseconds bound) { return exchange.duration <= bound; });
    const std::lock_guard lock{mutex_};
    ++requests_[{exchange.method, exchange.route, exchange.status}];
    auto& durations = durations_[exchange.route];
    ++durations.within[static_cast<size_t>(bucket - bounds.begin())];
    ++durations.count;
    durations.sum += exchange.duration;
}

std::string Metrics::text(const StoreStatistics& store, const Backlog& backlog) const {
    std::string text;
    {
        const std::lock_guard lock{mutex_};
        text = requests_text() + durations_text();
    }
    text += counter("stepwell_store_commits_total", "Commits.", store.commits);
    text += counter("stepwell_store_write_units_total", "Writing units.", store.write_units);
    text += counter("stepwell_store_failed_write_units_total", "Writing units rolled back.",
                    store.failed_write_units);
    text += counter("stepwell_store_read_units_total", "Reading units.", store.read_units);
    text += gauge("stepwell_store_queued_write_units", "Writing units that wait.",
                  static_cast<double>(store.queued_write_units));
    text += gauge("stepwell_store_queued_read_units", "Reading units that wait.",
                  static_cast<double>(store.queued_read_units));
    text += gauge("stepwell_store_wal_pages", "Pages in the write-ahead log.",
                  static_cast<double>(store.wal_pages));
    text += gauge("stepwell_store_failed", "1 when the disk failed to sync.", store.has_failed);
    text += gauge("stepwell_oldest_wait_seconds", "How late the oldest wait that is due is.",
                  seconds_of(backlog.oldest_wait));
    text += gauge("stepwell_oldest_effect_seconds", "How late the oldest effect to deliver is.",
                  seconds_of(backlog.oldest_effect));
    return text;
}

std::string Metrics::requests_text() const {
    std::string text =
        "# HELP stepwell_http_requests_total Answered requests.\n"
        "# TYPE stepwell_http_requests_total counter\n";
    for (const auto& [request, count] : requests_) {
        fmt::format_to(std::back_inserter(text),
                       "stepwell_http_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} "
                       "{}\n",
                       request.method, request.route, request.status, count);
    }
    return text;
}

std::string Metrics::durations_text() const {
    std::string text =
        "# HELP stepwell_http_request_seconds From the request to its answer.\n"
        "# TYPE stepwell_http_request_seconds histogram\n";
    const auto to = std::back_inserter(text);
    for (const auto& [route, durations] : durations_) {
        int64_t below = 0;
        for (size_t i = 0; i < bounds.size(); ++i) {
            below += durations.within[i];
            fmt::format_to(to,
                           "stepwell_http_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                           route, seconds_of(bounds[i]), below);
        }
        fmt::format_to(to,
                       "stepwell_http_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
                       "stepwell_http_request_seconds_sum{{route=\"{0}\"}} {2}\n"
                       "stepwell_http_request_seconds_count{{route=\"{0}\"}} {1}\n",
                       route, durations.count, seconds_of(durations.sum));
    }
    return text;
}

}
