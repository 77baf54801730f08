#include "api/routes.hpp"

#include <boost/json.hpp>

#include "api/request/admission.hpp"
#include "http/openapi.hpp"
#include "http/router.hpp"

namespace api {
namespace {

std::vector<http::Endpoint> make_endpoints(Services* services) {
    Routes routes{services};
    add_session_routes(routes);
    add_today_routes(routes);
    add_run_routes(routes);
    add_run_step_routes(routes);
    add_contract_routes(routes);
    add_file_routes(routes);
    add_contact_routes(routes);
    add_workflow_routes(routes);
    add_template_routes(routes);
    add_project_routes(routes);
    add_task_routes(routes);
    add_message_routes(routes);
    add_search_routes(routes);
    add_event_routes(routes);
    add_firm_routes(routes);
    add_email_settings_routes(routes);
    add_member_routes(routes);
    add_token_routes(routes);
    add_client_home_routes(routes);
    add_client_form_routes(routes);
    add_client_contract_routes(routes);
    add_demo_routes(routes);
    add_health_routes(routes);
    return routes.take();
}

// The document describes itself too, as an object without further words.
http::Endpoint document_endpoint(const std::string& text) {
    http::Endpoint endpoint{.method = http::Method::get, .pattern = "/api/v1/openapi.json"};
    endpoint.operation = {.id = "read_openapi_document",
                          .summary = "This document.",
                          .tag = "Server",
                          .answers = {{.schema = http::output_schema<boost::json::object>()}}};
    endpoint.handler = [text](const http::Request&, const http::Responder& responder) {
        auto response = http::Response::text(text);
        response.headers.set("Content-Type", "application/json");
        responder.respond(std::move(response));
    };
    return endpoint;
}

const std::map<std::string, std::string> tags{
    {"Session", "Signing in and out, and what the one who asks may do."},
    {"Today", "What needs a person now."},
    {"Runs", "Workflows under way for clients: starting, steering and understanding them."},
    {"Contracts", "What was or is to be signed, and the signatures of members."},
    {"Files", "What clients have sent, and sealed contracts."},
    {"Contacts", "The people and companies that the firm works for."},
    {"Workflows", "Definitions: drafts, checks and published versions."},
    {"Templates", "The texts that steps send: e-mails, questionnaires, contracts, projects."},
    {"Projects", "Work with a start, an end and tasks."},
    {"Tasks", "What a member is to do."},
    {"Messages", "The outbox: every mail with its exact copy and each try to deliver it."},
    {"Search", "One question to everything that has a name."},
    {"Events", "A stream of what changes, for pages that are to be up to date."},
    {"Settings", "The firm, its brand and hours, e-mail, members and API tokens."},
    {"Client pages", "What a client sees and does behind a link; the link is the login."},
    {"Demo", "The demo firm's clock and mailbox. There in the demo only."},
    {"Server", "The server itself."},
};

boost::json::object document_of(std::vector<http::Endpoint> endpoints) {
    http::Router router;
    router.add(std::move(endpoints));
    router.add(document_endpoint(""));
    reflect::SchemaSet schemas;
    return http::openapi_document(
        {.title = "Stepwell",
         .version = "1",
         .about = "Workflow management for firms that serve clients. docs/api.md says how it "
                  "behaves as a whole.",
         .session_cookie = "stepwell_session",
         .csrf_header = std::string(csrf_header),
         .tags = tags},
        router.endpoints(), schemas);
}

}

std::vector<http::Endpoint> api_endpoints(Services& services) {
    auto endpoints = make_endpoints(&services);
    endpoints.push_back(document_endpoint(boost::json::serialize(openapi_document())));
    return endpoints;
}

boost::json::object openapi_document() {
    return document_of(make_endpoints(nullptr));
}

}
