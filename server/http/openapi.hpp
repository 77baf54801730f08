// The OpenAPI 3.1 document, made from the endpoints and the described structs that they name: what
// the web app's client and the reference page are generated from.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "http/endpoint.hpp"

namespace http {

struct ApiAbout {
    std::string title;
    std::string version;
    std::string about;
    std::string license = "Apache-2.0";  // SPDX
    std::string session_cookie;          // its name
    std::string csrf_header = "X-CSRF-Token";
    std::map<std::string, std::string> tags;  // what each of the operations' tags is about
};

// Always the same for the same endpoints: paths, tags and members in the order given, schemas by
// name. Endpoints without an operation id are left out. `schemas` is added to. Fails a check where
// an id stands twice, where a parameter is not in the pattern, and where an operation has no
// summary, answer or tag that `about` knows.
boost::json::object openapi_document(const ApiAbout& about,
                                     const std::vector<std::unique_ptr<Endpoint>>& endpoints,
                                     reflect::SchemaSet& schemas);

}
