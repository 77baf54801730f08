// The history of a run: append-only entries of what happened in it, when and by whom.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/kind.hpp"
#include "records/ids.hpp"
#include "records/page.hpp"
#include "store/tx.hpp"

struct HistoryEntry {
    FirmId firm_id;
    HistoryEntryId id;
    RunId run_id;
    Time at{};
    std::string event;  // in the past tense: step_ended
    std::string step;   // empty: the whole run
    int iteration = 0;
    Acts actor_kind = Acts::system;
    std::string actor_name;               // as it was then
    std::optional<std::string> actor_id;  // "mem_…", "con_…"; none for Stepwell itself
    std::string note;                     // the outcome, the moment: what the event is about
    std::string reason;                   // what the actor gave as such
    bool operator==(const HistoryEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (),
                      (firm_id, id, run_id, at, event, step, iteration, actor_kind, actor_name,
                       actor_id, note, reason))

void append_history(Tx& tx, std::span<const HistoryEntry> entries);
// Newest first.
Page<HistoryEntry> list_history(Tx& tx, FirmId firm, RunId run, const PageRequest& request);
// Of one passage of a step, oldest first: the evidence beside a contract.
std::vector<HistoryEntry> list_history_of_step(Tx& tx, FirmId firm, RunId run,
                                               std::string_view step, int iteration);
// The newest entry of that event: who paused the run, and why.
std::optional<HistoryEntry> find_newest_entry(Tx& tx, FirmId firm, RunId run,
                                              std::string_view event);
