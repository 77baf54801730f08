#include "steps/run_data.hpp"

#include "core/form.hpp"
#include "records/project.hpp"
#include "records/response.hpp"
#include "reflect/json.hpp"
#include "steps/role.hpp"

namespace {

void put(boost::json::object& object, std::string_view name,
         const std::optional<std::string>& text) {
    if (text && !text->empty()) object[name] = *text;
}
void put(boost::json::object& object, std::string_view name, const std::optional<Date>& date) {
    if (date) object[name] = to_text(*date);
}

boost::json::object firm_fields(const Firm& firm) {
    boost::json::object object{{"name", firm.name}};
    put(object, "phone", std::optional(firm.phone));
    put(object, "email", std::optional(firm.email));
    put(object, "address", std::optional(firm.address));
    put(object, "website", std::optional(firm.website));
    return object;
}

// A contact's own fields first, so that none of them can stand in for one of ours.
boost::json::object contact_fields(const Contact& contact) {
    boost::json::object object = contact.fields;
    object["name"] = contact.name;
    object["kind"] = boost::describe::enum_to_string(contact.kind, "");
    put(object, "first_name", std::optional(contact.first_name));
    put(object, "last_name", std::optional(contact.last_name));
    put(object, "company", std::optional(contact.company));
    put(object, "position", std::optional(contact.position));
    put(object, "email", contact.email);
    put(object, "phone", std::optional(contact.phone));
    put(object, "address", std::optional(contact.address));
    put(object, "zone", std::optional(contact.zone));
    object["tags"] = contact.tags;
    return object;
}

boost::json::object role_fields(Tx& tx, const Run& run) {
    boost::json::object roles;
    for (const auto& role : run.roles) {
        const auto holder = find_role_holder(tx, run, role.key());
        if (!holder) continue;
        boost::json::object person;
        std::visit(
            [&](const auto& found) {
                person["name"] = found.name;
                put(person, "email", std::optional(found.email));
            },
            *holder);
        roles[role.key()] = std::move(person);
    }
    return roles;
}

// Choices stand under their key as the value that conditions compare, and under key_label in words.
void put_labels(boost::json::object& answers, const Form& form) {
    boost::json::object labels;
    for (const auto& [key, answer] : answers) {
        const auto* field = find_field(form, key);
        if (field != nullptr && !field->options.empty())
            labels[std::string(key) + "_label"] = answer_in_words(*field, answer);
    }
    for (auto& [key, label] : labels) answers[key] = label;
}

boost::json::object answer_fields(Tx& tx, const Firm& firm, const Run& run) {
    boost::json::object all;
    for (const auto& response : list_responses(tx, firm.id, run.id)) {  // earlier iterations first
        if (!response.submitted_at) continue;
        const auto form = reflect::parse<Form>(response.form);
        auto answers = shown_answers(form, response.answers);
        put_labels(answers, form);
        all[response.step] = std::move(answers);
    }
    return all;
}

}

boost::json::object contact_data(const Firm& firm, const Contact& contact, Time now) {
    return {{"firm", firm_fields(firm)},
            {"contact", contact_fields(contact)},
            {"today", to_text(date_of(now, firm.zone))}};
}

boost::json::object run_data(Tx& tx, const Firm& firm, const Run& run, const Contact& contact,
                             Time now) {
    auto data = contact_data(firm, contact, now);
    data["run"] = run.fields;
    data["dates"] = run.dates;
    data["roles"] = role_fields(tx, run);
    data["answers"] = answer_fields(tx, firm, run);
    if (run.project_id) {
        const auto project = require_project(tx, firm.id, *run.project_id);
        boost::json::object fields{{"name", project.name}};
        put(fields, "start", project.start);
        put(fields, "due", project.due);
        data["project"] = std::move(fields);
    }
    return data;
}
