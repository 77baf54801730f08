#include "api/templates/template_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "documents/email.hpp"
#include "documents/markdown.hpp"
#include "steps/brand.hpp"
#include "steps/compose.hpp"

namespace api {
namespace {

// Every piece of merge text with its place in the template.
struct MergeText {
    std::string pointer;
    std::string text;
};

std::vector<MergeText> merge_texts_of(const TemplateText& text) {
    std::vector<MergeText> all;
    if (text.subject) all.push_back({"/subject", *text.subject});
    if (text.body) all.push_back({"/body", *text.body});
    if (text.key_terms) {
        for (size_t i = 0; i < text.key_terms->size(); ++i) {
            all.push_back({fmt::format("/key_terms/{}/value", i), (*text.key_terms)[i].value});
        }
    }
    if (text.project) {
        all.push_back({"/project/name", text.project->name});
        const auto& tasks = text.project->tasks;
        for (size_t i = 0; i < tasks.size(); ++i) {
            all.push_back({fmt::format("/project/tasks/{}/title", i), tasks[i].title});
        }
    }
    return all;
}

// ---- Checks

struct Part {
    const char* name;
    bool is_there;
    bool is_wanted;
};

// Each kind has its own parts, and no others: what is sent in vain is found at once.
void check_parts(TemplateKind kind, const TemplateText& text, Faults& faults) {
    const bool is_mail = kind == TemplateKind::email;
    const bool is_contract = kind == TemplateKind::contract;
    const auto parts = std::to_array<Part>({
        {"subject", text.subject.has_value(), is_mail},
        {"body", text.body.has_value(), is_mail || is_contract},
        {"form", text.form.has_value(), kind == TemplateKind::form},
        {"project", text.project.has_value(), kind == TemplateKind::project},
    });
    for (const auto& part : parts) {
        if (part.is_wanted && !part.is_there) {
            faults.push_back({fmt::format("/{}", part.name), "is needed by this kind of template"});
        } else if (part.is_there && !part.is_wanted) {
            faults.push_back({fmt::format("/{}", part.name), "is not of this kind of template"});
        }
    }
    if (text.key_terms && !is_contract) {
        faults.push_back({"/key_terms", "is not of this kind of template"});
    }
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}

void check_text(TemplateKind kind, const TemplateText& text, Faults& faults) {
    check_parts(kind, text, faults);
    if (text.subject && is_blank(*text.subject))
        faults.push_back({"/subject", "must not be empty"});
    if (text.subject && text.subject->find_first_of("\r\n") != std::string::npos) {
        faults.push_back({"/subject", "must be one line"});
    }
    if (text.body && is_blank(*text.body)) faults.push_back({"/body", "must not be empty"});
    for (const auto& each : merge_texts_of(text)) {
        for (const auto& fault : parse_merge(each.text).faults) {
            faults.push_back(
                {each.pointer, fmt::format("line {}, column {}: {}", fault.position.line,
                                           fault.position.column, fault.message)});
        }
    }
    if (text.form) check_form(*text.form, faults, "/form");
}

std::vector<std::string> fields_of(const TemplateText& text) {
    std::vector<std::string> fields;
    std::set<std::string> seen;
    for (const auto& each : merge_texts_of(text)) {
        for (auto& field : ::fields_of(each.text)) {
            if (seen.insert(field).second) fields.push_back(std::move(field));
        }
    }
    return fields;
}

// ---- Previews

namespace {

constexpr std::string_view links_root = "links.";

// Links are made when a mail is sent; a preview shows where they would be.
boost::json::object with_links(const TemplateText& text, const boost::json::object& data) {
    boost::json::object filled = data;
    boost::json::object links;
    for (const auto& field : fields_of(text)) {
        if (!field.starts_with(links_root)) continue;
        links[std::string_view(field).substr(links_root.size())] = "https://link.example/preview";
    }
    filled["links"] = std::move(links);
    return filled;
}

class Preview {
public:
    Preview(const TemplateText& text, const ::Firm& firm, const boost::json::object& data)
        : text_(text), firm_(firm), data_(with_links(text, data)), options_(merge_options(firm)) {}

