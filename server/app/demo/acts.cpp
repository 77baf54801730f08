#include "app/demo/acts.hpp"

#include <cmath>

#include <fmt/format.h>

#include "app/demo/answering.hpp"
#include "base/check.hpp"
#include "engine/run_notices.hpp"
#include "records/client_link.hpp"
#include "records/file.hpp"
#include "records/history.hpp"
#include "records/outbox.hpp"
#include "records/project.hpp"
#include "records/response.hpp"
#include "steps/fields.hpp"

namespace json = boost::json;

namespace {

constexpr const char* phone_browser =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/17.5 Safari/604.1";
constexpr const char* desk_browser =
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

std::string media_type_of(std::string_view name) {
    return name.ends_with(".png") ? "image/png" : "application/pdf";
}

// Fields that the answers fill as well, where nothing is known yet.
void fill_fields(Tx& tx, const FormResponse& response, const Form& form, const json::object& data) {
    for (const auto& [key, answer] : response.answers) {
        const auto* field = find_field(form, key);
        if (field == nullptr || field->fills.empty() || is_filled(data, field->fills)) continue;
        write_field({tx, response.firm_id, response.run_id}, field->fills, answer, "");
    }
}

}

// A form as it was put to the client, with what they answer.
struct DemoActs::Filled {
    FormResponse response;
    Form form;
    json::object answers;
};

// ---- The mail server

void DemoActs::refuse_mail(const std::string& words) {
    const Time now = engine_.clock().now();
    engine_.store().write([&](Tx& tx) {
        for (const auto& row : claim_due(tx, now, 10, now + std::chrono::hours{1})) {
            const auto message = require_message(tx, firm_.id, *row.message_id);
            move_message(tx, firm_.id, message.id, MessageState::waiting, MessageMove::send,
                         {now, ""});
            const Delivery delivery{
                .outcome = DeliveryOutcome::refused,
                .code = 550,
                .words = words,
                .explanation = fmt::format("The server will not have it: {}", words)};
            record_attempt(tx, {.firm_id = firm_.id,
                                .message_id = message.id,
                                .at = now,
                                .outcome = AttemptOutcome::refused,
                                .code = delivery.code,
                                .words = words});
            move_message(tx, firm_.id, message.id, MessageState::sending, MessageMove::fail,
                         {now, delivery.explanation});
            finish_outbox(tx, row);
            tell_run(tx, engine_, message, MessageState::failed, delivery);
        }
    });
}

// ---- Clients

Contact DemoActs::contact_of(Tx& tx, RunId run) const {
    return require_contact(tx, firm_.id, require_run(tx, firm_.id, run).contact_id);
}

void DemoActs::look(const DemoStep& at) {
    const Time now = engine_.clock().now();
    engine_.store().write([&](Tx& tx) {
        const auto links = list_client_links(tx, firm_.id, at.run);
        const auto link = std::find_if(links.rbegin(), links.rend(), [&](const ClientLink& each) {
            return each.step == at.step && is_usable(each, now);
        });
        if (link == links.rend()) return;
        mark_link_seen(tx, firm_.id, link->id, now);
        const MessageFilter of_run{.run_id = at.run, .contact_id = link->contact_id};
        for (const auto& message : list_messages(tx, firm_.id, of_run, {}).items) {
            const bool carries_it = message.queued_at == link->created_at;
            if (carries_it) mark_message_opened(tx, firm_.id, message.id, now);
        }
        note_look(tx, at, now);
    });
}

// Once a day.
void DemoActs::note_look(Tx& tx, const DemoStep& at, Time now) {
    const auto last = find_newest_entry(tx, firm_.id, at.run, "link_opened");
    if (last && date_of(last->at, firm_.zone) == date_of(now, firm_.zone)) return;
    const auto loaded = load_run(tx, firm_.id, at.run, engine_.versions(), now);
    const auto& step = loaded.workflow->step(*loaded.workflow->find(at.step));
    engine_.note(tx, firm_.id, at.run, "link_opened", at.step, actor_of(loaded.contact),
                 fmt::format("“{}”", step.definition.name));
}

DemoActs::Filled DemoActs::fill(const DemoStep& at, const DemoStory& story) {
    const auto today = date_of(engine_.clock().now(), firm_.zone);
    return engine_.store().read([&](Tx& tx) {
        const auto response = find_response(tx, firm_.id, at.run, at.step, at.iteration);
        check(response.has_value(), "an open form has a response");
        Filled filled{*response, reflect::parse<Form>(response->form), {}};
        filled.answers =
            answer_form(filled.form, {story, stories_.answers, contact_of(tx, at.run), today});
        return filled;
    });
}

