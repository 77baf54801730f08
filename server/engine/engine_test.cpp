#include "engine/engine.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "core/definition_text.hpp"
#include "documents/signing.hpp"
#include "records/client_link.hpp"
#include "records/contract.hpp"
#include "records/file.hpp"
#include "records/history.hpp"
#include "records/message.hpp"
#include "records/migrations.hpp"
#include "records/outbox.hpp"
#include "records/project.hpp"
#include "records/response.hpp"
#include "records/task.hpp"
#include "records/template.hpp"
#include "records/workflow.hpp"
#include "steps/registry.hpp"
#include "steps/signing.hpp"

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

namespace {

namespace json = boost::json;

constexpr std::string_view onboarding = R"(
workflow: Client onboarding
dates: [start]
roles: [account_manager]
steps:
  - step: welcome
    email: { template: welcome }
  - step: intake
    form: { template: intake, email: none }
    after: welcome
    remind: { every: 3 working days, at_most: 2, then: { task: { assignee: account_manager } } }
  - step: agreement
    contract: { template: letter, signers: [contact, account_manager] }
    after: intake
    on: { declined: { send_back: intake } }
  - step: kickoff
    project: { template: setup, start: dates.start }
    after: agreement.signed
  - step: call
    task: { title: "Call {{contact.first_name}}", assignee: account_manager, due: 2 working days }
    after: kickoff
)";

constexpr std::string_view notice = R"(
workflow: Notice
roles: [account_manager]
steps:
  - step: tell
    notify: { to: account_manager, text: "{{contact.name}} is here" }
)";

// A firm with one member, one contact and the workflow above, in a store of its own; nothing runs
// but what the test asks for.
class EngineTest : public testing::Test {
protected:
    EngineTest() {
        folder = std::filesystem::temp_directory_path() /
                 fmt::format("stepwell-engine-{}", new_token(random));
        files = std::make_unique<FileStore>(folder);
        engine = std::make_unique<Engine>(*store, *files, clock, ids, random,
                                          EngineOptions{.public_url = "https://clients.example"});
        store->write([&](Tx& tx) { make_firm(tx); });
    }
    ~EngineTest() override {
        engine.reset();
        std::filesystem::remove_all(folder);
    }

