#include "app/demo/player.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "records/outbox.hpp"
#include "steps/registry.hpp"

using namespace std::chrono_literals;

struct StoryPlayer::OpenStep {
    DemoStep step;
    std::string kind;
    bool in_review = false;
    std::string role;  // of the member who acts or releases; empty: a client acts
    std::vector<std::string> outcomes;
    std::optional<Signer> next_signer;
};

// What there is of a run that somebody might do something about.
struct StoryPlayer::Seen {
    std::vector<OpenStep> open;
    std::vector<Task> tasks;  // beside the steps: of the project, and those that reminders ended in
};

namespace {

constexpr TimeOfDay morning{8 * 60};
constexpr TimeOfDay evening{22 * 60};
// So that the deadline of what is under way does not pass while the demo is looked at.
constexpr std::chrono::days deadline_ahead{45};

Date operator+(Date date, std::chrono::days days) {
    return Date{std::chrono::sys_days{date} + days};
}

Date working_day_before(Date date, const Calendar& calendar) {
    while (!is_working_day(date, calendar)) date = date + std::chrono::days{-1};
    return date;
}

Date working_day_after(Date date, const Calendar& calendar) {
    while (!is_working_day(date, calendar)) date = date + std::chrono::days{1};
    return date;
}

// The last day of the month before the one of `date`.
Date month_end_before(Date date) {
    return Date{std::chrono::sys_days{date.year() / date.month() / 1} - std::chrono::days{1}};
}

// The 31st of January by which personal returns of the demo are filed.
Date tax_deadline(Date today) {
    const Date soon = today + deadline_ahead;
    const Date in_year{soon.year(), std::chrono::January, std::chrono::day{31}};
    return in_year >= soon
               ? in_year
               : Date{in_year.year() + std::chrono::years{1}, in_year.month(), in_year.day()};
}

}

// ---- The clock

void StoryPlayer::note_change(const Change& change) {
    if (change.resource == "run") changed_.insert(*parse_id<RunId>(change.id));
}

void StoryPlayer::plan(Time at, std::function<void()> act) {
    agenda_.push({std::max(at, clock_.now()), planned_++, std::move(act)});
}

std::optional<Time> StoryPlayer::next_moment() {
    auto next = engine_.store().read([](Tx& tx) {
        const auto wait = next_due_at(tx);
        const auto delivery = next_outbox_due(tx);
        return wait && delivery ? std::min(wait, delivery) : wait ? wait : delivery;
    });
    if (!agenda_.empty() && (!next || agenda_.top().at < *next)) next = agenda_.top().at;
    return next;
}

void StoryPlayer::act_until_now() {
    while (!agenda_.empty() && agenda_.top().at <= clock_.now()) {
        const auto act = agenda_.top().act;
        agenda_.pop();
        act();
        engine_.work_off();
    }
}

void StoryPlayer::play(Time until) {
    while (const auto next = next_moment()) {
        if (*next > until) break;
        clock_.wind(std::max(Duration{0}, *next - clock_.now()));
        act_until_now();
        engine_.work_off();
        const auto changed = std::exchange(changed_, {});
        for (const auto run : changed) look_at(run);
    }
    clock_.wind(until - clock_.now());
}

// ---- Starts

void StoryPlayer::plan_stories(Time until) {
    const Date today = date_of(until, world_.firm.zone);
    for (const auto& story : stories_.stories) {
        plan(start_of(story, today), [this, &story] { start(story); });
    }
}

Time StoryPlayer::start_of(const DemoStory& story, Date today) const {
    const Date then = today + std::chrono::days{-story.age};
    const bool is_monthly = story.workflow == "monthly-close";
    const Date day = is_monthly ? working_day_after(month_end_before(then + std::chrono::days{1}) +
                                                        std::chrono::days{1},
                                                    world_.calendar)
                                : working_day_before(then, world_.calendar);
    return at_date(day, {}, TimeOfDay{9 * 60 + dice_.draw(5, is_monthly ? 30 : 400)},
                   world_.calendar);
}

NewRun StoryPlayer::new_run(const DemoStory& story, Date started) const {
    NewRun run{.workflow = world_.workflows.at(story.workflow),
               .contact = world_.contacts.at(story.contact)};
    if (story.starts_in) {
        run.dates["start"] = to_text(
            working_day_after(started + std::chrono::days{*story.starts_in}, world_.calendar));
    }
    if (story.workflow == "monthly-close")
        run.dates["period_end"] = to_text(month_end_before(started));
    if (story.workflow == "tax-return") {
        const Date deadline = tax_deadline(started + std::chrono::days{story.age});
        run.dates["deadline"] = to_text(deadline);
        run.dates["year_end"] = to_text(
            Date{deadline.year() - std::chrono::years{1}, std::chrono::April, std::chrono::day{5}});
    }
    return run;
}

