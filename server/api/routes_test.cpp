#include "api/routes.hpp"

#include <set>

#include "api/testing/test_api.hpp"

namespace api {
namespace {

using testing::HasSubstr;

// One operation of the document, ready to be asked for.
struct Operation {
    std::string method;
    std::string path;  // below /api/v1
    boost::json::object described;

    bool is_open() const { return described.at("security").as_array().empty(); }
    bool has_body() const { return described.contains("requestBody"); }
    std::string permission() const {
        const auto* about = described.if_contains("description");
        const std::string text(about ? about->as_string() : boost::json::string());
        const std::string mark = "Permission: ";
        const auto place = text.rfind(mark);
        return place == text.npos
                   ? ""
                   : text.substr(place + mark.size(), text.find('.', place) - place - mark.size());
    }
};

std::string upper(std::string_view text) {
    std::string upper;
    for (const char c : text) upper += static_cast<char>(std::toupper(c));
    return upper;
}

std::vector<Operation> operations_of(const boost::json::object& document) {
    std::vector<Operation> operations;
    constexpr std::string_view base = "/api/v1";
    for (const auto& [path, methods] : document.at("paths").as_object()) {
        for (const auto& [method, described] : methods.as_object()) {
            operations.push_back(
                {upper(method), std::string(path).substr(base.size()), described.as_object()});
        }
    }
    return operations;
}

std::string filled(std::string path, const std::map<std::string, std::string>& ids) {
    for (const auto& [name, id] : ids) {
        const auto place = path.find("{" + name + "}");
        if (place != path.npos) path.replace(place, name.size() + 2, id);
    }
    return path;
}

// The smallest value that a schema of the document allows. Ids are those of `firm`.
class Sample {
public:
    Sample(const boost::json::object& document, const TestFirm& firm)
        : document_(document), firm_(firm) {}

    boost::json::value of(const boost::json::object& schema) const {
        if (const auto* reference = schema.if_contains("$ref")) {
            const std::string pointer(reference->as_string().subview(1));
            return of(find(pointer));
        }
        if (const auto* names = schema.if_contains("enum")) return names->as_array().at(0);
        if (const auto* ways = schema.if_contains("anyOf")) return of(ways->at(0).as_object());
        const auto* type = schema.if_contains("type");
        if (type == nullptr) return boost::json::value("anything");
        if (type->as_string() == "object") return object_of(schema);
        if (type->as_string() == "array") return array_of(schema);
        if (type->as_string() == "boolean") return true;
        if (type->as_string() == "string") return boost::json::value(text_of(schema));
        const auto* least = schema.if_contains("minimum");
        return least ? *least : boost::json::value(1);
    }

private:
    const boost::json::object& find(const std::string& pointer) const {
        const boost::json::object* place = &document_;
        for (size_t begin = 1; begin < pointer.size();) {
            const auto end = std::min(pointer.find('/', begin), pointer.size());
            place = &place->at(pointer.substr(begin, end - begin)).as_object();
            begin = end + 1;
        }
        return *place;
    }
    boost::json::object object_of(const boost::json::object& schema) const {
        boost::json::object object;
        if (!schema.contains("properties")) object["contact.phone"] = "1";
        const auto* required = schema.if_contains("required");
        if (required == nullptr) return object;
        for (const auto& name : required->as_array()) {
            object[name.as_string()] = of(schema.at("properties").at(name.as_string()).as_object());
        }
        return object;
    }
    boost::json::array array_of(const boost::json::object& schema) const {
        boost::json::array list;
        if (schema.contains("minItems")) list.push_back(of(schema.at("items").as_object()));
        return list;
    }
    std::string text_of(const boost::json::object& schema) const {
        if (const auto* format = schema.if_contains("format")) {
            if (format->as_string() == "email") return "somebody@else.example";
            if (format->as_string() == "date") return "2026-04-01";
            if (format->as_string() == "date-time") return "2026-04-01T09:00:00Z";
        }
        const auto* pattern = schema.if_contains("pattern");
        if (pattern == nullptr) return "some text";
        for (const auto& [noun, id] : firm_.ids) {
            const auto prefix = "^" + id.substr(0, id.find('_') + 1);
            if (pattern->as_string().starts_with(prefix)) return id;
        }
        return "#2a4a3c";
    }