    void make_firm(Tx& tx) {
        insert_firm(tx, {.id = firm,
                         .name = "Alder & Wren",
                         .zone = "Europe/London",
                         .currency = "GBP",
                         .hours = usual_calendar("Europe/London").hours,
                         .created_at = clock.now()});
        save_email_settings(tx, {.firm_id = firm,
                                 .mode = MailMode::demo,
                                 .from_name = "Alder & Wren",
                                 .from_address = "hello@alder.example"});
        const auto identity = make_signing_identity("Alder & Wren", clock.now(), random);
        insert_firm_identity(tx, {firm, identity.private_key_pem, identity.certificate_pem});
        insert_member(tx, {.firm_id = firm,
                           .id = maya,
                           .name = "Maya Alder",
                           .email = "maya@alder.example",
                           .level = MemberLevel::owner,
                           .password_hash = "-",
                           .created_at = clock.now()});
        insert_contact(tx, {.firm_id = firm,
                            .id = ana,
                            .name = "Ana Silva",
                            .first_name = "Ana",
                            .last_name = "Silva",
                            .email = "ana@silva.example",
                            .created_at = clock.now()});
        add_template(tx, TemplateKind::email, "welcome",
                     "Hello {{contact.first_name}}.\n\n[Begin]({{links.intake}})");
        add_template(tx, TemplateKind::contract, "letter",
                     "# Letter\n\nFor **{{answers.intake.company}}**, fee {{run.fee | money}}.");
        add_template(tx, TemplateKind::contract, "short", "# Letter\n\nWe agree.");
        insert_template(tx, {.firm_id = firm,
                             .id = ids.next<TemplateId>(),
                             .kind = TemplateKind::form,
                             .key = "intake",
                             .name = "Intake",
                             .form = json::parse(R"({"parts": [{"title": "You", "fields": [
                                 {"key": "company", "label": "Company", "kind": "short_text", "required": true}]}]})")
                                         .as_object(),
                             .updated_at = clock.now()});
        insert_template(tx,
                        {.firm_id = firm,
                         .id = ids.next<TemplateId>(),
                         .kind = TemplateKind::project,
                         .key = "setup",
                         .name = "Set-up",
                         .project = json::parse(R"({"name": "Books of {{answers.intake.company}}",
                                 "tasks": [{"title": "Open the ledger", "role": "account_manager", "due": "2 working days"}]})")
                                        .as_object(),
                         .updated_at = clock.now()});
        publish(tx, workflow, onboarding);
    }
    void add_template(Tx& tx, TemplateKind kind, const std::string& key, const std::string& body) {
        insert_template(tx, {.firm_id = firm,
                             .id = ids.next<TemplateId>(),
                             .kind = kind,
                             .key = key,
                             .name = key,
                             .subject = "About " + key,
                             .body = body,
                             .updated_at = clock.now()});
    }
    void publish(Tx& tx, WorkflowId id, std::string_view yaml) {
        auto parsed = parse_yaml(yaml);
        ASSERT_TRUE(parsed.faults.empty());
        Faults faults;
        const auto definition = parse_definition(parsed.value, step_kinds(), faults);
        ASSERT_TRUE(faults.empty()) << faults.front().pointer << faults.front().message;
        Workflow record{.firm_id = firm,
                        .id = id,
                        .name = definition.name,
                        .draft_text = std::string(yaml),
                        .created_at = clock.now(),
                        .updated_at = clock.now()};
        insert_workflow(tx, record);
        publish_version(tx, record,
                        {.firm_id = firm,
                         .id = ids.next<WorkflowVersionId>(),
                         .workflow_id = id,
                         .text = std::string(yaml),
                         .definition = to_json(definition),
                         .published_by = "Maya",
                         .published_at = clock.now()});
    }

    RunId start(json::object fields = {{"fee", 240}}) {
        return store->write([&](Tx& tx) {
            return engine->start_run(tx, firm,
                                     {.workflow = workflow,
                                      .contact = ana,
                                      .roles = {{"account_manager", to_text(maya)}},
                                      .dates = {{"start", "2026-04-01"}},
                                      .fields = std::move(fields)},
                                     {Acts::team, to_text(maya), "Maya Alder"});
        });
    }
    // A run of a workflow that is published for it.
    RunId start_of(std::string_view yaml) {
        return store->write([&](Tx& tx) {
            const auto id = ids.next<WorkflowId>();
            publish(tx, id, yaml);
            return engine->start_run(
                tx, firm,
                {.workflow = id, .contact = ana, .roles = {{"account_manager", to_text(maya)}}},
                system_actor());
        });
    }
    void send_through(MailMode mode) {
        store->write([&](Tx& tx) {
            auto settings = find_email_settings(tx, firm);
            settings.mode = mode;
            save_email_settings(tx, settings);
            engine->retry_misconfigured(tx, firm);
        });
    }
    void answer(RunId run, const std::string& company) {
        store->write([&](Tx& tx) {
            const auto loaded = load_run(tx, firm, run, engine->versions(), clock.now());
            const int iteration = loaded.progress.steps[*loaded.workflow->find("intake")].iteration;
            auto response = *find_response(tx, firm, run, "intake", iteration);
            response.answers = {{"company", company}};
            response.submitted_at = clock.now();
            ASSERT_TRUE(save_response(tx, response));
            engine->apply(tx, firm, run, StepEnded{"intake", iteration, "submitted"},
                          {Acts::client, "", "Ana Silva"});
        });
        engine->work_off();
    }
    void sign(RunId run, int position) {
        give_signature(run, position);
        engine->work_off();
    }
    void give_signature(RunId run, int position) {
        store->write([&](Tx& tx) {
            const auto contract = list_contracts_of_run(tx, firm, run).back();
            engine->with_step(tx, firm, run, "agreement", [&](StepWork& work) {
                sign_contract(work, contract, position,
                              {.full_name = "A Name",
                               .typed = "A Name",
                               .text_hash = contract.text_hash,
                               .ip = "192.0.2.1",
                               .user_agent = "test"});
            });
        });
    }
    StepState state(RunId run, std::string_view step) {
        return store->read([&](Tx& tx) {
            const auto loaded = load_run(tx, firm, run, engine->versions(), clock.now());
            return loaded.progress.steps[*loaded.workflow->find(step)].state;
        });
    }
    // "ana@silva.example: About welcome", oldest first.
    std::vector<std::string> mails() {
        return store->read([&](Tx& tx) {
            std::vector<std::string> lines;
            for (const auto& message :
                 list_messages(tx, firm, {}, {.limit = 100, .cursor = {}}).items) {
                lines.insert(lines.begin(), message.to.front().address + ": " + message.subject);
            }
            return lines;
        });
    }

    WindableClock clock{*parse_time("2026-03-10T10:00:00Z")};
    IdSource ids{clock};
    SystemRandom random;
    std::unique_ptr<Store> store = Store::open({.readers = 1}, record_migrations());
    std::filesystem::path folder;
    std::unique_ptr<FileStore> files;
    std::unique_ptr<Engine> engine;
    FirmId firm = ids.next<FirmId>();
    MemberId maya = ids.next<MemberId>();
    ContactId ana = ids.next<ContactId>();
    WorkflowId workflow = ids.next<WorkflowId>();
};

}

