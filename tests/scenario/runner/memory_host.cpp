#include "scenario/runner/memory_host.hpp"

#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "core/form.hpp"
#include "kit/people.hpp"
#include "scenario/runner/facts.hpp"
#include "scenario/runner/templates.hpp"
#include "steps/compose.hpp"
#include "steps/project_template.hpp"
#include "steps/registry.hpp"

namespace {

namespace json = boost::json;

std::string text_of(const json::object& config, std::string_view member,
                    const std::string& otherwise) {
    const auto* value = config.if_contains(member);
    return value ? std::string(value->as_string()) : otherwise;
}

std::vector<std::string> signers_of(const json::object& config) {
    const auto* signers = config.if_contains("signers");
    return signers ? json::value_to<std::vector<std::string>>(*signers)
                   : std::vector<std::string>{"contact"};
}

std::string name_of_event(HistoryEvent event) {
    return boost::describe::enum_to_string(event, "");
}

json::object contact_data(const PersonOfTests& person) {
    json::object contact{{"name", person.name()},
                         {"kind", "person"},
                         {"first_name", person.first_name},
                         {"last_name", person.last_name},
                         {"tags", json::array{}}};
    if (person.is_email_known) contact["email"] = person.email;
    return contact;
}

std::string name_of(std::string_view key) {
    if (const auto* member = find_person_of_tests(members_of_tests, key)) return member->name();
    const auto* contact = find_person_of_tests(contacts_of_tests, key);
    return contact == nullptr ? "" : contact->name();
}

// Paths without a value, each once, in the order of the texts.
std::vector<std::string> holes_in(const std::vector<Merged>& texts) {
    std::vector<std::string> paths;
    std::set<std::string> seen;
    for (const auto& text : texts) {
        for (const auto& missing : text.missing) {
            if (seen.insert(missing.path).second) paths.push_back(missing.path);
        }
    }
    return paths;
}

}

MemoryHost::MemoryHost(const Scenario& scenario)
    : Host(scenario),
      workflow_(definition_of(scenario), step_kinds()),
      now_(scenario.begins),
      progress_(new_progress(workflow_)) {
    for (auto& made : templates_of(scenario, workflow_.definition())) {
        auto place = std::pair(made.kind, made.key);
        templates_.emplace(std::move(place), std::move(made));
    }
    for (const auto& person : contacts_of_tests)
        contacts_.emplace(person.key, contact_data(person));
    for (const auto& text : scenario.contacts) {
        for (const auto& [name, value] : text.values)
            contacts_.find(text.key)->second[name] = value;
    }
}

// ---- Inputs

// Who fills a role: a member, or another contact with what is known of them.
json::object MemoryHost::person_data(std::string_view key) const {
    const auto contact = contacts_.find(key);
    if (contact != contacts_.end()) {
        json::object person{{"name", contact->second.at("name")}};
        if (const auto* email = contact->second.if_contains("email")) person["email"] = *email;
        return person;
    }
    const auto* member = find_person_of_tests(members_of_tests, key);
    if (member == nullptr) throw Error(ErrorCode::not_found, "There is no such member.");
    return {{"name", member->name()}, {"email", member->email}};
}

void MemoryHost::start(const StartRequest& request) {
    json::object roles;
    for (const auto& [role, who] : request.roles) roles[role] = person_data(who.as_string());
    json::object links{{"home", "https://clients.alderwren.example/c/preview"}};
    for (const auto& step : workflow_.steps())
        links[step.definition.key] = "https://clients.alderwren.example/c/preview";
    data_ = {{"contact", contacts_.find(request.contact)->second},
             {"firm",
              {{"name", firm_of_tests.name},
               {"phone", firm_of_tests.phone},
               {"email", firm_of_tests.email}}},
             {"run", request.fields},
             {"dates", request.dates},
             {"roles", roles},
             {"answers", json::object{}},
             {"links", links}};
    apply(RunStarted{}, Acts::team, "");
}

void MemoryHost::apply(const Input& input, Acts, const std::string&) {
    advance_by(input, true);
    while (!pending_.empty()) {
        const Input next = std::move(pending_.front());
        pending_.pop_front();
        advance_by(next, false);
    }
}

