#include <algorithm>
#include <set>

#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "api/workflows/outline.hpp"
#include "records/run.hpp"
#include "records/workflow.hpp"
#include "steps/role.hpp"

namespace api {
namespace {

struct WorkflowSummary {
    WorkflowId id;
    std::string name;
    std::optional<std::string> description;
    std::optional<int> version;
    std::vector<std::string> step_kinds;
    int live_runs = 0;
    int held_runs = 0;
    Time updated_at;
    bool has_draft = false;
};
BOOST_DESCRIBE_STRUCT(WorkflowSummary, (),
                      (id, name, description, version, step_kinds, live_runs, held_runs, updated_at,
                       has_draft))

struct WorkflowText {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(WorkflowText, (), (text))

struct WorkflowDraft {
    std::string text;
    std::string etag;
    bool changed = false;
};
BOOST_DESCRIBE_STRUCT(WorkflowDraft, (), (text, etag, changed))

struct VersionSummary {
    int version = 0;
    Time published_at;
    std::string published_by;
    std::optional<std::string> note;
    int live_runs = 0;
};
BOOST_DESCRIBE_STRUCT(VersionSummary, (), (version, published_at, published_by, note, live_runs))

struct StartRole {
    std::string role;
    std::string label;
    bool takes_contacts;  // beside members
};
BOOST_DESCRIBE_STRUCT(StartRole, (), (role, label, takes_contacts))

struct StartDate {
    std::string key;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(StartDate, (), (key, label))

struct WorkflowStart {
    std::vector<StartRole> roles;
    std::vector<StartDate> dates;
};
BOOST_DESCRIBE_STRUCT(WorkflowStart, (), (roles, dates))

struct Workflow {
    WorkflowId id;
    std::string name;
    WorkflowDraft draft;
    std::vector<VersionSummary> versions;
    std::optional<Outline> outline;
    WorkflowStart start;
};
BOOST_DESCRIBE_STRUCT(Workflow, (), (id, name, draft, versions, outline, start))

struct DraftSaved {
    std::string etag;
    std::vector<Finding> findings;
    std::optional<Outline> outline;
};
BOOST_DESCRIBE_STRUCT(DraftSaved, (), (etag, findings, outline))

struct WorkflowVersion {
    int version = 0;
    std::string text;
    Outline outline;
    Time published_at;
    std::string published_by;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(WorkflowVersion, (),
                      (version, text, outline, published_at, published_by, note))

struct Publication {
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Publication, (), (note))

struct Published {
    int version = 0;
};
BOOST_DESCRIBE_STRUCT(Published, (), (version))

struct CheckOutcome {
    std::vector<Finding> findings;
    std::optional<Outline> outline;
};
BOOST_DESCRIBE_STRUCT(CheckOutcome, (), (findings, outline))

}
}

template <>
inline constexpr auto reflect::fields<api::WorkflowText> = reflect::fields_of<api::WorkflowText>({
    {.name = "text", .about = "The definition as YAML or JSON.", .length_max = 524'288},
});
template <>
inline constexpr auto reflect::fields<api::WorkflowDraft> = reflect::fields_of<api::WorkflowDraft>({
    {.name = "etag", .about = "For If-Match when the draft is saved or published."},
    {.name = "changed", .about = "Whether it differs from the published version."},
});
template <>
inline constexpr auto reflect::fields<api::Workflow> = reflect::fields_of<api::Workflow>({
    {.name = "outline", .about = "Of the draft if it checks, else of the published version."},
    {.name = "start", .about = "What starting a run asks for."},
});
template <>
inline constexpr auto reflect::fields<api::Publication> = reflect::fields_of<api::Publication>({
    {.name = "note", .about = "What is new in this version.", .length_max = 1000},
});

namespace api {
namespace {

std::optional<Outline> outline_if_whole(const CheckedText& checked) {
    if (checked.has_errors()) return std::nullopt;
    return outline_of(compiled(checked));
}

std::shared_ptr<const CompiledWorkflow> load(Call& call, Tx& tx, const ::WorkflowVersion& version) {
    return call.services().engine.versions().load(tx, version.firm_id, version.id);
}

// ---- Lists

std::vector<std::string> kinds_of(const Definition& definition) {
    std::vector<std::string> kinds;
    for (const auto& step : definition.steps) {
        if (std::ranges::find(kinds, step.kind) == kinds.end()) kinds.push_back(step.kind);
    }
    return kinds;
}

void describe(WorkflowSummary& summary, const Definition& definition) {
    summary.description = unless_empty(definition.description);
    summary.step_kinds = kinds_of(definition);
}

WorkflowSummary summary_of(Call& call, Tx& tx, const ::Workflow& workflow) {
    WorkflowSummary summary{.id = workflow.id,
                            .name = workflow.name,
                            .version = workflow.published_version,
                            .updated_at = workflow.updated_at,
                            .has_draft = true};
    if (const auto published = find_published_version(tx, workflow.firm_id, workflow.id)) {
        describe(summary, load(call, tx, *published)->definition());
        summary.has_draft = published->text != workflow.draft_text;
    } else if (const auto checked = check_text(workflow.draft_text); checked.definition) {
        describe(summary, *checked.definition);
    }
    return summary;
}

List<WorkflowSummary> list(Call& call, Tx& tx) {
    std::map<WorkflowId, WorkflowRunCount> counts;
    for (const auto& count : count_runs_by_workflow(tx, call.firm_id())) {
        counts[count.workflow_id] = count;
    }
    List<WorkflowSummary> summaries;
    for (const auto& workflow : list_workflows(tx, call.firm_id())) {
        auto summary = summary_of(call, tx, workflow);
        summary.live_runs = counts[workflow.id].live_runs;
        summary.held_runs = counts[workflow.id].held_runs;
        summaries.items.push_back(std::move(summary));
    }
    return summaries;
}

// ---- One

std::string capitalised(std::string text) {
    if (!text.empty() && 'a' <= text.front() && text.front() <= 'z') text.front() -= 'a' - 'A';
    return text;
}

WorkflowStart start_of(const Definition& definition) {
    WorkflowStart start;
    for (const auto& role : definition.roles) {
        start.roles.push_back(
            {role, capitalised(words_of(role)), takes_contacts(definition, role)});
    }
    for (const auto& key : definition.dates) {
        start.dates.push_back({key, capitalised(words_of("dates." + key))});
    }
    return start;
}

Workflow view_of(Call& call, Tx& tx, const ::Workflow& workflow) {
    Workflow view{.id = workflow.id, .name = workflow.name};
    view.draft = {workflow.draft_text, etag_of(workflow.draft_revision), true};
    std::map<WorkflowVersionId, int> live;
    for (const auto& count : count_runs_by_version(tx, workflow.firm_id, workflow.id)) {
        live[count.version_id] = count.live_runs;
    }
    for (const auto& version : list_versions(tx, workflow.firm_id, workflow.id)) {
        view.versions.push_back({version.number, version.published_at, version.published_by,
                                 unless_empty(version.note), live[version.id]});
    }
    const auto checked = check_text(tx, workflow.firm_id, workflow.draft_text);
    view.outline = outline_if_whole(checked);
    if (const auto published = find_published_version(tx, workflow.firm_id, workflow.id)) {
        const auto loaded = load(call, tx, *published);
        view.draft.changed = published->text != workflow.draft_text;
        if (!view.outline) view.outline = outline_of(*loaded);
        view.start = start_of(loaded->definition());
    } else if (checked.definition) {
        view.start = start_of(*checked.definition);
    }
    call.set_etag(workflow.draft_revision);
    return view;
}

::Workflow asked_for(const Call& call, Tx& tx) {
    return require_workflow(tx, call.firm_id(), call.id<WorkflowId>("workflow"));
}

Workflow read(Call& call, Tx& tx) {
    return view_of(call, tx, asked_for(call, tx));
}

WorkflowVersion read_version(Call& call, Tx& tx) {
    const auto version =
        require_version(tx, call.firm_id(), asked_for(call, tx).id, call.number("version"));
    return {version.number,       version.text,         outline_of(*load(call, tx, version)),
            version.published_at, version.published_by, unless_empty(version.note)};
}

// ---- Writing

[[noreturn]] void refuse(const CheckedText& checked, const std::string& message) {
    throw Error(ErrorCode::invalid, message, faults_of(checked));
}

Workflow create(Call& call, Tx& tx, const WorkflowText& given) {
    const auto checked = check_text(tx, call.firm_id(), given.text);
    const auto name = trimmed(checked.name);
    if (name.empty()) {
        if (checked.has_errors()) refuse(checked, "The text does not say what the workflow is.");
        throw Error(ErrorCode::invalid, "The workflow has no name.",
                    {{"/workflow", "begin the text with `workflow: ` and its name"}});
    }
    const ::Workflow workflow{.firm_id = call.firm_id(),
                              .id = call.services().ids.next<WorkflowId>(),
                              .name = name,
                              .draft_text = given.text,
                              .created_at = call.now(),
                              .updated_at = call.now()};
    insert_workflow(tx, workflow);
    call.services().engine.changed(tx, workflow.firm_id, "workflow", to_text(workflow.id));
    return view_of(call, tx, workflow);
}

DraftSaved save(Call& call, Tx& tx, const WorkflowText& given) {
    auto workflow = asked_for(call, tx);
    call.require_revision(workflow.draft_revision);
    const auto checked = check_text(tx, call.firm_id(), given.text);
    if (const auto name = trimmed(checked.name); !name.empty()) workflow.name = name;
    workflow.draft_text = given.text;
    workflow.updated_at = call.now();
    save_draft(tx, workflow);
    call.services().engine.changed(tx, workflow.firm_id, "workflow", to_text(workflow.id));
    call.set_etag(workflow.draft_revision);
    return {etag_of(workflow.draft_revision), checked.findings, outline_if_whole(checked)};
}

Published publish(Call& call, Tx& tx, const Publication& given) {
    auto workflow = asked_for(call, tx);
    call.require_revision(workflow.draft_revision);
    const auto checked = check_text(tx, call.firm_id(), workflow.draft_text);
    if (checked.has_errors()) refuse(checked, "The draft has errors. Mend them, then publish it.");
    const int number = publish_version(tx, workflow,
                                       {.firm_id = workflow.firm_id,
                                        .id = call.services().ids.next<WorkflowVersionId>(),
                                        .workflow_id = workflow.id,
                                        .text = workflow.draft_text,
                                        .definition = to_json(*checked.definition),
                                        .note = trimmed(given.note.value_or("")),
                                        .published_by = call.actor().name,
                                        .published_at = call.now()});
    call.services().engine.changed(tx, workflow.firm_id, "workflow", to_text(workflow.id));
    call.set_etag(workflow.draft_revision);
    return {number};
}

CheckOutcome check_only(Call& call, Tx& tx, const WorkflowText& given) {
    const auto checked = check_text(tx, call.firm_id(), given.text);
    return {checked.findings, outline_if_whole(checked)};
}

}

void add_workflow_routes(Routes& routes) {
    routes.tag("Workflows");
    routes.read(get("/workflows", "list_workflows", "Workflows by name."), list);
    routes.write(post("/workflows", "create_workflow", "Adds a workflow as a draft.")
                     .says("The text says its name; else it may have errors.")
                     .needs(Permission::manager)
                     .created(),
                 create);
    routes.read(get("/workflows/{workflow}", "read_workflow", "A workflow with its draft."), read);
    routes.write(put("/workflows/{workflow}/draft", "save_draft", "Saves the draft, errors or not.")
                     .needs(Permission::manager)
                     .versioned(),
                 save);
    routes.read(get("/workflows/{workflow}/versions/{version}", "read_workflow_version",
                    "A published version."),
                read_version);
    routes.write(post("/workflows/{workflow}/versions", "publish_workflow",
                      "Publishes the draft as the next version.")
                     .says("Runs go on by the version that they began with.")
                     .needs(Permission::manager)
                     .versioned()
                     .created(),
                 publish);
    routes.read(post("/workflow_checks", "check_workflow", "Checks a text without saving it."),
                check_only);
}

}
