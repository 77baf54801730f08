#include "api/testing/test_api.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>

#include "api/events.hpp"
#include "api/password.hpp"
#include "api/routes.hpp"
#include "api/workflows/outline.hpp"
#include "documents/signing.hpp"
#include "http/router.hpp"
#include "records/api_token.hpp"
#include "records/contact.hpp"
#include "records/contract.hpp"
#include "records/file.hpp"
#include "records/message.hpp"
#include "records/migrations.hpp"
#include "records/project.hpp"
#include "records/task.hpp"
#include "records/template.hpp"
#include "records/workflow.hpp"

namespace api {

// ---- Replies

std::string Reply::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::string Reply::at(std::string_view pointer) const {
    boost::system::error_code error;
    const auto* found = body.find_pointer(pointer, error);
    if (found == nullptr) {
        ADD_FAILURE() << "no " << pointer << " in " << status << " " << text;
        return "";
    }
    return found->is_string() ? std::string(found->get_string()) : boost::json::serialize(*found);
}

std::vector<std::string> Reply::faults() const {
    std::vector<std::string> lines;
    const auto* object = body.if_object();
    const auto* errors = object ? object->if_contains("errors") : nullptr;
    if (errors == nullptr) return lines;
    for (const auto& error : errors->as_array()) {
        lines.push_back(fmt::format("{}: {}", std::string_view(error.at("pointer").as_string()),
                                    std::string_view(error.at("detail").as_string())));
    }
    return lines;
}

// ---- Callers

namespace {

struct Exchanged {
    std::string head;
    std::string body;
    std::string stop_after;  // a text that ends the exchange; empty for none
};

size_t take_head(char* bytes, size_t size, size_t count, void* exchanged) {
    static_cast<Exchanged*>(exchanged)->head.append(bytes, size * count);
    return size * count;
}

size_t take_body(char* bytes, size_t size, size_t count, void* taker) {
    auto& exchanged = *static_cast<Exchanged*>(taker);
    exchanged.body.append(bytes, size * count);
    const bool is_enough = !exchanged.stop_after.empty() &&
                           exchanged.body.find(exchanged.stop_after) != std::string::npos;
    return is_enough ? 0 : size * count;
}

std::map<std::string, std::string> headers_of(const std::string& head) {
    std::map<std::string, std::string> headers;
    for (size_t begin = 0; begin < head.size();) {
        const auto end = std::min(head.find("\r\n", begin), head.size());
        const auto line = head.substr(begin, end - begin);
        begin = end + 2;
        const auto colon = line.find(": ");
        if (colon == std::string::npos) continue;
        auto name = line.substr(0, colon);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
        headers[name] = line.substr(colon + 2);
    }
    return headers;
}

struct Question {
    std::string method;
    std::string url;
    std::map<std::string, std::string> headers;
    std::optional<std::string> body;
};

int exchange(const Question& question, Exchanged& exchanged) {
    const std::unique_ptr<CURL, void (*)(CURL*)> curl{curl_easy_init(), curl_easy_cleanup};
    curl_slist* list = curl_slist_append(nullptr, "Expect:");
    for (const auto& [name, value] : question.headers) {
        list = curl_slist_append(list, (name + ": " + value).c_str());
    }
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> owned{list, curl_slist_free_all};
    curl_easy_setopt(curl.get(), CURLOPT_URL, question.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, question.method.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, take_head);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &exchanged);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &exchanged);
    if (question.body) {
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(question.body->size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, question.body->data());
    }
    curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
}

std::string url_of(uint16_t port, const std::string& path) {
    const auto below = path.starts_with("//") ? path.substr(1) : "/api/v1" + path;
    return fmt::format("http://127.0.0.1:{}{}", port, below);
}

}

Caller Caller::with(const std::string& name, const std::string& value) const {
    Caller caller = *this;
    caller.headers_[name] = value;
    if (value.empty()) caller.headers_.erase(name);
    return caller;
}

Reply Caller::ask(const std::string& method, const std::string& path,
                  const boost::json::value& body) const {
    const auto text = body.is_null() ? std::nullopt : std::optional(boost::json::serialize(body));
    return send(method, path, text, "application/json");
}

Reply Caller::send(const std::string& method, const std::string& path,
                   const std::optional<std::string>& body, const std::string& content_type) const {
    Question question{method, url_of(port_, path), headers_, body};
    if (body) question.headers["Content-Type"] = content_type;
    Exchanged exchanged;
    Reply reply;
    reply.status = exchange(question, exchanged);
    reply.headers = headers_of(exchanged.head);
    reply.text = std::move(exchanged.body);
    boost::system::error_code error;
    reply.body = boost::json::parse(reply.text, error);
    return reply;
}

