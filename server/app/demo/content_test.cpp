#include "app/demo/content.hpp"

#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "core/definition.hpp"
#include "core/definition_text.hpp"
#include "core/form.hpp"
#include "core/merge.hpp"
#include "reflect/json.hpp"
#include "steps/project_template.hpp"
#include "steps/registry.hpp"

namespace {

using testing::IsEmpty;
using testing::SizeIs;

const DemoContent& content() {
    static const auto read = read_demo_content(embedded::demo());
    return read;
}

const Template* find(std::string_view kind, std::string_view key) {
    for (const auto& each : content().templates) {
        if (boost::describe::enum_to_string(each.kind, "") == kind && each.key == key) return &each;
    }
    return nullptr;
}

Form form_of(const Template& from) {
    return reflect::parse<Form>(from.form);
}
ProjectTemplate project_of(const Template& from) {
    return reflect::parse<ProjectTemplate>(from.project);
}

// Every merge text of a template.
std::vector<std::string> texts_of(const Template& from) {
    std::vector<std::string> texts{from.subject, from.body};
    for (const auto& term : from.key_terms) texts.push_back(term.value);
    if (from.kind != TemplateKind::project) return texts;
    const auto project = project_of(from);
    texts.push_back(project.name);
    for (const auto& task : project.tasks) texts.push_back(task.title);
    return texts;
}

Definition definition_of(const DemoWorkflow& workflow) {
    const auto parsed = parse_yaml(workflow.text);
    EXPECT_THAT(parsed.faults, IsEmpty()) << workflow.key;
    Faults faults;
    auto definition = parse_definition(parsed.value, step_kinds(), faults);
    for (const auto& fault : faults)
        ADD_FAILURE() << workflow.key << fault.pointer << ": " << fault.message;
    return definition;
}

using Texts = std::set<std::string, std::less<>>;

void collect_merge_texts(const boost::json::value& value, std::vector<std::string>& texts) {
    if (const auto* text = value.if_string()) texts.emplace_back(*text);
    if (const auto* list = value.if_array()) {
        for (const auto& each : *list) collect_merge_texts(each, texts);
    }
    if (const auto* object = value.if_object()) {
        for (const auto& [name, each] : *object) collect_merge_texts(each, texts);
    }
}

// The paths that can hold something in a run of this workflow, but for the contact's own fields and
// run.*.
class KnownPaths {
public:
    explicit KnownPaths(const Definition& definition) {
        paths_ = {"contact.name",
                  "contact.first_name",
                  "contact.company",
                  "contact.phone",
                  "contact.address",
                  "firm.name",
                  "firm.phone",
                  "firm.address",
                  "links.home",
                  "project.name",
                  "today"};
        for (const auto& role : definition.roles)
            add({fmt::format("roles.{}.name", role), fmt::format("roles.{}.email", role)});
        for (const auto& date : definition.dates) add({"dates." + date});
        for (const auto& step : definition.steps) add_step(step);
    }

    bool contains(const std::string& path) const { return paths_.contains(path); }

private:
    void add(std::initializer_list<std::string> paths) { paths_.insert(paths); }

    void add_step(const StepDefinition& step) {
        if (step.kind == "form" || step.kind == "contract") add({"links." + step.key});
        if (step.kind == "set") {
            for (const auto& field : step.config) add({std::string(field.key())});
        }
        if (step.kind != "form") return;
        const auto* found = find("form", std::string_view(step.config.at("template").as_string()));
        if (found == nullptr) return;
        for (const auto& part : form_of(*found).parts) {
            for (const auto& field : part.fields) {
                add({fmt::format("answers.{}.{}", step.key, field.key), field.fills});
                if (!field.options.empty())
                    add({fmt::format("answers.{}.{}_label", step.key, field.key)});
            }
        }
    }

    Texts paths_;
};

// What a member is asked to write into the run, in the words of a task or a template's notes.
const Texts written_by_members = {"run.catch_up_fee", "run.tax_due", "run.remark"};

}

TEST(DemoContent, HasFourMembersFortyContactsAndFourWorkflows) {
    EXPECT_THAT(content().members, SizeIs(4));
    EXPECT_THAT(content().contacts, SizeIs(40));
    EXPECT_THAT(content().workflows, SizeIs(4));
}

