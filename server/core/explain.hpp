// Why a run does not move, in sentences: what it waits for, since when, who or what unblocks it,
// and what happens next by itself and when. Made from the definition and the progress, for every
// state there is. `**…**` marks what stands out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.hpp"
#include "core/mark.hpp"

// What the sentences name and the definition does not know. All optional: the sentences make do.
struct StepFacts {
    std::string waits_for;  // the person's name, as one would say it: "Priya"
    std::optional<Time> sent_at;
    int opened = 0;
    std::optional<Time> last_opened_at;
    std::string delivery;  // what the mail server said last, when a message is being tried again
    std::optional<Time> next_try_at;
};

struct ExplainContext {
    Time now;
    const Calendar& calendar;
    std::string contact_name;  // "Priya"
    std::function<std::string(std::string_view)>
        member_of;  // the name of who fills a role; empty: nobody
    std::function<StepFacts(size_t step)> facts_of;
};

struct Explanation {
    std::optional<size_t> step;  // nothing: the whole run
    Mark mark;
    std::string headline;
    std::string detail;
    std::optional<Time> since;
    std::vector<Remedy> remedies;  // what moves it, the likeliest first
};

// One for each open step, the most urgent first; one for the run when it is paused or over. Never
// empty.
std::vector<Explanation> explain(const CompiledWorkflow& workflow, const Progress& progress,
                                 const ExplainContext& context);

// When the steps that have not ended will probably begin, and when the run will probably be over:
// usual durations along the links, in working time. A guess; the screens say "about".
struct Forecast {
    std::vector<std::optional<Time>> begins;
    std::optional<Time> ends;
};
Forecast forecast(const CompiledWorkflow& workflow, const Progress& progress, Time now,
                  const boost::json::object& data, const Calendar& calendar);

// The definition's own words for a step: when it begins, as on its card ("2 days after step 3"),
// and whole ("When step 5 is approved, on the next working day at 09:00, send …").
std::string when_in_words(const CompiledWorkflow& workflow, size_t step);
std::string sentence_of(const CompiledWorkflow& workflow, size_t step);