void MemoryHost::advance_by(const Input& input, bool is_first) {
    data_["today"] = to_text(date_of(now_, calendar().zone));
    auto result = advance(workflow_, progress_, input, {now_, data_, calendar()});
    if (const auto* rejection = std::get_if<Rejection>(&result)) {
        if (is_first) throw Error(ErrorCode::rejected, rejection->sentence);
        return;
    }
    auto& advanced = std::get<Advanced>(result);
    progress_ = std::move(advanced.progress);
    for (const auto& fact : advanced.history) {
        if (fact.event == HistoryEvent::step_ended) ++ends_[{fact.step, fact.iteration}];
        facts_.push_back(words_of({name_of_event(fact.event), fact.step, fact.iteration, fact.note},
                                  calendar().zone));
    }
    for (const auto& order : advanced.orders) carry_out(order);
}

void MemoryHost::save_answers(const std::string& step, const json::object& answers) {
    require_active(step);
    for (const auto& [key, value] : answers) answers_[step][key] = value;
}

void MemoryHost::answer(const std::string& step, const json::object& answers) {
    require_active(step);
    const auto& definition = workflow_.step(*workflow_.find(step)).definition;
    const auto& found = template_of(TemplateKind::form, text_of(definition.config, "template", ""));
    const auto form = reflect::parse<Form>(found.form);
    auto all = answers_[step];
    for (const auto& [key, value] : answers) all[key] = value;
    Faults faults;
    check_answers(form, all, Completeness::handed_in, faults);
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "Some answers are wrong.", std::move(faults));
    answers_[step] = all;
    const auto shown = shown_answers(form, all);
    data_["answers"].as_object()[step] = shown;
    for (const auto& [key, value] : shown) {
        const auto* field = find_field(form, key);
        if (!field->fills.empty()) set_field(field->fills, value);
        if (!field->options.empty()) {
            data_["answers"].as_object()[step].as_object()[std::string(key) + "_label"] =
                answer_in_words(*field, value);
        }
    }
    apply(StepEnded{step, state_of(step).iteration, "submitted"}, Acts::client, "");
    apply(FieldsChanged{}, Acts::system, "");
}

void MemoryHost::sign(const std::string& step, const std::string& who) {
    require_turn(step, who);
    const auto index = *workflow_.find(step);
    const auto signers = signers_of(workflow_.step(index).definition.config).size();
    if (++signatures_[step] == signers)
        deliveries_.push_back({index, state_of(step).iteration, "signed"});
}

// One signs after the other, in the order of the definition.
void MemoryHost::require_turn(const std::string& step, const std::string& who) {
    require_active(step);
    const auto signers = signers_of(workflow_.step(*workflow_.find(step)).definition.config);
    const auto name_at = [&](size_t position) {
        const auto& signer = signers[position];
        const auto path = signer == "contact" ? "contact.name" : "roles." + signer + ".name";
        return std::string(value_at(data_, path)->as_string());
    };
    const auto signed_count = signatures_[step];
    for (size_t i = 0; i < signers.size(); ++i) {
        if (name_at(i) != name_of(who)) continue;
        if (i < signed_count)
            throw Error(ErrorCode::rejected,
                        "You have signed this already. There is nothing more to do.");
        if (i == signed_count) return;
        throw Error(
            ErrorCode::rejected,
            fmt::format("It is not your turn yet: {} signs before you. You will get an e-mail.",
                        name_at(signed_count)));
    }
    throw Error(ErrorCode::not_found, "There is no such signer.");
}

void MemoryHost::decline(const std::string& step, const std::string& who, const std::string&) {
    require_turn(step, who);
    apply(StepEnded{step, state_of(step).iteration, "declined"}, Acts::client, "");
}

void MemoryHost::finish_task(const std::string& step) {
    require_active(step);
    apply(StepEnded{step, state_of(step).iteration, "done"}, Acts::team, "");
}

void MemoryHost::fill(const json::object& values) {
    for (const auto& [path, value] : values) set_field(path, value);
    if (!is_over(progress_.state)) apply(FieldsChanged{}, Acts::team, "");
}

void MemoryHost::work_off() {
    if (data_.empty()) return;  // nothing has been started
    deliver();
    for (auto next = next_due(); next && *next <= now_; next = next_due()) {
        apply(CameDue{}, Acts::system, "");
        deliver();
    }
}