TEST(DemoContent, ContactsHaveAddressesOfTheirOwnThatReachNobody) {
    Texts addresses;
    Texts companies;
    for (const auto& contact : content().contacts) {
        EXPECT_TRUE(contact.email.ends_with(".example")) << contact.email;
        EXPECT_TRUE(addresses.insert(contact.email).second) << contact.email << " stands twice";
        const bool is_fiction = contact.phone.empty() || contact.phone.starts_with("020 7946 0") ||
                                contact.phone.starts_with("0117 496 0") ||
                                contact.phone.starts_with("07700 900");
        EXPECT_TRUE(is_fiction) << contact.phone;
        if (contact.kind == ContactKind::company) companies.insert(contact.name);
        if (contact.kind == ContactKind::person)
            EXPECT_FALSE(contact.first_name.empty()) << contact.name;
    }
    for (const auto& contact : content().contacts) {
        if (contact.company.ends_with("Ltd") || contact.company.ends_with("LLP")) {
            EXPECT_TRUE(companies.contains(contact.company)) << contact.company;
        }
    }
}

TEST(DemoContent, WorkflowsAreWithoutFindings) {
    const CheckContext known{.knows_template = [](std::string_view kind, std::string_view key) {
        return find(kind, key) != nullptr;
    }};
    for (const auto& workflow : content().workflows) {
        const auto definition = definition_of(workflow);
        for (const auto& finding : check_definition(definition, step_kinds(), known)) {
            ADD_FAILURE() << workflow.key << finding.pointer << ": " << finding.message << " "
                          << finding.remedy;
        }
    }
}

TEST(DemoContent, FormsAreWithoutFaults) {
    for (const auto& each : content().templates) {
        if (each.kind != TemplateKind::form) continue;
        Faults faults;
        check_form(form_of(each), faults);
        for (const auto& fault : faults)
            ADD_FAILURE() << each.key << fault.pointer << ": " << fault.message;
    }
}

TEST(DemoContent, TextsHaveNoFaultyMergeFields) {
    for (const auto& each : content().templates) {
        for (const auto& text : texts_of(each)) {
            for (const auto& fault : parse_merge(text).faults) {
                ADD_FAILURE() << each.key << ":" << fault.position.line << ": " << fault.message;
            }
        }
    }
}

TEST(DemoContent, EmailsHaveSubjectsAndContractsSayThatALawyerShouldReadThem) {
    for (const auto& each : content().templates) {
        EXPECT_EQ(each.kind == TemplateKind::email, !each.subject.empty()) << each.key;
        EXPECT_EQ(each.kind == TemplateKind::contract, !each.key_terms.empty()) << each.key;
        if (each.kind != TemplateKind::contract) continue;
        const auto* file =
            embedded::find(embedded::demo(), fmt::format("templates/contract/{}.md", each.key));
        EXPECT_NE(file->bytes.find("have a lawyer read this"), std::string_view::npos) << each.key;
        EXPECT_EQ(each.body.find("lawyer read"), std::string::npos) << each.key;
    }
}

TEST(DemoContent, EveryMergeFieldCanBeFilledInTheWorkflowsThatUseIt) {
    for (const auto& workflow : content().workflows) {
        const auto definition = definition_of(workflow);
        const KnownPaths known{definition};
        for (const auto& step : definition.steps) {
            std::vector<std::string> texts;
            collect_merge_texts(step.config, texts);
            for (const auto& [kind, key] : step_kinds().at(step.kind)->templates(step.config)) {
                const auto* used = find(kind, key);
                if (used == nullptr) continue;
                std::ranges::copy(texts_of(*used), std::back_inserter(texts));
            }
            for (const auto& text : texts) {
                for (const auto& path : fields_of(text)) {
                    EXPECT_TRUE(known.contains(path) || written_by_members.contains(path))
                        << workflow.key << ", step " << step.key << ": nothing fills " << path;
                }
            }
        }
    }
}

TEST(DemoContent, ProjectTasksAreGivenToRolesOfTheWorkflow) {
    for (const auto& workflow : content().workflows) {
        const auto definition = definition_of(workflow);
        const Texts roles(definition.roles.begin(), definition.roles.end());
        for (const auto& step : definition.steps) {
            if (step.kind != "project") continue;
            const auto project = project_of(
                *find("project", std::string_view(step.config.at("template").as_string())));
            EXPECT_GE(project.tasks.size(), 6U) << step.key;
            for (const auto& task : project.tasks)
                EXPECT_TRUE(roles.contains(task.role)) << workflow.key << ": " << task.role;
        }
    }
}

TEST(DemoContent, EveryTemplateIsUsed) {
    std::set<std::pair<std::string, std::string>> used;
    for (const auto& workflow : content().workflows) {
        for (const auto& step : definition_of(workflow).steps) {
            for (auto& pair : step_kinds().at(step.kind)->templates(step.config))
                used.insert(std::move(pair));
        }
    }
    for (const auto& each : content().templates) {
        const std::pair<std::string, std::string> pair{
            boost::describe::enum_to_string(each.kind, ""), each.key};
        EXPECT_TRUE(used.contains(pair)) << pair.first << " " << pair.second;
    }
}
