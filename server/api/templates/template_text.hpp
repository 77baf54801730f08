// What templates hold as the API takes and gives it: their checks, the merge fields in them, and
// what they look like filled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "core/form.hpp"
#include "core/merge.hpp"
#include "records/firm.hpp"
#include "records/template.hpp"
#include "steps/project_template.hpp"

namespace api {

// What a kind does not use is absent.
struct TemplateText {
    std::optional<std::string> subject;
    std::optional<std::string> body;
    std::optional<std::vector<KeyTerm>> key_terms;
    std::optional<Form> form;
    std::optional<ProjectTemplate> project;
};
BOOST_DESCRIBE_STRUCT(TemplateText, (), (subject, body, key_terms, form, project))

// Appends what would keep a template of this kind from ever being sent.
void check_text(TemplateKind kind, const TemplateText& text, Faults& faults);

// The merge fields that it uses, each once, in their order.
std::vector<std::string> fields_of(const TemplateText& text);

struct MissingValue {
    std::string path;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(MissingValue, (), (path, label))

struct PlaceFault {
    int line = 1;
    int column = 1;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(PlaceFault, (), (line, column, message))

struct TemplatePreview {
    std::optional<std::string> subject;
    std::string html;
    std::optional<std::string> text;
    std::vector<MissingValue> missing;
    std::vector<PlaceFault> faults;
};
BOOST_DESCRIBE_STRUCT(TemplatePreview, (), (subject, html, text, missing, faults))

// Filled from `data`. Where something is missing it shows the merge field; with faults in the text
// it shows nothing but those.
TemplatePreview preview_of(TemplateKind kind, const TemplateText& text, const ::Firm& firm,
                           const boost::json::object& data);

}

template <>
inline constexpr auto reflect::fields<api::TemplateText> = reflect::fields_of<api::TemplateText>({
    {.name = "subject", .about = "Of an e-mail; merge text.", .length_max = 255},
    {.name = "body", .about = "Markdown with merge fields.", .length_max = 200'000},
    {.name = "key_terms", .about = "Of a contract; values are merge text.", .items_max = 20},
    {.name = "form", .about = "The questionnaire of a form template."},
    {.name = "project", .about = "What a project template opens."},
});
