#include "scenario/runner/templates.hpp"

#include <set>

#include <fmt/format.h>

#include "core/definition_text.hpp"
#include "core/form.hpp"
#include "reflect/json.hpp"
#include "steps/registry.hpp"

namespace {

boost::json::value yaml_of(const std::string& text) {
    auto parsed = parse_yaml(text);
    refuse_faults(parsed);
    return std::move(parsed.value);
}

// A list of fields is a form of one part; a field without a label is called by its key.
boost::json::object form_of(const std::string& text) {
    auto content = yaml_of(text.empty() ? "- { key: note, kind: short_text }" : text);
    if (auto* fields = content.if_array()) {
        for (auto& field : *fields) {
            auto& members = field.as_object();
            if (!members.contains("label"))
                members["label"] = title_from_key(members.at("key").as_string());
        }
        content = {{"parts", {{{"title", "Questions"}, {"fields", *fields}}}}};
    }
    const auto form = reflect::parse<Form>(content);
    Faults faults;
    check_form(form, faults);
    if (!faults.empty()) throw Error(ErrorCode::invalid, "The form has faults.", std::move(faults));
    return content.as_object();
}

boost::json::object project_of(const std::string& key, const std::string& text) {
    if (!text.empty()) return yaml_of(text).as_object();
    return {{"name", title_from_key(key) + " for {{contact.name}}"},
            {"tasks", boost::json::array{}}};
}

Template template_of(const TemplateText& text) {
    Template made{.key = text.key};
    boost::describe::enum_from_string(text.kind.c_str(), made.kind);
    made.name = title_from_key(text.key);
    made.subject = text.title.empty() ? made.name : text.title;
    made.body = text.body.empty() ? "This is all." : text.body;
    if (made.kind == TemplateKind::form) made.form = form_of(text.body);
    if (made.kind == TemplateKind::project) made.project = project_of(text.key, text.body);
    if (made.kind != TemplateKind::email) made.subject.clear();
    return made;
}

}

std::string title_from_key(std::string_view key) {
    auto words = words_of(key);
    if (!words.empty())
        words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
}

Definition definition_of(const Scenario& scenario) {
    Faults faults;
    auto definition = parse_definition(yaml_of(scenario.workflow), step_kinds(), faults);
    if (faults.empty()) {
        for (const auto& finding : check_definition(definition, step_kinds(), {})) {
            if (finding.severity == Severity::error)
                faults.push_back({finding.pointer, finding.message});
        }
    }
    if (faults.empty()) return definition;
    std::string words;
    for (const auto& fault : faults) words += fmt::format("\n{}: {}", fault.pointer, fault.message);
    throw Error(ErrorCode::invalid, "The workflow has faults:" + words, std::move(faults));
}

std::vector<Template> templates_of(const Scenario& scenario, const Definition& definition) {
    std::vector<Template> all;
    std::set<std::pair<std::string, std::string>> known;
    for (const auto& text : scenario.templates) {
        known.emplace(text.kind, text.key);
        all.push_back(template_of(text));
    }
    for (const auto& step : definition.steps) {
        for (const auto& [kind, key] : step_kind(step.kind).templates(step.config)) {
            if (known.emplace(kind, key).second) all.push_back(template_of({kind, key, "", ""}));
        }
    }
    return all;
}
