#include "kit/office.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "core/definition_text.hpp"
#include "documents/signing.hpp"
#include "records/message.hpp"
#include "records/migrations.hpp"
#include "records/outbox.hpp"
#include "records/task.hpp"
#include "records/workflow.hpp"
#include "steps/compose.hpp"
#include "steps/fields.hpp"
#include "steps/registry.hpp"
#include "steps/signing.hpp"

namespace {

// Nobody listens there.
constexpr int closed_port = 1;

// One for all tests of a process: making a key takes its time.
const SigningIdentity& identity_of_tests() {
    static const SigningIdentity identity = [] {
        CountingRandom random;
        return make_signing_identity(firm_of_tests.name, *parse_time("2026-01-01T00:00:00Z"),
                                     random);
    }();
    return identity;
}

EngineOptions options_of_tests() {
    return {.public_url = "https://clients.alderwren.example", .deliverers = 1, .on_change = {}};
}

std::string mode_of(MailWeather weather) {
    switch (weather) {
        case MailWeather::refuses:
            return "refuse_recipient";
        case MailWeather::defers:
            return "defer_recipient";
        case MailWeather::is_lost:
            return "drop_after_dot";
        case MailWeather::works:
        case MailWeather::is_down:
        case MailWeather::is_off:
            break;
    }
    return "accept";
}

// True if the field that the answer fills holds something else already.
bool contradicts(const boost::json::object& data, const std::string& path,
                 const boost::json::value& answer) {
    return is_filled(data, path) && *value_at(data, path) != answer;
}

std::string labels_of(const std::vector<std::string>& paths) {
    std::vector<std::string> labels;
    for (const auto& path : paths) labels.push_back(label_of_path(path));
    return fmt::format("{}", fmt::join(labels, ", "));
}

}

Office::Office(const Calendar& calendar, Time begins) : clock_(begins) {
    set_log_level(LogLevel::warning);
    open();
    found(calendar);
}

Office::~Office() = default;

void Office::open() {
    store_ = Store::open({.path = folder_ / "stepwell.db", .readers = 1}, record_migrations());
    files_ = std::make_unique<FileStore>(folder_ / "files");
    engine_ = std::make_unique<Engine>(*store_, *files_, clock_, ids_, random_, options_of_tests());
}

void Office::restart() {
    engine_.reset();
    store_->close();
    store_.reset();
    open();
}

void Office::kill_while_sending() {
    store_->write([&](Tx& tx) {
        const auto claimed = claim_due(tx, now(), 1, now() + std::chrono::hours{1});
        if (claimed.empty() || !claimed.front().message_id)
            throw Error(ErrorCode::rejected, "No message is waiting.");
        move_message(tx, firm_, *claimed.front().message_id, MessageState::waiting,
                     MessageMove::send, {now(), ""});
    });
    restart();
    // Starting takes up what the process before left. The engine without threads then does the
    // work.
    Engine starting{*store_, *files_, clock_, ids_, random_, options_of_tests()};
    starting.start();
    starting.stop();
}

void Office::found(const Calendar& calendar) {
    firm_ = ids_.next<FirmId>();
    Firm firm{.id = firm_,
              .name = std::string(firm_of_tests.name),
              .phone = std::string(firm_of_tests.phone),
              .email = std::string(firm_of_tests.email),
              .zone = calendar.zone,
              .currency = std::string(firm_of_tests.currency),
              .hours = calendar.hours,
              .created_at = now()};
    for (const auto& day : calendar.holidays) firm.holidays.push_back({day, "Holiday"});
    store_->write([&](Tx& tx) {
        insert_firm(tx, firm);
        for (const auto& person : members_of_tests) {
            const auto id = ids_.next<MemberId>();
            members_.emplace(person.key, id);
            insert_member(tx, {.firm_id = firm_,
                               .id = id,
                               .name = person.name(),
                               .email = std::string(person.email),
                               .level = MemberLevel::owner,
                               .created_at = now()});
        }
        for (const auto& person : contacts_of_tests) {
            const auto id = ids_.next<ContactId>();
            contacts_.emplace(person.key, id);
            Contact contact{.firm_id = firm_,
                            .id = id,
                            .name = person.name(),
                            .first_name = std::string(person.first_name),
                            .last_name = std::string(person.last_name),
                            .created_at = now()};
            if (person.is_email_known) contact.email = std::string(person.email);
            insert_contact(tx, contact);
        }
    });
    save_mail_settings(MailWeather::works);
}

