#include "scenario/runner/host.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "scenario/runner/facts.hpp"

namespace {

// Moments at which something may happen within one command: beyond it, something goes round.
constexpr int moments_max = 10'000;

Span span_of(const std::string& text) {
    const auto span = parse_span(text);
    if (!span) throw std::runtime_error(why_no_span(text));
    return *span;
}

std::string refusal(const Error& error) {
    auto words =
        fmt::format("{}: {}",
                    error.code() == ErrorCode::rejected  ? "refused"
                    : error.code() == ErrorCode::invalid ? "invalid"
                                                         : std::string(name_of(error.code())),
                    error.message());
    for (const auto& fault : error.faults())
        words += fmt::format(" {}: {}", fault.pointer, fault.message);
    return one_fact(std::move(words));
}

std::string without_marks(std::string text) {
    for (auto at = text.find("**"); at != std::string::npos; at = text.find("**"))
        text.erase(at, 2);
    return text;
}

std::string text_at(const boost::json::object& data, const std::string& path) {
    const auto* value = value_at(data, path);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
}

}

std::vector<std::string> Host::perform(const std::string& text) {
    const auto command = parse_command(text);
    if (command.verb == "explain") return explain(command.rest(0) == "in full");
    std::vector<std::string> refused;
    try {
        carry_out(command);
    } catch (const Error& error) {
        refused.push_back(refusal(error));
    }
    work_off();
    auto facts = refused;
    for (auto& fact : perform_own(command)) facts.push_back(std::move(fact));
    for (auto& fact : take_facts()) facts.push_back(std::move(fact));
    return shortened(std::move(facts));
}

void Host::carry_out(const Command& command) {
    if (command.verb == "start") return start(command);
    if (command.verb == "after" || command.verb == "at") return pass(command);
    if (command.verb == "clock") return wind_back(command);
    if (carry_out_for_run(command) || carry_out_for_step(command)) return;
    if (!knows(command.verb))
        throw std::runtime_error(fmt::format("“{}” is no command", command.verb));
}

bool Host::carry_out_for_run(const Command& command) {
    if (command.verb == "pause") {
        apply(PauseRun{}, Acts::team, command.rest(0));
    } else if (command.verb == "resume") {
        apply(ResumeRun{}, Acts::team, "");
    } else if (command.verb == "cancel") {
        apply(CancelRun{}, Acts::team, command.rest(0));
    } else if (command.verb == "fill") {
        fill(command.values);
    } else {
        return false;
    }
    return true;
}

bool Host::carry_out_for_step(const Command& command) {
    const auto step = command.word(0);
    const auto& verb = command.verb;
    if (verb == "saves") {
        save_answers(step, command.values);
    } else if (verb == "answers") {
        answer(step, command.values);
    } else if (verb == "signs") {
        sign(step, command.word(1));
    } else if (verb == "declines") {
        decline(step, command.word(1), command.rest(2));
    } else if (verb == "done") {
        finish_task(step);
    } else if (verb == "decides" || verb == "complete") {
        apply(CompleteStep{step, command.word(1)}, Acts::team, command.rest(2));
    } else if (verb == "skip") {
        apply(SkipStep{step}, Acts::team, command.rest(1));
    } else if (verb == "retry") {
        apply(RetryStep{step}, Acts::team, "");
    } else if (verb == "release") {
        apply(ReleaseStep{step}, Acts::team, "");
    } else if (verb == "remind") {
        apply(RemindStep{step}, Acts::team, "");
    } else {
        return false;
    }
    return true;
}

// `start for ana reviewer=tom start=2026-04-01 run.fee=240`: roles, dates and fields of the run. A
// role that is not named is Maya's; a contact may fill one too, and `nobody` leaves it empty.
void Host::start(const Command& command) {
    const auto& definition = workflow().definition();
    StartRequest request{.contact = command.word(1), .roles = {}, .dates = {}, .fields = {}};
    for (const auto& role : definition.roles) request.roles[role] = "maya";
    for (const auto& [name, value] : command.values) {
        const std::string_view key = name;
        if (key.starts_with("run.")) {
            request.fields[key.substr(4)] = value;
        } else if (value == "nobody") {
            request.roles.erase(key);
        } else if (request.roles.contains(key)) {
            request.roles[key] = value;
        } else {
            request.dates[key] = value;
        }
    }
    start(request);
}

// ---- Time

// `after 3 days`, `at 2026-03-29 09:00`.
void Host::pass(const Command& command) {
    if (command.verb == "after") return pass_until(add(now(), span_of(command.rest(0)), calendar_));
    const auto day = parse_date(command.word(0));
    const auto time = parse_time_of_day(command.word(1));
    if (!day || !time) throw std::runtime_error("expected a date and a time of day");
    pass_until(to_time(*day, *time, calendar_.zone));
}

// From one moment at which something is due to the next, as time does.
void Host::pass_until(Time target) {
    if (target < now()) throw std::runtime_error("time does not go back, but by “clock back”");
    work_off();
    for (int moments = 0;; ++moments) {
        if (moments > moments_max) throw std::runtime_error("the run does not come to rest");
        const auto next = next_due();
        if (!next || *next > target) break;
        if (*next > now()) wind(*next - now());
        work_off();
    }
    wind(target - now());
}

// `clock back 2 hours`.
void Host::wind_back(const Command& command) {
    wind(now() - add(now(), span_of(command.rest(1)), calendar_));
}

// ---- Explanations

std::vector<std::string> Host::explain(bool is_in_full) {
    const auto state = progress();
    const auto known = data();
    const ExplainContext context{.now = now(),
                                 .calendar = calendar_,
                                 .contact_name = text_at(known, "contact.first_name"),
                                 .member_of =
                                     [&](std::string_view role) {
                                         const auto name =
                                             text_at(known, fmt::format("roles.{}.name", role));
                                         return name.substr(0, name.find(' '));
                                     },
                                 .facts_of = [](size_t) { return StepFacts{}; }};
    std::vector<std::string> words;
    for (const auto& why : ::explain(workflow(), state, context)) {
        auto text = without_marks(why.headline);
        if (is_in_full) text += ". " + without_marks(why.detail);
        words.push_back(one_fact(std::move(text)));
    }
    return words;
}
