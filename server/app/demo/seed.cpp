#include "app/demo/seed.hpp"

#include <fmt/format.h>

#include "app/demo/content.hpp"
#include "app/demo/player.hpp"
#include "base/check.hpp"
#include "core/definition.hpp"
#include "core/definition_text.hpp"
#include "documents/signing.hpp"
#include "records/migrations.hpp"
#include "records/workflow.hpp"
#include "steps/registry.hpp"

using namespace std::chrono_literals;

namespace {

constexpr uint64_t seed = 20240229;
constexpr std::chrono::days past{200};
// When the onboarding workflow was changed, counted from the beginning.
constexpr std::chrono::days second_version_after{90};
constexpr std::string_view changed_line = "      first: 2 working days\n";

class Founding {
public:
    Founding(Store& store, const Clock& clock, IdSource& ids, const DemoContent& content,
             const DemoOptions& options)
        : store_(store), clock_(clock), ids_(ids), content_(content), options_(options) {}

    DemoWorld found(Dice& dice) {
        world_.firm = new_firm();
        world_.calendar = calendar_of(world_.firm);
        const auto identity = make_signing_identity(world_.firm.name, clock_.now(), dice);
        store_.write([&](Tx& tx) {
            insert_firm(tx, world_.firm);
            insert_firm_identity(
                tx, {world_.firm.id, identity.private_key_pem, identity.certificate_pem});
            save_email_settings(tx, {.firm_id = world_.firm.id,
                                     .mode = MailMode::demo,
                                     .from_name = world_.firm.name,
                                     .from_address = world_.firm.email});
            for (const auto& member : content_.members) add_member(tx, member);
            for (const auto& each : content_.templates) add_template(tx, each);
            for (const auto& workflow : content_.workflows) add_workflow(tx, workflow);
        });
        return world_;
    }

private:
    Firm new_firm() {
        const auto& from = content_.firm;
        return {.id = ids_.next<FirmId>(),
                .name = from.name,
                .tagline = from.tagline,
                .colour = from.colour,
                .website = from.website,
                .phone = from.phone,
                .email = from.email,
                .address = from.address,
                .zone = from.zone,
                .locale = from.locale,
                .currency = from.currency,
                .hours = from.hours,
                .holidays = from.holidays,
                .link_days = from.link_days,
                .created_at = clock_.now()};
    }

    void add_member(Tx& tx, const DemoMember& from) {
        const Member member{.firm_id = world_.firm.id,
                            .id = ids_.next<MemberId>(),
                            .name = from.name,
                            .email = from.email,
                            .level = from.level,
                            .password_hash = options_.password_hash,
                            .created_at = clock_.now()};
        insert_member(tx, member);
        world_.members[from.email.substr(0, from.email.find('@'))] = member;
    }

    void add_template(Tx& tx, Template each) {
        each.firm_id = world_.firm.id;
        each.id = ids_.next<TemplateId>();
        each.updated_at = clock_.now();
        insert_template(tx, each);
    }

    void add_workflow(Tx& tx, const DemoWorkflow& from);

    Store& store_;
    const Clock& clock_;
    IdSource& ids_;
    const DemoContent& content_;
    const DemoOptions& options_;
    DemoWorld world_;
};

Definition definition_of(const std::string& text) {
    const auto parsed = parse_yaml(text);
    refuse_faults(parsed);
    Faults faults;
    auto definition = parse_definition(parsed.value, step_kinds(), faults);
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "A workflow of the demo firm is at fault.",
                    std::move(faults));
    return definition;
}

struct Publication {
    std::string text;
    std::string note;
    std::string by;
};

void publish(Tx& tx, IdSource& ids, Time now, Workflow& workflow, const Publication& publication) {
    const auto definition = definition_of(publication.text);
    workflow.name = definition.name;
    workflow.draft_text = publication.text;
    workflow.updated_at = now;
    save_draft(tx, workflow);
    publish_version(tx, workflow,
                    {.firm_id = workflow.firm_id,
                     .id = ids.next<WorkflowVersionId>(),
                     .workflow_id = workflow.id,
                     .text = publication.text,
                     .definition = to_json(definition),
                     .note = publication.note,
                     .published_by = publication.by,
                     .published_at = now});
}

