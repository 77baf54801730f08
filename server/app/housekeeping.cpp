#include "app/housekeeping.hpp"

#include "api/request/repeats.hpp"
#include "records/file.hpp"
#include "records/idempotency_key.hpp"
#include "records/session.hpp"
#include "records/sign_in_attempts.hpp"

namespace {

constexpr auto interval = std::chrono::hours{1};
constexpr auto failures_kept = std::chrono::days{1};
constexpr auto unused_files_kept = std::chrono::days{1};

}

void forget_what_is_over(Tx& tx, Time now) {
    remove_expired_sessions(tx, now);
    remove_old_idempotency_keys(tx, now - api::repeat_window);
    remove_old_sign_in_attempts(tx, now - failures_kept);
}

size_t remove_unused_files(Store& store, FileStore& files, Time now) {
    const auto digests = store.read(list_digests);
    return files.remove_unused({digests.begin(), digests.end()}, now - unused_files_kept);
}

std::unique_ptr<Loop> start_housekeeping(Store& store, FileStore& files, const Clock& wall_clock) {
    // The loop looks in more often than that.
    auto next = std::make_shared<Time>(wall_clock.now());
    return std::make_unique<Loop>("housekeeping", wall_clock, [&store, &files, &wall_clock, next] {
        const Time now = wall_clock.now();
        if (now < *next) return std::optional(*next);
        store.write([&](Tx& tx) { forget_what_is_over(tx, now); });
        remove_unused_files(store, files, now);
        *next = now + interval;
        return std::optional(*next);
    });
}
