// A wait: when a run next moves by itself. One narrow row per run that does; a run that waits for
// people only has none.
#pragma once

#include <optional>
#include <vector>

#include "records/ids.hpp"
#include "store/tx.hpp"

struct Wait {
    FirmId firm_id;
    RunId run_id;
    Time due_at{};
    bool operator==(const Wait&) const = default;
};
BOOST_DESCRIBE_STRUCT(Wait, (), (firm_id, run_id, due_at))

// Replaces the run's wait, or removes it when nothing is due. To be called with every save of the
// run's progress.
void save_wait(Tx& tx, FirmId firm, RunId run, std::optional<Time> due_at);

// Of all firms, longest due first. A run stays due until its wait is replaced.
std::vector<Wait> due_runs(Tx& tx, Time now, int limit);
// When anything is due next, which may be in the past.
std::optional<Time> next_due_at(Tx& tx);
