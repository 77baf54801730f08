#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/testing/test_server.hpp"

using namespace http;
using namespace std::chrono_literals;
using testing::HasSubstr;

namespace {

// Short deadlines, so that what is cut is cut soon.
TestServer impatient() {
    return TestServer({.limits = {.header_deadline = 30ms,
                                  .idle_deadline = 30ms,
                                  .transfer_grace = 30ms,
                                  .transfer_rate_min = size_t{1} << 30}});
}

// A request with a body of that size.
std::string upload(std::string_view path, size_t bytes, std::string_view more_headers = "") {
    return fmt::format("POST {} HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n{}\r\n{}", path, bytes,
                       more_headers, std::string(bytes, 'x'));
}

}

TEST(ServerAbuse, MalformedRequestsAreRefusedAndTheConnectionEnds) {
    const TestServer test;
    for (const auto* bytes : {
             "nonsense\r\n\r\n",
             "GET /hello\r\n\r\n",
             "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n",
             "GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost : a\r\n\r\n",
             "GET /hello HTTP/1.1\nHost: a\n\n\r\n\r\n",
             "GET /hel\x01lo HTTP/1.1\r\nHost: a\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\x01\r\n\r\n",
             "\r\n\r\n\r\n",
             "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
             "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1x\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: "
             "chunked\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: "
             "1\r\n\r\n",
         }) {
        auto client = test.client();
        client.send(bytes);
        const auto answer = client.read_answer();
        EXPECT_EQ(answer.status, 400) << bytes;
        EXPECT_EQ(answer.headers.at("connection"), "close") << bytes;
        EXPECT_EQ(client.read_to_end(), "") << bytes;
    }
}

TEST(ServerAbuse, RequestsThatCanBeReadInTwoWaysAreRefused) {
    const TestServer test;
    for (const auto* bytes : {
             "GET /hello HTTP/1.1\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
             "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
             "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: a\r\nX: \xff\xfe\r\n\r\n",
         }) {
        EXPECT_EQ(test.send(bytes).status, 400) << bytes;
    }
}

TEST(ServerAbuse, PathsThatWalkOrCannotBeDecodedAreRefused) {
    const TestServer test;
    for (const auto* path : {"/items/..", "/items/%2e%2e", "/items/%2e%2e%2fhello", "/items/a%2fb",
                             "/items/%", "/items/%zz", "/items/%00", "/items/%ff", "/items/%c0%af",
                             "/items/a%0d%0aX-Evil:%201", "/items/\xff", "/seen?q=%ff"}) {
        const auto answer = test.get(path);
        EXPECT_EQ(answer.status, 400) << path;
        EXPECT_THAT(answer.body, HasSubstr("\"type\":\"/docs/errors/malformed\"")) << path;
    }
}

TEST(ServerAbuse, ALineBreakInAHeadersValueNeverLeaves) {
    const TestServer test;
    EXPECT_EQ(test.get("/injected?v=plain").headers.at("x-value"), "plain");
    for (const auto* value : {"a%0d%0aX-Evil:%201", "a%0aX-Evil:%201", "a%0dX-Evil:%201"}) {
        const auto answer = test.get(std::string("/injected?v=") + value);
        EXPECT_EQ(answer.status, 500);
        EXPECT_FALSE(answer.headers.contains("x-evil")) << value;
    }
}

