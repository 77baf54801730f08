#include "api/client/correspondence.hpp"
#include "api/client/home.hpp"
#include "api/routes.hpp"

namespace api {

void add_client_home_routes(Routes& routes) {
    routes.tag("Client pages");
    routes.read(get("/client/{token}", "show_client_home",
                    "What is needed from the client now, what is done, and what happens next.")
                    .needs(Permission::open),
                home_of);
    add_client_correspondence_routes(routes);
    add_client_file_routes(routes);
}

}