std::string Caller::first_event(const std::string& path) const {
    Exchanged exchanged{.stop_after = "data:"};
    exchange({"GET", url_of(port_, path), headers_, std::nullopt}, exchanged);
    return exchanged.body;
}

// ---- The world

namespace {

constexpr std::string_view onboarding = R"(
workflow: Client onboarding
dates: [start]
roles: [account_manager]
steps:
  - step: welcome
    email: { template: welcome }
  - step: intake
    form: { template: intake, email: none }
    remind: { every: 3 working days, at_most: 2, then: { task: { assignee: account_manager } } }
  - step: agreement
    contract: { template: letter, signers: [contact, account_manager] }
    remind: { every: 3 working days, at_most: 2, then: { task: { assignee: account_manager } } }
  - step: call
    task: { title: "Call {{contact.first_name}}", assignee: account_manager, due: 2 working days }
)";

constexpr std::string_view intake = R"({"parts": [{"title": "You", "fields": [
    {"key": "company", "label": "Company", "kind": "short_text", "required": true}]}]})";

constexpr std::string_view setup = R"({"name": "Set up {{contact.name}}", "tasks": [
    {"title": "Open the books"}]})";

// Hashing once is slow enough.
const std::string& test_password_hash() {
    static const std::string hash = hash_password(test_password);
    return hash;
}

// Puts the records of one firm in, in the order in which they name one another.
class FirmMaker {
public:
    FirmMaker(TestApi& api, Tx& tx, TestFirm& firm) : api_(api), tx_(tx), firm_(firm) {}

    void make(const std::string& name, const FirmIdentity& identity) {
        const Time now = api_.clock.now();
        insert_firm(tx_, {.id = firm_.id,
                          .name = name,
                          .zone = "Europe/London",
                          .currency = "GBP",
                          .hours = usual_calendar("Europe/London").hours,
                          .created_at = now});
        save_email_settings(tx_, {.firm_id = firm_.id,
                                  .mode = MailMode::demo,
                                  .from_name = name,
                                  .from_address = "hello@" + firm_.domain});
        insert_firm_identity(tx_, identity);
        firm_.maya = add_member("Maya", MemberLevel::owner);
        firm_.tom = add_member("Tom", MemberLevel::manager);
        firm_.noor = add_member("Noor", MemberLevel::member);
        firm_.ids["member"] = to_text(firm_.noor);
        add_contact();
        add_templates();
        add_workflow();
    }

    void start_run() {
        const auto run =
            api_.engine->start_run(tx_, firm_.id,
                                   {.workflow = *parse_id<WorkflowId>(firm_.ids.at("workflow")),
                                    .contact = *parse_id<ContactId>(firm_.ids.at("contact")),
                                    .roles = {{"account_manager", to_text(firm_.maya)}},
                                    .dates = {{"start", "2026-04-01"}},
                                    .fields = {{"fee", 240}}},
                                   {Acts::team, to_text(firm_.maya), "Maya"});
        firm_.ids["run"] = to_text(run);
        firm_.ids["step"] = "intake";
        add_project(run);
        firm_.ids["task"] = to_text(list_tasks_of_run(tx_, firm_.id, run).at(0).id);
        firm_.ids["contract"] = to_text(list_contracts_of_run(tx_, firm_.id, run).at(0).id);
        firm_.ids["message"] =
            to_text(list_messages(tx_, firm_.id, {.run_id = run}, {}).items.at(0).id);
    }

private:
    template <class IdType>
    IdType next(const std::string& noun) {
        const auto id = api_.ids.next<IdType>();
        firm_.ids[noun] = to_text(id);
        return id;
    }

    MemberId add_member(const std::string& name, MemberLevel level) {
        const auto id = api_.ids.next<MemberId>();
        auto local = name;
        local[0] = static_cast<char>(std::tolower(local[0]));
        insert_member(tx_, {.firm_id = firm_.id,
                            .id = id,
                            .name = name,
                            .email = local + "@" + firm_.domain,
                            .level = level,
                            .password_hash = test_password_hash(),
                            .created_at = api_.clock.now()});
        const auto token = new_token(api_.random);
        insert_api_token(tx_, {.firm_id = firm_.id,
                               .id = next<ApiTokenId>("token"),
                               .name = name + "'s program",
                               .level = level,
                               .token_hash = sha256_hex(token),
                               .created_at = api_.clock.now()});
        firm_.tokens[level] = token;
        return id;
    }

    void add_contact() {
        insert_contact(tx_, {.firm_id = firm_.id,
                             .id = next<ContactId>("contact"),
                             .name = "Priya Shah",
                             .first_name = "Priya",
                             .last_name = "Shah",
                             .company = "Shah Foods",
                             .email = "priya@shah.example",
                             .created_at = api_.clock.now()});
    }

    void add_template(Template template_) {
        template_.firm_id = firm_.id;
        template_.id = next<TemplateId>("template");
        template_.name = template_.key;
        template_.updated_at = api_.clock.now();
        insert_template(tx_, template_);
    }

