#include "api/testing/office.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.hpp"
#include "core/definition.hpp"
#include "core/definition_text.hpp"
#include "documents/signing.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"
#include "records/session.hpp"
#include "reflect/json.hpp"
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

// ---- The wire

std::string request_text(std::string_view path, const Sent& sent) {
    auto text = fmt::format("{} /api/v1{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n",
                            sent.method, path);
    for (const auto& header : sent.headers) text += header + "\r\n";
    if (sent.method != "GET" && sent.method != "HEAD") {
        text += fmt::format("Content-Length: {}\r\n", sent.body.size());
        if (!sent.body.empty()) text += fmt::format("Content-Type: {}\r\n", sent.content_type);
    }
    return text + "\r\n" + sent.body;
}

std::string exchange(uint16_t port, std::string_view request) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int refused =
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    check(refused == 0, "the server listens");
    while (!request.empty()) {
        const auto length = ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
        if (length <= 0) break;
        request.remove_prefix(static_cast<size_t>(length));
    }
    std::string answer;
    std::array<char, 16384> block{};
    for (ssize_t length = 1; length > 0;) {
        length = ::recv(socket, block.data(), block.size(), 0);
        if (length > 0) answer.append(block.data(), static_cast<size_t>(length));
    }
    ::close(socket);
    return answer;
}

Answered parse_answer(const std::string& bytes) {
    Answered answer;
    const auto end = bytes.find("\r\n\r\n");
    check(bytes.starts_with("HTTP/1.1 ") && end != std::string::npos, "an answer came");
    answer.status = std::stoi(bytes.substr(9, 3));
    answer.text = bytes.substr(end + 4);
    for (size_t at = bytes.find("\r\n"); at < end;) {
        const auto next = bytes.find("\r\n", at + 2);
        const auto line = bytes.substr(at + 2, next - at - 2);
        auto name = line.substr(0, line.find(':'));
        std::ranges::transform(name, name.begin(), [](char c) {
            return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        });
        answer.headers[name] = line.substr(line.find(": ") + 2);
        at = next;
    }
    if (answer.headers["content-type"].find("json") != std::string::npos && !answer.text.empty()) {
        answer.json = boost::json::parse(answer.text);
    }
    return answer;
}

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

TestOffice::TestOffice(bool is_demo) : store(Store::open({.readers = 2}, record_migrations())) {
    auto name = (std::filesystem::temp_directory_path() / "stepwell-api-XXXXXX").string();
    check(mkdtemp(name.data()) != nullptr, "there is a temporary folder");
    folder = name;
    files = std::make_unique<FileStore>(folder);
    engine = std::make_unique<Engine>(
        *store, *files, clock, ids, random,
        EngineOptions{.public_url = "https://office.example", .on_change = {}});
    workers = std::make_unique<Workers>(2);
    services = std::make_unique<Services>(Services{.store = *store,
                                                   .engine = *engine,
                                                   .files = *files,
                                                   .clock = clock,
                                                   .wall_clock = clock,
                                                   .ids = ids,
                                                   .random = random,
                                                   .events = events,
                                                   .workers = *workers,
                                                   .metrics = metrics,
                                                   .facts = {.version = "test", .is_demo = is_demo},
                                                   .demo_clock = is_demo ? &clock : nullptr});
    alder = make_firm("Alder & Wren", "alder.example");
    birch = make_firm("Birch Partners", "birch.example");
    http::Router router;
    router.add(api_endpoints(*services));
    server = std::make_unique<http::Server>(http::ServerOptions{}, std::move(router));
    server->start();
}

TestOffice::~TestOffice() {
    server->stop();
    workers->stop();
    engine->stop();
    store->close();
    std::filesystem::remove_all(folder);
}

Answered TestOffice::ask(std::string_view path, const Sent& sent) const {
    return parse_answer(exchange(server->port(), request_text(path, sent)));
}

Sent TestOffice::as(const std::string& headers, std::string_view method, std::string_view body) {
    return {.method = method, .body = std::string(body), .headers = {headers}};
}

std::string TestOffice::sign_in(FirmId firm, MemberId member) {
    const auto token = new_token(random);
    const auto csrf = new_token(random);
    store->write([&](Tx& tx) {
        insert_session(tx, {.firm_id = firm,
                            .token_hash = sha256_hex(token),
                            .csrf_token = csrf,
                            .member_id = member,
                            .created_at = clock.now(),
                            .last_seen_at = clock.now() + std::chrono::days{300},
                            .expires_at = clock.now() + std::chrono::days{300}});
    });
    return fmt::format("Cookie: stepwell_session={}\r\nX-CSRF-Token: {}", token, csrf);
}