    const boost::json::object& document_;
    const TestFirm& firm_;
};

boost::json::value body_of(const Operation& operation, const Sample& sample) {
    if (!operation.has_body()) return {};
    const auto& content = operation.described.at("requestBody").at("content").as_object();
    if (!content.contains("application/json")) return {};
    return sample.of(content.at("application/json").at("schema").as_object());
}

Reply ask(const Caller& caller, const Operation& operation, const std::string& path,
          const boost::json::value& body) {
    const auto asking =
        caller.with("If-Match", "*").with("Idempotency-Key", operation.method + path);
    if (operation.has_body() && body.is_null()) {
        return asking.send(operation.method, path, "bytes", "text/plain");
    }
    return asking.ask(operation.method, path, body);
}

class RoutesTest : public ApiTest {
protected:
    const boost::json::object document = openapi_document();
    const std::vector<Operation> operations = operations_of(document);
};

// Queries and headers that a route demands are given too.
std::string with_query(const Operation& operation, std::string path) {
    const auto* parameters = operation.described.if_contains("parameters");
    if (parameters == nullptr) return path;
    for (const auto& parameter : parameters->as_array()) {
        if (parameter.at("in").as_string() != "query" || !parameter.at("required").as_bool()) {
            continue;
        }
        path += path.find('?') == path.npos ? "?" : "&";
        path += std::string(parameter.at("name").as_string()) + "=company";
    }
    return path;
}

}

TEST_F(RoutesTest, NothingOfAnotherFirmExists) {
    const Sample sample{document, api.alder};
    int asked = 0;
    for (const auto& operation : operations) {
        if (operation.is_open() || operation.path.find('{') == std::string::npos) continue;
        const auto path = with_query(operation, filled(operation.path, api.birch.ids));
        ASSERT_EQ(path.find('{'), std::string::npos) << path << ": give it an id in the fixture";
        const auto reply = ask(api.maya(), operation, path, body_of(operation, sample));
        EXPECT_EQ(reply.status, 404) << operation.method << " " << path << "\n" << reply.text;
        ++asked;
    }
    EXPECT_GT(asked, 30);
}

TEST_F(RoutesTest, WhatBelongsToTheFirmIsFound) {
    api.work_off();  // mail that waits is in no mailbox
    for (const auto& operation : operations) {
        const bool is_asked = !operation.is_open() && operation.method == "GET" &&
                              operation.path != "/events" && operation.path != "/session";
        if (!is_asked) continue;
        // Intake and welcome have their previews; the others say that they have none.
        const auto path = with_query(operation, filled(operation.path, api.alder.ids));
        const auto reply = api.maya().get(path);
        EXPECT_EQ(reply.status, 200) << path << "\n" << reply.text;
    }
}

TEST_F(RoutesTest, NobodyGetsAnythingWithoutSigningIn) {
    const Sample sample{document, api.alder};
    for (const auto& operation : operations) {
        if (operation.is_open()) continue;
        const auto path = with_query(operation, filled(operation.path, api.alder.ids));
        for (const auto& caller :
             {api.nobody(), api.nobody().with("Authorization", "Bearer " + new_token(api.random)),
              api.nobody().with("Cookie", "stepwell_session=" + new_token(api.random))}) {
            const auto reply = ask(caller, operation, path, body_of(operation, sample));
            EXPECT_EQ(reply.status, 401) << operation.method << " " << path << "\n" << reply.text;
        }
    }
}

TEST_F(RoutesTest, EveryRouteDemandsItsLevel) {
    const Sample sample{document, api.alder};
    std::set<std::string> levels;
    for (const auto& operation : operations) {
        if (operation.is_open()) continue;
        levels.insert(operation.permission());
        const auto path = with_query(operation, filled(operation.path, api.birch.ids));
        const auto body = body_of(operation, sample);
        const bool for_owners = operation.permission() == "owner";
        const bool for_managers = for_owners || operation.permission() == "manager";
        if (for_managers) {
            const auto reply = ask(api.as(api.alder, MemberLevel::member), operation, path, body);
            EXPECT_EQ(reply.status, 403) << operation.method << " " << path;
        }
        if (for_owners) {
            const auto reply = ask(api.as(api.alder, MemberLevel::manager), operation, path, body);
            EXPECT_EQ(reply.status, 403) << operation.method << " " << path;
        }
    }
    EXPECT_EQ(levels, (std::set<std::string>{"member", "manager", "owner"}));
}

TEST_F(RoutesTest, WhatIsOpenNeedsAClientsTokenOrIsTheDoor) {
    for (const auto& operation : operations) {
        if (!operation.is_open()) continue;
        if (operation.path == "/session" || operation.path == "/openapi.json") continue;
        EXPECT_THAT(operation.path, testing::StartsWith("/client/{token}"));
    }
}

TEST_F(RoutesTest, MalformedBodiesAreRefusedOnEveryRoute) {
    for (const auto& operation : operations) {
        if (!operation.has_body() || operation.is_open()) continue;
        const auto& content = operation.described.at("requestBody").at("content").as_object();
        if (!content.contains("application/json")) continue;
        const auto path = filled(operation.path, api.alder.ids);
        const auto caller = api.maya().with("If-Match", "*").with("Idempotency-Key", "malformed");
        EXPECT_EQ(caller.send(operation.method, path, "{\"", "application/json").status, 400)
            << path;
        EXPECT_EQ(caller.send(operation.method, path, "[]", "application/json").status, 422)
            << path;
        EXPECT_EQ(
            caller.send(operation.method, path, R"({"\u0001": 1})", "application/json").status, 422)
            << path;
        EXPECT_EQ(caller.send(operation.method, path, "\"\xff\"", "application/json").status, 400)
            << path;
        EXPECT_EQ(caller.send(operation.method, path, "{}", "text/plain").status, 415) << path;
    }
}

TEST_F(RoutesTest, TheDocumentIsServedToAnybody) {
    const auto reply = api.nobody().get("/openapi.json");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-type"), "application/json");
    EXPECT_EQ(reply.at("/openapi"), "3.1.0");
    EXPECT_EQ(reply.at("/paths/~1api~1v1~1contacts/get/operationId"), "list_contacts");
    EXPECT_EQ(reply.body.as_object(), document);
}

TEST_F(RoutesTest, HealthAndMetricsAreAnswered) {
    EXPECT_EQ(api.nobody().get("//healthz").text, "ok\n");
    EXPECT_EQ(api.nobody().get("//readyz").text, "ready\n");
    api.maya().get("/contacts");
    const auto metrics = api.nobody().get("//metrics").text;
    EXPECT_THAT(metrics, HasSubstr("stepwell_http_requests_total{method=\"GET\","
                                   "route=\"/api/v1/contacts\",status=\"200\"} 1\n"));
    EXPECT_THAT(metrics, HasSubstr("stepwell_store_commits_total"));
}

}