    void add_templates() {
        add_template({.kind = TemplateKind::contract,
                      .key = "letter",
                      .body = "# Letter\n\nFor **{{contact.name}}**, fee {{run.fee | money}}."});
        add_template({.kind = TemplateKind::form,
                      .key = "intake",
                      .form = boost::json::parse(intake).as_object()});
        add_template({.kind = TemplateKind::project,
                      .key = "setup",
                      .project = boost::json::parse(setup).as_object()});
        add_template({.kind = TemplateKind::email,
                      .key = "welcome",
                      .subject = "Welcome, {{contact.first_name}}",
                      .body = "Hello {{contact.first_name}}.\n\n[Begin]({{links.intake}})"});
    }

    void add_workflow() {
        const Time now = api_.clock.now();
        Workflow workflow{.firm_id = firm_.id,
                          .id = next<WorkflowId>("workflow"),
                          .name = "Client onboarding",
                          .draft_text = std::string(onboarding),
                          .created_at = now,
                          .updated_at = now};
        insert_workflow(tx_, workflow);
        const auto checked = check_text(tx_, firm_.id, workflow.draft_text);
        for (const auto& fault : faults_of(checked)) ADD_FAILURE() << fault.message;
        publish_version(tx_, workflow,
                        {.id = api_.ids.next<WorkflowVersionId>(),
                         .text = workflow.draft_text,
                         .definition = to_json(*checked.definition),
                         .published_by = "Maya",
                         .published_at = now});
        firm_.ids["version"] = "1";
    }

    void add_project(RunId run) {
        const auto contact = *parse_id<ContactId>(firm_.ids.at("contact"));
        insert_project(tx_, {.firm_id = firm_.id,
                             .id = next<ProjectId>("project"),
                             .contact_id = contact,
                             .run_id = run,
                             .name = "Set up Priya Shah",
                             .created_at = api_.clock.now()});
        insert_file(tx_, {.firm_id = firm_.id,
                          .id = next<FileId>("file"),
                          .sha256 = api_.files.write("a paper of " + firm_.domain),
                          .name = "paper.txt",
                          .media_type = "text/plain",
                          .size = 20,
                          .run_id = run,
                          .contact_id = contact,
                          .created_at = api_.clock.now()});
    }

    TestApi& api_;
    Tx& tx_;
    TestFirm& firm_;
};

}

TestApi::TestApi()
    : store(Store::open({.readers = 2}, record_migrations())), files(folder / "files") {
    engine = std::make_unique<Engine>(*store, files, clock, ids, random,
                                      EngineOptions{.public_url = "https://clients.example",
                                                    .on_change = change_publisher(events, ids)});
    services = std::make_unique<Services>(Services{.store = *store,
                                                   .engine = *engine,
                                                   .files = files,
                                                   .clock = clock,
                                                   .wall_clock = clock,
                                                   .ids = ids,
                                                   .random = random,
                                                   .events = events,
                                                   .workers = workers,
                                                   .metrics = metrics,
                                                   .facts = {.version = "0.1.0", .is_demo = true},
                                                   .demo_clock = &clock});
    alder = make_firm("Alder & Wren", "alder.example");
    birch = make_firm("Birch Partners", "birch.example");
    http::Router router;
    router.add(api_endpoints(*services));
    server_ = std::make_unique<http::Server>(
        http::ServerOptions{
            .observe = [this](const http::Exchange& exchange) { metrics.count(exchange); }},
        std::move(router));
    server_->start();
}

TestApi::~TestApi() {
    server_->stop();
    workers.stop();
    store->close();
}

TestFirm TestApi::make_firm(const std::string& name, const std::string& domain) {
    TestFirm firm{.id = ids.next<FirmId>(), .domain = domain};
    static const auto identity = make_signing_identity("A firm", clock.now(), random);
    const FirmIdentity stored{firm.id, identity.private_key_pem, identity.certificate_pem};
    store->write([&](Tx& tx) {
        FirmMaker maker{*this, tx, firm};
        maker.make(name, stored);
        maker.start_run();
    });
    return firm;
}

Caller TestApi::as(const TestFirm& firm, MemberLevel level) const {
    return nobody().with("Authorization", "Bearer " + firm.tokens.at(level));
}

Caller TestApi::browser(const std::string& email) const {
    const auto signed_in =
        nobody().post("/session", {{"email", email}, {"password", std::string(test_password)}});
    EXPECT_EQ(signed_in.status, 200) << signed_in.text;
    const auto cookie = signed_in.header("set-cookie");
    return nobody()
        .with("Cookie", cookie.substr(0, cookie.find(';')))
        .with("X-CSRF-Token", signed_in.at("/csrf_token"));
}

}
