// Workflows as text: read, checked, written back, compiled and run for a while.
#include <boost/json.hpp>

#include "core/advance.hpp"
#include "core/definition_text.hpp"
#include "core/explain.hpp"
#include "fuzz/target.hpp"
#include "steps/registry.hpp"

namespace {

constexpr Time start = std::chrono::sys_days{std::chrono::year{2026} / 3 / 10};

void demand_places(const ParsedText& parsed, const std::vector<Finding>& findings) {
    for (const auto& finding : findings) {
        const auto place = place_of(parsed.places, finding.pointer);
        demand(place.line >= 1 && place.column >= 1, "every finding has its place");
    }
}

void demand_written_as_read(const ParsedText& parsed) {
    std::string text;
    if (!is_accepted([&] { text = to_yaml(parsed.value); })) return;
    const auto again = parse_yaml(text);
    if (text.size() > definition_bytes_max) return;
    demand(again.faults.empty(), "what we write can be read");
    demand(again.value == parsed.value, "what we write says the same");
}

// Lets time pass. Nobody answers; what waits for nobody goes on.
void run(const CompiledWorkflow& workflow) {
    const auto calendar = usual_calendar("Europe/London");
    const boost::json::object data{{"dates", {{"start", "2026-03-20"}}}};
    auto progress = new_progress(workflow);
    Time now = start;
    std::vector<Input> inputs{RunStarted{}, CameDue{}, CameDue{}, PauseRun{}, ResumeRun{}};
    for (const auto& step : workflow.steps()) {
        inputs.emplace_back(CompleteStep{step.definition.key, ""});
        inputs.emplace_back(SkipStep{step.definition.key});
    }
    for (const auto& input : inputs) {
        auto result = advance(workflow, progress, input, {now, data, calendar});
        now += std::chrono::days{10};
        if (!std::holds_alternative<Advanced>(result)) continue;
        progress = std::get<Advanced>(std::move(result)).progress;
        demand(progress_from_json(to_json(progress, workflow), workflow) == progress,
               "what is stored goes on as it was");
        const ExplainContext context{now, calendar, "Ana", [](std::string_view) { return "Maya"; },
                                     [](size_t) { return StepFacts{}; }};
        demand(!explain(workflow, progress, context).empty(), "every state explains itself");
        forecast(workflow, progress, now, data, calendar);
    }
}

}

void fuzz_definition(std::string_view bytes) {
    const auto parsed = parse_yaml(bytes);
    if (!parsed.faults.empty()) return;
    demand_written_as_read(parsed);
    Faults faults;
    const auto definition = parse_definition(parsed.value, step_kinds(), faults);
    if (!faults.empty()) return;
    const auto findings = check_definition(definition, step_kinds(), {});
    demand_places(parsed, findings);
    for (const auto& finding : findings) {
        if (finding.severity == Severity::error) return;
    }
    const auto written = to_json(definition);
    const auto again = parse_definition(written, step_kinds(), faults);
    demand(faults.empty() && to_json(again) == written, "a definition is read as it is written");
    const CompiledWorkflow workflow{definition, step_kinds()};
    for (size_t i = 0; i < workflow.steps().size(); ++i) {
        when_in_words(workflow, i);
        sentence_of(workflow, i);
    }
    is_accepted([&] { run(workflow); });
}
