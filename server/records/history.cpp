#include "records/history.hpp"

namespace {

constexpr Statement list_some{R"sql(
    select * from history where firm_id = $1 and run_id = $2 and (at, id) < ($3, $4)
    order by at desc, id desc limit $5)sql"};

constexpr Statement list_of_step{R"sql(
    select * from history where firm_id = $1 and run_id = $2 and step = $3 and iteration = $4
    order by at, id)sql"};

constexpr Statement find_newest{R"sql(
    select * from history where firm_id = $1 and run_id = $2 and event = $3
    order by at desc, id desc limit 1)sql"};

}

void append_history(Tx& tx, std::span<const HistoryEntry> entries) {
    tx.insert_all("history", entries);
}

Page<HistoryEntry> list_history(Tx& tx, FirmId firm, RunId run, const PageRequest& request) {
    const auto place = place_of(request, place_at_latest);
    return page_of(
        tx.select<HistoryEntry>(list_some, firm, run, place.key, place.id, rows_of(request)),
        request, [](const HistoryEntry& entry) { return entry.at; });
}

std::vector<HistoryEntry> list_history_of_step(Tx& tx, FirmId firm, RunId run,
                                               std::string_view step, int iteration) {
    return tx.select<HistoryEntry>(list_of_step, firm, run, step, iteration);
}

std::optional<HistoryEntry> find_newest_entry(Tx& tx, FirmId firm, RunId run,
                                              std::string_view event) {
    return tx.find<HistoryEntry>(find_newest, firm, run, event);
}
