#include "http/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.hpp"
#include "http/wire/target.hpp"

using namespace http;

namespace {

Endpoint endpoint(Method method, std::string pattern) {
    return {.method = method,
            .pattern = std::move(pattern),
            .handler = [](Request, const Responder&) {}};
}

Router some_routes() {
    Router router;
    router.add({
        endpoint(Method::get, "/"),
        endpoint(Method::get, "/runs"),
        endpoint(Method::post, "/runs"),
        endpoint(Method::get, "/runs/new"),
        endpoint(Method::get, "/runs/{run}"),
        endpoint(Method::post, "/runs/{run}/pause"),
        endpoint(Method::delete_, "/runs/{run}/pause"),
        endpoint(Method::get, "/runs/new/steps"),
        endpoint(Method::get, "/runs/{run}/steps/{step}"),
        endpoint(Method::get, "/assets/{file...}"),
        endpoint(Method::get, "/{page...}"),
    });
    return router;
}

// "/runs/{run} run=7", "405 GET, HEAD" or "404".
std::string match(const Router& router, std::optional<Method> method, std::string_view path) {
    const auto match = router.match(method, parse_target(path).segments);
    if (std::holds_alternative<PathNotFound>(match)) return "404";
    if (const auto* refused = std::get_if<MethodNotAllowed>(&match)) return "405 " + refused->allow;
    const auto& found = std::get<Found>(match);
    std::string text = found.endpoint->pattern;
    for (const auto& [name, value] : found.path_parameters) text += " " + name + "=" + value;
    return text;
}

}

TEST(Router, FindsTheMostSpecificPattern) {
    const auto router = some_routes();
    EXPECT_EQ(match(router, Method::get, "/"), "/");
    EXPECT_EQ(match(router, Method::get, "/runs"), "/runs");
    EXPECT_EQ(match(router, Method::get, "/runs/new"), "/runs/new");
    EXPECT_EQ(match(router, Method::get, "/runs/7"), "/runs/{run} run=7");
    EXPECT_EQ(match(router, Method::get, "/runs/new/steps"), "/runs/new/steps");
    EXPECT_EQ(match(router, Method::get, "/runs/7/steps/intake"),
              "/runs/{run}/steps/{step} run=7 step=intake");
}

TEST(Router, GoesBackFromALiteralThatLeadsNowhere) {
    EXPECT_EQ(match(some_routes(), Method::get, "/runs/new/steps/intake"),
              "/runs/{run}/steps/{step} run=new step=intake");
}

TEST(Router, GivesTheRestToACatchAllOnly) {
    const auto router = some_routes();
    EXPECT_EQ(match(router, Method::get, "/assets/js/index.js"),
              "/assets/{file...} file=js/index.js");
    EXPECT_EQ(match(router, Method::get, "/contacts/7"), "/{page...} page=contacts/7");
    EXPECT_EQ(match(router, Method::get, "/runs/7/nothing"), "/{page...} page=runs/7/nothing");
}

TEST(Router, NamesTheMethodsThatArePossible) {
    const auto router = some_routes();
    EXPECT_EQ(match(router, Method::put, "/runs"), "405 GET, HEAD, POST");
    EXPECT_EQ(match(router, Method::get, "/runs/7/pause"), "405 DELETE, POST");
    EXPECT_EQ(match(router, std::nullopt, "/runs/7/pause"), "405 DELETE, POST");
}

TEST(Router, AnswersHeadFromGet) {
    EXPECT_EQ(match(some_routes(), Method::head, "/runs/7"), "/runs/{run} run=7");
}

TEST(Router, FindsNothingForWhatNoPatternFits) {
    Router router;
    router.add(endpoint(Method::get, "/runs/{run}"));
    for (const auto* path :
         {"/", "/runs", "/runs/", "/runs/7/", "//runs/7", "/run/7", "/runs/7/x"}) {
        EXPECT_EQ(match(router, Method::get, path), "404") << path;
    }
}

TEST(Router, RefusesPatternsThatClashOrAreMalformed) {
    auto router = some_routes();
    EXPECT_THROW(router.add(endpoint(Method::get, "/runs/{other}")), CheckFailed);
    EXPECT_THROW(router.add(endpoint(Method::get, "runs")), CheckFailed);
    EXPECT_THROW(router.add(endpoint(Method::get, "/a/{b")), CheckFailed);
    EXPECT_THROW(router.add(endpoint(Method::get, "/{a...}/b")), CheckFailed);
    EXPECT_THROW(router.add(endpoint(Method::head, "/b")), CheckFailed);
}

TEST(Router, ListsTheParametersOfAPattern) {
    EXPECT_THAT(parameter_names("/runs/{run}/steps/{step...}"),
                testing::ElementsAre("run", "step"));
}
