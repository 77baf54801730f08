// What passes between a client and the firm beside the steps: questions, fresh links, and that a
// page was opened by a person.
#pragma once

#include "api/route.hpp"

namespace api {

void add_client_correspondence_routes(Routes& routes);
void add_client_file_routes(Routes& routes);

}
