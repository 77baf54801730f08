#include "scenario/runner/engine_host.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "records/contract.hpp"
#include "records/history.hpp"
#include "records/outbox.hpp"
#include "records/project.hpp"
#include "records/response.hpp"
#include "records/wait.hpp"
#include "scenario/runner/facts.hpp"
#include "scenario/runner/templates.hpp"
#include "steps/registry.hpp"

namespace {

constexpr auto own_verbs = std::to_array<std::string_view>(
    {"mail", "restart", "down", "keep", "kill", "who", "received", "reads"});

MailWeather weather_of(std::string words) {
    std::ranges::replace(words, ' ', '_');
    MailWeather weather{};
    if (!boost::describe::enum_from_string(words.c_str(), weather))
        throw std::runtime_error("mail works, refuses, defers, is lost, is down or is off");
    return weather;
}

// Tokens and ids are new each time.
std::string without_token(const std::string& line) {
    for (const std::string_view start : {"/c/", "/runs/"}) {
        if (const auto at = line.find(start); at != std::string::npos)
            return line.substr(0, at + start.size());
    }
    return line;
}

// “subject” to address, as the engine notes it.
struct MailNote {
    std::string subject;
    std::string address;
};
MailNote read_note(const std::string& note) {
    static const std::string end = "” to ";
    const auto at = note.rfind(end);
    if (at == std::string::npos) return {note, ""};
    return {note.substr(std::string_view("“").size(), at - std::string_view("“").size()),
            note.substr(at + end.size())};
}

}

EngineHost::EngineHost(const Scenario& scenario, Restarts restarts)
    : Host(scenario),
      workflow_(definition_of(scenario), step_kinds()),
      restarts_(restarts),
      office_(scenario.calendar, scenario.begins) {
    for (auto& made : templates_of(scenario, workflow_.definition()))
        office_.keep_template(std::move(made));
    for (const auto& text : scenario.contacts) office_.change_contact(text.key, text.values);
    office_.publish(scenario.workflow);
}

bool EngineHost::knows(std::string_view verb) const {
    return std::ranges::find(own_verbs, verb) != own_verbs.end();
}

// ---- Inputs

void EngineHost::start(const StartRequest& request) {
    NewRun run{.workflow = {},
               .contact = {},
               .roles = {},
               .dates = request.dates,
               .fields = request.fields};
    for (const auto& [role, who] : request.roles) run.roles[role] = office_.person(who.as_string());
    office_.start(request.contact, std::move(run));
}

void EngineHost::apply(const Input& input, Acts who, const std::string& reason) {
    office_.apply(input, who == Acts::client ? office_.client() : office_.owner(), reason);
}

void EngineHost::save_answers(const std::string& step, const boost::json::object& answers) {
    office_.save_answers(step, answers);
}

void EngineHost::answer(const std::string& step, const boost::json::object& answers) {
    office_.answer(step, answers);
}

void EngineHost::sign(const std::string& step, const std::string& who) {
    office_.sign(step, who);
}

void EngineHost::decline(const std::string& step, const std::string& who,
                         const std::string& reason) {
    office_.decline(step, who, reason);
}

void EngineHost::finish_task(const std::string& step) {
    office_.finish_task(step);
}

void EngineHost::fill(const boost::json::object& values) {
    office_.fill(values);
}

std::vector<std::string> EngineHost::perform_own(const Command& command) {
    if (command.verb == "who") return who();
    if (command.verb == "received") return received();
    if (command.verb == "reads") return last_mail_to(command.word(0));
    if (command.verb == "mail") {
        office_.set_mail(weather_of(command.rest(0)));
    } else if (command.verb == "restart") {
        office_.restart();
    } else if (command.verb == "down") {  // for 3 days
        const auto span = parse_span(command.rest(1));
        office_.wind(add(now(), span.value(), calendar()) - now());
        office_.restart();
    } else if (command.verb == "keep") {  // mail back
        is_mail_kept_back_ = true;
    } else if (command.verb == "kill") {  // while sending
        is_mail_kept_back_ = false;
        office_.kill_while_sending();
    }
    if (!is_mail_kept_back_) office_.work_off();
    return {};
}

void EngineHost::work_off() {
    if (is_mail_kept_back_) return;
    if (restarts_ == Restarts::before_every_line) office_.restart();
    office_.work_off();
}

// ---- Facts

std::vector<std::string> EngineHost::take_facts() {
    if (!office_.has_run()) return {};
    return office_.read([&](Tx& tx) {
        Ordered ordered;
        take_history(tx, ordered);
        take_tasks(tx, ordered);
        take_project(tx, ordered);
        std::ranges::sort(ordered);
        std::vector<std::string> facts;
        for (auto& [id, words] : ordered) facts.push_back(std::move(words));
        for (auto& words : take_messages(tx)) facts.push_back(std::move(words));
        return facts;
    });
}