// ---- What the firm has

void Office::keep_template(Template content) {
    if (content.kind == TemplateKind::contract) make_identity();
    content.firm_id = firm_;
    content.id = ids_.next<TemplateId>();
    content.updated_at = now();
    store_->write([&](Tx& tx) { insert_template(tx, content); });
}

void Office::make_identity() {
    store_->write([&](Tx& tx) {
        if (find_firm_identity(tx, firm_)) return;
        insert_firm_identity(tx, {.firm_id = firm_,
                                  .signing_key = identity_of_tests().private_key_pem,
                                  .signing_certificate = identity_of_tests().certificate_pem});
    });
}

void Office::change_contact(std::string_view key, const boost::json::object& values) {
    const auto text = [](const boost::json::value& value) {
        return std::string(value.as_string());
    };
    store_->write([&](Tx& tx) {
        auto contact = require_contact(tx, firm_, contacts_.find(key)->second);
        for (const auto& [name, value] : values) {
            if (name == "email") {
                contact.email = text(value);
            } else if (name == "phone") {
                contact.phone = text(value);
            } else if (name == "company") {
                contact.company = text(value);
            } else if (name == "zone") {
                contact.zone = text(value);
            } else {
                contact.fields[name] = value;
            }
        }
        update_contact(tx, contact);
    });
}

void Office::publish(std::string_view yaml) {
    const auto parsed = parse_yaml(yaml);
    refuse_faults(parsed);
    Faults faults;
    const auto definition = parse_definition(parsed.value, step_kinds(), faults);
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "The workflow cannot be read.", std::move(faults));
    Workflow workflow{.firm_id = firm_,
                      .id = ids_.next<WorkflowId>(),
                      .name = definition.name,
                      .draft_text = std::string(yaml),
                      .created_at = now(),
                      .updated_at = now()};
    store_->write([&](Tx& tx) {
        insert_workflow(tx, workflow);
        publish_version(tx, workflow,
                        {.id = ids_.next<WorkflowVersionId>(),
                         .text = workflow.draft_text,
                         .definition = to_json(definition),
                         .published_by = "Maya Alder",
                         .published_at = now()});
    });
    workflow_ = workflow.id;
}

MemberId Office::member(std::string_view key) const {
    const auto found = members_.find(key);
    if (found == members_.end()) throw Error(ErrorCode::not_found, "There is no such member.");
    return found->second;
}

std::string Office::person(std::string_view key) const {
    const auto contact = contacts_.find(key);
    return contact == contacts_.end() ? to_text(member(key)) : to_text(contact->second);
}

std::string Office::name_of_address(std::string_view address) const {
    for (const auto& person : members_of_tests) {
        if (person.email == address) return std::string(person.key);
    }
    for (const auto& person : contacts_of_tests) {
        if (person.email == address) return std::string(person.key);
    }
    return std::string(address);
}

Actor Office::owner() const {
    return {Acts::team, to_text(member("maya")), "Maya Alder"};
}

Actor Office::client() {
    return actor_of(load().contact);
}

// ---- What people do

void Office::start(std::string_view contact, NewRun request) {
    request.workflow = *workflow_;
    const auto found = contacts_.find(contact);
    if (found == contacts_.end()) throw Error(ErrorCode::not_found, "There is no such contact.");
    request.contact = found->second;
    run_ = store_->write([&](Tx& tx) { return engine_->start_run(tx, firm_, request, owner()); });
}