    TemplatePreview email() {
        const auto subject = filled(text_.subject.value_or(""), MergeMode::header);
        const auto rendered = render_email(
            brand_of(firm_),
            {.subject = is_blank(subject) ? "(no subject)" : subject,
             .markdown = filled(text_.body.value_or(""), MergeMode::markdown),
             .reason = fmt::format("You receive this because {} works with you.", firm_.name)});
        return {subject, rendered.html, rendered.text, std::move(missing_), {}};
    }

    TemplatePreview contract() {
        std::string terms;
        for (const auto& term : text_.key_terms.value_or(std::vector<KeyTerm>{})) {
            terms += fmt::format("<dt>{}</dt><dd>{}</dd>", in_html(term.label),
                                 filled(term.value, MergeMode::html));
        }
        auto html = terms.empty() ? "" : fmt::format("<dl class=\"key-terms\">{}</dl>\n", terms);
        const auto markdown = filled(text_.body.value_or(""), MergeMode::markdown);
        html += markdown_to_html(markdown);
        return {std::nullopt, std::move(html), markdown_to_text(markdown), std::move(missing_), {}};
    }

private:
    std::string filled(const std::string& text, MergeMode mode) {
        auto merged = merge(text, data_, mode, options_);
        for (const auto& field : merged.missing) {
            if (!seen_.insert(field.path).second) continue;
            missing_.push_back({field.path, label_of_path(field.path)});
        }
        return std::move(merged.text);
    }

    // Escaped as a merged value is.
    std::string in_html(const std::string& text) const {
        return merge("{{text}}", {{"text", text}}, MergeMode::html, options_).text;
    }

    const TemplateText& text_;
    const ::Firm& firm_;
    const boost::json::object data_;
    const MergeOptions options_;
    std::set<std::string> seen_;
    std::vector<MissingValue> missing_;
};

// A questionnaire as the client will read it; the pages themselves bring it to life.
std::string form_in_markdown(const Form& form) {
    std::string text = form.intro.empty() ? "" : form.intro + "\n\n";
    for (const auto& part : form.parts) {
        text += fmt::format("## {}\n\n", part.title);
        if (!part.help.empty()) text += part.help + "\n\n";
        for (const auto& field : part.fields) {
            text += fmt::format("**{}**{}\n\n", field.label, field.required ? "" : " (optional)");
            if (!field.help.empty()) text += field.help + "\n\n";
            for (const auto& option : field.options) text += fmt::format("- {}\n", option.label);
            text += "\n";
        }
    }
    return text;
}

TemplatePreview preview_of_form(const TemplateText& text) {
    TemplatePreview preview;
    if (!text.form) return preview;
    Faults faults;
    check_form(*text.form, faults, "/form");
    for (const auto& fault : faults) {
        preview.faults.push_back({1, 1, fmt::format("{}: {}", fault.pointer, fault.message)});
    }
    const auto markdown = form_in_markdown(*text.form);
    preview.html = markdown_to_html(markdown);
    preview.text = markdown_to_text(markdown);
    return preview;
}

}

TemplatePreview preview_of(TemplateKind kind, const TemplateText& text, const ::Firm& firm,
                           const boost::json::object& data) {
    if (kind == TemplateKind::form) return preview_of_form(text);
    TemplatePreview faulty;
    for (const auto& each : merge_texts_of(text)) {
        for (const auto& fault : parse_merge(each.text).faults) {
            faulty.faults.push_back({fault.position.line, fault.position.column, fault.message});
        }
    }
    if (!faulty.faults.empty() || kind == TemplateKind::project) return faulty;
    Preview preview{text, firm, data};
    return kind == TemplateKind::email ? preview.email() : preview.contract();
}

}
