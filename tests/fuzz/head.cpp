// A request's head as it comes from the wire: framing, address, media type and cookies. Whatever is
// refused is refused as the client's fault, and in a head of ours.
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/json.hpp>

#include "base/bytes.hpp"
#include "fuzz/target.hpp"
#include "http/etag.hpp"
#include "http/wire/exchange.hpp"

namespace {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

void answer_nothing(http::Request, const http::Responder&) {}

const http::Router& routes() {
    static const http::Router router = [] {
        http::Router made;
        made.add({.method = http::Method::get, .pattern = "/", .handler = answer_nothing});
        made.add({.method = http::Method::post,
                  .pattern = "/runs/{run}/steps/{step}",
                  .handler = answer_nothing,
                  .body = http::BodyKind::json});
        made.add({.method = http::Method::put,
                  .pattern = "/files/{rest...}",
                  .handler = answer_nothing,
                  .body = http::BodyKind::raw,
                  .body_types = {"image/png", "text/plain"}});
        return made;
    }();
    return router;
}

void demand_refusal(const std::string& target) {
    const auto response = http::refusal(std::current_exception(), target);
    demand(response.status >= 400 && response.status < 500, "a refusal is the client's fault");
    boost::system::error_code error;
    boost::json::parse(std::get<std::string>(response.body), error);
    demand(!error, "a refusal can be read");
    const auto head = http::response_head(response, http::Persistence::close);
    demand(head.find("\r\n\r\n") == head.size() - 4, "a head ends once");
}

void demand_request(const http::Request& request) {
    demand(request.path.starts_with('/') && is_utf8(request.path), "a path is text");
    demand(is_utf8(request.remote_address), "an address is text");
    for (const auto& [name, value] : request.path_parameters)
        demand(is_utf8(value), "what a path holds is text");
    demand(request.headers.count("Host") <= 1, "there is one host");
    request.is_same_origin();
    http::lists_etag(request.header("If-None-Match").value_or(""), "\"7\"");
}

}

void fuzz_head(std::string_view bytes) {
    Parser parser;
    parser.body_limit(boost::none);
    boost::system::error_code error;
    parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (!parser.is_header_done()) return;
    const auto& message = parser.get();
    http::RequestHead head{.method = std::string(message.method_string()),
                           .target = std::string(message.target()),
                           .version_minor = static_cast<int>(message.version() % 10),
                           .is_chunked = parser.chunked(),
                           .remote_address = "192.0.2.1"};
    if (const auto length = parser.content_length()) head.content_length = *length;
    try {
        for (const auto& field : message) head.headers.add(field.name_string(), field.value());
        const bool is_behind_proxy = bytes.size() % 2 == 0;
        const auto admission = http::admit(head, routes(), is_behind_proxy);
        demand(admission.endpoint != nullptr, "what is admitted has somebody who answers");
        demand_request(admission.request);
    } catch (...) {
        demand_refusal(head.target);
    }
}