void Office::apply(const Input& input, const Actor& actor, const std::string& reason) {
    store_->write([&](Tx& tx) { engine_->apply(tx, firm_, run(), input, actor, reason); });
}

FormResponse Office::answered(Tx& tx, const std::string& step, const boost::json::object& answers) {
    const auto run = load_run(tx, firm_, this->run(), engine_->versions(), now());
    const auto index = run.workflow->find(step);
    if (!index) throw Error(ErrorCode::not_found, "There is no such step.");
    const auto& state = run.progress.steps[*index];
    auto response = find_response(tx, firm_, run.run.id, step, state.iteration);
    if (!response || is_over(run.progress.state))
        throw Error(ErrorCode::rejected, "This step is not open.");
    if (response->submitted_at)
        throw Error(ErrorCode::rejected, "This has been handed in already.");
    for (const auto& [key, value] : answers) response->answers[key] = value;
    response->updated_at = now();
    return *response;
}

void Office::save_answers(const std::string& step, const boost::json::object& answers) {
    store_->write([&](Tx& tx) { save_response(tx, answered(tx, step, answers)); });
}

// As the client's page hands a questionnaire in: the response, the fields that it fills and the end
// of its step in one unit.
void Office::answer(const std::string& step, const boost::json::object& answers) {
    const auto actor = client();
    store_->write([&](Tx& tx) {
        auto response = answered(tx, step, answers);
        const auto form = reflect::parse<Form>(response.form);
        Faults faults;
        check_answers(form, response.answers, Completeness::handed_in, faults);
        if (!faults.empty())
            throw Error(ErrorCode::invalid, "Some answers are wrong.", std::move(faults));
        response.submitted_at = now();
        save_response(tx, response);
        const auto contradicted = fill_from(tx, form, response.answers);
        if (contradicted.empty()) {
            engine_->apply(tx, firm_, run(), StepEnded{step, response.iteration, "submitted"},
                           actor);
        } else {
            const Held held{HeldReason::conflict,
                            fmt::format("{} answered something else than what is known of {}.",
                                        actor.name, labels_of(contradicted)),
                            contradicted};
            engine_->apply(tx, firm_, run(), StepHeld{step, response.iteration, held}, actor);
        }
        engine_->apply(tx, firm_, run(), FieldsChanged{}, system_actor());
    });
}

// Writes what the answers fill, and returns the paths that hold something else already.
std::vector<std::string> Office::fill_from(Tx& tx, const Form& form,
                                           const boost::json::object& answers) {
    const auto data = load_run(tx, firm_, run(), engine_->versions(), now()).data;
    std::vector<std::string> contradicted;
    for (const auto& [key, value] : shown_answers(form, answers)) {
        const auto& path = find_field(form, key)->fills;
        if (path.empty()) continue;
        if (contradicts(data, path, value)) {
            contradicted.push_back(path);
        } else {
            write_field({tx, firm_, run()}, path, value, "/answers/" + std::string(key));
        }
    }
    return contradicted;
}

ContractRecord Office::require_contract_of(Tx& tx, const std::string& step, int iteration) {
    const auto contract = find_contract_of_step(tx, firm_, run(), step, iteration);
    if (!contract) throw Error(ErrorCode::rejected, "This step is not open.");
    return *contract;
}

Actor Office::actor_of_signer(Tx& tx, const Signer& signer) const {
    return signer.contact_id ? actor_of(require_contact(tx, firm_, *signer.contact_id))
                             : actor_of(require_member(tx, firm_, *signer.member_id));
}

// `use` says with which outcome the step ends then, if it does.
void Office::use_contract(const std::string& step, std::string_view who, const UseContract& use,
                          const std::string& reason) {
    const int iteration = iteration_of(step);
    store_->write([&](Tx& tx) {
        const auto contract = require_contract_of(tx, step, iteration);
        for (const auto& signer : list_signers(tx, firm_, contract.id)) {
            if (name_of_address(signer.email) != who) continue;
            std::string outcome;
            engine_->with_step(tx, firm_, run(), step,
                               [&](StepWork& work) { outcome = use(work, contract, signer); });
            if (outcome.empty()) return;
            return engine_->apply(tx, firm_, run(), StepEnded{step, iteration, outcome},
                                  actor_of_signer(tx, signer), reason);
        }
        throw Error(ErrorCode::not_found, "There is no such signer.");
    });
}

