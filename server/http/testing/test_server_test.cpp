#include "http/testing/test_server.hpp"

#include <boost/json.hpp>

#include "reflect/json.hpp"

namespace http {
namespace {

Endpoint read_route(std::string pattern, Handler handler) {
    return {.method = Method::get, .pattern = std::move(pattern), .handler = std::move(handler)};
}

Endpoint upload_route(std::string pattern, BodyKind body, size_t body_bytes_max) {
    return {.method = Method::post,
            .pattern = std::move(pattern),
            .handler =
                [](const Request& request, const Responder& responder) {
                    responder.respond(Response::text(request.body));
                },
            .body = body,
            .body_bytes_max = body_bytes_max};
}

// Takes a long body only with the header X-Leave.
Endpoint guarded_route(std::string pattern) {
    auto endpoint = upload_route(std::move(pattern), BodyKind::raw, size_t{1} << 20);
    endpoint.check_head = [](const Request& head, const auto& done) {
        const Error refused(ErrorCode::forbidden, "Not without leave.");
        done(head.header("X-Leave") ? nullptr : std::make_exception_ptr(refused));
    };
    return endpoint;
}

void answer_request(const Request& request, const Responder& responder) {
    boost::json::object seen{
        {"path", request.path},
        {"remote_address", request.remote_address},
        {"is_https", request.is_https},
        {"cookie", request.cookie("session").value_or("")},
        {"query", request.query_parameter("q").value_or("")},
    };
    responder.respond(Response::json(seen));
}

std::vector<Endpoint> simple_routes() {
    static const std::string large(size_t{64} << 20, 'x');
    return {
        read_route("/hello",
                   [](const Request&, const Responder& responder) {
                       responder.respond(Response::text("hello"));
                   }),
        read_route("/seen", answer_request),
        read_route("/items/{item}",
                   [](const Request& request, const Responder& responder) {
                       responder.respond(Response::text(request.path_parameter("item")));
                   }),
        read_route("/dropped", [](const Request&, const Responder&) {}),
        read_route("/fails",
                   [](const Request&, const Responder&) { throw std::runtime_error("secret"); }),
        read_route("/gone",
                   [](const Request&, const Responder&) {
                       throw Error(ErrorCode::not_found, "No such run.");
                   }),
        read_route("/twice",
                   [](const Request&, const Responder& responder) {
                       responder.respond(Response::text("first"));
                       responder.respond(Response::text("second"));
                   }),
        read_route("/injected",
                   [](const Request& request, const Responder& responder) {
                       auto response = Response::text("ok");
                       response.headers.set("X-Value", request.query_parameter("v").value_or(""));
                       responder.respond(response);
                   }),
        read_route("/large",
                   [](const Request&, const Responder& responder) {
                       Response response;
                       response.body = StaticBytes{large};
                       responder.respond(response);
                   }),
        read_route("/empty",
                   [](const Request&, const Responder& responder) {
                       responder.respond(Response::no_content());
                   }),
        read_route("/file",
                   [](const Request& request, const Responder& responder) {
                       responder.respond(
                           Response::file(*request.query_parameter("path"), "text/plain"));
                   }),
        upload_route("/echo", BodyKind::json, size_t{1} << 20),
        upload_route("/small", BodyKind::raw, 100),
        upload_route("/ignored", BodyKind::none, 100),
        upload_route("/upload", BodyKind::raw, size_t{1} << 20),
        guarded_route("/guarded"),
    };
}

std::vector<Endpoint> live_routes(TestServer& test) {
    const auto hold = [&test](const Request&, const Responder& responder) {
        test.held.put(responder);
    };
    return {
        {.method = Method::post,
         .pattern = "/held",
         .handler = hold,
         .body = BodyKind::raw,
         .body_bytes_max = size_t{1} << 20},
        {.method = Method::get,
         .pattern = "/patient",
         .handler = hold,
         .handler_deadline = std::chrono::hours(1)},
        read_route("/held", hold),
        read_route("/later",
                   [&test](const Request&, const Responder& responder) {
                       test.threads.emplace_back(
                           [responder] { responder.respond(Response::text("later")); });
                   }),
        read_route("/events",
                   [&test](const Request& request, const Responder& responder) {
                       responder.stream(test.hub.subscribe(
                           "firm", request.header("Last-Event-ID").value_or("")));
                   }),
    };
}

}

TestServer::TestServer(ServerOptions options) {
    options.observe = [this](const Exchange& exchange) { exchanges.put(exchange); };
    Router router;
    router.add(simple_routes());
    router.add(live_routes(*this));
    server = std::make_unique<Server>(std::move(options), std::move(router));
    server->start();
}

TestServer::~TestServer() {
    server->stop();
    for (auto& thread : threads) thread.join();
}

RawAnswer TestServer::get(std::string_view path, std::string_view more_headers) const {
    auto connection = client();
    connection.get(path, more_headers);
    return connection.read_answer();
}

RawAnswer TestServer::post_json(std::string_view path, std::string_view json) const {
    auto connection = client();
    connection.post_json(path, json);
    return connection.read_answer();
}

RawAnswer TestServer::send(std::string_view bytes) const {
    auto connection = client();
    connection.send(bytes);
    return connection.read_answer();
}

Exchange TestServer::next_exchange(const std::string& route) {
    while (true) {
        auto exchange = exchanges.take();
        if (exchange.route == route) return exchange;
    }
}

}
