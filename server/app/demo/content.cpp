#include "app/demo/content.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/calendar_form.hpp"
#include "core/definition_text.hpp"
#include "core/form.hpp"
#include "reflect/json.hpp"
#include "steps/project_template.hpp"

template <>
inline constexpr auto reflect::fields<DemoContact> = reflect::fields_of<DemoContact>({
    {.name = "name", .required = false},
    {.name = "first_name", .required = false},
    {.name = "last_name", .required = false},
    {.name = "company", .required = false},
    {.name = "position", .required = false},
    {.name = "phone", .required = false},
    {.name = "address", .required = false},
    {.name = "notes", .required = false},
});

namespace {

namespace json = boost::json;

// What a template file says besides its Markdown: the front matter of an e-mail or a contract, or a
// form or project file.
struct TemplateFile {
    std::string name;
    std::string subject;
    std::vector<KeyTerm> key_terms;
    std::string notes;  // to the firm; no client sees them
    std::optional<Form> form;
    std::optional<ProjectTemplate> project;
};
BOOST_DESCRIBE_STRUCT(TemplateFile, (), (name, subject, key_terms, notes, form, project))

}

template <>
inline constexpr auto reflect::fields<TemplateFile> = reflect::fields_of<TemplateFile>({
    {.name = "subject", .required = false},
    {.name = "notes", .required = false},
});

namespace {

[[noreturn]] void refuse(const embedded::File& file, const Error& error) {
    throw Error(error.code(), fmt::format("{}: {}", file.path, error.message()), error.faults());
}

json::value read_yaml(std::string_view text) {
    auto parsed = parse_yaml(text);
    refuse_faults(parsed);
    return std::move(parsed.value);
}

template <class T>
T read_file(std::span<const embedded::File> files, std::string_view path) {
    const auto* file = embedded::find(files, path);
    check(file != nullptr, fmt::format("{} is embedded", path));
    try {
        return reflect::parse<T>(read_yaml(file->bytes));
    } catch (const Error& error) {
        refuse(*file, error);
    }
}

struct Parts {
    std::string_view front_matter;
    std::string_view body;
};

// "---", YAML, "---", Markdown.
Parts split_front_matter(std::string_view text) {
    constexpr std::string_view fence = "---\n";
    const auto end =
        text.starts_with(fence) ? text.find("\n---\n", fence.size()) : std::string_view::npos;
    if (end == std::string_view::npos)
        throw Error(ErrorCode::invalid, "The file does not begin with its front matter.");
    return {text.substr(fence.size(), end + 1 - fence.size()), text.substr(end + 1 + fence.size())};
}

// "email" and "welcome" of "templates/email/welcome.md".
std::pair<std::string_view, std::string_view> kind_and_key(std::string_view path) {
    path.remove_prefix(std::string_view("templates/").size());
    const auto slash = path.find('/');
    return {path.substr(0, slash), path.substr(slash + 1, path.rfind('.') - slash - 1)};
}

Template read_template(const embedded::File& file) {
    const auto [kind, key] = kind_and_key(file.path);
    Template read{.key = std::string(key)};
    check(boost::describe::enum_from_string(std::string(kind).c_str(), read.kind),
          "a template's folder is its kind");
    const bool has_body = read.kind == TemplateKind::email || read.kind == TemplateKind::contract;
    const auto [front_matter, body] =
        has_body ? split_front_matter(file.bytes) : Parts{file.bytes, ""};
    auto content = reflect::parse<TemplateFile>(read_yaml(front_matter));
    read.name = std::move(content.name);
    read.subject = std::move(content.subject);
    read.body = body;
    read.key_terms = std::move(content.key_terms);
    if (content.form) read.form = reflect::to_json(*content.form).as_object();
    if (content.project) read.project = reflect::to_json(*content.project).as_object();
    return read;
}

void complete_name(DemoContact& contact) {
    if (contact.name.empty())
        contact.name = fmt::format("{} {}", contact.first_name, contact.last_name);
}

}

DemoContent read_demo_content(std::span<const embedded::File> files) {
    DemoContent content;
    content.firm = read_file<DemoFirm>(files, "firm.yaml");
    content.members = read_file<std::vector<DemoMember>>(files, "members.yaml");
    content.contacts = read_file<std::vector<DemoContact>>(files, "contacts.yaml");
    std::ranges::for_each(content.contacts, complete_name);
    for (const auto& file : files) {
        constexpr std::string_view workflows = "workflows/";
        if (file.path.starts_with(workflows)) {
            const auto name = file.path.substr(workflows.size());
            content.workflows.push_back(
                {std::string(name.substr(0, name.rfind('.'))), std::string(file.bytes)});
        }
        if (!file.path.starts_with("templates/")) continue;
        try {
            content.templates.push_back(read_template(file));
        } catch (const Error& error) {
            refuse(file, error);
        }
    }
    return content;
}