OfficeFirm TestOffice::make_firm(const std::string& name, const std::string& domain) {
    OfficeFirm firm{.id = ids.next<FirmId>(),
                    .maya_id = ids.next<MemberId>(),
                    .tom_id = ids.next<MemberId>(),
                    .priya = ids.next<ContactId>()};
    store->write([&](Tx& tx) {
        const Time now = clock.now();
        insert_firm(tx, {.id = firm.id,
                         .name = name,
                         .zone = "Europe/London",
                         .currency = "GBP",
                         .hours = usual_calendar("Europe/London").hours,
                         .created_at = now});
        save_email_settings(tx, {.firm_id = firm.id,
                                 .mode = MailMode::demo,
                                 .from_name = name,
                                 .from_address = "office@" + domain});
        insert_member(tx, {firm.id, firm.maya_id, "Maya Alder", "maya@" + domain,
                           MemberLevel::owner, true, "", now});
        insert_member(tx, {firm.id, firm.tom_id, "Tom Wren", "tom@" + domain, MemberLevel::member,
                           true, "", now});
        insert_contact(tx, {.firm_id = firm.id,
                            .id = firm.priya,
                            .name = "Priya Raman",
                            .first_name = "Priya",
                            .last_name = "Raman",
                            .email = "priya@client.example",
                            .created_at = now});
    });
    firm.maya = sign_in(firm.id, firm.maya_id);
    firm.tom = sign_in(firm.id, firm.tom_id);
    keep_template(firm, {.kind = TemplateKind::email,
                         .key = "welcome",
                         .name = "Welcome",
                         .subject = "Welcome, {{contact.first_name}}",
                         .body = "Hello {{contact.first_name}},\n\n[Begin]({{links.intake}})"});
    keep_template(firm, {.kind = TemplateKind::form,
                         .key = "intake",
                         .name = "Intake",
                         .form = parse_yaml(intake_form).value.as_object()});
    keep_template(firm, {.kind = TemplateKind::contract,
                         .key = "letter",
                         .name = "Engagement letter",
                         .body = "# Engagement letter\n\nBetween {{firm.name}} and "
                                 "{{answers.intake.company}}, for {{run.fee | money}} a month.",
                         .key_terms = {{"Fee", "{{run.fee | money}} a month"}}});
    keep_template(firm, {.kind = TemplateKind::project,
                         .key = "setup",
                         .name = "Bookkeeping setup",
                         .project = boost::json::parse(R"({"name": "Books of {{contact.name}}",
                             "tasks": [{"title": "Open the ledger", "role": "bookkeeper",
                                        "due": "2 working days"},
                                       {"title": "Ask the bank for a feed"}]})")
                                        .as_object()});
    publish(firm, onboarding);
    firm.onboarding = store->read([&](Tx& tx) { return list_workflows(tx, firm.id).front().id; });
    return firm;
}

void TestOffice::keep_template(const OfficeFirm& firm, Template content) {
    content.firm_id = firm.id;
    content.id = ids.next<TemplateId>();
    content.updated_at = clock.now();
    store->write([&](Tx& tx) { insert_template(tx, content); });
}

void TestOffice::publish(const OfficeFirm& firm, std::string_view yaml) {
    const auto parsed = parse_yaml(yaml);
    Faults faults;
    const auto definition = parse_definition(parsed.value, step_kinds(), faults);
    check(parsed.faults.empty() && faults.empty(), "the workflow of the test parses");
    Workflow workflow{.firm_id = firm.id,
                      .id = ids.next<WorkflowId>(),
                      .name = definition.name,
                      .draft_text = std::string(yaml),
                      .created_at = clock.now(),
                      .updated_at = clock.now()};
    store->write([&](Tx& tx) {
        insert_workflow(tx, workflow);
        publish_version(tx, workflow,
                        {.id = ids.next<WorkflowVersionId>(),
                         .text = workflow.draft_text,
                         .definition = to_json(definition),
                         .published_by = "Maya Alder",
                         .published_at = clock.now()});
    });
}

std::string TestOffice::start_run(const std::string& more) {
    auto sent = as(alder.maya, "POST",
                   fmt::format(R"({{"workflow": "{}", "contact": "{}", "roles":
                       {{"account_manager": "{}", "bookkeeper": "{}"}}{}}})",
                               to_text(alder.onboarding), to_text(alder.priya),
                               to_text(alder.maya_id), to_text(alder.tom_id), more));
    sent.headers.push_back("Idempotency-Key: " + new_token(random));
    const auto answer = ask("/runs", sent);
    EXPECT_EQ(answer.status, 201) << answer.text;
    return answer.text_at("/id");
}

void TestOffice::pass(Duration time) {
    clock.wind(time);
    work_off();
}

void TestOffice::give_identities() {
    const auto identity = make_signing_identity("Alder & Wren", clock.now(), random);
    store->write([&](Tx& tx) {
        insert_firm_identity(tx, {alder.id, identity.private_key_pem, identity.certificate_pem});
    });
}

std::vector<Message> TestOffice::mails_to(std::string_view address) const {
    return store->read([&](Tx& tx) {
        std::vector<Message> mails;
        for (const auto& message :
             list_messages(tx, alder.id, {.to = std::string(address)}, {.limit = 100}).items) {
            mails.push_back(view_of(tx, message));
        }
        return mails;
    });
}

std::string TestOffice::token_for(std::string_view address) const {
    for (const auto& mail : mails_to(address)) {
        constexpr std::string_view mark = "https://office.example/c/";
        const auto at = mail.text.find(mark);
        if (at != std::string::npos) return mail.text.substr(at + mark.size(), 43);
    }
    ADD_FAILURE() << "no link was sent to " << address;
    return "";
}

TEST(TestOffice, AnswersWhoIsSignedIn) {
    TestOffice office;
    EXPECT_EQ(office.get("/runs").status, 200);
    EXPECT_EQ(office.open("/runs").status, 401);
}

}
