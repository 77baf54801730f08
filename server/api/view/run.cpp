#include "api/view/run.hpp"

#include <array>

#include <fmt/format.h>

#include "api/view/run_facts.hpp"
#include "api/view/words.hpp"
#include "core/form.hpp"
#include "core/merge.hpp"
#include "records/history.hpp"
#include "records/project.hpp"
#include "records/workflow.hpp"
#include "reflect/json.hpp"
#include "steps/compose.hpp"
#include "steps/registry.hpp"
#include "steps/role.hpp"

namespace api {

namespace {

WorkflowRef workflow_ref(Tx& tx, const LoadedRun& loaded) {
    const auto version = require_version(tx, loaded.firm.id, loaded.run.version_id);
    return {loaded.run.workflow_id, loaded.workflow->definition().name, version.number};
}

std::vector<LadderTread> ladder_of(const LoadedRun& loaded) {
    std::vector<LadderTread> ladder;
    for (size_t i = 0; i < loaded.workflow->steps().size(); ++i) {
        const auto& step = loaded.workflow->step(i);
        ladder.push_back(
            {step.definition.key, step.definition.name, mark_of(step, loaded.progress.steps[i])});
    }
    return ladder;
}

// A run that was called off left out its last steps without coming to them.
int done_count(const LoadedRun& loaded) {
    const bool is_cancelled = loaded.run.state == RunState::cancelled;
    return static_cast<int>(
        std::ranges::count_if(loaded.progress.steps, [&](const ::RunStep& step) {
            return is_cancelled ? step.state == StepState::ended : is_over(step.state);
        }));
}

std::optional<MemberRef> member_ref(const LoadedRun& loaded, const std::string& role) {
    const auto* id = loaded.run.roles.if_contains(role);
    const auto* name = value_at(loaded.data, "roles." + role + ".name");
    const auto member = id != nullptr && id->is_string()
                            ? parse_id<MemberId>(std::string_view(id->as_string()))
                            : std::nullopt;
    if (!member || name == nullptr) return std::nullopt;
    return MemberRef{*member, std::string(name->as_string())};
}

RoleLine role_line(Tx& tx, const LoadedRun& loaded, const std::string& role) {
    RoleLine line{.role = role,
                  .label = capitalised(words_of(role)),
                  .member = member_ref(loaded, role),
                  .takes_contacts = takes_contacts(loaded.workflow->definition(), role)};
    const auto holder = find_role_holder(tx, loaded.run, role);
    if (const auto* contact = holder ? std::get_if<Contact>(&*holder) : nullptr)
        line.contact = contact_ref(*contact);
    return line;
}

// The words on a step's pill: "Needs Maya", "Waiting on client".
std::string label_of_step(const LoadedRun& loaded, const RunFacts& facts, size_t index) {
    const auto& step = loaded.workflow->step(index);
    const auto& state = loaded.progress.steps[index];
    const auto mark = mark_of(step, state);
    if (const auto* signer = facts.member_to_sign(index); signer && mark == Mark::due) {
        return label_of(mark, step, state, first_word(signer->name));
    }
    const auto role = state.state == StepState::in_review ? step.definition.review->by
                                                          : step.kind->role(step.definition.config);
    return label_of(mark, step, state, role.empty() ? "" : facts.member_of(role));
}

std::string label_of_run(const LoadedRun& loaded, const RunFacts& facts, const Explanation& why) {
    if (why.step) return label_of_step(loaded, facts, *why.step);
    return capitalised(boost::describe::enum_to_string(why.mark, ""));
}

// "Priya to sign the engagement letter": the headline as a list can show it.
std::string waiting_on(const std::vector<Explanation>& why) {
    constexpr std::string_view lead = "Waiting for ";
    auto text = without_marks(why.front().headline);
    return text.starts_with(lead) ? text.substr(lead.size()) : text;
}

// ---- Actions

std::string label_of(Remedy remedy, const std::string& kind, StepState state) {
    switch (remedy) {
        case Remedy::remind:
            return "Remind now";
        case Remedy::copy_link:
            return kind == "contract" ? "Copy signing link" : "Copy client link";
        case Remedy::complete:
            return kind == "contract" ? "Signed on paper"
                   : kind == "form"   ? "Done another way"
                   : kind == "wait"   ? "Go on now"
                                      : "Mark done";
        case Remedy::skip:
            return "Skip";
        case Remedy::retry:
            return "Try again";
        case Remedy::release:
            return state == StepState::scheduled ? "Do it now" : "Release";
        case Remedy::decide:
            return "Decide";
        case Remedy::sign:
            return "Sign";
        case Remedy::fill_fields:
            return "Fill in";
        case Remedy::open_task:
            return "Open task";
        case Remedy::resume:
            return "Resume";
    }
    return "";
}

// ---- Steps

std::string moment_words(const LoadedRun& loaded, Time moment, Time now) {
    return date_in_words(moment, now, loaded.calendar);
}

// "Sent to Priya Raman, opened after 17 minutes"
std::string sent_words(const ::Message& message) {
    const auto& to = message.to.front();
    auto text = fmt::format("Sent to {}", to.name.empty() ? to.address : to.name);
    if (!message.sent_at || !message.opened_at) return text;
    const Duration passed = *message.opened_at - *message.sent_at;
    if (passed < std::chrono::minutes{1}) return text + ", opened at once";
    return fmt::format("{}, opened after {}", text, duration_in_words(passed));
}

std::string summary_of_ended(const LoadedRun& loaded, const RunFacts& facts, size_t index) {
    const auto& step = loaded.workflow->step(index);
    const auto& state = loaded.progress.steps[index];
    if (state.outcome == "expired") return "Expired without an answer";
    if (const auto* response = facts.response_of(index);
        response != nullptr && response->submitted_at) {
        const auto form = reflect::parse<::Form>(response->form);
        const auto count = shown_answers(form, response->answers).size();
        return fmt::format("{} gave {} {}", facts.explain_context({}).contact_name, count,
                           count == 1 ? "answer" : "answers");
    }
    if (const auto* message = facts.message_of(index);
        message != nullptr && step.definition.kind == "email") {
        return sent_words(*message);
    }
    if (const auto* contract = facts.contract_of(index);
        contract != nullptr && contract->state == ContractState::sealed) {
        std::vector<std::string> names;
        for (const auto& signer : facts.signers_of(*contract)) names.push_back(signer.name);
        return fmt::format("Signed by {}", in_a_row(names));
    }
    return capitalised(words_of(state.outcome));
}

std::optional<std::string> summary_of(const LoadedRun& loaded, const RunFacts& facts,
                                      size_t index) {
    const auto& step = loaded.workflow->step(index);
    switch (loaded.progress.steps[index].state) {
        case StepState::ended:
            return summary_of_ended(loaded, facts, index);
        case StepState::skipped:
            return "Left out";
        case StepState::cancelled:
            return "Called off";
        case StepState::idle: {
            auto words = when_in_words(*loaded.workflow, index);
            return step.definition.timing.is_immediate() && !step.after.empty()
                       ? fmt::format("{}, by itself", words)
                       : words;
        }
        default:
            return std::nullopt;
    }
}

std::vector<StepLine> lines_of(const LoadedRun& loaded, const RunFacts& facts, size_t index,
                               Time now) {
    std::vector<StepLine> lines;
    const auto* contract = facts.contract_of(index);
    if (contract == nullptr || !is_open(loaded.progress.steps[index].state)) return lines;
    for (const auto& signer : facts.signers_of(*contract)) {
        const auto name = fmt::format("**{}**", signer.name);
        switch (signer.state) {
            case SignerState::signed_:
                lines.push_back(
                    {Mark::done, fmt::format("{} signed {}", name,
                                             moment_words(loaded, *signer.signed_at, now))});
                break;
            case SignerState::next: {
                const auto seen = facts.of(index);
                const bool opened = signer.kind == SignerKind::contact && seen.last_opened_at;
                lines.push_back({signer.kind == SignerKind::member ? Mark::due : Mark::waiting,
                                 opened
                                     ? fmt::format("{} opened it {}", name,
                                                   moment_words(loaded, *seen.last_opened_at, now))
                                     : fmt::format("{} has been asked", name)});
                break;
            }
            case SignerState::waiting:
                lines.push_back({Mark::upcoming, fmt::format("{} signs next", name)});
                break;
            case SignerState::declined:
                lines.push_back({Mark::held, fmt::format("{} declined: {}", name, signer.reason)});
                break;
        }
    }
    return lines;
}

std::optional<std::string> reminder_of(const LoadedRun& loaded, size_t index, Time now) {
    const auto& state = loaded.progress.steps[index];
    const auto& rule = loaded.workflow->step(index).definition.remind;
    if (!state.reminds_at || !rule) return std::nullopt;
    if (loaded.run.state == RunState::paused) return "No reminder until the run is resumed";
    const auto when = moment_words(loaded, *state.reminds_at, now);
    if (state.reminders < rule->at_most)
        return fmt::format("Reminder {} of {} {}", state.reminders + 1, rule->at_most, when);
    return fmt::format("A task for the {} {}", words_of(rule->then->assignee), when);
}

// Whether a field holds money, told by the last word of its name: "fee", "setup_fee".
bool is_amount(std::string_view path) {
    constexpr std::array<std::string_view, 5> words{"fee", "price", "amount", "cost", "balance"};
    return std::ranges::find(words, path.substr(path.find_last_of("._") + 1)) != words.end();
}

// What a member gives to fill `path`: somebody for a role, whose name and address come along.
std::string path_to_give(const LoadedRun& loaded, const std::string& path) {
    constexpr std::string_view root = "roles.";
    const auto end = path.find('.', root.size());
    if (!path.starts_with(root) || end == std::string::npos) return path;
    auto role = path.substr(0, end);
    const bool is_filled_role = value_at(loaded.data, role) != nullptr;
    return is_filled_role ? path : role;
}

HeldFieldKind field_kind_of(const LoadedRun& loaded, const std::string& path) {
    if (path.starts_with("dates.") || path == "project.start" || path == "project.due")
        return HeldFieldKind::date;
    if (path.ends_with(".email")) return HeldFieldKind::email;
    if (path.starts_with("roles.")) {
        const auto role = path.substr(path.find('.') + 1);
        return takes_contacts(loaded.workflow->definition(), role) ? HeldFieldKind::person
                                                                   : HeldFieldKind::member;
    }
    if (path.ends_with(".phone")) return HeldFieldKind::phone;
    if (is_amount(path)) return HeldFieldKind::money;
    return HeldFieldKind::text;
}

std::string text_of(const boost::json::value& value) {
    if (const auto* text = value.if_string()) return std::string(*text);
    if (const auto* yes = value.if_bool()) return *yes ? "Yes" : "No";
    if (const auto* list = value.if_array()) {
        std::vector<std::string> parts;
        for (const auto& each : *list) parts.push_back(text_of(each));
        return fmt::format("{}", fmt::join(parts, ", "));
    }
    return boost::json::serialize(value);
}

// For a conflict: what the questionnaire's answer would put in the place of what is known.
std::optional<std::string> suggestion_of(const RunFacts& facts, size_t index,
                                         const std::string& path) {
    const auto* response = facts.response_of(index);
    if (response == nullptr) return std::nullopt;
    const auto form = reflect::parse<::Form>(response->form);
    for (const auto& part : form.parts) {
        for (const auto& field : part.fields) {
            const auto* answer = response->answers.if_contains(field.key);
            if (field.fills == path && answer != nullptr && is_shown(field, response->answers))
                return text_of(*answer);
        }
    }
    return std::nullopt;
}

std::string remedy_of(HeldReason reason) {
    switch (reason) {
        case HeldReason::missing_field:
        case HeldReason::missing_date:
        case HeldReason::no_member:
            return "Fill it in here, and the step goes on by itself.";
        case HeldReason::conflict:
            return "Choose which one holds, and the run goes on.";
        case HeldReason::late:
            return "Do it now, or skip it.";
        case HeldReason::refused:
            return "Correct the address and try again.";
        case HeldReason::misconfigured:
            return "Set up sending under Settings, then try again.";
        case HeldReason::undelivered:
        case HeldReason::fault:
            return "Try again, or finish it by hand.";
    }
    return "";
}

std::optional<Held> held_of(const LoadedRun& loaded, const RunFacts& facts, size_t index) {
    const auto& held = loaded.progress.steps[index].held;
    if (!held) return std::nullopt;
    Held view{held->reason, held->message, remedy_of(held->reason), {}};
    for (const auto& missing : held->fields) {
        const auto path = path_to_give(loaded, missing);
        if (std::ranges::find(view.fields, path, &HeldField::path) != view.fields.end()) continue;
        const auto* value = value_at(loaded.data, path);
        view.fields.push_back(
            {path, label_of_path(path), value ? std::optional(text_of(*value)) : std::nullopt,
             held->reason == HeldReason::conflict ? suggestion_of(facts, index, path)
                                                  : std::nullopt,
             field_kind_of(loaded, path)});
    }
    return view;
}

// Who is waited for, or who will act.
std::optional<std::string> who_of(const LoadedRun& loaded, const RunFacts& facts, size_t index) {
    const auto& step = loaded.workflow->step(index);
    if (const auto* signer = facts.member_to_sign(index)) return first_word(signer->name);
    switch (acts_now(step, loaded.progress.steps[index])) {
        case Acts::client:
            return "Client";
        case Acts::system:
            return "Automatic";
        case Acts::team:
            return unless_empty(facts.member_of(step.kind->role(step.definition.config)));
    }
    return std::nullopt;
}

std::optional<std::string> waiting_words(const LoadedRun& loaded, size_t index) {
    const auto& step = loaded.workflow->step(index);
    if (loaded.progress.steps[index].state != StepState::idle || step.after.empty())
        return std::nullopt;
    std::vector<std::string> numbers;
    for (const auto& link : step.after) {
        const auto number = std::to_string(link.from + 1);
        const bool is_named = std::ranges::find(numbers, number) != numbers.end();
        if (!is_named && !is_over(loaded.progress.steps[link.from].state)) {
            numbers.push_back(number);
        }
    }
    if (numbers.empty()) return std::nullopt;
    return fmt::format("Cannot start: step{} {} must be done first", numbers.size() == 1 ? "" : "s",
                       in_a_row(numbers));
}

RunStep step_view(const LoadedRun& loaded, const RunFacts& facts, const Forecast& guess,
                  const std::vector<Explanation>& why, size_t index, Time now) {
    const auto& step = loaded.workflow->step(index);
    const auto& state = loaded.progress.steps[index];
    RunStep view{.step = step.definition.key,
                 .number = static_cast<int>(index) + 1,
                 .name = step.definition.name,
                 .kind = step.definition.kind,
                 .stage = unless_empty(step.definition.stage),
                 .state = state.state,
                 .mark = mark_of(step, state),
                 .mark_label = label_of_step(loaded, facts, index),
                 .iteration = state.iteration,
                 .outcome = unless_empty(state.outcome),
                 .actor = acts_now(step, state),
                 .who = who_of(loaded, facts, index),
                 .summary = summary_of(loaded, facts, index),
                 .lines = lines_of(loaded, facts, index, now),
                 .reminder = reminder_of(loaded, index, now),
                 .held = held_of(loaded, facts, index),
                 .waiting = waiting_words(loaded, index),
                 .sentence = sentence_of(*loaded.workflow, index)};
    if (state.begun_at != Time{}) view.began_at = state.begun_at;
    if (is_over(state.state)) view.ended_at = state.since;
    view.scheduled_for = state.begins_at;
    if (const auto begins = guess.begins[index]; begins && state.state == StepState::idle)
        view.forecast_at = date_of(*begins, loaded.calendar.zone);
    for (const auto& each : why) {
        if (each.step == index) view.actions = actions_of(loaded, each);
    }
    if (const auto* task = facts.task_of(index)) view.task = task->id;
    if (const auto* contract = facts.contract_of(index)) view.contract = contract->id;
    return view;
}

// ---- The page

ContactCard card_of(const Contact& contact) {
    ContactCard card{.id = contact.id,
                     .name = contact.name,
                     .kind = contact.kind,
                     .company = unless_empty(contact.company),
                     .email = contact.email,
                     .phone = unless_empty(contact.phone)};
    if (!contact.position.empty() && !contact.company.empty()) {
        card.role_text = fmt::format("{}, {}", contact.position, contact.company);
    } else {
        card.role_text = unless_empty(contact.company);
    }
    return card;
}

// A value as people write it: amounts with their currency, dates in words.
std::string shown_value(const LoadedRun& loaded, const std::string& path,
                        const boost::json::value& value) {
    const auto options = merge_options(loaded.firm);
    const auto by = [&](std::string_view filter) {
        return merge(fmt::format("{{{{value | {}}}}}", filter), {{"value", value}},
                     MergeMode::plain, options);
    };
    // A fee that came out of a text is a text, and an amount nevertheless.
    if (is_amount(path) || (value.is_number() && path.ends_with("_due"))) {
        auto amount = by("money");
        if (amount.text.ends_with(".00")) amount.text.resize(amount.text.size() - 3);
        if (amount.missing.empty()) return amount.text;
    }
    if (value.is_number()) return by("number").text;
    const auto* text = value.if_string();
    return text != nullptr && parse_date(*text) ? by("date").text : text_of(value);
}

std::vector<RunField> data_of(const LoadedRun& loaded) {
    std::vector<RunField> lines;
    for (const auto& [key, value] : loaded.run.fields) {
        const auto path = "run." + std::string(key);
        lines.push_back({path, label_of_path(path), shown_value(loaded, path, value)});
    }
    return lines;
}

std::vector<RunFile> files_of(Tx& tx, const LoadedRun& loaded) {
    std::vector<RunFile> files;
    for (const auto& file : list_files_of_run(tx, loaded.firm.id, loaded.run.id)) {
        files.push_back(view_of(file, loaded.firm));
    }
    return files;
}

std::vector<RunCommand> commands_of(RunState state) {
    if (state == RunState::active) return {RunCommand::pause, RunCommand::cancel};
    if (state == RunState::paused) return {RunCommand::resume, RunCommand::cancel};
    return {};
}

}

RunFile view_of(const File& file, const Firm& firm) {
    return {file.id,
            file.name,
            day_and_month(date_of(file.created_at, firm.zone)),
            fmt::format("/api/v1/files/{}", to_text(file.id)),
            file.media_type,
            file.size};
}

std::map<RunId, std::string> names_of_runs(Tx& tx, FirmId firm, const std::vector<RunId>& ids) {
    const auto runs = find_runs(tx, firm, ids);
    std::vector<WorkflowId> workflows;
    for (const auto& run : runs) workflows.push_back(run.workflow_id);
    std::map<WorkflowId, std::string> names;
    for (auto& each : find_workflows(tx, firm, workflows)) names[each.id] = std::move(each.name);
    std::map<RunId, std::string> named;
    for (const auto& run : runs) named[run.id] = names[run.workflow_id];
    return named;
}

ContactRef contact_ref(const Contact& contact) {
    return {contact.id, contact.name, unless_empty(contact.company), contact.email};
}

std::vector<Action> actions_of(const LoadedRun& loaded, const Explanation& why) {
    std::vector<Action> actions;
    for (const auto remedy : why.remedies) {
        const bool is_step = why.step.has_value();
        const auto kind = is_step ? loaded.workflow->step(*why.step).definition.kind : "";
        const auto state = is_step ? loaded.progress.steps[*why.step].state : StepState::idle;
        Action action{remedy, label_of(remedy, kind, state), {}, actions.empty()};
        const bool chooses = remedy == Remedy::decide || remedy == Remedy::complete;
        if (is_step && chooses)
            action.outcomes = loaded.workflow->step(*why.step).kind->outcomes(
                loaded.workflow->step(*why.step).definition.config);
        actions.push_back(std::move(action));
    }
    return actions;
}

namespace {

// A contract whose turn has come to a member can be signed right there.
std::vector<Explanation> explain_run(const LoadedRun& loaded, const RunFacts& facts, Time now) {
    auto why = explain(*loaded.workflow, loaded.progress, facts.explain_context(now));
    for (auto& each : why) {
        const bool is_theirs =
            each.step && each.mark == Mark::due && facts.member_to_sign(*each.step);
        if (is_theirs)
            each.remedies = {Remedy::sign, Remedy::remind, Remedy::complete, Remedy::skip};
    }
    return why;
}

}

std::optional<NextEvent> next_event(const LoadedRun& loaded, Time now) {
    const auto due = next_due(loaded.progress);
    if (!due) return std::nullopt;
    for (size_t i = 0; i < loaded.progress.steps.size(); ++i) {
        const auto& state = loaded.progress.steps[i];
        const auto& name = loaded.workflow->step(i).definition.name;
        const auto when = date_in_words(*due, now, loaded.calendar);
        if (state.begins_at == due)
            return NextEvent{*due, fmt::format("“{}” begins {}", name, when)};
        if (state.reminds_at == due)
            return NextEvent{*due, fmt::format("A reminder of “{}” {}", name, when)};
        if (state.expires_at == due)
            return NextEvent{*due, fmt::format("“{}” expires {}", name, when)};
        if (state.completes_at == due)
            return NextEvent{*due, fmt::format("The wait ends {}", when)};
    }
    return std::nullopt;
}

std::vector<Explanation> explain_run(Tx& tx, const LoadedRun& loaded, Time now) {
    const RunFacts facts{tx, loaded};
    return explain_run(loaded, facts, now);
}

RunSummary summary_of(Tx& tx, const LoadedRun& loaded, Time now) {
    const RunFacts facts{tx, loaded};
    const auto why = explain_run(loaded, facts, now);
    const auto& first = why.front();
    RunSummary summary{.id = loaded.run.id,
                       .contact = contact_ref(loaded.contact),
                       .workflow = workflow_ref(tx, loaded),
                       .state = loaded.run.state,
                       .mark = first.mark,
                       .mark_label = label_of_run(loaded, facts, first),
                       .waiting_on = waiting_on(why),
                       .since = first.since,
                       .next = next_event(loaded, now),
                       .ladder = ladder_of(loaded),
                       .done_count = done_count(loaded),
                       .step_count = static_cast<int>(loaded.progress.steps.size()),
                       .started_at = loaded.run.started_at,
                       .ended_at = loaded.run.ended_at};
    if (first.step) {
        summary.stage = unless_empty(loaded.workflow->step(*first.step).definition.stage);
    }
    const auto& roles = loaded.workflow->definition().roles;
    if (!roles.empty()) summary.account_manager = member_ref(loaded, roles.front());
    return summary;
}

Run view_of(Tx& tx, const LoadedRun& loaded, Time now) {
    const RunFacts facts{tx, loaded};
    const auto why = explain_run(loaded, facts, now);
    const auto guess =
        forecast(*loaded.workflow, loaded.progress, now, loaded.data, loaded.calendar);
    Run view{.id = loaded.run.id,
             .title = loaded.workflow->definition().name,
             .contact = card_of(loaded.contact),
             .workflow = workflow_ref(tx, loaded),
             .state = loaded.run.state,
             .mark = why.front().mark,
             .started_at = loaded.run.started_at,
             .started_by = loaded.run.started_by,
             .ended_at = loaded.run.ended_at,
             .progress = {done_count(loaded), static_cast<int>(loaded.progress.steps.size()),
                          std::nullopt},
             .data = data_of(loaded),
             .files = files_of(tx, loaded),
             .notes = loaded.run.notes,
             .commands = commands_of(loaded.run.state)};
    if (guess.ends) view.progress.forecast_end = date_of(*guess.ends, loaded.calendar.zone);
    for (const auto& each : why) {
        view.why.push_back(
            {each.step ? std::optional(loaded.workflow->step(*each.step).definition.key)
                       : std::nullopt,
             each.mark, each.headline, each.detail, each.since, actions_of(loaded, each)});
    }
    for (size_t i = 0; i < loaded.progress.steps.size(); ++i)
        view.steps.push_back(step_view(loaded, facts, guess, why, i, now));
    for (const auto& role : loaded.workflow->definition().roles) {
        view.roles.push_back(role_line(tx, loaded, role));
    }
    for (const auto& key : loaded.workflow->definition().dates) {
        const auto* value = loaded.run.dates.if_contains(key);
        view.dates.push_back({key, capitalised(words_of("dates." + key)),
                              value ? parse_date(value->as_string()) : std::nullopt});
    }
    if (loaded.run.project_id) {
        const auto project = require_project(tx, loaded.firm.id, *loaded.run.project_id);
        view.project = Ref{to_text(project.id), project.name};
    }
    if (loaded.run.state == RunState::paused) {
        if (const auto entry = find_newest_entry(tx, loaded.firm.id, loaded.run.id, "run_paused"))
            view.paused_reason = unless_empty(entry->reason);
    }
    return view;
}

}