std::vector<HistoryEntry> EngineHost::history(Tx& tx) const {
    std::vector<HistoryEntry> all;
    PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
    do {
        auto page = list_history(tx, office_.firm(), office_.run(), request);
        std::ranges::move(page.items, std::back_inserter(all));
        request.cursor = page.next_cursor;
    } while (request.cursor);
    std::ranges::sort(all, {}, &HistoryEntry::id);
    return all;
}

void EngineHost::take_history(Tx& tx, Ordered& facts) {
    std::vector<HistoryEntry> latest;
    for (const auto& entry : history(tx)) {
        if (entry.id.value <= seen_history_) continue;
        auto words =
            entry.event.starts_with("message_")
                ? mail_words(entry)
                : words_of({entry.event, entry.step, entry.iteration, entry.note}, calendar().zone);
        if (!words.empty()) facts.emplace_back(entry.id.value, std::move(words));
        latest.push_back(entry);
    }
    if (latest.empty()) return;
    seen_history_ = latest.back().id.value;
    latest_ = std::move(latest);
}

std::string EngineHost::mail_words(const HistoryEntry& entry) const {
    const auto [subject, address] = read_note(entry.note);
    const auto* state = entry.event == "message_sent"         ? ""
                        : entry.event == "message_maybe_sent" ? " maybe sent"
                                                              : " failed";
    return one_fact(
        fmt::format("mail to {}{}: {}", office_.name_of_address(address), state, subject));
}

void EngineHost::take_tasks(Tx& tx, Ordered& facts) {
    PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
    for (const auto& task : list_tasks(tx, office_.firm(), {}, request).items) {
        const auto known = tasks_.find(task.id);
        if (known == tasks_.end()) {
            const auto due = task.due ? " by " + to_text(*task.due) : "";
            facts.emplace_back(task.id.value, one_fact(fmt::format("task for {}: {}{}",
                                                                   name_of_member(task.assignee_id),
                                                                   task.title, due)));
        }
        const bool is_as_known =
            known == tasks_.end() ? task.state == TaskState::open : known->second == task.state;
        if (!is_as_known) {
            facts.emplace_back(
                seen_history_,
                one_fact(fmt::format("task {}: {}", boost::describe::enum_to_string(task.state, ""),
                                     task.title)));
        }
        tasks_[task.id] = task.state;
    }
}

void EngineHost::take_project(Tx& tx, Ordered& facts) {
    const PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
    for (const auto& project : list_projects(tx, office_.firm(), {}, request).items) {
        if (!projects_.insert(project.id).second) continue;
        const auto start = project.start ? " from " + to_text(*project.start) : "";
        facts.emplace_back(project.id.value, one_fact("project opened: " + project.name + start));
    }
}

// What the history does not tell: tries that failed for now, and mails that were taken back.
std::vector<std::string> EngineHost::take_messages(Tx& tx) {
    std::vector<std::string> facts;
    const PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
    auto messages = list_messages(tx, office_.firm(), {.run_id = office_.run()}, request).items;
    std::ranges::sort(messages, {}, &Message::id);
    for (const auto& message : messages) {
        const auto tell = [&](std::string_view what) {
            facts.push_back(one_fact(fmt::format(
                "mail to {} {}: {}", office_.name_of_address(message.to.front().address), what,
                message.subject)));
        };
        auto& seen = attempts_[message.id];
        const auto attempts = list_attempts(tx, office_.firm(), message.id);
        for (; seen < static_cast<int>(attempts.size()); ++seen) {
            const auto& attempt = attempts[static_cast<size_t>(seen)];
            if (attempt.outcome == AttemptOutcome::deferred) tell("deferred");
            if (attempt.words.starts_with("The server stopped")) tell("maybe sent");
        }
        auto& known = messages_[message.id];
        if (known != message.state && message.state == MessageState::cancelled) tell("cancelled");
        known = message.state;
    }
    return facts;
}

std::string EngineHost::name_of_member(const std::optional<MemberId>& id) const {
    for (const auto& person : members_of_tests) {
        if (id == office_.member(person.key)) return std::string(person.key);
    }
    return "nobody";
}

// ---- Questions