void StoryPlayer::start(const DemoStory& story) {
    const auto& manager = member_of(story, "account_manager");
    auto request = new_run(story, date_of(clock_.now(), world_.firm.zone));
    const auto run = engine_.store().write([&](Tx& tx) {
        const auto version = find_published_version(tx, world_.firm.id, request.workflow);
        for (const auto& role :
             engine_.versions().load(tx, world_.firm.id, version->id)->definition().roles) {
            request.roles[role] = to_text(member_of(story, role).id);
        }
        const auto id = engine_.start_run(tx, world_.firm.id, request, actor_of(manager));
        if (!story.notes.empty()) save_run_notes(tx, world_.firm.id, id, story.notes);
        return id;
    });
    playing_.emplace(run, Playing{&story, {}});
    if (story.refused) {
        acts_.refuse_mail(fmt::format(
            "550 5.1.1 <{}>: Recipient address rejected: no such user here", story.contact));
    }
}

const Member& StoryPlayer::member_of(const DemoStory& story, const std::string& role) const {
    if (role == "bookkeeper" || role == "preparer") return world_.members.at(story.keeper);
    if (role == "reviewer") return world_.members.at(story.manager == "maya" ? "tom" : "maya");
    if (role == "partner") return world_.members.at("maya");
    return world_.members.at(story.manager);
}

// ---- What there is to do

StoryPlayer::Seen StoryPlayer::see(RunId run) {
    return engine_.store().read([&](Tx& tx) {
        const auto loaded = load_run(tx, world_.firm.id, run, engine_.versions(), clock_.now());
        Seen seen;
        if (loaded.progress.state != RunState::active) return seen;
        for (size_t i = 0; i < loaded.progress.steps.size(); ++i) {
            const auto& state = loaded.progress.steps[i];
            const auto& step = loaded.workflow->step(i);
            const bool in_review = state.state == StepState::in_review;
            if (!in_review && state.state != StepState::active) continue;
            OpenStep open{.step = {run, step.definition.key, state.iteration},
                          .kind = step.definition.kind,
                          .in_review = in_review,
                          .role = in_review ? step.definition.review->by
                                            : step.kind->role(step.definition.config),
                          .outcomes = step.outcomes};
            if (const auto contract = find_contract_of_step(tx, world_.firm.id, run, open.step.step,
                                                            state.iteration)) {
                const auto signers = list_signers(tx, world_.firm.id, contract->id);
                const auto next = std::ranges::find(signers, SignerState::next, &Signer::state);
                if (next != signers.end()) open.next_signer = *next;
            }
            seen.open.push_back(std::move(open));
        }
        for (auto& task : list_tasks_of_run(tx, world_.firm.id, run)) {
            if (task.state == TaskState::open && task.purpose == TaskPurpose::chase)
                seen.tasks.push_back(std::move(task));
        }
        if (!loaded.run.project_id) return seen;
        for (auto& task : list_tasks_of_project(tx, world_.firm.id, *loaded.run.project_id)) {
            if (task.state == TaskState::open && task.step.empty())
                seen.tasks.push_back(std::move(task));
        }
        return seen;
    });
}

bool StoryPlayer::is_open(const DemoStep& step) {
    return engine_.store().read([&](Tx& tx) {
        const auto run = require_run(tx, world_.firm.id, step.run);
        const auto* state = run.progress.at("steps").as_object().if_contains(step.step);
        if (run.state != RunState::active || state == nullptr) return false;
        const auto& name = state->at("state").as_string();
        return (name == "active" || name == "in_review") &&
               state->at("iteration") == step.iteration;
    });
}

void StoryPlayer::look_at(RunId run) {
    const auto found = playing_.find(run);
    if (found == playing_.end()) return;
    const auto seen = see(run);
    for (const auto& open : seen.open) plan_step(run, found->second, open);
    plan_tasks(found->second, seen);
}

void StoryPlayer::plan_step(RunId run, Playing& playing, const OpenStep& open) {
    const auto& story = *playing.story;
    const auto key = fmt::format("{}/{}/{}/{}", open.step.step, open.step.iteration, open.in_review,
                                 open.next_signer ? open.next_signer->position : 0);
    if (!playing.planned.insert(key).second) return;
    if (story.stops(open.step.step, open.step.iteration)) return plan_stop(run, story, open);
    const bool waits_for_contact =
        open.kind == "form" || (open.next_signer && open.next_signer->kind == SignerKind::contact);
    if (waits_for_contact && !open.in_review) {
        plan_client(run, story, open);
    } else {
        plan_member(run, story, open);
    }
}

void StoryPlayer::plan_if_open(Time at, DemoStep step, std::function<void()> act) {
    plan(at, [this, step = std::move(step), act = std::move(act)] {
        if (is_open(step)) act();
    });
}

void StoryPlayer::plan_client(RunId, const DemoStory& story, const OpenStep& open) {
    const Time at = when_client(story.pace);
    const auto step = open.step;
    if (at - clock_.now() > 5h) {
        plan_if_open(within_waking_hours(clock_.now() + (at - clock_.now()) / dice_.draw(2, 5)),
                     step, [this, step] { acts_.look(step); });
    }
    const auto outcome = story.outcomes.find(step.step);
    if (open.kind == "form") {
        plan_if_open(at, step, [this, step, &story] { acts_.submit_form(step, story); });
    } else if (outcome != story.outcomes.end() && step.iteration == 1) {
        plan_if_open(at, step,
                     [this, step, reason = outcome->second] { acts_.decline(step, reason); });
    } else {
        plan_if_open(at, step, [this, step] { acts_.sign(step); });
    }
}