TEST_F(EngineTest, OnboardsAClientWithoutAnyClickByStaffUntilTheContractIsThere) {
    const auto run = start();
    engine->work_off();
    EXPECT_THAT(mails(), ElementsAre("ana@silva.example: About welcome"));
    EXPECT_EQ(state(run, "intake"), StepState::active);

    answer(run, "Silva & Sons");
    EXPECT_THAT(mails(), ElementsAre("ana@silva.example: About welcome",
                                     "ana@silva.example: Please sign: letter"));
    const auto contract =
        store->read([&](Tx& tx) { return list_contracts_of_run(tx, firm, run).front(); });
    EXPECT_THAT(contract.markdown, HasSubstr("Silva"));
    EXPECT_THAT(contract.markdown, HasSubstr("£240"));
    EXPECT_THAT(contract.markdown, Not(HasSubstr("{{")));

    sign(run, 1);
    EXPECT_THAT(mails(), Contains("maya@alder.example: Please sign: letter"));
    sign(run, 2);
    EXPECT_THAT(mails(), Contains("ana@silva.example: Signed: letter"));
    EXPECT_THAT(mails(), Contains("maya@alder.example: Signed: letter"));

    store->read([&](Tx& tx) {
        const auto sealed = list_contracts_of_run(tx, firm, run).front();
        EXPECT_EQ(sealed.state, ContractState::sealed);
        const auto pdf = files->read(require_file(tx, firm, *sealed.sealed_file_id).sha256);
        EXPECT_TRUE(verify_seal(pdf).whole) << verify_seal(pdf).fault;
        const auto projects = list_projects(tx, firm, {}, {}).items;
        ASSERT_EQ(projects.size(), 1u);
        EXPECT_EQ(projects.front().name, "Books of Silva & Sons");
        EXPECT_EQ(list_tasks_of_project(tx, firm, projects.front().id).size(), 2u);
    });
    EXPECT_EQ(state(run, "call"), StepState::active);
}

