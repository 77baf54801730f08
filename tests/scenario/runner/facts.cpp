#include "scenario/runner/facts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>

#include <fmt/format.h>

#include "base/time.hpp"
#include "core/zone.hpp"

namespace {

constexpr auto shell_facts = std::to_array<std::string_view>(
    {"mail to ", "task for ",
     "task done: ", "task cancelled: ", "project opened: ", "sealed: ", "fields changed: "});

// A moment as it stands in a history note, as the firm's wall clock shows it: "Tue 2026-03-10
// 10:00".
std::string local_words(const std::string& note, std::string_view zone) {
    const auto time = parse_time(note);
    if (!time) return note;
    const auto local = local_of(*time, zone);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    static constexpr std::array names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::minutes>(local - day)};
    return fmt::format("{} {} {:02}:{:02}", names[std::chrono::weekday{day}.c_encoding()],
                       to_text(Date{day}), clock.hours().count(), clock.minutes().count());
}

std::string with_note(std::string_view words, const std::string& note) {
    return note.empty() ? std::string(words) : fmt::format("{}: {}", words, note);
}

// What has its own words, but for the step that stands before them.
std::string words_of_step_event(const HistoryLine& line, std::string_view zone) {
    if (line.event == "step_scheduled") return "scheduled for " + local_words(line.note, zone);
    if (line.event == "step_in_review") return "in review";
    if (line.event == "step_released") return "released";
    if (line.event == "step_begun") return "begun";
    if (line.event == "step_reminded") return "reminded " + line.note;
    if (line.event == "step_escalated") return "escalated";
    if (line.event == "step_held") return with_note("held", line.note);
    if (line.event == "step_retried") return "tried again";
    if (line.event == "step_ended") return line.note;
    if (line.event == "step_skipped") return with_note("skipped", line.note);
    if (line.event == "step_cancelled") return with_note("called off", line.note);
    if (line.event == "step_sent_back") return "sent back to " + line.note;
    return "";
}

}

std::string words_of(const HistoryLine& line, std::string_view zone) {
    if (line.event.starts_with("run_"))
        return one_fact(with_note("run " + line.event.substr(4), line.note));
    if (line.event == "contract_sealed") return one_fact("sealed: " + line.note);
    if (line.event == "fields_changed") return one_fact("fields changed: " + line.note);
    const auto words = words_of_step_event(line, zone);
    if (words.empty()) return "";
    const auto passage = line.iteration > 1 ? fmt::format(" ({})", line.iteration) : "";
    return one_fact(fmt::format("{}{} {}", line.step, passage, words));
}

std::string one_fact(std::string text) {
    // The tests' mail server is at another port each time.
    static const std::regex address{"127\\.0\\.0\\.1:[0-9]+"};
    text = std::regex_replace(text, address, "the mail server");
    std::ranges::replace(text, ';', ',');
    std::ranges::replace(text, '\n', ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::vector<std::string> shortened(std::vector<std::string> facts) {
    constexpr size_t facts_max = 60;
    constexpr size_t shown_at_ends = 6;
    if (facts.size() <= facts_max) return facts;
    const auto count = facts.size() - 2 * shown_at_ends;
    facts.erase(facts.begin() + shown_at_ends, facts.end() - shown_at_ends);
    facts.insert(facts.begin() + shown_at_ends, fmt::format("and {} more", count));
    return facts;
}

bool is_of_shell(std::string_view fact) {
    return std::ranges::any_of(shell_facts,
                               [&](std::string_view start) { return fact.starts_with(start); });
}

std::vector<std::string> without_shell(const std::vector<std::string>& facts) {
    constexpr std::string_view refused = "refused: ";
    std::vector<std::string> left;
    for (const auto& fact : facts) {
        if (fact.starts_with(refused)) {
            left.emplace_back(refused);
        } else if (!is_of_shell(fact)) {
            left.push_back(fact);
        }
    }
    return left;
}
