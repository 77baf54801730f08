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
         .csrf_header = std::string(csrf_header)},
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
