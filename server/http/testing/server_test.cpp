#include "http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdio>
#include <fstream>

#include "base/error.hpp"
#include "http/testing/test_server.hpp"

using namespace http;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string detail_of(const RawAnswer& answer) {
    return std::string(boost::json::parse(answer.body).at("detail").as_string());
}

// Until `holds`; the test fails by its own time limit if it never does.
template <class Condition>
void wait_until(Condition holds) {
    while (!holds()) std::this_thread::yield();
}

}

TEST(Server, AnswersWithWhatTheHandlerGives) {
    const TestServer test;
    const auto answer = test.get("/hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_EQ(answer.headers.at("content-type"), "text/plain; charset=utf-8");
}

TEST(Server, SendsSecurityHeadersAndNoBannerOnEveryAnswer) {
    const TestServer test;
    for (const auto* path : {"/hello", "/nothing", "/fails", "/%"}) {
        const auto answer = test.get(path);
        EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff") << path;
        EXPECT_EQ(answer.headers.at("referrer-policy"), "no-referrer") << path;
        EXPECT_THAT(answer.headers.at("content-security-policy"), HasSubstr("default-src 'none'"))
            << path;
        EXPECT_TRUE(answer.headers.contains("date")) << path;
        EXPECT_FALSE(answer.headers.contains("server")) << path;
        EXPECT_FALSE(answer.headers.contains("strict-transport-security")) << path;
    }
}

TEST(Server, HandsOverADecodedRequest) {
    const TestServer test;
    const auto answer =
        test.get("/seen?q=a%20b", "Cookie: session=token; other=1\r\nX-Forwarded-For: 9.9.9.9\r\n");
    EXPECT_EQ(answer.body,
              R"({"path":"/seen","remote_address":"127.0.0.1","is_https":false,"cookie":"token",)"
              R"("query":"a b"})");
    EXPECT_EQ(test.get("/items/J%C3%BCrgen").body, "Jürgen");
}

TEST(Server, BelievesAProxyOnlyWhenToldTo) {
    const TestServer test({.is_behind_proxy = true});
    const auto answer =
        test.get("/seen", "X-Forwarded-For: 1.1.1.1, 9.9.9.9\r\nX-Forwarded-Proto: https\r\n");
    EXPECT_THAT(answer.body, HasSubstr(R"("remote_address":"9.9.9.9","is_https":true)"));
    EXPECT_TRUE(answer.headers.contains("strict-transport-security"));
}

TEST(Server, AnswersErrorsAsProblemDetails) {
    const TestServer test;
    const auto answer = test.get("/gone");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
    EXPECT_EQ(answer.body,
              R"({"type":"/docs/errors/not_found","title":"Not found","status":404,"detail":)"
              R"("No such run.","instance":"/gone"})");
}

TEST(Server, KeepsWhatIsUnexpectedToItself) {
    const TestServer test;
    const auto answer = test.get("/fails");
    EXPECT_EQ(answer.status, 500);
    EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
}

TEST(Server, AnswersForAHandlerThatDropsItsResponder) {
    const TestServer test;
    EXPECT_EQ(test.get("/dropped").status, 500);
}

TEST(Server, SendsOnlyTheFirstOfTwoAnswers) {
    const TestServer test;
    auto client = test.client();
    client.get("/twice");
    EXPECT_EQ(client.read_answer().body, "first");
    client.get("/hello");
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Server, TakesAnAnswerFromAnotherThread) {
    const TestServer test;
    EXPECT_EQ(test.get("/later").body, "later");
}

TEST(Server, AnswersForAHandlerThatNeverDoes) {
    TestServer test({.limits = {.handler_deadline = 20ms}});
    auto client = test.client();
    client.get("/held");
    const auto answer = client.read_answer();
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.headers.at("retry-after"), "5");
    test.held.take().respond(Response::text("too late"));
    client.get("/hello");
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Server, GivesAHandlerTheTimeThatItsEndpointNames) {
    TestServer test({.limits = {.handler_deadline = 20ms}});
    auto patient = test.client();
    patient.get("/patient");
    const auto responder = test.held.take();
    EXPECT_EQ(test.get("/held").status, 503) << "its time is over";
    test.held.take();
    responder.respond(Response::text("at last"));
    EXPECT_EQ(patient.read_answer().body, "at last");
}

