#include "http/openapi.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/check.hpp"
#include "http/router.hpp"

using namespace http;
namespace json = boost::json;

namespace {

struct NewRun {
    std::string workflow;
};
BOOST_DESCRIBE_STRUCT(NewRun, (), (workflow))

struct RunView {
    std::string id;
    std::vector<std::string> stages;
};
BOOST_DESCRIBE_STRUCT(RunView, (), (id, stages))

void answer_nothing(const Request&, const Responder&) {}

std::vector<Endpoint> some_endpoints() {
    return {
        {.method = Method::post,
         .pattern = "/api/v1/runs",
         .operation = {.id = "start_run",
                       .summary = "Start a run",
                       .tag = "runs",
                       .about = "Starts it now.",
                       .permission = "member",
                       .security = Security::signed_in,
                       .parameters = {{.name = "Idempotency-Key",
                                       .place = ParameterPlace::header,
                                       .is_required = true}},
                       .request = input_schema<NewRun>(),
                       .answers = {{.status = 201,
                                    .about = "It has started.",
                                    .schema = output_schema<RunView>()}}},
         .handler = answer_nothing,
         .body = BodyKind::json},
        {.method = Method::get,
         .pattern = "/api/v1/runs/{run}",
         .operation = {.id = "show_run",
                       .summary = "Show a run",
                       .tag = "runs",
                       .parameters = {{.name = "with", .about = "What else."}},
                       .answers = {{.schema = output_schema<RunView>()}}},
         .handler = answer_nothing},
        {.method = Method::get, .pattern = "/healthz", .handler = answer_nothing},
        {.method = Method::put,
         .pattern = "/api/v1/files/{path...}",
         .operation = {.id = "put_file",
                       .summary = "Store a file",
                       .tag = "files",
                       .answers = {{.status = 204}}},
         .handler = answer_nothing,
         .body = BodyKind::raw,
         .body_types = {"application/pdf", "image/png"}},
    };
}

json::object document_of(std::vector<Endpoint> endpoints) {
    Router router;
    router.add(std::move(endpoints));
    reflect::SchemaSet schemas;
    return openapi_document(
        {.title = "Stepwell",
         .version = "1",
         .about = "All.",
         .session_cookie = "session",
         .tags = {{"runs", "Workflows under way."}, {"files", "What clients have sent."}}},
        router.endpoints(), schemas);
}

std::string at(const json::object& document, std::string_view pointer) {
    return json::serialize(json::value(document).at_pointer(pointer));
}

}

TEST(OpenApi, DescribesAnOperationWhole) {
    EXPECT_EQ(at(document_of(some_endpoints()), "/paths/~1api~1v1~1runs/post"),
              R"({"operationId":"start_run","summary":"Start a run","description":)"
              R"("Starts it now.\n\nPermission: member.",)"
              R"("tags":["runs"],"security":[{"session":[],"csrf":[]},{"bearer":[]}],)"
              R"("parameters":[{"name":"Idempotency-Key","in":"header","required":true,"schema":)"
              R"({"type":"string"}}],)"
              R"("requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":)"
              R"("#/components/schemas/NewRun"}}}},)"
              R"("responses":{"201":{"description":"It has started.","content":)"
              R"({"application/json":{"schema":)"
              R"({"$ref":"#/components/schemas/RunView"}}}},"4XX":{"$ref":)"
              R"("#/components/responses/Problem"},)"
              R"("5XX":{"$ref":"#/components/responses/Problem"}}})");
}

TEST(OpenApi, TakesPathParametersFromThePattern) {
    EXPECT_EQ(at(document_of(some_endpoints()), "/paths/~1api~1v1~1runs~1{run}/get/parameters"),
              R"([{"name":"run","in":"path","required":true,"schema":{"type":"string"}},)"
              R"({"name":"with","in":"query","required":false,"description":"What else.",)"
              R"("schema":{"type":"string"}}])");
}

TEST(OpenApi, DescribesRawBodiesByTheirTypes) {
    EXPECT_EQ(at(document_of(some_endpoints()),
                 "/paths/~1api~1v1~1files~1{path}/put/requestBody/content"),
              R"({"application/pdf":{},"image/png":{}})");
}

TEST(OpenApi, LeavesOutWhatHasNoOperationId) {
    EXPECT_FALSE(document_of(some_endpoints()).at("paths").as_object().contains("/healthz"));
}

TEST(OpenApi, SharesSchemasProblemAndSecurity) {
    const auto document = document_of(some_endpoints());
    EXPECT_EQ(at(document, "/components/schemas/RunView/required"), R"(["id","stages"])");
    EXPECT_EQ(
        at(document, "/components/responses/Problem/content/application~1problem+json/schema"),
        R"({"$ref":"#/components/schemas/Problem"})");
    EXPECT_EQ(at(document, "/components/securitySchemes/session"),
              R"({"type":"apiKey","in":"cookie","name":"session"})");
    EXPECT_EQ(at(document, "/tags"),
              R"([{"name":"runs","description":"Workflows under way."},)"
              R"({"name":"files","description":"What clients have sent."}])");
}

TEST(OpenApi, IsTheSameEveryTime) {
    EXPECT_EQ(json::serialize(document_of(some_endpoints())),
              json::serialize(document_of(some_endpoints())));
}

TEST(OpenApi, RefusesAnIdThatStandsTwiceAndAnOperationWithHoles) {
    auto twice = some_endpoints();
    twice[1].operation.id = "start_run";
    EXPECT_THROW(document_of(std::move(twice)), CheckFailed);
    auto unnamed = some_endpoints();
    unnamed[0].operation.summary.clear();
    EXPECT_THROW(document_of(std::move(unnamed)), CheckFailed);
    auto misspelt = some_endpoints();
    misspelt[1].operation.parameters = {{.name = "rum", .place = ParameterPlace::path}};
    EXPECT_THROW(document_of(std::move(misspelt)), CheckFailed);
}