TEST_F(EngineTest, AMissingMergeFieldHoldsTheContractByNameAndGoesOnOnceFilled) {
    const auto run = start({});
    engine->work_off();
    answer(run, "Silva");
    EXPECT_EQ(state(run, "agreement"), StepState::held);
    EXPECT_THAT(mails(), ElementsAre("ana@silva.example: About welcome"));
    store->read([&](Tx& tx) {
        const auto loaded = load_run(tx, firm, run, engine->versions(), clock.now());
        const auto& held = *loaded.progress.steps[*loaded.workflow->find("agreement")].held;
        EXPECT_EQ(held.reason, HeldReason::missing_field);
        EXPECT_THAT(held.fields, ElementsAre("run.fee"));
        EXPECT_EQ(loaded.run.mark, Mark::held);
    });
    store->write(
        [&](Tx& tx) { engine->fill_fields(tx, firm, run, {{"run.fee", 300}}, system_actor()); });
    engine->work_off();
    EXPECT_EQ(state(run, "agreement"), StepState::active);
    EXPECT_THAT(mails(), Contains("ana@silva.example: Please sign: letter"));
}

TEST_F(EngineTest, RemindsUntilAnsweredAndThenGivesAPersonATask) {
    const auto run = start();
    engine->work_off();
    for (int day = 0; day < 21; ++day) {
        clock.wind(24h);
        engine->work_off();
    }
    const auto all = mails();
    EXPECT_EQ(std::ranges::count(all, "ana@silva.example: A reminder: Intake"), 2);
    store->read([&](Tx& tx) {
        const auto tasks = list_tasks_of_run(tx, firm, run);
        ASSERT_EQ(tasks.size(), 1u);
        EXPECT_EQ(tasks.front().purpose, TaskPurpose::chase);
        EXPECT_EQ(tasks.front().assignee_id, maya);
    });
    answer(run, "Silva");
    store->read([&](Tx& tx) {
        EXPECT_EQ(list_tasks_of_run(tx, firm, run).front().state, TaskState::cancelled);
    });
}

TEST_F(EngineTest, GivesTheLastTaskToAnOwnerWhereNobodyFillsTheRole) {
    const auto run = start();
    store->write([&](Tx& tx) {
        auto stored = require_run(tx, firm, run);
        stored.roles = {};
        ASSERT_TRUE(save_run_values(tx, stored));
    });
    engine->work_off();
    for (int day = 0; day < 21; ++day) {
        clock.wind(24h);
        engine->work_off();
    }
    store->read([&](Tx& tx) {
        const auto tasks = list_tasks_of_run(tx, firm, run);
        ASSERT_EQ(tasks.size(), 1u);
        EXPECT_EQ(tasks.front().assignee_id, maya);
    });
}

TEST_F(EngineTest, NobodySignsBeforeTheirTurnTwiceOrAnotherText) {
    const auto run = start();
    engine->work_off();
    answer(run, "Silva");
    EXPECT_THROW(sign(run, 2), Error);
    sign(run, 1);
    EXPECT_THROW(sign(run, 1), Error);
    store->write([&](Tx& tx) {
        const auto contract = list_contracts_of_run(tx, firm, run).back();
        engine->with_step(tx, firm, run, "agreement", [&](StepWork& work) {
            EXPECT_THROW(
                sign_contract(work, contract, 2,
                              {.full_name = "Maya", .typed = "Maya", .text_hash = "other"}),
                Error);
        });
    });
    EXPECT_EQ(state(run, "agreement"), StepState::active);
}

TEST_F(EngineTest, DecliningSendsTheRunBackWithTheAnswersKept) {
    const auto run = start();
    engine->work_off();
    answer(run, "Silva");
    store->write([&](Tx& tx) {
        const auto contract = list_contracts_of_run(tx, firm, run).back();
        engine->with_step(tx, firm, run, "agreement", [&](StepWork& work) {
            refuse_contract(work, contract, 1, {"The fee is too high.", "192.0.2.7", "Firefox"});
        });
        engine->apply(tx, firm, run, StepEnded{"agreement", 1, "declined"}, system_actor());
    });
    engine->work_off();
    EXPECT_THAT(mails(), Contains("maya@alder.example: Ana Silva declined: letter"));
    EXPECT_EQ(state(run, "intake"), StepState::active);
    store->read([&](Tx& tx) {
        EXPECT_EQ(find_response(tx, firm, run, "intake", 2)->answers.at("company").as_string(),
                  "Silva");
        const auto contract = list_contracts_of_run(tx, firm, run).front();
        EXPECT_EQ(contract.state, ContractState::declined);
        EXPECT_EQ(list_signers(tx, firm, contract.id).front().ip, "192.0.2.7");
    });
    answer(run, "Silva & Sons");
    EXPECT_EQ(state(run, "agreement"), StepState::active);
}

