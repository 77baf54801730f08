#include "api/workflows/outline.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/definition_text.hpp"
#include "core/explain.hpp"
#include "records/template.hpp"
#include "reflect/enums.hpp"
#include "steps/registry.hpp"

namespace api {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::string capitalised(std::string text) {
    if (!text.empty() && 'a' <= text.front() && text.front() <= 'z') text.front() -= 'a' - 'A';
    return text;
}

OutlineStep outline_step(const CompiledWorkflow& workflow, size_t index) {
    const auto& step = workflow.step(index);
    const auto& definition = step.definition;
    OutlineStep line{.step = definition.key,
                     .number = static_cast<int>(index) + 1,
                     .name = definition.name,
                     .kind = definition.kind,
                     .stage = unless_empty(definition.stage),
                     .actor = step.kind->acts(definition.config),
                     .when = when_in_words(workflow, index),
                     .sentence = sentence_of(workflow, index),
                     .outcomes = step.outcomes,
                     .join = definition.join,
                     .summary = capitalised(step.kind->sentence(definition.config))};
    const auto role = step.kind->role(definition.config);
    if (!role.empty()) line.who = capitalised(words_of(role));
    for (const auto& link : step.after) {
        line.after.push_back({workflow.step(link.from).definition.key, unless_empty(link.outcome)});
    }
    return line;
}

}

Outline outline_of(const CompiledWorkflow& workflow) {
    const auto& definition = workflow.definition();
    Outline outline{definition.name, unless_empty(definition.description), definition.stages, {}};
    for (size_t i = 0; i < workflow.steps().size(); ++i) {
        outline.steps.push_back(outline_step(workflow, i));
    }
    return outline;
}

// ---- Checking

namespace {

using KnowsTemplate = decltype(CheckContext::knows_template);

Finding finding_at(Position position, std::string message) {
    return {.line = position.line, .column = position.column, .message = std::move(message)};
}

Finding located(const Places& places, Finding finding) {
    const auto position = place_of(places, finding.pointer);
    finding.line = position.line;
    finding.column = position.column;
    return finding;
}

std::string name_in(const boost::json::value& document) {
    const auto* object = document.if_object();
    const auto* name = object ? object->if_contains("workflow") : nullptr;
    return name && name->is_string() ? std::string(name->get_string()) : "";
}

CheckedText check_text(std::string_view text, const KnowsTemplate& knows_template) {
    CheckedText checked;
    if (text.size() > definition_bytes_max) {
        checked.findings.push_back(finding_at(
            {}, fmt::format("A definition has at most {} KB.", definition_bytes_max / 1024)));
        return checked;
    }
    const auto parsed = parse_yaml(text);
    for (const auto& fault : parsed.faults) {
        checked.findings.push_back(finding_at(fault.position, fault.message));
    }
    if (!parsed.faults.empty()) return checked;
    checked.name = name_in(parsed.value);
    Faults faults;
    auto definition = parse_definition(parsed.value, step_kinds(), faults);
    for (const auto& fault : faults) {
        checked.findings.push_back(
            located(parsed.places, {.pointer = fault.pointer, .message = fault.message}));
    }
    if (!faults.empty()) return checked;
    bool has_errors = false;
    CheckContext known;
    known.knows_template = knows_template;
    for (auto& found : check_definition(definition, step_kinds(), known)) {
        has_errors = has_errors || found.severity == Severity::error;
        checked.findings.push_back(located(parsed.places, {.severity = found.severity,
                                                           .pointer = found.pointer,
                                                           .step = unless_empty(found.step),
                                                           .message = found.message,
                                                           .remedy = unless_empty(found.remedy)}));
    }
    if (!has_errors) checked.definition = std::move(definition);
    return checked;
}

}

CheckedText check_text(Tx& tx, FirmId firm, std::string_view text) {
    return check_text(text, [&tx, firm](std::string_view kind, std::string_view key) {
        const auto known = reflect::parse_name<TemplateKind>(kind);
        return known && find_template(tx, firm, *known, key).has_value();
    });
}

CheckedText check_text(std::string_view text) {
    return check_text(text, KnowsTemplate{});
}

Faults faults_of(const CheckedText& checked) {
    Faults faults;
    for (const auto& finding : checked.findings) {
        if (finding.severity != Severity::error) continue;
        auto message = finding.line ? fmt::format("line {}: {}", *finding.line, finding.message)
                                    : finding.message;
        if (finding.remedy) message += " " + *finding.remedy;
        faults.push_back({finding.pointer, std::move(message)});
    }
    return faults;
}

CompiledWorkflow compiled(const CheckedText& checked) {
    check(checked.definition.has_value(), "only what checks without errors is compiled");
    return CompiledWorkflow{*checked.definition, step_kinds()};
}

}
