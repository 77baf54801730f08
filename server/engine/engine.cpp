#include "engine/engine.hpp"

#include <future>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/log.hpp"
#include "engine/deliverer.hpp"
#include "engine/loop.hpp"
#include "engine/mail_queue.hpp"
#include "engine/part.hpp"
#include "engine/run_work.hpp"
#include "records/outbox.hpp"
#include "records/project.hpp"
#include "records/wait.hpp"
#include "records/workflow.hpp"
#include "steps/registry.hpp"
#include "steps/role.hpp"

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
        if (std::ranges::find(definition.roles, std::string_view(role)) == definition.roles.end()) {
            faults.push_back({place, "This workflow has no such role."});
        } else if (auto fault = fault_of_role_holder(tx, firm, definition, role, value);
                   !fault.empty()) {
            faults.push_back({place, std::move(fault)});
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

std::vector<Run> all_runs(Tx& tx, FirmId firm, const RunFilter& filter) {
    std::vector<Run> runs;
    PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
    do {
        auto page = list_runs(tx, firm, filter, request);
        std::ranges::move(page.items, std::back_inserter(runs));
        request.cursor = page.next_cursor;
    } while (request.cursor);
    return runs;
}

std::vector<Run> held_runs(Tx& tx, FirmId firm) {
    return all_runs(tx, firm, {.states = {RunState::active}, .mark = Mark::held});
}

// The firm's own fields time no step, so of its runs only those that are held can be concerned. The
// same goes for a contact who fills a role in somebody else's run.
std::vector<Run> runs_that_read(Tx& tx, FirmId firm, const FieldScope& scope) {
    if (!scope.contact && !scope.project) return held_runs(tx, firm);
    const auto contact =
        scope.project ? require_project(tx, firm, *scope.project).contact_id : *scope.contact;
    auto runs = all_runs(tx, firm, {.states = {RunState::active}, .contact_id = contact});
    if (scope.project) {
        std::erase_if(runs, [&](const Run& run) { return run.project_id != scope.project; });
        return runs;
    }
    const boost::json::value id{to_text(contact)};
    for (auto& run : held_runs(tx, firm)) {
        const bool fills_role =
            std::ranges::any_of(run.roles, [&](const auto& role) { return role.value() == id; });
        if (fills_role && run.contact_id != contact) runs.push_back(std::move(run));
    }
    return runs;
}

// Works on each run in a part of its own; one that cannot follow keeps neither the change nor the
// others back.
void for_each_apart(Tx& tx, const std::vector<Run>& runs,
                    const std::function<void(const Run&)>& use) {
    for (const auto& run : runs) {
        try {
            in_part(tx, [&] { use(run); });
        } catch (const std::exception& fault) {
            if (is_of_the_store(fault)) throw;
            const auto* error = dynamic_cast<const Error*>(&fault);
            const auto code = error != nullptr ? error->code() : ErrorCode::internal;
            log(LogLevel::error, "a run could not follow a change",
                {{"run", to_text(run.id)}, {"error", std::string(name_of(code))}});
        }
    }
}

}

bool is_under_way(const RunStep& step) {
    return step.state == StepState::active ||
           (step.state == StepState::held && step.begun_at != Time{});
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
    const auto& read = work.loaded().run;
    const auto touches = [&](std::string_view root) {
        return std::ranges::any_of(
            values, [&](const auto& value) { return value.key().starts_with(root); });
    };
    if (touches("contact.")) fields_changed(tx, firm, {.contact = read.contact_id}, actor);
    if (touches("project.")) fields_changed(tx, firm, {.project = read.project_id}, actor);
}

void Engine::fields_changed(Tx& tx, FirmId firm, const FieldScope& scope, const Actor& actor) {
    for_each_apart(tx, runs_that_read(tx, firm, scope),
                   [&](const Run& run) { apply(tx, firm, run.id, FieldsChanged{}, actor); });
}

void Engine::with_step(Tx& tx, FirmId firm, RunId run, const std::string& step,
                       const std::function<void(StepWork&)>& use) {
    RunWork work{*this, tx, load_run(tx, firm, run, versions_, clock_.now())};
    const auto index = work.loaded().workflow->find(step);
    if (!index) throw Error(ErrorCode::not_found, "There is no such step.");
    if (!is_under_way(work.loaded().progress.steps[*index]))
        throw Error(ErrorCode::rejected, "This step is not open.");
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
    for_each_apart(tx, held_runs(tx, firm), [&](const Run& run) {
        RunWork work{*this, tx, load_run(tx, firm, run.id, versions_, clock_.now())};
        const auto& steps = work.loaded().progress.steps;
        for (size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].state != StepState::held ||
                steps[i].held->reason != HeldReason::misconfigured)
                continue;
            work.apply(RetryStep{work.loaded().workflow->step(i).definition.key}, system_actor(),
                       "E-mail settings changed");
        }
        work.save();
    });
    // What held nothing up goes out as it is.
    for (const auto& message : list_misconfigured_notices(tx, firm))
        send_again(tx, message, "E-mail settings changed.");
}

void Engine::send_again(Tx& tx, const Message& message, const std::string& why) {
    const Time now = clock_.now();
    if (!move_message(tx, message.firm_id, message.id, MessageState::failed, MessageMove::retry,
                      {now, why}))
        throw Error(ErrorCode::rejected, "Only what has failed is sent again.");
    insert_outbox(tx, {.firm_id = message.firm_id,
                       .id = ids_.next<OutboxId>(),
                       .kind = OutboxKind::mail,
                       .message_id = message.id,
                       .run_id = message.run_id,
                       .step = message.step,
                       .iteration = message.iteration,
                       .due_at = now});
    changed(tx, message.firm_id, "message", to_text(message.id));
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
            if (row.message_id) note_interrupted(tx, row, now);
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
    } catch (const Error& error) {  // its words may hold what a client has written
        words = name_of(error.code());
    } catch (const std::exception& error) {
        words = error.what();
    }
    log(LogLevel::error, "a wait could not be fired",
        {{"run", to_text(wait.run_id)}, {"error", words}});
    const Time later = clock_.now() + delay_after_fault;
    store_.submit_write([wait, later](Tx& tx) { save_wait(tx, wait.firm_id, wait.run_id, later); },
                        [](std::exception_ptr) {});
}
