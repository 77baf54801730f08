#include "http/openapi.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "base/check.hpp"
#include "http/router.hpp"
#include "reflect/enums.hpp"

namespace json = boost::json;

namespace http {
namespace {

// What http/problem.hpp answers, described for the document.
struct ProblemFault {
    std::string pointer;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(ProblemFault, (), (pointer, detail))

struct Problem {
    std::string type;
    std::string title;
    int32_t status = 0;
    std::string detail;
    std::optional<std::string> instance;
    std::optional<std::vector<ProblemFault>> errors;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, instance, errors))

}
}

template <>
inline constexpr auto reflect::fields<http::Problem> = reflect::fields_of<http::Problem>({
    {.name = "type", .about = "The page of the error's code, such as /docs/errors/invalid."},
    {.name = "detail", .about = "What was expected, what was found and what to do."},
    {.name = "instance", .about = "The path that was asked for."},
    {.name = "errors", .about = "Every wrong field by its JSON pointer."},
});

namespace http {
namespace {

bool is_writing(Method method) {
    return method != Method::get;
}

json::object schema_or_text(const SchemaSource& source, reflect::SchemaSet& schemas) {
    return source ? source(schemas) : json::object{{"type", "string"}};
}

json::object describe(const Parameter& parameter, reflect::SchemaSet& schemas) {
    json::object described{
        {"name", parameter.name},
        {"in", reflect::name_of(parameter.place)},
        {"required", parameter.is_required || parameter.place == ParameterPlace::path},
    };
    if (!parameter.about.empty()) described.emplace("description", parameter.about);
    described.emplace("schema", schema_or_text(parameter.schema, schemas));
    return described;
}

// Those of the path first, in the order of the pattern, then the others as given.
json::array parameters_of(const Endpoint& endpoint, reflect::SchemaSet& schemas) {
    const auto& given = endpoint.operation.parameters;
    const auto names = parameter_names(endpoint.pattern);
    json::array list;
    for (const auto& name : names) {
        const auto named = std::ranges::find_if(given, [&](const Parameter& parameter) {
            return parameter.place == ParameterPlace::path && parameter.name == name;
        });
        list.push_back(describe(
            named == given.end() ? Parameter{name, ParameterPlace::path} : *named, schemas));
    }
    for (const auto& parameter : given) {
        if (parameter.place != ParameterPlace::path) {
            list.push_back(describe(parameter, schemas));
            continue;
        }
        check(std::ranges::count(names, parameter.name) == 1,
              fmt::format("{} has the parameter {}", endpoint.pattern, parameter.name));
    }
    return list;
}

json::object request_body(const Endpoint& endpoint, reflect::SchemaSet& schemas) {
    json::object content;
    if (endpoint.body == BodyKind::json) {
        content.emplace(
            "application/json",
            json::object{{"schema", schema_or_text(endpoint.operation.request, schemas)}});
    } else if (endpoint.body_types.empty()) {
        content.emplace("application/octet-stream", json::object());
    } else {
        for (const auto& type : endpoint.body_types) content.emplace(type, json::object());
    }
    return {{"required", true}, {"content", std::move(content)}};
}

json::object responses_of(const Operation& operation, reflect::SchemaSet& schemas) {
    json::object responses;
    for (const auto& answer : operation.answers) {
        json::object described{
            {"description", answer.about.empty() ? operation.summary : answer.about}};
        if (answer.schema) {
            json::object media{{"schema", answer.schema(schemas)}};
            described.emplace("content", json::object{{answer.content_type, std::move(media)}});
        }
        responses.emplace(std::to_string(answer.status), std::move(described));
    }
    const json::object problem{{"$ref", "#/components/responses/Problem"}};
    responses.emplace("4XX", problem);
    responses.emplace("5XX", problem);
    return responses;
}

// Each object is one sufficient way: a session (with the token where it writes), or a bearer token.
json::array security_of(const Endpoint& endpoint) {
    if (endpoint.operation.security == Security::open) return {};
    json::object session{{"session", json::array()}};
    if (is_writing(endpoint.method)) session.emplace("csrf", json::array());
    json::array ways;
    ways.push_back(std::move(session));
    ways.push_back(json::object{{"bearer", json::array()}});
    return ways;
}

std::string about_of(const Operation& operation) {
    auto text = operation.about;
    if (!operation.permission.empty()) {
        text += fmt::format("{}Permission: {}.", text.empty() ? "" : "\n\n", operation.permission);
    }
    return text;
}

json::object describe(const Endpoint& endpoint, reflect::SchemaSet& schemas) {
    const auto& operation = endpoint.operation;
    check(!operation.summary.empty() && !operation.tag.empty() && !operation.answers.empty(),
          fmt::format("{} has a summary, a tag and an answer", operation.id));
    json::object described{{"operationId", operation.id}, {"summary", operation.summary}};
    if (const auto about = about_of(operation); !about.empty())
        described.emplace("description", about);
    described.emplace("tags", json::array{json::value(operation.tag)});
    described.emplace("security", security_of(endpoint));
    if (auto parameters = parameters_of(endpoint, schemas); !parameters.empty()) {
        described.emplace("parameters", std::move(parameters));
    }
    if (endpoint.body != BodyKind::none)
        described.emplace("requestBody", request_body(endpoint, schemas));
    described.emplace("responses", responses_of(operation, schemas));
    return described;
}

// OpenAPI knows no "{rest...}".
std::string path_of(std::string_view pattern) {
    std::string path(pattern);
    if (const auto dots = path.find("...}"); dots != std::string::npos) path.erase(dots, 3);
    return path;
}

std::string method_key(Method method) {
    return std::string(reflect::name_of(method));
}

json::object security_schemes(const ApiAbout& about) {
    return {
        {"session",
         json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", about.session_cookie}}},
        {"csrf", json::object{{"type", "apiKey"}, {"in", "header"}, {"name", about.csrf_header}}},
        {"bearer", json::object{{"type", "http"}, {"scheme", "bearer"}}},
    };
}

json::object problem_response(reflect::SchemaSet& schemas) {
    json::object media{
        {"schema", reflect::schema_of<Problem>(schemas, reflect::Direction::output)}};
    return {
        {"description", "What went wrong, as problem details (RFC 9457)."},
        {"content", json::object{{"application/problem+json", std::move(media)}}},
    };
}

json::object info(const ApiAbout& about) {
    json::object license{{"name", about.license}, {"identifier", about.license}};
    return {
        {"title", about.title},
        {"version", about.version},
        {"description", about.about},
        {"license", std::move(license)},
    };
}

struct Paths {
    const ApiAbout& about;
    json::object paths;
    json::array tags;
    std::set<std::string> ids;
    std::set<std::string> tag_names;

    void add(const Endpoint& endpoint, reflect::SchemaSet& schemas) {
        const auto& operation = endpoint.operation;
        check(ids.insert(operation.id).second, fmt::format("{} names one operation", operation.id));
        if (tag_names.insert(operation.tag).second) {
            const auto tag = about.tags.find(operation.tag);
            check(tag != about.tags.end(), fmt::format("the tag {} is described", operation.tag));
            tags.push_back(json::object{{"name", tag->first}, {"description", tag->second}});
        }
        auto& path =
            paths.emplace(path_of(endpoint.pattern), json::object()).first->value().as_object();
        path.emplace(method_key(endpoint.method), describe(endpoint, schemas));
    }
};

}

json::object openapi_document(const ApiAbout& about,
                              const std::vector<std::unique_ptr<Endpoint>>& endpoints,
                              reflect::SchemaSet& schemas) {
    Paths paths{about, {}, {}, {}, {}};
    for (const auto& endpoint : endpoints) {
        if (!endpoint->operation.id.empty()) paths.add(*endpoint, schemas);
    }
    json::object responses{{"Problem", problem_response(schemas)}};
    json::object components{
        {"schemas", schemas.definitions()},
        {"responses", std::move(responses)},
        {"securitySchemes", security_schemes(about)},
    };
    json::array servers;
    servers.push_back(json::object{{"url", "/"}});
    return {
        {"openapi", "3.1.0"},
        {"info", info(about)},
        {"servers", std::move(servers)},
        {"tags", std::move(paths.tags)},
        {"paths", std::move(paths.paths)},
        {"components", std::move(components)},
    };
}

}
