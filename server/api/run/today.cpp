// Today: what needs the member who asks, and what happens next by itself.
#include <fmt/format.h>

#include <set>

#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/view/run.hpp"
#include "api/view/task.hpp"
#include "records/wait.hpp"

namespace api {

struct TodayRow {
    Ref run;
    ContactRef contact;
    std::string step;
    std::string kind;
    Mark mark;
    std::string headline;
    std::string detail;
    Time since;
    std::vector<Action> actions;
    std::optional<ContractId> contract;
};
BOOST_DESCRIBE_STRUCT(TodayRow, (),
                      (run, contact, step, kind, mark, headline, detail, since, actions, contract))

struct UpcomingRow {
    Time at;
    std::string text;
    Ref run;
};
BOOST_DESCRIBE_STRUCT(UpcomingRow, (), (at, text, run))

struct Today {
    int needs_count;
    std::vector<TodayRow> held;
    std::vector<TodayRow> decide;
    std::vector<Task> tasks;
    std::vector<TodayRow> late_clients;
    std::vector<UpcomingRow> upcoming;
};
BOOST_DESCRIBE_STRUCT(Today, (), (needs_count, held, decide, tasks, late_clients, upcoming))

namespace {

// Shown of each list. What needs the member is counted to the end; late clients are looked for
// among those who have been waited for longest.
constexpr size_t rows_max = 50;
constexpr size_t upcoming_max = 12;
// The waits of all firms stand in one index; those of other firms are passed over.
constexpr int waits_max = 300;
constexpr auto upcoming_window = std::chrono::days{7};
constexpr auto tasks_window = std::chrono::days{2};

class TodayPage {
public:
    TodayPage(const Call& call, Tx& tx)
        : call_(call), tx_(tx), now_(call.now()), firm_(require_firm(tx, call.firm_id())) {}

    Today build() {
        put_runs(Mark::held);
        put_runs(Mark::due);
        for (auto& run : list_waiting_runs(tx_, firm_.id, Mark::waiting, {.limit = rows_max}).items)
            put_run(load(std::move(run)));
        put_contracts();
        put_tasks();
        put_upcoming();
        return std::move(today_);
    }

private:
    LoadedRun load(::Run run) const {
        return load_run(tx_, firm_, std::move(run), call_.services().engine.versions(), now_);
    }

    void put_runs(Mark mark) {
        PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
        do {
            auto page = list_waiting_runs(tx_, firm_.id, mark, request);
            for (auto& run : page.items) put_run(load(std::move(run)));
            request.cursor = page.next_cursor;
        } while (request.cursor);
    }

    void put_needed(std::vector<TodayRow>& list, const LoadedRun& loaded, const Explanation& why) {
        ++today_.needs_count;
        if (list.size() < rows_max) list.push_back(row_of(loaded, why));
    }

    void put_run(const LoadedRun& loaded) {
        if (!seen_.insert(loaded.run.id).second) return;
        for (const auto& why : explain_run(tx_, loaded, now_)) {
            if (!why.step) continue;
            if (why.mark == Mark::held) {
                put_needed(today_.held, loaded, why);
            } else if (why.mark == Mark::due && is_to_decide(loaded, *why.step)) {
                put_needed(today_.decide, loaded, why);
            } else if (why.mark == Mark::waiting && is_late(loaded, *why.step)) {
                today_.late_clients.push_back(row_of(loaded, why));
            }
        }
    }

    TodayRow row_of(const LoadedRun& loaded, const Explanation& why) const {
        const auto& step = loaded.workflow->step(*why.step).definition;
        const auto contract = find_contract_of_step(tx_, firm_.id, loaded.run.id, step.key,
                                                    loaded.progress.steps[*why.step].iteration);
        return {.run = {to_text(loaded.run.id), loaded.workflow->definition().name},
                .contact = contact_ref(loaded.contact),
                .step = step.key,
                .kind = step.kind,
                .mark = why.mark,
                .headline = why.headline,
                .detail = why.detail,
                .since = why.since.value_or(loaded.run.since),
                .actions = actions_of(loaded, why),
                .contract = contract ? std::optional(contract->id) : std::nullopt};
    }

