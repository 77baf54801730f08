#include "steps/fields.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/form.hpp"
#include "core/text_checks.hpp"
#include "records/contact_checks.hpp"
#include "records/project.hpp"
#include "records/run.hpp"
#include "records/workflow.hpp"
#include "steps/compose.hpp"
#include "steps/registry.hpp"
#include "steps/role.hpp"

namespace {

namespace json = boost::json;

constexpr size_t text_max = 20'000;

struct Path {
    std::string_view root;
    std::string_view leaf;
};

Path split(std::string_view path) {
    const auto dot = path.find('.');
    if (dot == std::string_view::npos) return {path, ""};
    return {path.substr(0, dot), path.substr(dot + 1)};
}

bool is_key(std::string_view text) {
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

[[noreturn]] void refuse(const std::string& pointer, const std::string& message) {
    throw Error(ErrorCode::invalid, message, {{pointer, message}});
}

std::string text_of(const json::value& value, const std::string& pointer) {
    if (value.is_null()) return "";
    if (value.is_int64()) return std::to_string(value.get_int64());
    if (!value.is_string()) refuse(pointer, "Expected a text.");
    if (value.get_string().size() > text_max) refuse(pointer, "This text is too long.");
    return std::string(value.get_string());
}

std::optional<std::string> email_of(const std::string& text, const std::string& pointer) {
    if (text.empty()) return std::nullopt;
    if (!is_email_address(text)) refuse(pointer, "An e-mail address looks like name@example.com.");
    return text;
}

json::value scalar_of(const json::value& value, const std::string& pointer) {
    if (value.is_object())
        refuse(pointer, "Expected a text, a number, yes or no, or a list of texts.");
    if (const auto* list = value.if_array()) {
        for (const auto& each : *list) text_of(each, pointer);
    }
    if (value.is_string()) text_of(value, pointer);
    return value;
}

void add_tags(Contact& contact, const json::value& value, const std::string& pointer) {
    std::vector<json::value> added;
    if (const auto* list = value.if_array()) {
        added.assign(list->begin(), list->end());
    } else {
        added.push_back(value);
    }
    for (const auto& tag : added) {
        const json::string text{text_of(tag, pointer)};
        if (std::ranges::find(contact.tags, json::value(text)) == contact.tags.end())
            contact.tags.push_back(text);
    }
}

// Of the contact's faults only those of what is written: what else is amiss was so before, and
// whoever fills this field cannot mend it here.
void check_written(const Contact& contact, std::string_view leaf, const std::string& pointer) {
    Faults faults;
    check_contact(contact, faults);
    for (const auto& fault : faults) {
        const std::string_view place = fault.pointer;
        const bool is_of_leaf = place == fmt::format("/{}", leaf) ||
                                place == fmt::format("/fields/{}", leaf) ||
                                (leaf == "tags" && place.starts_with("/tags/"));
        if (!is_of_leaf) continue;
        const auto label = label_of_path(fmt::format("contact.{}", leaf));
        refuse(pointer, fmt::format("{}: {}.", label, fault.message));
    }
}

void write_contact(const FieldTarget& target, std::string_view leaf, const json::value& value,
                   const std::string& pointer) {
    const auto run = require_run(target.tx, target.firm, target.run);
    auto contact = require_contact(target.tx, target.firm, run.contact_id);
    const std::map<std::string_view, std::string Contact::*> texts = {
        {"first_name", &Contact::first_name},
        {"last_name", &Contact::last_name},
        {"name", &Contact::name},
        {"company", &Contact::company},
        {"position", &Contact::position},
        {"phone", &Contact::phone},
        {"address", &Contact::address},
        {"zone", &Contact::zone}};
    if (leaf == "tags") {
        add_tags(contact, value, pointer);
    } else if (leaf == "email") {
        contact.email = email_of(text_of(value, pointer), pointer);
    } else if (const auto member = texts.find(leaf); member != texts.end()) {
        contact.*(member->second) = trimmed(text_of(value, pointer));
    } else if (value.is_null()) {
        contact.fields.erase(leaf);
    } else {
        contact.fields[leaf] = scalar_of(value, pointer);
    }
    check_written(contact, leaf, pointer);
    update_contact(target.tx, contact);
}

void write_date(Run& run, std::string_view leaf, const json::value& value,
                const std::string& pointer) {
    if (value.is_null()) {
        run.dates.erase(leaf);
        return;
    }
    if (!value.is_string() || !parse_date(value.get_string()))
        refuse(pointer, "Expected a date such as 2026-04-01.");
    run.dates[leaf] = value;
}

void write_role(const FieldTarget& target, Run& run, std::string_view leaf,
                const json::value& value, const std::string& pointer) {
    const auto version = require_version(target.tx, target.firm, run.version_id);
    Faults faults;
    const auto definition = parse_definition(version.definition, step_kinds(), faults);
    check(faults.empty(), "a published version reads without faults");
    const auto fault = fault_of_role_holder(target.tx, target.firm, definition, leaf, value);
    if (!fault.empty()) refuse(pointer, fault);
    run.roles[leaf] = value;
}

// "partner" of "partner.email": the address of who fills that role.
std::optional<std::string_view> role_of_email(const Path& path) {
    constexpr std::string_view ending = ".email";
    if (path.root != "roles" || !path.leaf.ends_with(ending)) return std::nullopt;
    return path.leaf.substr(0, path.leaf.size() - ending.size());
}

void write_role_email(const FieldTarget& target, std::string_view role, const json::value& value,
                      const std::string& pointer) {
    const auto run = require_run(target.tx, target.firm, target.run);
    auto holder = find_role_holder(target.tx, run, role);
    auto* contact = holder ? std::get_if<Contact>(&*holder) : nullptr;
    if (contact == nullptr)
        refuse(pointer, fmt::format("No contact is the {} of this run.", words_of(role)));
    contact->email = email_of(text_of(value, pointer), pointer);
    update_contact(target.tx, *contact);
}

void write_project(const FieldTarget& target, const Run& run, std::string_view leaf,
                   const json::value& value, const std::string& pointer) {
    if (!run.project_id) refuse(pointer, "This run has no project yet.");
    auto project = require_project(target.tx, target.firm, *run.project_id);
    const auto date = value.is_string() ? parse_date(value.get_string()) : std::nullopt;
    if (leaf == "name") {
        project.name = text_of(value, pointer);
    } else if (!date) {
        refuse(pointer, "Expected a date such as 2026-04-01.");
    } else {
        (leaf == "start" ? project.start : project.due) = date;
    }
    update_project(target.tx, project);
}

}

std::string fault_of_target(std::string_view path) {
    const auto [root, leaf] = split(path);
    if (const auto role = role_of_email({root, leaf}); role && is_key(*role)) return "";
    if (!is_key(leaf)) return "Expected a field such as contact.phone or run.fee.";
    if (root == "contact" || root == "run" || root == "dates") return "";
    if (root == "roles") return "";
    if (root == "project") {
        const bool is_known = leaf == "name" || leaf == "start" || leaf == "due";
        return is_known ? "" : "A project has the fields name, start and due.";
    }
    return "Only contact.…, run.…, dates.…, roles.… and project.… can be set.";
}

void write_field(const FieldTarget& target, std::string_view path, const json::value& value,
                 const std::string& pointer) {
    if (const auto fault = fault_of_target(path); !fault.empty()) refuse(pointer, fault);
    const auto [root, leaf] = split(path);
    if (root == "contact") return write_contact(target, leaf, value, pointer);
    if (const auto role = role_of_email({root, leaf}))
        return write_role_email(target, *role, value, pointer);
    auto run = require_run(target.tx, target.firm, target.run);
    if (root == "project") return write_project(target, run, leaf, value, pointer);
    if (root == "run") run.fields[leaf] = scalar_of(value, pointer);
    if (root == "dates") write_date(run, leaf, value, pointer);
    if (root == "roles") write_role(target, run, leaf, value, pointer);
    check(save_run_values(target.tx, run), "nobody else writes while this unit does");
}
