#include <algorithm>

#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "api/templates/template_text.hpp"
#include "api/view/run.hpp"
#include "api/workflows/outline.hpp"
#include "engine/loaded_run.hpp"
#include "records/contact.hpp"
#include "records/run.hpp"
#include "records/workflow.hpp"
#include "steps/registry.hpp"
#include "steps/run_data.hpp"

namespace api {
namespace {

struct TemplateSummary {
    TemplateId id;
    TemplateKind kind = TemplateKind::email;
    std::string key;
    std::string name;
    Time updated_at;
    std::vector<Ref> used_by;
    std::vector<std::string> fields;
};
BOOST_DESCRIBE_STRUCT(TemplateSummary, (), (id, kind, key, name, updated_at, used_by, fields))

struct Template : TemplateText {
    TemplateId id;
    TemplateKind kind = TemplateKind::email;
    std::string key;
    std::string name;
    std::vector<Ref> used_by;
    Time updated_at;
};
BOOST_DESCRIBE_STRUCT(Template, (TemplateText), (id, kind, key, name, used_by, updated_at))

struct TemplateDraft : TemplateText {
    TemplateKind kind = TemplateKind::email;
    std::string key;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(TemplateDraft, (TemplateText), (kind, key, name))

struct TemplatePreviewRequest : TemplateText {
    TemplateKind kind = TemplateKind::email;
    std::optional<std::string> contact;
    std::optional<std::string> run;
    // Sent along by editors that hold a whole draft; a preview needs neither.
    std::optional<std::string> key;
    std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(TemplatePreviewRequest, (TemplateText), (kind, contact, run, key, name))

}
}

template <>
inline constexpr auto reflect::fields<api::TemplateDraft> = reflect::fields_of<api::TemplateDraft>({
    {.name = "key",
     .about = "What workflows call it: small letters, digits, - and _.",
     .length_min = 1,
     .length_max = 60},
    {.name = "name", .length_min = 1, .length_max = 200},
});

namespace api {
namespace {

// ---- Where templates are used

using Uses = std::map<std::pair<std::string, std::string>, std::vector<Ref>>;

void note_uses(Uses& uses, const ::Workflow& workflow, const Definition& definition) {
    for (const auto& step : definition.steps) {
        for (const auto& used : step_kinds().at(step.kind)->templates(step.config)) {
            auto& users = uses[used];
            const Ref user{to_text(workflow.id), workflow.name};
            const auto same = [&](const Ref& other) { return other.id == user.id; };
            if (std::ranges::none_of(users, same)) users.push_back(user);
        }
    }
}

// By the published version, or by the draft of a workflow that has none.
Uses template_uses(Call& call, Tx& tx) {
    Uses uses;
    for (const auto& workflow : list_workflows(tx, call.firm_id())) {
        if (const auto version = find_published_version(tx, call.firm_id(), workflow.id)) {
            const auto loaded =
                call.services().engine.versions().load(tx, call.firm_id(), version->id);
            note_uses(uses, workflow, loaded->definition());
        } else if (const auto checked = check_text(workflow.draft_text); checked.definition) {
            note_uses(uses, workflow, *checked.definition);
        }
    }
    return uses;
}

std::vector<Ref> users_of(const Uses& uses, const ::Template& stored) {
    const auto found = uses.find({std::string(reflect::name_of(stored.kind)), stored.key});
    return found == uses.end() ? std::vector<Ref>{} : found->second;
}

// ---- Showing

TemplateText text_of(const ::Template& stored) {
    TemplateText text;
    switch (stored.kind) {
        case TemplateKind::email:
            text.subject = stored.subject;
            text.body = stored.body;
            break;
        case TemplateKind::contract:
            text.body = stored.body;
            text.key_terms = stored.key_terms;
            break;
        case TemplateKind::form:
            text.form = reflect::parse<Form>(stored.form);
            break;
        case TemplateKind::project:
            text.project = reflect::parse<ProjectTemplate>(stored.project);
            break;
    }
    return text;
}

Template view_of(Call& call, Tx& tx, const ::Template& stored) {
    call.set_etag(stored.revision);
    return {text_of(stored),  stored.id,   stored.kind,
            stored.key,       stored.name, users_of(template_uses(call, tx), stored),
            stored.updated_at};
}

List<TemplateSummary> list(Call& call, Tx& tx) {
    const auto uses = template_uses(call, tx);
    List<TemplateSummary> summaries;
    for (const auto& stored :
         list_templates(tx, call.firm_id(), call.query_name<TemplateKind>("kind"))) {
        summaries.items.push_back({stored.id, stored.kind, stored.key, stored.name,
                                   stored.updated_at, users_of(uses, stored),
                                   fields_of(text_of(stored))});
    }
    return summaries;
}

::Template asked_for(const Call& call, Tx& tx) {
    return require_template(tx, call.firm_id(), call.id<TemplateId>("template"));
}

Template read(Call& call, Tx& tx) {
    return view_of(call, tx, asked_for(call, tx));
}

// ---- Writing

bool is_key(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-' || c == '_';
    });
}

void check_draft(const TemplateDraft& draft) {
    Faults faults;
    check_name(draft.name, faults, "/name");
    if (!is_key(draft.key)) faults.push_back({"/key", "expected small letters, digits, - and _"});
    check_text(draft.kind, draft, faults);
    refuse_if_any(std::move(faults));
}

void fill(::Template& stored, const TemplateDraft& draft) {
    stored.name = trimmed(draft.name);
    stored.subject = draft.subject.value_or("");
    stored.body = draft.body.value_or("");
    stored.key_terms = draft.key_terms.value_or(std::vector<KeyTerm>{});
    if (draft.form) stored.form = reflect::to_json(*draft.form).as_object();
    if (draft.project) stored.project = reflect::to_json(*draft.project).as_object();
}

Template create(Call& call, Tx& tx, const TemplateDraft& draft) {
    check_draft(draft);
    ::Template stored{.firm_id = call.firm_id(),
                      .id = call.services().ids.next<TemplateId>(),
                      .kind = draft.kind,
                      .key = draft.key,
                      .updated_at = call.now()};
    fill(stored, draft);
    insert_template(tx, stored);
    call.services().engine.changed(tx, stored.firm_id, "template", to_text(stored.id));
    return view_of(call, tx, stored);
}

// The kind is the template's nature. The key is what published versions call it by.
void refuse_renaming(const ::Template& stored, const TemplateDraft& draft,
                     const std::vector<Ref>& users) {
    Faults faults;
    if (draft.kind != stored.kind) faults.push_back({"/kind", "cannot be changed"});
    if (draft.key != stored.key && !users.empty()) {
        faults.push_back({"/key", fmt::format("cannot be changed: {} uses it", users[0].name)});
    }
    refuse_if_any(std::move(faults));
}

Template update(Call& call, Tx& tx, const TemplateDraft& draft) {
    auto stored = asked_for(call, tx);
    call.require_revision(stored.revision);
    check_draft(draft);
    refuse_renaming(stored, draft, users_of(template_uses(call, tx), stored));
    stored.key = draft.key;
    stored.updated_at = call.now();
    fill(stored, draft);
    update_template(tx, stored);
    call.services().engine.changed(tx, stored.firm_id, "template", to_text(stored.id));
    return view_of(call, tx, stored);
}

// ---- Previews

// An id out of a body: a foreign one is a fault of its field.
template <class IdType>
IdType id_at(const std::string& text, const std::string& pointer) {
    const auto id = parse_id<IdType>(text);
    if (!id) {
        throw Error(ErrorCode::not_found, "There is no such thing.", {{pointer, "does not exist"}});
    }
    return *id;
}

boost::json::object sample_of(Call& call, Tx& tx, const ::Firm& firm,
                              const TemplatePreviewRequest& given) {
    if (given.run) {
        const auto run = id_at<RunId>(*given.run, "/run");
        return load_run(tx, firm.id, run, call.services().engine.versions(), call.now()).data;
    }
    if (given.contact) {
        const auto id = id_at<ContactId>(*given.contact, "/contact");
        return contact_data(firm, require_contact(tx, firm.id, id), call.now());
    }
    auto data = contact_data(firm, ::Contact{}, call.now());
    data.erase("contact");
    return data;
}

TemplatePreview preview(Call& call, Tx& tx, const TemplatePreviewRequest& given) {
    const auto firm = require_firm(tx, call.firm_id());
    return preview_of(given.kind, given, firm, sample_of(call, tx, firm, given));
}

}

void add_template_routes(Routes& routes) {
    routes.tag("Templates");
    routes.read(get("/templates", "list_templates", "Templates by name.")
                    .query("kind", "Only those of this kind.", http::input_schema<TemplateKind>()),
                list);
    routes.write(post("/templates", "create_template", "Adds a template.")
                     .needs(Permission::manager)
                     .created(),
                 create);
    routes.read(get("/templates/{template}", "read_template", "A template."), read);
    routes.write(put("/templates/{template}", "change_template", "Replaces a template's content.")
                     .says("What was sent already stays as it was sent.")
                     .needs(Permission::manager)
                     .versioned(),
                 update);
    routes.read(post("/template_previews", "preview_template",
                     "What a template looks like, filled for a contact or a run."),
                preview);
}

}