TEST_F(EngineTest, CancellingARunVoidsItsContractAndItsUnsentMail) {
    const auto run = start();
    engine->work_off();
    answer(run, "Silva");
    store->write([&](Tx& tx) {
        engine->apply(tx, firm, run, CancelRun{}, system_actor(), "Changed their mind");
    });
    store->read([&](Tx& tx) {
        EXPECT_EQ(list_contracts_of_run(tx, firm, run).front().state, ContractState::void_);
    });
    EXPECT_THROW(sign(run, 1), Error);
}

TEST_F(EngineTest, ARefusalChangesNothing) {
    const auto run = start();
    engine->work_off();
    const auto entries = [&] {
        return store->read([&](Tx& tx) { return list_history(tx, firm, run, {}).items.size(); });
    };
    const auto before = entries();
    EXPECT_THROW(
        store->write([&](Tx& tx) { engine->apply(tx, firm, run, ResumeRun{}, system_actor()); }),
        Error);
    EXPECT_EQ(entries(), before);
}

TEST_F(EngineTest, SendingThatIsSwitchedOffHoldsTheStepAndGoesOnOnceItIsSetUp) {
    send_through(MailMode::off);
    const auto run = start();
    engine->work_off();
    EXPECT_EQ(state(run, "welcome"), StepState::held);
    send_through(MailMode::demo);
    engine->work_off();
    EXPECT_EQ(state(run, "welcome"), StepState::ended);
    EXPECT_EQ(state(run, "intake"), StepState::active);
}

TEST_F(EngineTest, ANoticeThatFailedOnTheSettingsGoesOutOnceTheyAreRight) {
    send_through(MailMode::paused);
    const auto run = start_of(notice);
    const auto state_of_notice = [&] {
        return store->read(
            [&](Tx& tx) { return list_messages(tx, firm, {.run_id = run}, {}).items.at(0).state; });
    };
    engine->work_off();
    EXPECT_EQ(state_of_notice(), MessageState::failed);
    send_through(MailMode::demo);
    engine->work_off();
    EXPECT_EQ(state_of_notice(), MessageState::sent);
}

TEST_F(EngineTest, AStepThatBreaksIsHeldWithNothingOfItsWorkAndNobodyElseWaits) {
    const auto broken = start_of(R"(
workflow: Broken
roles: [account_manager]
steps:
  - step: welcome
    email: { template: welcome }
  - step: rename
    set: { contact.phone: "0117", project.name: Work }
    after: welcome
  - step: intake
    form: { template: intake, email: none }
    after: rename
)");
    const auto other = start();
    engine->work_off();
    EXPECT_EQ(state(broken, "welcome"), StepState::ended);
    EXPECT_EQ(state(broken, "rename"), StepState::held);
    EXPECT_EQ(state(other, "welcome"), StepState::ended);
    store->read([&](Tx& tx) {
        const auto loaded = load_run(tx, firm, broken, engine->versions(), clock.now());
        const auto& held = *loaded.progress.steps[*loaded.workflow->find("rename")].held;
        EXPECT_EQ(held.reason, HeldReason::fault);
        EXPECT_THAT(held.message, HasSubstr("no project"));
        EXPECT_EQ(require_contact(tx, firm, ana).phone, "");
    });
}

