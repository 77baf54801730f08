#include "records/wait.hpp"

namespace {

constexpr Statement replace{R"sql(
    insert into waits (firm_id, run_id, due_at) values ($1, $2, $3)
    on conflict (firm_id, run_id) do update set due_at = excluded.due_at)sql"};

constexpr Statement remove_one{"delete from waits where firm_id = $1 and run_id = $2"};

constexpr Statement select_due{
    "select * from waits where due_at <= $1 order by due_at, run_id limit $2"};

constexpr Statement find_next{"select min(due_at) from waits"};

}

void save_wait(Tx& tx, FirmId firm, RunId run, std::optional<Time> due_at) {
    if (due_at) {
        tx.run(replace, firm, run, *due_at);
    } else {
        tx.run(remove_one, firm, run);
    }
}

std::vector<Wait> due_runs(Tx& tx, Time now, int limit) {
    return tx.select<Wait>(select_due, now, limit);
}

std::optional<Time> next_due_at(Tx& tx) {
    return tx.value<std::optional<Time>>(find_next);
}
