#include "api/testing/office.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/definition.hpp"
#include "core/definition_text.hpp"
#include "records/session.hpp"
#include "steps/registry.hpp"

namespace api {

namespace {

constexpr std::string_view onboarding = R"(
workflow: Client onboarding
dates: [start]
roles: [account_manager, bookkeeper]
stages: [Welcome, Agreement, Kick-off]
steps:
  - step: welcome
    stage: Welcome
    email: { template: welcome }
  - step: intake
    name: About your business
    stage: Welcome
    form: { template: intake, email: none }
    after: welcome
    remind: { every: 2 days, at_most: 2, then: { task: { assignee: account_manager } } }
  - step: agreement
    name: Engagement letter
    stage: Agreement
    contract: { template: letter, signers: [contact, account_manager] }
    after: intake
    on: { declined: { send_back: intake } }
  - step: kickoff
    name: Open the project
    stage: Kick-off
    project: { template: setup }
    after: agreement.signed
  - step: call
    name: Kick-off call
    stage: Kick-off
    task: { title: "Call {{contact.first_name}}", assignee: bookkeeper, due: 2 working days }
    after: kickoff
)";

constexpr std::string_view intake_form = R"(
intro: A few questions.
parts:
  - title: You
    fields:
      - { key: company, label: Name of the business, kind: short_text, required: true }
      - { key: phone, label: Phone, kind: phone, required: true, fills: contact.phone }
      - { key: fee, label: Monthly fee, kind: money, required: true, fills: run.fee }
      - { key: vat, label: Registered for VAT?, kind: yes_no }
      - key: vat_number
        label: VAT number
        kind: short_text
        required: true
        shown_when: { "==": [{ var: vat }, true] }
      - { key: statement, label: A bank statement, kind: file }
)";

}

// ---- Answers

boost::json::value Answered::at(std::string_view pointer) const {
    boost::system::error_code error;
    const auto* found = json.find_pointer(pointer, error);
    return found == nullptr ? boost::json::value() : *found;
}

std::string Answered::text_at(std::string_view pointer) const {
    const auto found = at(pointer);
    if (found.is_string()) return std::string(found.get_string());
    ADD_FAILURE() << "no text at " << pointer << " of " << status << " " << text;
    return "";
}

size_t Answered::size_at(std::string_view pointer) const {
    const auto found = at(pointer);
    return found.is_array() ? found.get_array().size() : 0;
}

std::string Answered::faults() const {
    std::string all;
    for (size_t i = 0; i < size_at("/errors"); ++i) {
        all += fmt::format("{}: {}\n", text_at(fmt::format("/errors/{}/pointer", i)),
                           text_at(fmt::format("/errors/{}/detail", i)));
    }
    return all;
}

// ---- The office

TestOffice::TestOffice() {
    make_firm();
    cedar.maya = sign_in(cedar.maya_id);
    cedar.tom = sign_in(cedar.tom_id);
    keep_templates();
    cedar.onboarding = publish(onboarding);
    birch.maya = {{"Authorization", "Bearer " + api.birch.tokens.at(MemberLevel::owner)}};
    birch.tom_id = api.birch.tom;
    birch.priya = *parse_id<ContactId>(api.birch.ids.at("contact"));
}

Answered TestOffice::ask(std::string_view path, const Sent& sent) const {
    auto caller = api.nobody();
    for (const auto& [name, value] : sent.headers) caller = caller.with(name, value);
    // Else one would wait for a body that an answer to HEAD announces and does not have.
    if (sent.method == "HEAD") caller = caller.with("Connection", "close");
    const bool has_body = !sent.body.empty() || sent.content_type != "application/json";
    auto reply = caller.send(std::string(sent.method), std::string(path),
                             has_body ? std::optional(sent.body) : std::nullopt, sent.content_type);
    return {reply.status, std::move(reply.headers), std::move(reply.text), std::move(reply.body)};
}

// As a browser is after signing in, without the price of a password.
Headers TestOffice::sign_in(MemberId member) {
    const auto token = new_token(api.random);
    const auto csrf = new_token(api.random);
    const Time now = api.clock.now();
    api.store->write([&](Tx& tx) {
        insert_session(tx, {.firm_id = cedar.id,
                            .token_hash = sha256_hex(token),
                            .csrf_token = csrf,
                            .member_id = member,
                            .created_at = now,
                            .last_seen_at = now + std::chrono::days{300},
                            .expires_at = now + std::chrono::days{300}});
    });
    return {{"Cookie", "stepwell_session=" + token}, {"X-CSRF-Token", csrf}};
}