TEST_F(EngineTest, AMailWhoseSenderWasCutOffIsSentAgainAndSaysSo) {
    const auto run = start();
    const auto message = store->write([&](Tx& tx) {
        const auto rows = claim_due(tx, clock.now(), 1, clock.now() + 2h);
        const auto id = *rows.at(0).message_id;
        move_message(tx, firm, id, MessageState::waiting, MessageMove::send, {clock.now(), ""});
        return id;
    });
    engine->work_off();
    EXPECT_EQ(state(run, "welcome"), StepState::active);
    clock.wind(3h);
    engine->work_off();
    EXPECT_EQ(state(run, "welcome"), StepState::ended);
    store->read([&](Tx& tx) {
        const auto attempts = list_attempts(tx, firm, message);
        ASSERT_EQ(attempts.size(), 2u);
        EXPECT_EQ(attempts[0].outcome, AttemptOutcome::unknown);
        EXPECT_EQ(attempts[1].outcome, AttemptOutcome::sent);
    });
}

TEST_F(EngineTest, ARunThatWasNotToldOfItsMailIsToldLater) {
    const auto run = start();
    store->write([&](Tx& tx) {
        const auto rows = claim_due(tx, clock.now(), 1, clock.now());
        const auto id = *rows.at(0).message_id;
        move_message(tx, firm, id, MessageState::waiting, MessageMove::send, {clock.now(), ""});
        record_attempt(tx, {.firm_id = firm,
                            .message_id = id,
                            .at = clock.now(),
                            .outcome = AttemptOutcome::sent,
                            .words = "250 ok"});
        move_message(tx, firm, id, MessageState::sending, MessageMove::deliver,
                     {clock.now(), "250 ok"});
    });
    engine->work_off();
    EXPECT_EQ(state(run, "welcome"), StepState::ended);
    EXPECT_EQ(state(run, "intake"), StepState::active);
    store->read([&](Tx& tx) {
        for (const auto& message : list_messages(tx, firm, {.run_id = run}, {}).items)
            EXPECT_EQ(list_attempts(tx, firm, message.id).size(), 1u) << "sent once";
    });
}

TEST_F(EngineTest, WhatEverybodyHasSignedNeitherExpiresNorReminds) {
    const auto run = start_of(R"(
workflow: Letter
roles: [account_manager]
steps:
  - step: agreement
    contract: { template: short, signers: [contact] }
    remind: { every: 1 working days, at_most: 1, then: { task: { assignee: account_manager } } }
    expire: { after: 3 days }
)");
    engine->work_off();
    const auto step = [&] {
        return store->read([&](Tx& tx) {
            return load_run(tx, firm, run, engine->versions(), clock.now()).progress.steps[0];
        });
    };
    EXPECT_TRUE(step().expires_at && step().reminds_at);
    give_signature(run, 1);
    EXPECT_FALSE(step().expires_at || step().reminds_at);
    EXPECT_EQ(step().state, StepState::active);
    clock.wind(std::chrono::days{4});
    engine->work_off();
    EXPECT_EQ(step().outcome, "signed");
}

TEST_F(EngineTest, ANameIsNoMarkupInWhatMembersRead) {
    store->write([&](Tx& tx) {
        auto contact = require_contact(tx, firm, ana);
        contact.name = "[Reset your password](https://evil.example/x)";
        update_contact(tx, contact);
    });
    const auto run = start_of(notice);
    engine->work_off();
    store->read([&](Tx& tx) {
        const auto message = list_messages(tx, firm, {.run_id = run}, {}).items.at(0);
        const auto html = require_message_content(tx, firm, message.id).html;
        EXPECT_THAT(html, HasSubstr("evil.example"));
        EXPECT_THAT(html, Not(HasSubstr("href=\"https://evil.example")));
    });
}

TEST_F(EngineTest, KeyTermsAreSignedWithTheText) {
    const auto run = start();
    engine->work_off();
    answer(run, "Silva");
    auto contract =
        store->read([&](Tx& tx) { return list_contracts_of_run(tx, firm, run).back(); });
    EXPECT_EQ(contract.text_hash, sha256_hex(contract.markdown)) << "there are none";
    contract.key_terms = {{"Fee", "£240 *a month*"}};
    EXPECT_EQ(signed_text(contract), "- **Fee**: £240 \\*a month\\*\n\n" + contract.markdown);
}
