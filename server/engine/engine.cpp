#include "engine/engine.hpp"

#include <future>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/log.hpp"
#include "engine/deliverer.hpp"
#include "engine/loop.hpp"
#include "engine/mail_queue.hpp"
#include "engine/run_work.hpp"
#include "records/outbox.hpp"
#include "records/wait.hpp"
#include "records/workflow.hpp"
#include "steps/registry.hpp"

namespace {

// Runs whose waits are fired before looking again: bounds memory, not speed.
constexpr int due_runs_max = 500;
// When firing one run's wait fails, it is left alone for this long, so that it cannot keep the
// others from theirs.
constexpr auto delay_after_fault = std::chrono::minutes{5};

// The roles and dates that a version asks for, checked against what was given.
void check_request(Tx& tx, FirmId firm, const Definition& definition, const NewRun& request) {
    Faults faults;
    for (const auto& [role, value] : request.roles) {
        const auto place = fmt::format("/roles/{}", std::string_view(role));
        const auto* text = value.if_string();
        const auto id = text ? parse_id<MemberId>(std::string_view(*text)) : std::nullopt;
        if (std::ranges::find(definition.roles, std::string_view(role)) == definition.roles.end()) {
            faults.push_back({place, "This workflow has no such role."});
        } else if (!id || !find_member(tx, firm, *id)) {
            faults.push_back({place, "There is no such member."});
        }
    }
    for (const auto& [key, value] : request.dates) {
        const auto place = fmt::format("/dates/{}", std::string_view(key));
        if (std::ranges::find(definition.dates, std::string_view(key)) == definition.dates.end()) {
            faults.push_back({place, "This workflow has no such date."});
        } else if (!value.is_string() || !parse_date(value.as_string())) {
            faults.push_back({place, "Expected a date such as 2026-04-01."});
        }
    }
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "The run cannot be started like this.", std::move(faults));
}

std::vector<Run> held_runs(Tx& tx, FirmId firm) {
    std::vector<Run> runs;
    PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
    do {
        auto page = list_runs(tx, firm, {.mark = Mark::held}, request);
        std::ranges::move(page.items, std::back_inserter(runs));
        request.cursor = page.next_cursor;
    } while (request.cursor);
    return runs;
}

}

Engine::Engine(Store& store, FileStore& files, const Clock& clock, IdSource& ids, Random& random,
               EngineOptions options)
    : store_(store),
      files_(files),
      clock_(clock),
      ids_(ids),
      random_(random),
      options_(std::move(options)) {}

Engine::~Engine() {
    stop();
}

// ---- Units

RunId Engine::start_run(Tx& tx, FirmId firm, const NewRun& request, const Actor& actor) {
    const auto workflow = require_workflow(tx, firm, request.workflow);
    if (!workflow.published_version) {
        throw Error(ErrorCode::rejected,
                    "This workflow has not been published yet. Publish it, then start runs of it.");
    }
    const auto version = require_version(tx, firm, workflow.id, *workflow.published_version);
    const auto compiled = versions_.load(tx, firm, version.id);
    check_request(tx, firm, compiled->definition(), request);
    require_contact(tx, firm, request.contact);
    Run run{.firm_id = firm,
            .id = ids_.next<RunId>(),
            .workflow_id = workflow.id,
            .version_id = version.id,
            .contact_id = request.contact,
            .since = clock_.now(),
            .progress = to_json(new_progress(*compiled), *compiled),
            .roles = request.roles,
            .dates = request.dates,
            .fields = request.fields,
            .started_by = actor.name,
            .started_at = clock_.now()};
    insert_run(tx, run);
    apply(tx, firm, run.id, RunStarted{}, actor);
    return run.id;
}

void Engine::apply(Tx& tx, FirmId firm, RunId run, const Input& input, const Actor& actor,
                   const std::string& reason) {
    RunWork work{*this, tx, load_run(tx, firm, run, versions_, clock_.now())};
    work.apply(input, actor, reason);
    work.save();
}

