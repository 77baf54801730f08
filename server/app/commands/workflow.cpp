#include <fstream>
#include <iterator>
#include <memory>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/setup.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "core/definition_text.hpp"
#include "records/template.hpp"
#include "records/workflow.hpp"
#include "steps/registry.hpp"

namespace {

struct Options {
    std::filesystem::path data;
    std::filesystem::path file;
    std::string name;
    bool publish = false;
};

struct CheckedFile {
    std::string text;
    std::optional<Definition> definition;  // only without errors
    size_t errors = 0;
};

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw Error(ErrorCode::not_found, fmt::format("{} cannot be read.", path.string()));
    return {std::istreambuf_iterator<char>(file), {}};
}

void print(const std::filesystem::path& file, Position at, std::string_view severity,
           const std::string& message, const std::string& remedy) {
    fmt::print("{}:{}:{}: {}: {}{}{}\n", file.string(), at.line, at.column, severity, message,
               remedy.empty() ? "" : " ", remedy);
}

// Prints what is wrong, as compilers do, and counts the errors.
CheckedFile check_file(const std::filesystem::path& file, const CheckContext& known) {
    CheckedFile checked{.text = read_file(file)};
    const auto parsed = parse_yaml(checked.text);
    for (const auto& fault : parsed.faults) print(file, fault.position, "error", fault.message, "");
    checked.errors = parsed.faults.size();
    if (checked.errors > 0) return checked;
    Faults faults;
    auto definition = parse_definition(parsed.value, step_kinds(), faults);
    for (const auto& fault : faults) {
        // Named as well: what is missing has no place of its own.
        print(file, place_of(parsed.places, fault.pointer), "error",
              fmt::format("{}: {}", fault.pointer, fault.message), "");
    }
    checked.errors = faults.size();
    if (checked.errors > 0) return checked;
    for (const auto& finding : check_definition(definition, step_kinds(), known)) {
        const bool is_error = finding.severity == Severity::error;
        print(file, place_of(parsed.places, finding.pointer), is_error ? "error" : "warning",
              finding.message, finding.remedy);
        checked.errors += is_error;
    }
    if (checked.errors == 0) checked.definition = std::move(definition);
    return checked;
}

Workflow find_or_make(Tx& tx, FirmId firm, IdSource& ids, Time now, const Definition& definition,
                      const std::string& text) {
    for (auto& workflow : list_workflows(tx, firm)) {
        if (workflow.name != definition.name) continue;
        workflow.draft_text = text;
        workflow.updated_at = now;
        save_draft(tx, workflow);
        return workflow;
    }
    Workflow workflow{.firm_id = firm,
                      .id = ids.next<WorkflowId>(),
                      .name = definition.name,
                      .draft_text = text,
                      .created_at = now,
                      .updated_at = now};
    insert_workflow(tx, workflow);
    return workflow;
}

void apply(const Options& options, int& status) {
    const auto store = open_data(options.data, IfMissing::refuse);
    const auto firm = store->read([](Tx& tx) { return only_firm(tx); });
    CheckContext known;
    known.knows_template = [&](std::string_view kind, std::string_view key) {
        const auto wanted = reflect::parse_name<TemplateKind>(kind);
        return wanted && store->read([&](Tx& tx) {
            return find_template(tx, firm, *wanted, key).has_value();
        });
    };
    const auto checked = check_file(options.file, known);
    if (!checked.definition) {
        status = 1;
        return;
    }
    const SystemClock clock;
    IdSource ids{clock};
    const int version = store->write([&](Tx& tx) {
        auto workflow = find_or_make(tx, firm, ids, clock.now(), *checked.definition, checked.text);
        if (!options.publish) return 0;
        return publish_version(tx, workflow,
                               {.firm_id = firm,
                                .id = ids.next<WorkflowVersionId>(),
                                .workflow_id = workflow.id,
                                .text = checked.text,
                                .definition = to_json(*checked.definition),
                                .published_by = "command line",
                                .published_at = clock.now()});
    });
    store->close();
    if (version > 0) {
        fmt::print("“{}” is published as version {}.\n", checked.definition->name, version);
    } else {
        fmt::print("“{}” is saved as a draft. Add --publish to publish it.\n",
                   checked.definition->name);
    }
}

void export_workflow(const Options& options) {
    const auto store = open_data(options.data, IfMissing::refuse);
    const auto text = store->read([&](Tx& tx) -> std::string {
        const auto firm = only_firm(tx);
        for (const auto& workflow : list_workflows(tx, firm)) {
            if (workflow.name != options.name) continue;
            const auto published = find_published_version(tx, firm, workflow.id);
            return published ? published->text : workflow.draft_text;
        }
        throw Error(ErrorCode::not_found, fmt::format("There is no workflow “{}”.", options.name));
    });
    store->close();
    fmt::print("{}", text);
}

}

void add_workflow(CLI::App& app, int& status) {
    auto options = std::make_shared<Options>();
    auto* workflow = app.add_subcommand("workflow", "Workflows as text");
    workflow->require_subcommand(1);

    auto* check = workflow->add_subcommand("check", "Say what is wrong with a workflow file");
    check->add_option("file", options->file, "YAML or JSON")->required();
    check->callback(
        [options, &status] { status = check_file(options->file, {}).errors > 0 ? 1 : 0; });

    auto* apply_file = workflow->add_subcommand(
        "apply", "Put a workflow file into the firm. The server must not be running");
    apply_file->add_option("--data", options->data, "The data folder")
        ->envname("STEPWELL_DATA")
        ->required();
    apply_file->add_option("file", options->file, "YAML or JSON")->required();
    apply_file->add_flag("--publish", options->publish, "Publish it as a new version");
    apply_file->callback([options, &status] { apply(*options, status); });

    auto* export_one =
        workflow->add_subcommand("export", "Print a workflow. The server must not be running");
    export_one->add_option("--data", options->data, "The data folder")
        ->envname("STEPWELL_DATA")
        ->required();
    export_one->add_option("name", options->name, "The workflow's name")->required();
    export_one->callback([options] { export_workflow(*options); });
}
