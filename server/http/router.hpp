// Finds the endpoint for a method and a path. A literal segment beats a parameter, a parameter
// beats "{rest...}", so what is most specific decides, also on which methods are allowed. A GET
// endpoint answers HEAD as well.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/endpoint.hpp"

namespace http {

struct Found {
    const Endpoint* endpoint = nullptr;
    std::map<std::string, std::string> path_parameters;
};
struct MethodNotAllowed {
    std::string allow;  // "DELETE, GET, HEAD": the value of the Allow header
};
struct PathNotFound {};
using Match = std::variant<Found, MethodNotAllowed, PathNotFound>;

// Immutable once filled; matching is safe from any thread.
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    // Fails a check if the pattern is malformed or the method is taken there.
    void add(Endpoint endpoint);
    void add(std::vector<Endpoint> endpoints);

    // Nothing for `method`: one that we do not know. `segments` are decoded.
    Match match(std::optional<Method> method, const std::vector<std::string>& segments) const;

    // In the order they were added.
    const std::vector<std::unique_ptr<Endpoint>>& endpoints() const { return endpoints_; }

private:
    struct Node;
    std::vector<std::unique_ptr<Endpoint>> endpoints_;
    std::unique_ptr<Node> root_;
};

// The names in "/runs/{run}/steps/{step}": run, step.
std::vector<std::string> parameter_names(std::string_view pattern);

}
