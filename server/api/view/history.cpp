#include "api/view/history.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "api/view/words.hpp"

namespace api {

namespace {

struct Telling {
    const ::HistoryEntry& entry;
    const LoadedRun& run;

    // The step's name as it stands in the workflow, or the key of one that is not there.
    std::string name_of(const std::string& key) const {
        const auto index = run.workflow->find(key);
        return fmt::format("**{}**",
                           index ? run.workflow->step(*index).definition.name : words_of(key));
    }
    std::string step() const { return name_of(entry.step); }
    // "; a note", or nothing.
    std::string because() const { return entry.note.empty() ? "" : ": " + entry.note; }
};

std::string scheduled(const Telling& told) {
    const auto moment = parse_time(told.entry.note);
    if (!moment) return fmt::format("{} is to begin later", told.step());
    return fmt::format("{} is to begin {}", told.step(),
                       date_in_words(*moment, told.entry.at, told.run.calendar));
}

using Teller = std::function<std::string(const Telling&)>;

std::map<std::string_view, Teller> run_tellers() {
    return {
        {"run_started", [](const Telling&) { return "The run started"; }},
        {"run_paused", [](const Telling&) { return "Paused the run"; }},
        {"run_resumed", [](const Telling&) { return "Resumed the run"; }},
        {"run_completed",
         [](const Telling& told) {
             return told.entry.note.empty()
                        ? std::string("The run is complete")
                        : fmt::format("The run ended: {}", words_of(told.entry.note));
         }},
        {"run_cancelled", [](const Telling&) { return "Cancelled the run"; }},
        {"fields_changed", [](const Telling& told) { return "Filled in " + told.entry.note; }},
    };
}

std::map<std::string_view, Teller> step_tellers() {
    return {
        {"step_scheduled", scheduled},
        {"step_in_review",
         [](const Telling& told) { return told.step() + " waits to be looked at"; }},
        {"step_released", [](const Telling& told) { return "Released " + told.step(); }},
        {"step_begun", [](const Telling& told) { return told.step() + " began"; }},
        {"step_reminded",
         [](const Telling& told) {
             return fmt::format("Reminder {} of {}", told.entry.note, told.step());
         }},
        {"step_escalated",
         [](const Telling& told) {
             return "Reminders brought nothing; somebody has a task about " + told.step();
         }},
        {"step_held",
         [](const Telling& told) { return told.step() + " is held" + told.because(); }},
        {"step_retried", [](const Telling& told) { return "Tried again: " + told.step(); }},
        {"step_ended",
         [](const Telling& told) {
             return fmt::format("{} ended: {}", told.step(), words_of(told.entry.note));
         }},
        {"step_skipped",
         [](const Telling& told) { return "Skipped " + told.step() + told.because(); }},
        {"step_cancelled", [](const Telling& told) { return told.step() + " was called off"; }},
        {"step_sent_back",
         [](const Telling& told) { return "Sent back to " + told.name_of(told.entry.note); }},
    };
}

std::map<std::string_view, Teller> client_tellers() {
    return {
        {"message_sent", [](const Telling& told) { return "Sent " + told.entry.note; }},
        {"message_maybe_sent",
         [](const Telling& told) { return "Perhaps sent " + told.entry.note; }},
        {"message_failed", [](const Telling& told) { return "Could not send " + told.entry.note; }},
        {"link_opened", [](const Telling& told) { return "Opened " + told.entry.note; }},
        {"link_made",
         [](const Telling& told) { return "Copied the client's link to " + told.step(); }},
        {"links_ended",
         [](const Telling& told) {
             return told.entry.note.empty() ? std::string("Ended the client links")
                                            : "Ended the client links of " + told.entry.note;
         }},
        {"client_view_opened", [](const Telling&) { return "Looked at what the client sees"; }},
        {"fresh_link_sent", [](const Telling&) { return "Asked for a new link and was sent one"; }},
        {"question_asked",
         [](const Telling& told) { return fmt::format("Asked: “{}”", told.entry.note); }},
        {"form_submitted", [](const Telling& told) { return "Handed in " + told.step(); }},
        {"contract_signed",
         [](const Telling& told) { return fmt::format("Signed **{}**", told.entry.note); }},
        {"contract_sealed",
         [](const Telling& told) { return fmt::format("Sealed **{}**", told.entry.note); }},
    };
}

const std::map<std::string_view, Teller>& tellers() {
    static const auto all = [] {
        auto together = run_tellers();
        together.merge(step_tellers());
        together.merge(client_tellers());
        return together;
    }();
    return all;
}

}

HistoryEntry view_of(const ::HistoryEntry& entry, const LoadedRun& run) {
    const auto teller = tellers().find(entry.event);
    HistoryEntry view{.id = entry.id,
                      .at = entry.at,
                      .actor = {entry.actor_kind, entry.actor_name},
                      .text = teller == tellers().end() ? capitalised(words_of(entry.event))
                                                        : teller->second({entry, run}),
                      .event = entry.event,
                      .step = unless_empty(entry.step),
                      .iteration = std::nullopt,
                      .reason = unless_empty(entry.reason)};
    if (entry.iteration > 0) view.iteration = entry.iteration;
    return view;
}

}
