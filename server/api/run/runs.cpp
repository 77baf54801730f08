// Runs: the list, starting one, the whole page, and the commands on a run.
#include <fmt/format.h>

#include "api/client/link.hpp"
#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/run/command.hpp"
#include "api/run/signature.hpp"
#include "api/view/history.hpp"
#include "api/view/message.hpp"
#include "api/view/run.hpp"
#include "steps/fields.hpp"

namespace api {

// `open` is active and paused.
enum class RunStateFilter { active, paused, completed, cancelled, open };
BOOST_DESCRIBE_ENUM(RunStateFilter, active, paused, completed, cancelled, open)

struct RunStart {
    WorkflowId workflow;
    ContactId contact;
    std::map<std::string, std::string> roles;
    std::map<std::string, Date> dates;
    std::map<std::string, boost::json::value> values;  // run.*
};
BOOST_DESCRIBE_STRUCT(RunStart, (), (workflow, contact, roles, dates, values))

struct RunNotes {
    std::string notes;
};
BOOST_DESCRIBE_STRUCT(RunNotes, (), (notes))

struct RunFields {
    boost::json::object values;
};
BOOST_DESCRIBE_STRUCT(RunFields, (), (values))

}

template <>
inline constexpr auto reflect::fields<api::RunStart> = reflect::fields_of<api::RunStart>({
    {.name = "roles",
     .about =
         "Who fills which role: a member or, for one that only signs or is written to, a contact.",
     .items_max = 50},
    {.name = "dates", .about = "The anchor dates that are known.", .items_max = 50},
    {.name = "values", .about = "Fields of the run, without “run.”.", .items_max = 200},
});
template <>
inline constexpr auto reflect::fields<api::RunNotes> = reflect::fields_of<api::RunNotes>({
    {.name = "notes", .length_max = 20'000},
});
template <>
inline constexpr auto reflect::fields<api::RunFields> = reflect::fields_of<api::RunFields>({
    {.name = "values", .about = "By path: contact.phone, run.fee, dates.start, roles.reviewer."},
});

namespace api {

namespace {

constexpr auto client_view_length = std::chrono::hours{1};
constexpr size_t values_max = 200;

// ---- Lists

std::vector<RunState> states_of(RunStateFilter filter) {
    switch (filter) {
        case RunStateFilter::active:
            return {RunState::active};
        case RunStateFilter::paused:
            return {RunState::paused};
        case RunStateFilter::completed:
            return {RunState::completed};
        case RunStateFilter::cancelled:
            return {RunState::cancelled};
        case RunStateFilter::open:
            break;
    }
    return {RunState::active, RunState::paused};
}

List<RunSummary> list(Call& call, Tx& tx) {
    const auto state = call.query_name<RunStateFilter>("state");
    RunFilter filter{.states = states_of(state.value_or(RunStateFilter::open)),
                     .mark = call.query_name<Mark>("mark"),
                     .workflow_id = call.query_id<WorkflowId>("workflow"),
                     .contact_id = call.query_id<ContactId>("contact"),
                     .search = call.query("search").value_or("")};
    // Whoever asks for runs under a mark that only finished ones have means those.
    if (!state && filter.mark == Mark::done) filter.states = {RunState::completed};
    if (!state && filter.mark == Mark::cancelled) filter.states = {RunState::cancelled};
    const auto firm = require_firm(tx, call.firm_id());
    auto page = list_runs(tx, firm.id, filter, call.page());
    List<RunSummary> answer{{}, std::move(page.next_cursor), std::nullopt};
    for (auto& run : page.items) {
        const auto loaded =
            load_run(tx, firm, std::move(run), call.services().engine.versions(), call.now());
        answer.items.push_back(summary_of(tx, loaded, call.now()));
    }
    return answer;
}

List<HistoryEntry> list_entries(Call& call, Tx& tx) {
    const auto loaded = load_run_of(call, tx);
    auto page = list_history(tx, loaded.firm.id, loaded.run.id, call.page());
    List<HistoryEntry> answer{{}, std::move(page.next_cursor), std::nullopt};
    for (const auto& entry : page.items) answer.items.push_back(view_of(entry, loaded));
    return answer;
}

List<MessageSummary> list_messages_of_run(Call& call, Tx& tx) {
    const auto run = require_run(tx, call.firm_id(), call.id<RunId>("run"));
    auto page = list_messages(tx, run.firm_id, {.run_id = run.id}, call.page());
    return {summaries_of(tx, run.firm_id, page.items), std::move(page.next_cursor), std::nullopt};
}

// ---- Starting

boost::json::object fields_of(const RunStart& start) {
    Faults faults;
    boost::json::object fields;
    for (const auto& [name, value] : start.values) {
        const bool is_scalar = !value.is_object() && !value.is_null();
        if (const auto fault = fault_of_target("run." + name); !fault.empty() || !is_scalar) {
            faults.push_back({"/values/" + name, fault.empty() ? "Expected a text, a number, yes "
                                                                 "or no, or a list of texts."
                                                               : fault});
        }
        fields[name] = value;
    }
    if (!faults.empty()) reflect::throw_faults(std::move(faults));
    return fields;
}

Run start(Call& call, Tx& tx, const RunStart& given) {
    NewRun request{.workflow = given.workflow, .contact = given.contact};
    request.fields = fields_of(given);
    for (const auto& [role, holder] : given.roles) request.roles[role] = holder;
    for (const auto& [key, date] : given.dates) request.dates[key] = to_text(date);
    const auto run = call.services().engine.start_run(tx, call.firm_id(), request, call.actor());
    call.add_header("Location", fmt::format("/api/v1/runs/{}", to_text(run)));
    return show_run(call, tx, run);
}

Run show(Call& call, Tx& tx) {
    return show_run(call, tx, call.id<RunId>("run"));
}

// ---- Commands

Run pause(Call& call, Tx& tx, const Reason& given) {
    return command(call, tx, PauseRun{}, given);
}

Run resume(Call& call, Tx& tx) {
    return command(call, tx, ResumeRun{}, {});
}

// Links that are out in the world stop working with the run.
Run cancel(Call& call, Tx& tx, const Refusal& given) {
    auto run = command(call, tx, CancelRun{}, {given.reason});
    revoke_client_links(tx, call.firm_id(), run.id, std::nullopt, call.now());
    return run;
}

Run end_links(Call& call, Tx& tx) {
    const auto run = require_run(tx, call.firm_id(), call.id<RunId>("run"));
    const auto contact = call.query_id<ContactId>("contact");
    const auto of = contact ? require_contact(tx, run.firm_id, *contact).name : "";
    revoke_client_links(tx, run.firm_id, run.id, contact, call.now());
    call.services().engine.note(tx, run.firm_id, run.id, "links_ended", "", call.actor(), of);
    return show_run(call, tx, run.id);
}

Run save_notes(Call& call, Tx& tx, const RunNotes& given) {
    const auto run = call.id<RunId>("run");
    save_run_notes(tx, call.firm_id(), run, given.notes);
    call.services().engine.changed(tx, call.firm_id(), "run", to_text(run));
    return show_run(call, tx, run);
}

Run fill(Call& call, Tx& tx, const RunFields& given) {
    if (given.values.empty() || given.values.size() > values_max) {
        throw Error(ErrorCode::invalid, "Give at least one field, and at most 200.",
                    {{"/values", "Give at least one field, and at most 200."}});
    }
    const auto run = call.id<RunId>("run");
    call.services().engine.fill_fields(tx, call.firm_id(), run, given.values, call.actor());
    return show_run(call, tx, run);
}

Link open_client_view(Call& call, Tx& tx) {
    const auto run = require_run(tx, call.firm_id(), call.id<RunId>("run"));
    if (run.state == RunState::cancelled) {
        throw Error(ErrorCode::rejected,
                    "This run was cancelled; its client's pages no longer open.");
    }
    return {make_link(call.services(), tx, run,
                      {.expires_at = call.now() + client_view_length, .read_only = true})};
}

void add_list_routes(Routes& routes) {
    routes.read(get("/runs", "list_runs", "Lists runs, latest started first.")
                    .query("state", "active, paused, completed, cancelled or open, the default.",
                           http::input_schema<RunStateFilter>())
                    .query("mark", "What the runs wait for.", http::input_schema<Mark>())
                    .query("workflow", "Of this workflow only.")
                    .query("contact", "For this contact only.")
                    .query("search", "In the names of contact, company and workflow.")
                    .paged(),
                list);
    routes.read(
        get("/runs/{run}/history", "list_run_history", "What happened in the run, newest first.")
            .paged(),
        list_entries);
    routes.read(
        get("/runs/{run}/messages", "list_run_messages", "The e-mails of the run, latest first.")
            .paged(),
        list_messages_of_run);
}

}

LoadedRun load_run_of(const Call& call, Tx& tx) {
    return load_run(tx, call.firm_id(), call.id<RunId>("run"), call.services().engine.versions(),
                    call.now());
}

Run show_run(const Call& call, Tx& tx, RunId run) {
    const auto loaded =
        load_run(tx, call.firm_id(), run, call.services().engine.versions(), call.now());
    return view_of(tx, loaded, call.now());
}

Run command(Call& call, Tx& tx, const Input& input, const Reason& reason) {
    const auto run = call.id<RunId>("run");
    call.services().engine.apply(tx, call.firm_id(), run, input, call.actor(),
                                 reason.reason.value_or(""));
    return show_run(call, tx, run);
}

void add_run_routes(Routes& routes) {
    routes.tag("Runs");
    add_list_routes(routes);
    routes.write(post("/runs", "start_run", "Starts a run of the published version.")
                     .created()
                     .keyed(Idempotency::required),
                 start);
    routes.read(get("/runs/{run}", "show_run",
                    "The whole run: why it does not move, its steps and what they hold."),
                show);
    routes.write(post("/runs/{run}/pause", "pause_run",
                      "Nothing is sent and nobody is reminded until it is resumed."),
                 pause);
    routes.write(delete_("/runs/{run}/pause", "resume_run", "Lets a paused run go on."), resume);
    routes.write(post("/runs/{run}/cancellation", "cancel_run",
                      "Ends the run; what is open is called off and links stop working."),
                 cancel);
    routes.write(
        delete_("/runs/{run}/links", "end_client_links",
                "Ends every client link of the run that was sent so far.")
            .query("contact", "Of this contact only.")
            .says("Who opens one is offered a new one, which goes to the address on file."),
        end_links);
    routes.write(patch("/runs/{run}/notes", "save_run_notes", "Replaces the run's notes."),
                 save_notes);
    routes.write(patch("/runs/{run}/data", "fill_run_fields",
                       "Writes fields by path, and lets go on what was held for them."),
                 fill);
    routes.write(post("/runs/{run}/client_view", "open_client_view",
                      "A link with which the member sees what the client sees, for an hour.")
                     .keyed(Idempotency::none),
                 open_client_view);
}

}