// The text as it was before the change that the second version made.
std::string first_text(std::string text) {
    const auto line = text.find(changed_line);
    if (line != std::string::npos) text.erase(line, changed_line.size());
    return text;
}

void Founding::add_workflow(Tx& tx, const DemoWorkflow& from) {
    Workflow workflow{.firm_id = world_.firm.id,
                      .id = ids_.next<WorkflowId>(),
                      .name = from.key,
                      .draft_text = from.text,
                      .created_at = clock_.now(),
                      .updated_at = clock_.now()};
    insert_workflow(tx, workflow);
    publish(tx, ids_, clock_.now(), workflow,
            {from.key == "client-onboarding" ? first_text(from.text) : from.text, "",
             content_.members.front().name});
    world_.workflows[from.key] = workflow.id;
}

ContactId add_contact(Engine& engine, FirmId firm, const DemoContact& from) {
    Contact contact{.firm_id = firm,
                    .id = engine.ids().next<ContactId>(),
                    .kind = from.kind,
                    .name = from.name,
                    .first_name = from.first_name,
                    .last_name = from.last_name,
                    .company = from.company,
                    .position = from.position,
                    .email = from.email,
                    .phone = from.phone,
                    .address = from.address,
                    .notes = from.notes,
                    .created_at = engine.clock().now()};
    for (const auto& tag : from.tags) contact.tags.emplace_back(tag);
    for (const auto& [name, value] : from.fields) contact.fields[name] = value;
    engine.store().write([&](Tx& tx) { insert_contact(tx, contact); });
    return contact.id;
}

// Clients have always been there; whoever is on the way to becoming one was put down the day before
// their first story began.
Time known_since(const DemoContact& contact, const DemoStories& stories,
                 const DemoOptions& options) {
    const bool is_lead = std::ranges::find(contact.tags, "lead") != contact.tags.end();
    std::optional<int> age;
    for (const auto& story : stories.stories) {
        if (story.contact == contact.email) age = std::max(age.value_or(0), story.age);
    }
    if (!is_lead && !age) return options.until - past;
    return options.until - std::chrono::days{(is_lead ? age.value_or(0) : 186) + 10};
}

// The change that the second version of the onboarding makes: a client is reminded sooner.
void publish_second(Engine& engine, const DemoWorld& world, const DemoContent& content) {
    const auto from = std::ranges::find(content.workflows, "client-onboarding", &DemoWorkflow::key);
    engine.store().write([&](Tx& tx) {
        auto workflow = require_workflow(tx, world.firm.id, world.workflows.at(from->key));
        publish(tx, engine.ids(), engine.clock().now(), workflow,
                {from->text, "The first reminder goes out after two working days instead of three.",
                 world.members.at("tom").name});
    });
}

}

FirmId make_demo_firm(Store& store, FileStore& files, const DemoOptions& options) {
    const auto content = read_demo_content(embedded::demo());
    const auto stories = read_demo_stories(embedded::demo());
    WindableClock clock{options.until - past};
    IdSource ids{clock};
    Dice dice{seed};
    auto world = Founding{store, clock, ids, content, options}.found(dice);

    StoryPlayer* player = nullptr;
    Engine engine{store,
                  files,
                  clock,
                  ids,
                  dice,
                  {.public_url = options.public_url,
                   .on_change = [&](const Change& change) { player->note_change(change); }}};
    DemoActs acts{engine, world.firm, embedded::demo(), stories, dice};
    StoryPlayer playing{engine, clock, world, stories, acts, dice};
    player = &playing;

    for (const auto& contact : content.contacts) {
        playing.plan(known_since(contact, stories, options), [&] {
            world.contacts[contact.email] = add_contact(engine, world.firm.id, contact);
        });
    }
    playing.plan(clock.now() + second_version_after,
                 [&] { publish_second(engine, world, content); });
    playing.plan_stories(options.until);
    playing.play(options.until);
    return world.firm.id;
}

FirmId make_demo_database(const std::filesystem::path& path, FileStore& files,
                          const DemoOptions& options) {
    const auto scratch = Store::open({.readers = 1}, record_migrations());
    const auto firm = make_demo_firm(*scratch, files, options);
    scratch->backup(path);
    return firm;
}
