#include "http/router.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"

namespace http {
namespace {

constexpr std::string_view rest_mark = "...";

struct Segment {
    enum class Kind { literal, parameter, rest };
    Kind kind = Kind::literal;
    std::string text;  // the literal, or the parameter's name
};

Segment parse_segment(std::string_view text) {
    if (!text.starts_with('{')) return {Segment::Kind::literal, std::string(text)};
    check(text.ends_with('}') && text.size() > 2, "a parameter of a pattern stands in braces");
    auto name = text.substr(1, text.size() - 2);
    if (!name.ends_with(rest_mark)) return {Segment::Kind::parameter, std::string(name)};
    name.remove_suffix(rest_mark.size());
    return {Segment::Kind::rest, std::string(name)};
}

std::vector<Segment> parse_pattern(std::string_view pattern) {
    check(pattern.starts_with('/'), fmt::format("the pattern '{}' begins with a slash", pattern));
    std::vector<Segment> segments;
    if (pattern == "/") return segments;
    for (auto left = pattern.substr(1);;) {
        const auto slash = left.find('/');
        segments.push_back(parse_segment(left.substr(0, slash)));
        if (slash == std::string_view::npos) return segments;
        check(segments.back().kind != Segment::Kind::rest, "only the last segment takes the rest");
        left.remove_prefix(slash + 1);
    }
}

std::string join(const std::vector<std::string>& segments, size_t first) {
    std::string text;
    for (size_t i = first; i < segments.size(); ++i) {
        if (i > first) text += '/';
        text += segments[i];
    }
    return text;
}

}

struct Router::Node {
    using Endpoints = std::map<Method, const Endpoint*>;

    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    Endpoints endpoints;
    Endpoints rest;

    // The endpoints of the most specific pattern that fits, or null.
    const Endpoints* find(const std::vector<std::string>& segments, size_t depth) const {
        if (depth == segments.size()) {
            if (!endpoints.empty()) return &endpoints;
            return rest.empty() ? nullptr : &rest;
        }
        if (const auto literal = literals.find(segments[depth]); literal != literals.end()) {
            if (const auto* found = literal->second->find(segments, depth + 1)) return found;
        }
        if (parameter && !segments[depth].empty()) {
            if (const auto* found = parameter->find(segments, depth + 1)) return found;
        }
        return rest.empty() ? nullptr : &rest;
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Endpoint endpoint) {
    check(endpoint.method != Method::head, "HEAD is answered from GET");
    check(endpoint.handler != nullptr, fmt::format("'{}' has a handler", endpoint.pattern));
    endpoints_.push_back(std::make_unique<Endpoint>(std::move(endpoint)));
    const Endpoint& added = *endpoints_.back();
    Node* node = root_.get();
    auto* endpoints = &node->endpoints;
    for (const auto& segment : parse_pattern(added.pattern)) {
        if (segment.kind == Segment::Kind::rest) {
            endpoints = &node->rest;
            break;
        }
        auto& next =
            segment.kind == Segment::Kind::literal ? node->literals[segment.text] : node->parameter;
        if (!next) next = std::make_unique<Node>();
        node = next.get();
        endpoints = &node->endpoints;
    }
    const bool is_new = endpoints->emplace(added.method, &added).second;
    check(is_new,
          fmt::format("{} {} stands once among the routes", to_text(added.method), added.pattern));
}

void Router::add(std::vector<Endpoint> endpoints) {
    for (auto& endpoint : endpoints) add(std::move(endpoint));
}

namespace {

std::string allow_of(const std::map<Method, const Endpoint*>& endpoints) {
    std::vector<std::string_view> methods;
    for (const auto& [method, endpoint] : endpoints) methods.push_back(to_text(method));
    if (endpoints.contains(Method::get)) methods.push_back(to_text(Method::head));
    std::ranges::sort(methods);
    std::string allow;
    for (const auto method : methods) allow += (allow.empty() ? "" : ", ") + std::string(method);
    return allow;
}

std::map<std::string, std::string> parameters_of(std::string_view pattern,
                                                 const std::vector<std::string>& segments) {
    std::map<std::string, std::string> parameters;
    const auto parsed = parse_pattern(pattern);
    for (size_t i = 0; i < parsed.size(); ++i) {
        if (parsed[i].kind == Segment::Kind::parameter) parameters[parsed[i].text] = segments[i];
        if (parsed[i].kind == Segment::Kind::rest) parameters[parsed[i].text] = join(segments, i);
    }
    return parameters;
}

}

Match Router::match(std::optional<Method> method, const std::vector<std::string>& segments) const {
    const auto* endpoints = root_->find(segments, 0);
    if (!endpoints) return PathNotFound{};
    if (method == Method::head) method = Method::get;
    const auto found = method ? endpoints->find(*method) : endpoints->end();
    if (found == endpoints->end()) return MethodNotAllowed{allow_of(*endpoints)};
    return Found{found->second, parameters_of(found->second->pattern, segments)};
}

std::vector<std::string> parameter_names(std::string_view pattern) {
    std::vector<std::string> names;
    for (const auto& segment : parse_pattern(pattern)) {
        if (segment.kind != Segment::Kind::literal) names.push_back(segment.text);
    }
    return names;
}

}
