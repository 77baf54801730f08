// Every route there is, one line a resource, and the document that is made from them.
#pragma once

#include <vector>

#include <boost/json/object.hpp>

#include "api/route.hpp"

namespace api {

// For http::Router. `services` outlives them.
std::vector<http::Endpoint> api_endpoints(Services& services);

// OpenAPI 3.1, as GET /api/v1/openapi.json gives it.
boost::json::object openapi_document();

void add_session_routes(Routes& routes);
void add_firm_routes(Routes& routes);
void add_email_settings_routes(Routes& routes);
void add_member_routes(Routes& routes);
void add_token_routes(Routes& routes);
void add_contact_routes(Routes& routes);
void add_workflow_routes(Routes& routes);
void add_template_routes(Routes& routes);
void add_run_routes(Routes& routes);
void add_run_step_routes(Routes& routes);
void add_contract_routes(Routes& routes);
void add_file_routes(Routes& routes);
void add_project_routes(Routes& routes);
void add_task_routes(Routes& routes);
void add_message_routes(Routes& routes);
void add_today_routes(Routes& routes);
void add_search_routes(Routes& routes);
void add_event_routes(Routes& routes);
void add_client_home_routes(Routes& routes);
void add_client_form_routes(Routes& routes);
void add_client_contract_routes(Routes& routes);
void add_demo_routes(Routes& routes);
void add_health_routes(Routes& routes);

}