void MemoryHost::deliver() {
    while (!deliveries_.empty()) {
        const auto delivery = std::move(deliveries_.front());
        deliveries_.pop_front();
        const auto& state = progress_.steps[delivery.step];
        if (state.iteration != delivery.iteration || !is_open(state.state)) continue;
        apply(StepEnded{workflow_.step(delivery.step).definition.key, delivery.iteration,
                        delivery.outcome},
              Acts::system, "");
    }
}

// ---- Orders

void MemoryHost::carry_out(const Order& order) {
    if (order.kind == OrderKind::begin) return begin(order);
    if (order.kind == OrderKind::call_off) return call_off(order.step);
    if (order.kind != OrderKind::prepare) return;
    const auto& step = workflow_.step(order.step).definition;
    if (auto held = prepare(step)) pending_.push_back(StepHeld{step.key, order.iteration, *held});
}

void MemoryHost::begin(const Order& order) {
    const auto& step = workflow_.step(order.step).definition;
    call_off(order.step);
    signatures_[step.key] = 0;
    auto result = begun(step);
    if (auto* held = std::get_if<Held>(&result)) {
        pending_.push_back(StepHeld{step.key, order.iteration, std::move(*held)});
    } else if (const auto* ends = std::get_if<Ends>(&result)) {
        pending_.push_back(StepEnded{step.key, order.iteration, ends->outcome});
        pending_.push_back(FieldsChanged{});
    } else if (step.kind == "email") {
        deliveries_.push_back({order.step, order.iteration, "sent"});
    }
}

Begun MemoryHost::begun(const StepDefinition& step) {
    const auto& config = step.config;
    const auto held_or_waits = [](std::optional<Held> held) -> Begun {
        if (held) return *std::move(held);
        return Waits{};
    };
    if (step.kind == "set") return begun_set(config);
    if (step.kind == "project") return begun_project(step);
    if (step.kind == "task") {
        if (auto held = nobody(text_of(config, "assignee", ""))) return *held;
        return held_or_waits(hole_in_text(config, "title", "title"));
    }
    if (step.kind == "approval") {
        if (auto held = nobody(text_of(config, "by", ""))) return *held;
        return held_or_waits(hole_in_text(config, "question", "question"));
    }
    if (step.kind == "notify") {
        if (auto held = nobody(text_of(config, "to", ""))) return *held;
        if (auto held = hole_in_text(config, "text", "notice")) return *held;
        return Ends{"done"};
    }
    return held_or_waits(prepare(step));
}

Begun MemoryHost::begun_set(const json::object& config) {
    json::object values;
    for (const auto& [path, value] : config) {
        values[path] = value;
        if (!value.is_string()) continue;
        const std::string key = path;
        if (auto held = hole_in_text(config, key, "value of " + key)) return *held;
        values[path] = merge(value.as_string(), data_, MergeMode::plain, merge_options()).text;
    }
    for (const auto& [path, value] : values) set_field(path, value);
    return Ends{"done"};
}

Begun MemoryHost::begun_project(const StepDefinition& step) {
    const auto start = text_of(step.config, "start", "");
    if (!start.empty() && !is_filled(data_, start))
        return held_for_missing("The project's start", {start});
    const auto& found = template_of(TemplateKind::project, text_of(step.config, "template", ""));
    const auto content = reflect::parse<ProjectTemplate>(found.project);
    const auto name = merge(content.name, data_, MergeMode::plain, merge_options());
    if (!name.missing.empty()) return held_for_missing("The project's name", holes_in({name}));
    data_["project"] = {{"name", name.text},
                        {"start", start.empty() ? data_.at("today") : *value_at(data_, start)}};
    return Ends{"opened"};
}

std::optional<Held> MemoryHost::prepare(const StepDefinition& step) const {
    const auto& config = step.config;
    const auto email = text_of(config, "email", "");
    std::optional<Held> held;
    if (step.kind == "email") {
        held = hole_in_mail(text_of(config, "template", ""), text_of(config, "to", "contact"));
    } else if (step.kind == "form" && email != "none") {
        held = email.empty() ? nobody("contact") : hole_in_mail(email, "contact");
    } else if (step.kind == "contract") {
        held = hole_in_contract(config);
        if (!held && !email.empty()) held = hole_in_mail(email, "contact");
    }
    const auto is_reviewed =
        progress_.steps[*workflow_.find(step.key)].state == StepState::in_review;
    if (!held && is_reviewed) held = nobody(step.review->by);
    return held;
}