void Office::sign(const std::string& step, std::string_view who) {
    use_contract(step, who,
                 [](StepWork& work, const ContractRecord& contract, const Signer& signer) {
                     sign_contract(work, contract, signer.position,
                                   {.full_name = signer.name,
                                    .typed = signer.name,
                                    .strokes = {},
                                    .text_hash = contract.text_hash,
                                    .ip = "192.0.2.7",
                                    .user_agent = "tests"});
                     return "";
                 });
}

void Office::decline(const std::string& step, std::string_view who, const std::string& reason) {
    use_contract(
        step, who,
        [&](StepWork& work, const ContractRecord& contract, const Signer& signer) {
            refuse_contract(work, contract, signer.position, {.reason = reason});
            return "declined";
        },
        reason);
}

void Office::finish_task(const std::string& step) {
    const int iteration = iteration_of(step);
    store_->write([&](Tx& tx) {
        for (const auto& task : list_tasks_of_run(tx, firm_, run())) {
            const bool is_it = task.step == step && task.iteration == iteration &&
                               task.purpose == TaskPurpose::work;
            if (!is_it || !complete_task(tx, firm_, task.id, member("maya"), now())) continue;
            return engine_->apply(tx, firm_, run(), StepEnded{step, iteration, "done"}, owner());
        }
        throw Error(ErrorCode::rejected, "There is no such open task.");
    });
}

void Office::fill(const boost::json::object& values) {
    boost::json::object written;
    for (const auto& [path, value] : values) {
        const std::string_view name = path;
        const bool is_role = name.starts_with("roles.") && !name.ends_with(".email");
        written[path] = is_role ? boost::json::value(person(value.as_string())) : value;
    }
    store_->write([&](Tx& tx) { engine_->fill_fields(tx, firm_, run(), written, owner()); });
}

void Office::set_mail(MailWeather weather) {
    if (!mail_server_) mail_server_ = std::make_unique<TestMailServer>();
    mail_server_->behave({{"mode", mode_of(weather)}});
    save_mail_settings(weather);
    store_->write([&](Tx& tx) { engine_->retry_misconfigured(tx, firm_); });
}

void Office::save_mail_settings(MailWeather weather) {
    EmailSettings settings{.firm_id = firm_,
                           .mode = MailMode::demo,
                           .host = "127.0.0.1",
                           .security = MailSecurity::none,
                           .from_name = std::string(firm_of_tests.name),
                           .from_address = std::string(firm_of_tests.email)};
    if (mail_server_) {
        settings.mode = MailMode::smtp;
        settings.port = mail_server_->port();
    }
    if (weather == MailWeather::is_down) settings.port = closed_port;
    if (weather == MailWeather::is_off) settings.mode = MailMode::off;
    store_->write([&](Tx& tx) { save_email_settings(tx, settings); });
}

// ---- What there is

std::optional<Time> Office::next_due() {
    return store_->read([](Tx& tx) {
        const auto wait = next_due_at(tx);
        const auto delivery = next_outbox_due(tx);
        if (!wait || !delivery) return wait ? wait : delivery;
        return std::optional(std::min(*wait, *delivery));
    });
}

LoadedRun Office::load() {
    return store_->read(
        [&](Tx& tx) { return load_run(tx, firm_, run(), engine_->versions(), now()); });
}

int Office::iteration_of(const std::string& step) {
    const auto loaded = load();
    const auto index = loaded.workflow->find(step);
    if (!index) throw Error(ErrorCode::not_found, "There is no such step.");
    return loaded.progress.steps[*index].iteration;
}