    // What waits for a member's word: not tasks, which stand by themselves, and not contracts,
    // whose signers are told one by one.
    bool is_to_decide(const LoadedRun& loaded, size_t index) const {
        const auto& step = loaded.workflow->step(index);
        const bool is_review = loaded.progress.steps[index].state == StepState::in_review;
        if (!is_review && step.definition.kind != "approval") return false;
        return is_for_me(loaded, is_review ? step.definition.review->by
                                           : step.kind->role(step.definition.config));
    }

    // True as well where nobody fills the role: somebody has to see it.
    bool is_for_me(const LoadedRun& loaded, const std::string& role) const {
        const auto& member = call_.principal().member;
        const auto* id = loaded.run.roles.if_contains(role);
        return !member || id == nullptr || *id == boost::json::value(to_text(member->id));
    }

    bool is_late(const LoadedRun& loaded, size_t index) const {
        const auto& step = loaded.workflow->step(index);
        const auto& state = loaded.progress.steps[index];
        return acts_now(step, state) == Acts::client && state.reminders > 0;
    }

    void put_contracts() {
        const auto& member = call_.principal().member;
        if (!member) return;
        for (const auto& contract : list_contracts_to_sign(tx_, firm_.id, member->id)) {
            const auto loaded = load(require_run(tx_, firm_.id, contract.run_id));
            if (loaded.run.state != RunState::active) continue;
            for (const auto& why : explain_run(tx_, loaded, now_)) {
                const bool is_it =
                    why.step && loaded.workflow->step(*why.step).definition.key == contract.step;
                if (is_it && why.mark == Mark::due) put_needed(today_.decide, loaded, why);
            }
        }
    }

    // Of the member who asks: overdue, due in the next days, or without a date. Those that nobody
    // has are for whoever may give them to somebody.
    void put_tasks() {
        const auto& member = call_.principal().member;
        if (!member) return;
        const TaskFilter filter{.assignee_id = member->id, .state = TaskState::open};
        put_tasks(
            [&](const PageRequest& request) { return list_tasks(tx_, firm_.id, filter, request); });
        if (member->level == MemberLevel::member) return;
        put_tasks([&](const PageRequest& request) {
            return list_unassigned_tasks(tx_, firm_.id, request);
        });
    }

    template <class ListPage>
    void put_tasks(ListPage list_page) {
        const Date until{std::chrono::sys_days{date_of(now_, firm_.zone)} + tasks_window};
        std::vector<::Task> shown;
        PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
        do {
            auto page = list_page(request);
            for (auto& task : page.items) {
                if (task.due > until) continue;
                ++today_.needs_count;
                if (shown.size() < rows_max) shown.push_back(std::move(task));
            }
            request.cursor = page.next_cursor;
        } while (request.cursor);
        std::ranges::move(views_of(tx_, {firm_, call_.services().engine.versions(), now_}, shown),
                          std::back_inserter(today_.tasks));
    }

    void put_upcoming() {
        for (const auto& wait : due_runs(tx_, now_ + upcoming_window, waits_max)) {
            if (wait.firm_id != firm_.id || today_.upcoming.size() >= upcoming_max) continue;
            const auto loaded = load(require_run(tx_, firm_.id, wait.run_id));
            const auto next = next_event(loaded, now_);
            if (!next || !next->at) continue;
            today_.upcoming.push_back(
                {*next->at,
                 fmt::format("**{}**: {}", loaded.contact.name, next->text),
                 {to_text(loaded.run.id), loaded.workflow->definition().name}});
        }
    }

    const Call& call_;
    Tx& tx_;
    const Time now_;
    const Firm firm_;
    std::set<RunId> seen_;
    Today today_{};
};

Today show(Call& call, Tx& tx) {
    return TodayPage{call, tx}.build();
}

}

void add_today_routes(Routes& routes) {
    routes.tag("Today");
    routes.read(get("/today", "show_today",
                    "What needs the member who asks, and what happens next by itself."),
                show);
}

}
