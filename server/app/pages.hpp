// The web app and the client pages, out of the binary, and the explanations of errors.
#pragma once

#include <vector>

#include "base/bytes.hpp"
#include "http/endpoint.hpp"

// For the router, beside the API's. `random` outlives them.
std::vector<http::Endpoint> page_endpoints(Random& random);