const std::string& DemoActs::stored(const std::string& name) {
    auto known = stored_.find(name);
    if (known == stored_.end()) {
        const auto* file = embedded::find(files_, "files/" + name);
        check(file != nullptr, fmt::format("files/{} is embedded", name));
        known = stored_.emplace(name, engine_.files().write(file->bytes)).first;
    }
    return known->second;
}

// The names of files become rows, and their ids the answers.
void DemoActs::keep_files(Tx& tx, const DemoStep& at, ContactId contact, Filled& filled) {
    for (auto& [key, answer] : filled.answers) {
        const auto* field = find_field(filled.form, key);
        if (field == nullptr || field->kind != FieldKind::file) continue;
        const std::string name{answer.as_string()};
        const auto* bytes = embedded::find(files_, "files/" + name);
        const auto id = engine_.ids().next<FileId>();
        insert_file(tx, {.firm_id = firm_.id,
                         .id = id,
                         .sha256 = stored_.at(name),
                         .name = name,
                         .media_type = media_type_of(name),
                         .size = static_cast<int64_t>(bytes->bytes.size()),
                         .run_id = at.run,
                         .step = at.step,
                         .field = field->key,
                         .contact_id = contact,
                         .created_at = engine_.clock().now()});
        answer = json::array{json::string(to_text(id))};
    }
}

void DemoActs::begin_form(const DemoStep& at, const DemoStory& story, int given) {
    auto filled = fill(at, story);
    json::object first;
    for (const auto& [key, answer] : filled.answers) {
        if (static_cast<int>(first.size()) < given) first[key] = answer;
    }
    filled.answers = std::move(first);
    for (const auto& [key, answer] : filled.answers) {
        if (find_field(filled.form, key)->kind == FieldKind::file)
            stored(std::string(answer.as_string()));
    }
    engine_.store().write([&](Tx& tx) {
        keep_files(tx, at, contact_of(tx, at.run).id, filled);
        filled.response.answers = std::move(filled.answers);
        filled.response.updated_at = engine_.clock().now();
        save_response(tx, filled.response);
    });
}

void DemoActs::submit_form(const DemoStep& at, const DemoStory& story) {
    auto filled = fill(at, story);
    for (const auto& [key, answer] : filled.answers) {
        if (find_field(filled.form, key)->kind == FieldKind::file)
            stored(std::string(answer.as_string()));
    }
    look(at);
    engine_.store().write([&](Tx& tx) {
        const auto contact = contact_of(tx, at.run);
        keep_files(tx, at, contact.id, filled);
        filled.response.answers = filled.answers;
        filled.response.updated_at = engine_.clock().now();
        filled.response.submitted_at = engine_.clock().now();
        check(save_response(tx, filled.response), "a form is handed in once");
        const auto loaded =
            load_run(tx, firm_.id, at.run, engine_.versions(), engine_.clock().now());
        fill_fields(tx, filled.response, filled.form, loaded.data);
        engine_.apply(tx, firm_.id, at.run, StepEnded{at.step, at.iteration, "submitted"},
                      actor_of(contact));
    });
}

// ---- Signing

// A drawn line that waves as signatures do; those whose name is short type it.
SignatureGiven DemoActs::signature_of(const ContractRecord& contract, const Signer& signer) {
    SignatureGiven given{.full_name = signer.name, .text_hash = contract.text_hash};
    given.ip = signer.kind == SignerKind::member ? "203.0.113.14"
                                                 : fmt::format("198.51.100.{}", dice_.draw(2, 250));
    given.user_agent =
        signer.kind == SignerKind::contact && dice_.draw(0, 2) > 0 ? phone_browser : desk_browser;
    if (dice_.draw(0, 2) == 0) {
        given.typed = signer.name;
        return given;
    }
    constexpr int points = 60;
    const double waves = dice_.draw(4, 8);
    const double lean = dice_.draw(-10, 10) / 100.0;
    json::array line;
    for (int i = 0; i < points; ++i) {
        const double part = i / static_cast<double>(points - 1);
        const double height = 0.28 * (1 - 0.6 * part);
        const double y = 0.55 + lean * part -
                         height * std::sin(part * waves * 6.2832) * (i % 7 == 0 ? 0.6 : 1.0);
        line.push_back(json::array{0.08 + 0.8 * part, y});
    }
    given.strokes = {line, json::array{json::array{0.1, 0.86}, json::array{0.82, 0.8}}};
    return given;
}