void TestOffice::make_firm() {
    cedar.id = api.ids.next<FirmId>();
    cedar.maya_id = api.ids.next<MemberId>();
    cedar.tom_id = api.ids.next<MemberId>();
    cedar.priya = api.ids.next<ContactId>();
    const Time now = api.clock.now();
    api.store->write([&](Tx& tx) {
        insert_firm(tx, {.id = cedar.id,
                         .name = "Cedar & Co",
                         .zone = "Europe/London",
                         .currency = "GBP",
                         .hours = usual_calendar("Europe/London").hours,
                         .created_at = now});
        save_email_settings(tx, {.firm_id = cedar.id,
                                 .mode = MailMode::demo,
                                 .from_name = "Cedar & Co",
                                 .from_address = "office@cedar.example"});
        auto identity = find_firm_identity(tx, api.alder.id);
        identity->firm_id = cedar.id;
        insert_firm_identity(tx, *identity);
        insert_member(tx, {cedar.id, cedar.maya_id, "Maya Cedar", "maya@cedar.example",
                           MemberLevel::owner, true, "", now});
        insert_member(tx, {cedar.id, cedar.tom_id, "Tom Wren", "tom@cedar.example",
                           MemberLevel::member, true, "", now});
        insert_contact(tx, {.firm_id = cedar.id,
                            .id = cedar.priya,
                            .name = "Priya Raman",
                            .first_name = "Priya",
                            .last_name = "Raman",
                            .email = "priya@client.example",
                            .created_at = now});
    });
}

void TestOffice::keep_templates() {
    keep_template({.kind = TemplateKind::email,
                   .key = "welcome",
                   .name = "Welcome",
                   .subject = "Welcome, {{contact.first_name}}",
                   .body = "Hello {{contact.first_name}},\n\n[Begin]({{links.intake}})"});
    keep_template({.kind = TemplateKind::form,
                   .key = "intake",
                   .name = "Intake",
                   .form = parse_yaml(intake_form).value.as_object()});
    keep_template({.kind = TemplateKind::contract,
                   .key = "letter",
                   .name = "Engagement letter",
                   .body = "# Engagement letter\n\nBetween {{firm.name}} and "
                           "{{answers.intake.company}}, for {{run.fee | money}} a month.",
                   .key_terms = {{"Fee", "{{run.fee | money}} a month"}}});
    keep_template({.kind = TemplateKind::project,
                   .key = "setup",
                   .name = "Bookkeeping setup",
                   .project = boost::json::parse(R"({"name": "Books of {{contact.name}}",
                       "tasks": [{"title": "Open the ledger", "role": "bookkeeper",
                                  "due": "2 working days"},
                                 {"title": "Ask the bank for a feed"}]})")
                                  .as_object()});
}

void TestOffice::keep_template(Template content) {
    content.firm_id = cedar.id;
    content.id = api.ids.next<TemplateId>();
    content.updated_at = api.clock.now();
    api.store->write([&](Tx& tx) { insert_template(tx, content); });
}

WorkflowId TestOffice::publish(std::string_view yaml) {
    const auto parsed = parse_yaml(yaml);
    Faults faults;
    const auto definition = parse_definition(parsed.value, step_kinds(), faults);
    check(parsed.faults.empty() && faults.empty(), "the workflow of the test parses");
    Workflow workflow{.firm_id = cedar.id,
                      .id = api.ids.next<WorkflowId>(),
                      .name = definition.name,
                      .draft_text = std::string(yaml),
                      .created_at = api.clock.now(),
                      .updated_at = api.clock.now()};
    api.store->write([&](Tx& tx) {
        insert_workflow(tx, workflow);
        publish_version(tx, workflow,
                        {.id = api.ids.next<WorkflowVersionId>(),
                         .text = workflow.draft_text,
                         .definition = to_json(definition),
                         .published_by = "Maya Cedar",
                         .published_at = api.clock.now()});
    });
    return workflow.id;
}

std::string TestOffice::start_run() {
    auto sent = as(cedar.maya, "POST",
                   fmt::format(R"({{"workflow": "{}", "contact": "{}", "roles":
                       {{"account_manager": "{}", "bookkeeper": "{}"}}}})",
                               to_text(cedar.onboarding), to_text(cedar.priya),
                               to_text(cedar.maya_id), to_text(cedar.tom_id)));
    sent.headers.emplace_back("Idempotency-Key", new_token(api.random));
    const auto answer = ask("/runs", sent);
    EXPECT_EQ(answer.status, 201) << answer.text;
    return answer.text_at("/id");
}

void TestOffice::pass(Duration time) {
    api.clock.wind(time);
    work_off();
}

std::vector<Message> TestOffice::mails_to(std::string_view address) const {
    return api.store->read([&](Tx& tx) {
        std::vector<Message> mails;
        for (const auto& message :
             list_messages(tx, cedar.id, {.to = std::string(address)}, {.limit = 100}).items) {
            mails.push_back(view_of(tx, message));
        }
        return mails;
    });
}

std::string TestOffice::token_for(std::string_view address) const {
    for (const auto& mail : mails_to(address)) {
        constexpr std::string_view mark = "https://clients.example/c/";
        const auto at = mail.text.find(mark);
        if (at != std::string::npos) return mail.text.substr(at + mark.size(), 43);
    }
    ADD_FAILURE() << "no link was sent to " << address;
    return "";
}

}