void StoryPlayer::plan_member(RunId run, const DemoStory& story, const OpenStep& open) {
    const auto step = open.step;
    const Time at = when_member();
    if (open.next_signer) {
        if (story.countersign) plan_if_open(at, step, [this, step] { acts_.sign(step); });
        return;
    }
    if (open.role.empty()) return;  // it waits for a time, or for a delivery
    const auto& member = member_of(story, open.role);
    if (open.in_review)
        return plan_if_open(at, step, [this, step, &member] { acts_.release(step, member); });
    if (const auto writes = story.writes.find(step.step); writes != story.writes.end()) {
        plan_if_open(at, step, [this, run, &member, &values = writes->second] {
            acts_.write(run, member, values);
        });
    }
    if (open.kind == "task")
        return plan_if_open(at, step,
                            [this, step, &member] { acts_.finish_step_task(step, member); });
    const auto chosen = story.outcomes.find(step.step);
    const bool is_special = chosen != story.outcomes.end() && step.iteration == 1;
    plan_if_open(
        at, step,
        [this, step, &member, outcome = is_special ? chosen->second : open.outcomes.front()] {
            acts_.decide(step, member, outcome);
        });
}

// Nobody goes on from here. Clients look, and may begin; a member may pause or cancel the run.
void StoryPlayer::plan_stop(RunId run, const DemoStory& story, const OpenStep& open) {
    const auto step = open.step;
    if (open.role.empty() && !open.in_review) {
        const Time first = when_client(DemoPace::quick);
        plan_if_open(first, step, [this, step] { acts_.look(step); });
        plan_if_open(within_waking_hours(first + dice_.draw(20, 60) * 1h), step,
                     [this, step] { acts_.look(step); });
        if (open.kind == "form" && story.given > 0) {
            plan_if_open(first + 6min, step,
                         [this, step, &story] { acts_.begin_form(step, story, story.given); });
        }
    }
    if (story.paused.empty() && story.cancelled.empty()) return;
    const auto& manager = member_of(story, "account_manager");
    plan(next_opening(clock_.now() + 50h, world_.calendar) + 25min, [this, run, &story, &manager] {
        if (story.cancelled.empty()) return acts_.pause(run, manager, story.paused);
        acts_.cancel(run, manager, story.cancelled);
    });
}

// Most tasks are done about when they are due, and one in nine is forgotten. The ones that
// reminders ended in are left to whoever looks at the demo if the step is one that stops.
void StoryPlayer::plan_tasks(Playing& playing, const Seen& seen) {
    for (const auto& task : seen.tasks) {
        if (!playing.planned.insert(to_text(task.id)).second) continue;
        const bool is_chase = task.purpose == TaskPurpose::chase;
        if (is_chase ? playing.story->stops(task.step, task.iteration) : dice_.draw(1, 9) == 1)
            continue;
        const Date due = task.due.value_or(date_of(clock_.now(), world_.firm.zone));
        const Time about = at_date(due, {dice_.draw(-2, 1), SpanUnit::days},
                                   TimeOfDay{dice_.draw(9 * 60, 16 * 60)}, world_.calendar);
        const auto& member = [&]() -> const Member& {
            for (const auto& [name, each] : world_.members) {
                if (each.id == task.assignee_id) return each;
            }
            return member_of(*playing.story, "account_manager");
        }();
        plan(next_opening(std::max(about, clock_.now() + 1h), world_.calendar),
             [this, task, &member] { acts_.finish_task(task, member); });
    }
}

// ---- When people do things

Time StoryPlayer::within_waking_hours(Time time) {
    const auto local = local_of(time, world_.firm.zone);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const TimeOfDay of_day{static_cast<int>((local - day) / 1min)};
    if (of_day >= morning && of_day < evening) return time;
    const Date date = date_of(time, world_.firm.zone);
    return at_date(of_day < morning ? date : date + std::chrono::days{1}, {},
                   TimeOfDay{morning.minutes + dice_.draw(0, 120)}, world_.calendar);
}

Time StoryPlayer::when_client(DemoPace pace) {
    static const std::map<DemoPace, std::pair<int, int>> hours = {
        {DemoPace::quick, {1, 14}}, {DemoPace::steady, {10, 66}}, {DemoPace::slow, {40, 120}}};
    const auto [least, most] = hours.at(pace);
    return within_waking_hours(clock_.now() + dice_.draw(least * 60, most * 60) * 1min);
}

Time StoryPlayer::when_member() {
    return next_opening(clock_.now() + dice_.draw(20, 9 * 60) * 1min, world_.calendar) +
           dice_.draw(0, 50) * 1min;
}