// The facts of the command before, each with who did it.
std::vector<std::string> EngineHost::who() const {
    std::vector<std::string> facts;
    for (const auto& entry : latest_) {
        const auto words =
            words_of({entry.event, entry.step, entry.iteration, entry.note}, calendar().zone);
        if (words.empty() || is_of_shell(words)) continue;
        const auto reason = entry.reason.empty() ? "" : fmt::format(" ({})", entry.reason);
        facts.push_back(one_fact(fmt::format("{}: {}{}", entry.actor_name, words, reason)));
    }
    return facts;
}

// The mails that the mail server has taken, each with the number of its copies.
std::vector<std::string> EngineHost::received() const {
    std::vector<std::string> order;
    std::map<std::string, int> copies;
    if (office_.mail_server() == nullptr) throw std::runtime_error("mail has always been well");
    for (const auto& mail : office_.mail_server()->messages()) {
        const auto& object = mail.as_object();
        const auto line =
            fmt::format("{} {}", std::string_view(object.at("message_id").as_string()),
                        one_fact(std::string(object.at("subject").as_string())));
        if (copies[line]++ == 0) order.push_back(line);
    }
    std::vector<std::string> facts;
    for (const auto& line : order)
        facts.push_back(
            fmt::format("{} copies: {}", copies[line], line.substr(line.find(' ') + 1)));
    return facts;
}

// The text of the last mail to somebody, without its foot and blank lines.
std::vector<std::string> EngineHost::last_mail_to(const std::string& who) {
    return office_.read([&](Tx& tx) {
        const PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
        auto messages = list_messages(tx, office_.firm(), {.run_id = office_.run()}, request).items;
        std::erase_if(messages, [&](const Message& message) {
            return office_.name_of_address(message.to.front().address) != who;
        });
        std::vector<std::string> facts;
        if (messages.empty()) return facts;
        const auto last = std::ranges::max_element(messages, {}, &Message::id);
        const auto content = require_message_content(tx, office_.firm(), last->id);
        std::string line;
        for (const char c : content.text + "\n") {
            if (c != '\n') {
                line += c;
            } else if (!line.empty()) {
                if (line == "-- ") break;
                facts.push_back(one_fact(without_token(line)));
                line.clear();
            }
        }
        return facts;
    });
}

// ---- What must be so after every line

std::string EngineHost::fault() {
    if (!office_.has_run() || is_mail_kept_back_) return "";
    return office_.read([&](Tx& tx) -> std::string {
        const auto loaded =
            load_run(tx, require_firm(tx, office_.firm()),
                     require_run(tx, office_.firm(), office_.run()), versions_, now());
        if (next_due_at(tx) != ::next_due(loaded.progress))
            return "the stored wait is not when the run moves next";
        if (loaded.progress.state != RunState::active) return "";
        bool is_any_open = false;
        for (size_t i = 0; i < loaded.progress.steps.size(); ++i) {
            is_any_open |= is_open(loaded.progress.steps[i].state);
            if (auto words = fault_of_step(tx, loaded, i); !words.empty()) return words;
        }
        return is_any_open ? "" : "the run is active and waits for nothing";
    });
}

// An active step waits for something that exists: a response, a contract, a task, a message.
std::string EngineHost::fault_of_step(Tx& tx, const LoadedRun& loaded, size_t index) const {
    const auto& state = loaded.progress.steps[index];
    const auto& step = loaded.workflow->step(index).definition;
    if (state.state != StepState::active) return "";
    const auto firm = office_.firm();
    const auto run = office_.run();
    if (step.kind == "form" && !find_response(tx, firm, run, step.key, state.iteration))
        return step.key + " is active without a questionnaire to answer";
    if (step.kind == "contract") {
        const auto contract = find_contract_of_step(tx, firm, run, step.key, state.iteration);
        const bool is_open = contract && contract->state != ContractState::declined &&
                             contract->state != ContractState::void_;
        if (!is_open) return step.key + " is active without a contract to sign";
    }
    if (step.kind == "task") {
        const auto tasks = list_tasks_of_run(tx, firm, run);
        const auto is_it = [&](const Task& task) {
            return task.step == step.key && task.iteration == state.iteration &&
                   task.purpose == TaskPurpose::work && task.state == TaskState::open;
        };
        if (!std::ranges::any_of(tasks, is_it)) return step.key + " is active without a task";
    }
    if (step.kind == "email") {
        std::vector<MessageId> ids;
        const PageRequest request{.limit = page_limit_max, .cursor = std::nullopt};
        for (const auto& message : list_messages(tx, firm, {.run_id = run}, request).items) {
            if (message.step == step.key && message.iteration == state.iteration)
                ids.push_back(message.id);
        }
        if (find_outbox_of_messages(tx, firm, ids).empty())
            return step.key + " is active and nothing is to be sent";
    }
    return "";
}