void DemoActs::sign(const DemoStep& at) {
    const auto is_contact = engine_.store().read([&](Tx& tx) {
        const auto contract = find_contract_of_step(tx, firm_.id, at.run, at.step, at.iteration);
        const auto signers = list_signers(tx, firm_.id, contract->id);
        return std::ranges::find(signers, SignerState::next, &Signer::state)->kind ==
               SignerKind::contact;
    });
    if (is_contact) look(at);
    engine_.store().write([&](Tx& tx) {
        const auto contract = find_contract_of_step(tx, firm_.id, at.run, at.step, at.iteration);
        const auto signers = list_signers(tx, firm_.id, contract->id);
        const auto signer = std::ranges::find(signers, SignerState::next, &Signer::state);
        const auto given = signature_of(*contract, *signer);
        engine_.with_step(tx, firm_.id, at.run, at.step, [&](StepWork& work) {
            sign_contract(work, *contract, signer->position, given);
        });
        const auto actor = is_contact ? actor_of(contact_of(tx, at.run))
                                      : actor_of(require_member(tx, firm_.id, *signer->member_id));
        engine_.note(tx, firm_.id, at.run, "contract_signed", at.step, actor, contract->title);
    });
}

void DemoActs::decline(const DemoStep& at, const std::string& reason) {
    look(at);
    engine_.store().write([&](Tx& tx) {
        const auto contract = find_contract_of_step(tx, firm_.id, at.run, at.step, at.iteration);
        const auto signers = list_signers(tx, firm_.id, contract->id);
        const auto signer = std::ranges::find(signers, SignerState::next, &Signer::state);
        engine_.with_step(tx, firm_.id, at.run, at.step, [&](StepWork& work) {
            refuse_contract(work, *contract, signer->position, {.reason = reason});
        });
        engine_.apply(tx, firm_.id, at.run, StepEnded{at.step, at.iteration, "declined"},
                      actor_of(contact_of(tx, at.run)), reason);
    });
}

// ---- Members

void DemoActs::finish_task(const Task& task, const Member& member) {
    const Time now = engine_.clock().now();
    engine_.store().write([&](Tx& tx) {
        if (!complete_task(tx, firm_.id, task.id, member.id, now) || !task.project_id) return;
        const auto all = list_tasks_of_project(tx, firm_.id, *task.project_id);
        if (std::ranges::any_of(all,
                                [](const Task& each) { return each.state == TaskState::open; }))
            return;
        auto project = require_project(tx, firm_.id, *task.project_id);
        project.state = ProjectState::done;
        update_project(tx, project);
    });
}

void DemoActs::finish_step_task(const DemoStep& at, const Member& member) {
    const Time now = engine_.clock().now();
    engine_.store().write([&](Tx& tx) {
        for (const auto& task : list_tasks_of_run(tx, firm_.id, at.run)) {
            const bool is_its = task.step == at.step && task.iteration == at.iteration &&
                                task.purpose == TaskPurpose::work;
            if (is_its) complete_task(tx, firm_.id, task.id, member.id, now);
        }
        engine_.apply(tx, firm_.id, at.run, StepEnded{at.step, at.iteration, "done"},
                      actor_of(member));
    });
}

void DemoActs::decide(const DemoStep& at, const Member& member, const std::string& outcome) {
    engine_.store().write([&](Tx& tx) {
        engine_.apply(tx, firm_.id, at.run, CompleteStep{at.step, outcome}, actor_of(member));
    });
}

void DemoActs::release(const DemoStep& at, const Member& member) {
    engine_.store().write([&](Tx& tx) {
        engine_.apply(tx, firm_.id, at.run, ReleaseStep{at.step}, actor_of(member));
    });
}

void DemoActs::write(RunId run, const Member& member, const json::object& values) {
    engine_.store().write(
        [&](Tx& tx) { engine_.fill_fields(tx, firm_.id, run, values, actor_of(member)); });
}

void DemoActs::pause(RunId run, const Member& member, const std::string& reason) {
    engine_.store().write(
        [&](Tx& tx) { engine_.apply(tx, firm_.id, run, PauseRun{}, actor_of(member), reason); });
}

void DemoActs::cancel(RunId run, const Member& member, const std::string& reason) {
    engine_.store().write(
        [&](Tx& tx) { engine_.apply(tx, firm_.id, run, CancelRun{}, actor_of(member), reason); });
}
