#include <fmt/format.h>

#include "core/explain.hpp"

namespace {

// "step 5 is approved", "steps 6 and 7 are done"
std::string links_in_words(const CompiledStep& step) {
    std::vector<std::string> parts;
    for (const auto& link : step.after) {
        const auto outcome = link.outcome.empty() ? "done" : words_of(link.outcome);
        parts.push_back(fmt::format("**step {}** is {}", link.from + 1, outcome));
    }
    const auto* between = step.definition.join == Join::any ? " or " : " and ";
    return fmt::format("{}", fmt::join(parts, between));
}

std::string capitalised(std::string text) {
    if (!text.empty())
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

std::string reminders_in_words(const StepDefinition& step) {
    if (!step.remind) return "";
    auto text = fmt::format(" Remind every **{}**, at most {} {}.", to_text(step.remind->every),
                            step.remind->at_most, step.remind->at_most == 1 ? "time" : "times");
    if (step.remind->then)
        text += fmt::format(" Then give the {} a task.", words_of(step.remind->then->assignee));
    return text;
}

std::string expiry_in_words(const StepDefinition& step) {
    if (!step.expire) return "";
    if (step.expire->after)
        return fmt::format(" It expires after **{}**.", to_text(*step.expire->after));
    return fmt::format(" It expires **{}**.", timing_in_words(*step.expire->at));
}

}

std::string when_in_words(const CompiledWorkflow& workflow, size_t index) {
    const auto& step = workflow.step(index);
    const auto timing = timing_in_words(step.definition.timing);
    if (!timing.empty()) return capitalised(timing);
    if (step.after.empty()) return "Right away";
    return capitalised("when " + links_in_words(step));
}

std::string sentence_of(const CompiledWorkflow& workflow, size_t index) {
    const auto& step = workflow.step(index);
    std::string text = step.after.empty() ? "When the run starts" : "When " + links_in_words(step);
    if (step.definition.when) text += ", if its condition holds";
    const auto timing = timing_in_words(step.definition.timing);
    if (!timing.empty()) text += fmt::format(", **{}**", timing);
    text += fmt::format(", {}.", step.kind->sentence(step.definition.config));
    if (step.definition.review)
        text += fmt::format(" The {} looks at it before it goes out.",
                            words_of(step.definition.review->by));
    return text + reminders_in_words(step.definition) + expiry_in_words(step.definition);
}