// ---- Holes

std::optional<Held> MemoryHost::hole_in_mail(const std::string& key, const std::string& to) const {
    if (auto held = nobody(to)) return held;
    const auto& found = template_of(TemplateKind::email, key);
    auto paths = holes_in({merge(found.subject, data_, MergeMode::header, merge_options()),
                           merge(found.body, data_, MergeMode::markdown, merge_options())});
    if (paths.empty()) return std::nullopt;
    return held_for_missing(fmt::format("The e-mail “{}”", found.name), std::move(paths));
}

std::optional<Held> MemoryHost::hole_in_contract(const json::object& config) const {
    const auto& found = template_of(TemplateKind::contract, text_of(config, "template", ""));
    auto paths = holes_in({merge(found.body, data_, MergeMode::markdown, merge_options())});
    std::ranges::sort(paths);
    if (!paths.empty())
        return held_for_missing(fmt::format("The contract “{}”", found.name), std::move(paths));
    for (const auto& signer : signers_of(config)) {
        if (auto held = nobody(signer)) return held;
    }
    return std::nullopt;
}

std::optional<Held> MemoryHost::hole_in_text(const json::object& config, std::string_view member,
                                             const std::string& what) const {
    const auto* text = config.if_contains(member);
    if (text == nullptr) return std::nullopt;
    const auto merged = merge(text->as_string(), data_, MergeMode::plain, merge_options());
    if (merged.missing.empty()) return std::nullopt;
    return held_for_missing("The " + what, holes_in({merged}));
}

std::optional<Held> MemoryHost::nobody(const std::string& who) const {
    if (who == "contact") {
        if (is_filled(data_, "contact.email")) return std::nullopt;
        return held_for_missing("This step", {"contact.email"});
    }
    if (is_filled(data_, "roles." + who)) {
        const auto email = fmt::format("roles.{}.email", who);
        return is_filled(data_, email) ? std::nullopt
                                       : std::optional(held_for_missing("This step", {email}));
    }
    return Held{HeldReason::no_member,
                fmt::format("Nobody is the {} of this run.", words_of(who)),
                {"roles." + who}};
}

// ---- The rest

void MemoryHost::call_off(size_t step) {
    std::erase_if(deliveries_, [&](const Delivery& each) { return each.step == step; });
}

void MemoryHost::set_field(std::string_view path, const json::value& value) {
    const auto dot = path.find('.');
    const auto root = path.substr(0, dot);
    const auto leaf = path.substr(dot + 1);
    auto& fields = data_[root];
    if (!fields.is_object()) fields = json::object{};
    if (root == "roles") {
        if (leaf.ends_with(".email")) {
            auto& person = fields.as_object().at(leaf.substr(0, leaf.find('.')));
            person.as_object()["email"] = value;
        } else {
            fields.as_object()[leaf] = person_data(value.as_string());
        }
    } else if (path == "contact.tags") {
        fields.as_object()[leaf].as_array().push_back(value);
    } else {
        fields.as_object()[leaf] = value;
    }
}

void MemoryHost::require_active(const std::string& step) const {
    if (state_of(step).state != StepState::active)
        throw Error(ErrorCode::rejected, "This step is not open.");
}

MergeOptions MemoryHost::merge_options() const {
    return {.zone = calendar().zone, .currency = std::string(firm_of_tests.currency)};
}

const Template& MemoryHost::template_of(TemplateKind kind, std::string_view key) const {
    return templates_.at({kind, std::string(key)});
}

const RunStep& MemoryHost::state_of(const std::string& step) const {
    const auto index = workflow_.find(step);
    if (!index) throw Error(ErrorCode::not_found, "There is no such step.");
    return progress_.steps[*index];
}

std::string MemoryHost::fault() {
    for (const auto& [passage, count] : ends_) {
        if (count > 1) return fmt::format("{} has ended {} times", passage.first, count);
    }
    if (data_.empty() || progress_.state != RunState::active) return "";
    const auto waits = [](const RunStep& step) { return is_open(step.state); };
    return std::ranges::any_of(progress_.steps, waits) ? ""
                                                       : "the run is active and waits for nothing";
}