TEST(Server, ForgetsAnAnswerWhoseClientHasGone) {
    TestServer test;
    {
        auto client = test.client();
        client.get("/held");
        const auto responder = test.held.take();
        client.close();
        responder.respond(Response::text("nobody reads this"));
    }
    test.next_exchange("/held");
    EXPECT_EQ(test.get("/hello").status, 200);
}

TEST(Server, AnswersHeadLikeGetWithoutTheBody) {
    const TestServer test;
    auto client = test.client();
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\nHEAD /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
    client.get("/hello");
    const auto head = client.read_answer(BodyOf::head);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-length"), "5");
    EXPECT_EQ(client.read_answer(BodyOf::head).status, 404);
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Server, TellsAWrongMethodFromAWrongPath) {
    const TestServer test;
    const auto refused = test.post_json("/hello", "{}");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers.at("allow"), "GET, HEAD");
    EXPECT_THAT(refused.body, HasSubstr(R"("status":405)"));
    EXPECT_EQ(test.get("/nothing").status, 404);
    EXPECT_EQ(test.send("BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n").status, 405);
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    const TestServer test;
    auto client = test.client();
    client.send(
        "GET /items/1 HTTP/1.1\r\nHost: a\r\n\r\n"
        "POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n2"
        "GET /later HTTP/1.1\r\nHost: a\r\n\r\n"
        "GET /empty HTTP/1.1\r\nHost: a\r\n\r\n"
        "GET /items/4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    for (const auto* body : {"1", "2", "later", ""}) EXPECT_EQ(client.read_answer().body, body);
    const auto last = client.read_answer();
    EXPECT_EQ(last.body, "4");
    EXPECT_EQ(last.headers.at("connection"), "close");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(Server, ClosesAfterAnAnswerToAnOldClient) {
    const TestServer test;
    auto client = test.client();
    client.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(client.read_answer().headers.at("connection"), "close");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(Server, EndsAConnectionAfterItsShareOfRequests) {
    const TestServer test({.limits = {.requests_max = 2}});
    auto client = test.client();
    client.get("/hello");
    client.get("/hello");
    EXPECT_FALSE(client.read_answer().headers.contains("connection"));
    EXPECT_EQ(client.read_answer().headers.at("connection"), "close");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(Server, SendsAFileFromDisk) {
    const TestServer test;
    const auto path = testing::TempDir() + "http_server_test_file";
    const std::string content(200'000, 'f');
    std::ofstream(path) << content;
    const auto answer = test.get("/file?path=" + path);
    EXPECT_EQ(answer.body, content);
    EXPECT_THAT(answer.headers.at("content-security-policy"), HasSubstr("sandbox"));
    std::remove(path.c_str());
    EXPECT_EQ(test.get("/file?path=" + path).status, 404);
}

TEST(Server, ContinuesForAClientThatAsksFirst) {
    const TestServer test;
    auto client = test.client();
    client.send(
        "POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    EXPECT_EQ(client.read_answer().body, "ok");
}

TEST(Server, ReportsEachExchange) {
    TestServer test;
    test.get("/items/1");
    const auto exchange = test.next_exchange("/items/{item}");
    EXPECT_EQ(exchange.method, "GET");
    EXPECT_EQ(exchange.status, 200);
}

TEST(Server, SaysWhyItCannotListen) {
    const TestServer test;
    Server second({.port = test.server->port()}, Router());
    try {
        second.start();
        FAIL() << "two servers on one port";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unavailable);
        EXPECT_THAT(error.message(), HasSubstr(std::to_string(test.server->port())));
    }
}

TEST(ServerStop, FinishesWhatIsInHandAndEndsTheRest) {
    TestServer test;
    auto idle = test.client();
    idle.get("/hello");
    idle.read_answer();
    auto busy = test.client();
    busy.get("/held");
    const auto responder = test.held.take();
    auto reader = test.client();
    reader.get("/events");
    reader.read_until("id: ");

    std::thread stopping([&] { test.server->stop(); });
    idle.read_to_end();  // closed at once
    reader.read_to_end();
    responder.respond(Response::text("finished"));
    const auto answer = busy.read_answer();
    stopping.join();

    EXPECT_EQ(answer.body, "finished");
    EXPECT_EQ(answer.headers.at("connection"), "close");
    EXPECT_EQ(busy.read_to_end(), "");
}

TEST(ServerStop, DropsWhatDoesNotFinishInTime) {
    auto test = std::make_unique<TestServer>(ServerOptions{.limits = {.stop_deadline = 10ms}});
    auto client = test->client();
    client.get("/held");
    const auto responder = test->held.take();
    test->server->stop();
    test->server = std::make_unique<Server>(ServerOptions{}, Router());
    EXPECT_EQ(client.read_to_end(), "");
    responder.respond(Response::text("leads nowhere"));
}

TEST(ServerEvents, ReachAReaderAsTheyHappen) {
    TestServer test;
    auto reader = test.client();
    reader.get("/events");
    const auto head = reader.read_until("\r\n\r\n");
    EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream"));
    EXPECT_THAT(head, HasSubstr("Cache-Control: no-store"));
    reader.read_until("\n\n");
    test.hub.publish("firm", {"1", "run", "a"});
    EXPECT_EQ(reader.read_until("\n\n"), "id: 1\nevent: run\ndata: a\n\n");
    test.hub.publish("firm", {"2", "run", "b"});
    EXPECT_EQ(reader.read_until("\n\n"), "id: 2\nevent: run\ndata: b\n\n");
}

TEST(ServerEvents, ResumeWhereTheReaderLeftOff) {
    TestServer test;
    for (const auto* id : {"1", "2", "3"}) test.hub.publish("firm", {id, "run", ""});
    auto reader = test.client();
    reader.get("/events", "Last-Event-ID: 1\r\n");
    const auto text = reader.read_until("id: 3\nevent: run\ndata: \n\n");
    EXPECT_THAT(text, HasSubstr("id: 2\nevent: run\n"));
    EXPECT_THAT(text, Not(HasSubstr("id: 1\n")));
    auto lost = test.client();
    lost.get("/events", "Last-Event-ID: 0\r\n");
    EXPECT_THAT(lost.read_until("data: \n\n"), HasSubstr("event: reset"));
}

TEST(ServerEvents, AreKeptAliveByComments) {
    const TestServer test({.limits = {.heartbeat = 5ms}});
    auto reader = test.client();
    reader.get("/events");
    EXPECT_THAT(reader.read_until("\n:\n\n:\n\n"), testing::EndsWith(":\n\n:\n\n"));
}

TEST(ServerEvents, OfManyReadersThatComeAndGo) {
    TestServer test;
    std::vector<RawClient> readers;
    for (int i = 0; i < 200; ++i) {
        readers.push_back(test.client());
        readers.back().get("/events");
    }
    for (auto& reader : readers) reader.read_until("id: ");
    EXPECT_EQ(test.hub.stream_count("firm"), 200u);
    std::vector<RawClient> leaving;
    for (; leaving.size() < 100; readers.pop_back()) leaving.push_back(std::move(readers.back()));
    leaving.clear();
    wait_until([&] { return test.hub.stream_count("firm") == 100; });
    for (int i = 0; i < 50; ++i) test.hub.publish("firm", {std::to_string(i), "run", ""});
    for (auto& reader : readers) EXPECT_THAT(reader.read_until("id: 49\n"), HasSubstr("id: 48\n"));
    readers.clear();
    wait_until(
        [&] { return test.hub.stream_count("firm") == 0 && test.server->connection_count() == 0; });
}

TEST(ServerEvents, EndForAReaderWhoseTopicIsClosed) {
    TestServer test;
    auto reader = test.client();
    reader.get("/events");
    reader.read_until("id: ");
    test.hub.close("firm");
    reader.read_to_end();
    EXPECT_EQ(test.hub.stream_count("firm"), 0u);
}

TEST(ServerEvents, HaveOnlyAHeadForHead) {
    const TestServer test;
    auto client = test.client();
    client.send("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(client.read_to_end(), testing::EndsWith("\r\n\r\n"));
}

TEST(ServerJson, IsAskedForByItsContentType) {
    const TestServer test;
    EXPECT_EQ(test.post_json("/echo", R"({"a":1})").body, R"({"a":1})");
    const auto post = [&](std::string_view type) {
        auto client = test.client();
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n" + std::string(type) +
                    "\r\n{}");
        return client.read_answer();
    };
    EXPECT_EQ(post("Content-Type: application/json; charset=UTF-8\r\n").status, 200);
    for (const auto* type :
         {"", "Content-Type: text/plain\r\n", "Content-Type: application/x-www-form-urlencoded\r\n",
          "Content-Type: application/json; charset=latin1\r\n"}) {
        const auto answer = post(type);
        EXPECT_EQ(answer.status, 415) << type;
        EXPECT_THAT(detail_of(answer), HasSubstr("application/json"));
    }
}