void Engine::fill_fields(Tx& tx, FirmId firm, RunId run, const boost::json::object& values,
                         const Actor& actor) {
    RunWork work{*this, tx, load_run(tx, firm, run, versions_, clock_.now())};
    work.fill_fields(values, actor);
    work.save();
}

void Engine::with_step(Tx& tx, FirmId firm, RunId run, const std::string& step,
                       const std::function<void(StepWork&)>& use) {
    RunWork work{*this, tx, load_run(tx, firm, run, versions_, clock_.now())};
    const auto index = work.loaded().workflow->find(step);
    if (!index) throw Error(ErrorCode::not_found, "There is no such step.");
    const auto& state = work.loaded().progress.steps[*index];
    // Held since it began: a reminder has bounced, say, and what is waited for may come all the
    // same.
    const bool is_under_way = state.state == StepState::held && state.begun_at != Time{};
    if (state.state != StepState::active && !is_under_way) {
        throw Error(ErrorCode::rejected, "This step is not open.");
    }
    work.use_step(*index, use);
    work.save();
}

void Engine::look_at_step(Tx& tx, FirmId firm, RunId run, const std::string& step,
                          const std::function<void(StepWork&)>& use) {
    const auto loaded = load_run(tx, firm, run, versions_, clock_.now());
    const auto index = loaded.workflow->find(step);
    if (!index) throw Error(ErrorCode::not_found, "There is no such step.");
    std::vector<Effect> none;
    StepWork work{.tx = tx,
                  .firm = loaded.firm,
                  .run = loaded.run,
                  .contact = loaded.contact,
                  .workflow = *loaded.workflow,
                  .step = *index,
                  .iteration = loaded.progress.steps[*index].iteration,
                  .data = loaded.data,
                  .calendar = loaded.calendar,
                  .now = clock_.now(),
                  .ids = ids_,
                  .random = random_,
                  .public_url = options_.public_url,
                  .effects = none};
    use(work);
}

void Engine::note(Tx& tx, FirmId firm, RunId run, const std::string& event, const std::string& step,
                  const Actor& actor, const std::string& note) {
    RunWork work{*this, tx, load_run(tx, firm, run, versions_, clock_.now())};
    const auto index = work.loaded().workflow->find(step);
    work.note(event, step, index ? work.loaded().progress.steps[*index].iteration : 0, actor, note,
              "");
    work.save();
}

void Engine::retry_misconfigured(Tx& tx, FirmId firm) {
    for (const auto& run : held_runs(tx, firm)) {
        RunWork work{*this, tx, load_run(tx, firm, run.id, versions_, clock_.now())};
        const auto& steps = work.loaded().progress.steps;
        for (size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].state != StepState::held ||
                steps[i].held->reason != HeldReason::misconfigured)
                continue;
            if (work.loaded().progress.state != RunState::active) continue;
            work.apply(RetryStep{work.loaded().workflow->step(i).definition.key}, system_actor(),
                       "E-mail settings changed");
        }
        work.save();
    }
}

void Engine::send_mail(Tx& tx, const Firm& firm, const MailEffect& mail) {
    queue_mail(tx, ids_, clock_.now(), firm, mail, std::nullopt);
    changed(tx, firm.id, "message", "");
}

void Engine::changed(Tx& tx, FirmId firm, std::string resource, std::string id) {
    tx.after_commit([this, change = Change{firm, std::move(resource), std::move(id)}] {
        wake();
        if (options_.on_change) options_.on_change(change);
    });
}

// ---- Threads

void Engine::start() {
    recover();
    waits_ = std::make_unique<Loop>("waits", clock_, [this] {
        const std::shared_lock pass{passes_};
        return fire_due_waits();
    });
    for (int i = 0; i < options_.deliverers; ++i) {
        auto deliverer = std::make_shared<Deliverer>(*this, [this] { return stopping_.load(); });
        deliverers_.push_back(std::make_unique<Loop>("delivery", clock_, [this, deliverer] {
            const std::shared_lock pass{passes_};
            return deliverer->pass();
        }));
    }
}