TEST(ServerAbuse, AFloodOfHeadersIsRefused) {
    const TestServer test;
    EXPECT_EQ(test.get("/hello", "X-Long: " + std::string(20'000, 'a') + "\r\n").status, 431);
    std::string many;
    for (int i = 0; i < 2'000; ++i) many += "X-Many: 1\r\n";
    EXPECT_EQ(test.get("/hello", many).status, 431);
    EXPECT_EQ(test.get("/items/" + std::string(20'000, 'a')).status, 431);
    EXPECT_EQ(test.get("/hello", "X-Long: " + std::string(15'000, 'a') + "\r\n").status, 200);
}

TEST(ServerAbuse, ABodyThatIsTooLongIsRefusedBeforeItIsSent) {
    const TestServer test;
    const auto answer = test.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
        "104857600\r\n\r\n");
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.headers.at("connection"), "close");
    EXPECT_EQ(test.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\nExpect: "
                        "100-continue\r\n\r\n")
                  .status,
              413);
    EXPECT_EQ(
        test.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n")
            .status,
        413);
    EXPECT_EQ(
        test.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551616\r\n\r\n")
            .status,
        400);
}

TEST(ServerAbuse, AChunkedBodyIsCountedAsItComes) {
    const TestServer test;
    const std::string head =
        "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(test.send(head + "2\r\nok\r\n3;x=y\r\n ok\r\n0\r\n\r\n").body, "ok ok");
    std::string long_body;
    for (int i = 0; i < 11; ++i) long_body += "a\r\n0123456789\r\n";
    EXPECT_EQ(test.send(head + long_body).status, 413);
    for (const auto* chunks : {"x\r\n", "2\r\nokay\r\n", "-1\r\n", "ffffffffffffffffff\r\n"}) {
        EXPECT_EQ(test.send(head + chunks).status, 400) << chunks;
    }
    EXPECT_EQ(test.send(head + "1;" + std::string(100'000, 'x')).status, 0);
}

TEST(ServerAbuse, ABodyWhereNoneBelongsIsIgnoredWithinLimits) {
    const TestServer test;
    auto client = test.client();
    client.send("POST /ignored HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_EQ(client.read_answer().status, 200);
    client.get("/hello");
    EXPECT_EQ(client.read_answer().body, "hello");
    EXPECT_EQ(test.send("POST /ignored HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n").status,
              413);
}

TEST(ServerAbuse, AnUnreadBodyIsNotTakenForARequest) {
    const TestServer test;
    auto client = test.client();
    client.send(
        "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 40\r\n\r\n"
        "GET /hello HTTP/1.1\r\nHost: evil\r\n\r\n.....");
    EXPECT_EQ(client.read_answer().status, 404);
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(ServerAbuse, ASlowHeaderIsCut) {
    const auto test = impatient();
    auto client = test.client();
    client.send("GET /hello HTTP/1.1\r\nHost: ");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(ServerAbuse, ASilentConnectionIsCut) {
    const auto test = impatient();
    EXPECT_EQ(test.client().read_to_end(), "");
    auto used = test.client();
    used.get("/hello");
    EXPECT_EQ(used.read_answer().status, 200);
    EXPECT_EQ(used.read_to_end(), "");
}

TEST(ServerAbuse, ASlowBodyIsCut) {
    const auto test = impatient();
    auto client = test.client();
    client.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nonly this");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(ServerAbuse, ABodyThatGoesOnForEverIsCut) {
    const TestServer test(
        {.limits = {.transfer_grace = 1h, .transfer_rate_min = 1, .body_deadline = 30ms}});
    auto client = test.client();
    client.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nonly this");
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(ServerAbuse, ABodyWithoutRoomIsToldToComeBack) {
    TestServer test({.limits = {.bodies_bytes_max = 100'000}});
    auto first = test.client();
    first.send(upload("/held", 90'000));
    const auto responder = test.held.take();
    auto second = test.client();
    second.send(upload("/upload", 60'000));
    const auto refused = second.read_answer();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.headers.at("retry-after"), "5");
    EXPECT_EQ(refused.headers.at("connection"), "close");
    EXPECT_EQ(second.read_to_end(), "");
    EXPECT_EQ(test.post_json("/echo", "{}").status, 200) << "a small body has room";
    responder.respond(Response::no_content());
    EXPECT_EQ(first.read_answer().status, 204);
    EXPECT_EQ(test.send(upload("/upload", 60'000)).status, 200);
}

TEST(ServerAbuse, OneAddressDoesNotFillTheRoomOfAll) {
    TestServer test({.is_behind_proxy = true, .limits = {.bodies_bytes_per_address_max = 100'000}});
    auto first = test.client();
    first.send(upload("/held", 90'000, "X-Forwarded-For: 203.0.113.1\r\n"));
    const auto responder = test.held.take();
    EXPECT_EQ(test.send(upload("/upload", 60'000, "X-Forwarded-For: 203.0.113.1\r\n")).status, 503);
    EXPECT_EQ(test.send(upload("/upload", 60'000, "X-Forwarded-For: 203.0.113.2\r\n")).status, 200);
    responder.respond(Response::no_content());
}

TEST(ServerAbuse, ALongBodyCanBeRefusedByItsHead) {
    const TestServer test;
    const auto refused =
        test.send("POST /guarded HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.headers.at("connection"), "close");
    EXPECT_EQ(
        test.send("POST /guarded HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").status,
        403);
    EXPECT_EQ(test.send(upload("/guarded", 60'000, "X-Leave: yes\r\n")).body.size(), 60'000u);
    EXPECT_EQ(test.send(upload("/guarded", 100)).status, 200) << "a small body is just read";
}

TEST(ServerAbuse, AStreamEndsAfterItsTime) {
    const TestServer test({.limits = {.heartbeat = 10ms, .stream_length_max = 30ms}});
    auto client = test.client();
    client.get("/events");
    client.read_to_end();
    EXPECT_EQ(test.hub.stream_count("firm"), 0u);
}

TEST(ServerAbuse, ASlowReaderIsCut) {
    auto test = impatient();
    auto client = test.client();
    client.get("/large");
    test.next_exchange("/large");
    EXPECT_LT(client.read_to_end().size(), size_t{64} << 20);
}

TEST(ServerAbuse, AReaderOfEventsThatSendsAnythingIsCut) {
    const TestServer test;
    auto client = test.client();
    client.get("/events");
    client.read_until("id: ");
    client.get("/hello");
    client.read_to_end();
    EXPECT_EQ(test.hub.stream_count("firm"), 0u);
}

TEST(ServerAbuse, MoreConnectionsThanItMayHaveAreTurnedAway) {
    const TestServer test({.limits = {.connections_max = 2}});
    auto first = test.client();
    auto second = test.client();
    for (auto* client : {&first, &second}) {
        client->get("/hello");
        EXPECT_EQ(client->read_answer().status, 200);
    }
    const auto refused = test.get("/hello");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.headers.at("retry-after"), "5");
    first.get("/hello");
    EXPECT_EQ(first.read_answer().status, 200);
}

TEST(ServerAbuse, ManyBadClientsHarmNoGoodOne) {
    const TestServer test;
    std::vector<RawClient> bad;
    for (int i = 0; i < 300; ++i) {
        bad.push_back(test.client());
        bad.back().send(i % 2 == 0
                            ? "GET /hel"
                            : "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n");
    }
    EXPECT_EQ(test.get("/hello").body, "hello");
}