void Engine::work_off() {
    Deliverer deliverer{*this, [] { return false; }};
    while (true) {
        fire_due_waits();
        const auto next = deliverer.pass();
        const auto due = store_.read([](Tx& tx) { return next_due_at(tx); });
        const Time now = clock_.now();
        if ((!next || *next > now) && (!due || *due > now)) return;
    }
}

void Engine::wind(WindableClock& clock, Duration by) {
    check(&clock == &clock_, "the clock that is wound is the one that the engine goes by");
    {
        const std::unique_lock alone{passes_};
        Duration left = by;
        while (true) {
            work_off();
            const auto next = store_.read([](Tx& tx) {
                const auto due = next_due_at(tx);
                const auto outbox = next_outbox_due(tx);
                if (!due || !outbox) return due ? due : outbox;
                return std::optional(std::min(*due, *outbox));
            });
            if (!next) break;
            const auto hop = std::max(Duration{0}, *next - clock.now());
            if (hop > left) break;
            clock.wind(hop);
            left -= hop;
        }
        clock.wind(left);
        work_off();
    }
    wake();
}

void Engine::stop() {
    stopping_ = true;
    if (waits_) waits_->stop();
    for (auto& each : deliverers_) each->stop();
}

void Engine::wake() {
    if (waits_) waits_->wake();
    for (auto& each : deliverers_) each->wake();
}

// Nobody else works on this store, so whatever is claimed was claimed by a process that is gone.
void Engine::recover() {
    const Time now = clock_.now();
    const auto taken_up = store_.write([&](Tx& tx) {
        const auto rows = release_claims(tx);
        for (const auto& row : rows) {
            if (!row.message_id) continue;
            const std::string words =
                "The server stopped while this was being sent, so it may have left. It is sent "
                "again with the same identity.";
            record_attempt(tx, {.firm_id = row.firm_id,
                                .message_id = *row.message_id,
                                .at = now,
                                .outcome = AttemptOutcome::unknown,
                                .words = words});
            move_message(tx, row.firm_id, *row.message_id, MessageState::sending, MessageMove::lose,
                         {now, words});
        }
        return rows.size();
    });
    if (taken_up > 0)
        log(LogLevel::warning, "took up deliveries of an earlier process",
            {{"count", std::to_string(taken_up)}});
}

// Submits a unit for each run, so that one commit takes many of them, and waits for all.
std::optional<Time> Engine::fire_due_waits() {
    while (!stopping_) {
        const Time now = clock_.now();
        const auto due = store_.read([&](Tx& tx) { return due_runs(tx, now, due_runs_max); });
        if (due.empty()) break;
        std::vector<std::future<void>> done;
        for (const auto& wait : due) done.push_back(fire(wait));
        for (auto& each : done) each.wait();
        if (due.size() < static_cast<size_t>(due_runs_max)) break;
    }
    return store_.read([](Tx& tx) { return next_due_at(tx); });
}

std::future<void> Engine::fire(const Wait& wait) {
    auto promise = std::make_shared<std::promise<void>>();
    auto fired = promise->get_future();
    store_.submit_write(
        [this, wait](Tx& tx) { apply(tx, wait.firm_id, wait.run_id, CameDue{}, system_actor()); },
        [this, wait, promise](std::exception_ptr fault) {
            if (fault) postpone(wait, fault);
            promise->set_value();
        });
    return fired;
}

void Engine::postpone(const Wait& wait, std::exception_ptr fault) {
    std::string words = "unknown";
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& error) {
        words = error.what();
    }
    log(LogLevel::error, "a wait could not be fired",
        {{"run", to_text(wait.run_id)}, {"error", words}});
    const Time later = clock_.now() + delay_after_fault;
    store_.submit_write([wait, later](Tx& tx) { save_wait(tx, wait.firm_id, wait.run_id, later); },
                        [](std::exception_ptr) {});
}
