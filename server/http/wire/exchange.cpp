#include "http/wire/exchange.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <array>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "http/cookies.hpp"
#include "http/problem.hpp"
#include "http/wire/field_list.hpp"
#include "http/wire/security_headers.hpp"
#include "http/wire/target.hpp"

namespace http {
namespace {

// What is read, and ignored, where no body is expected.
constexpr uint64_t ignored_body_bytes_max = 4096;

[[noreturn]] void refuse(std::string message) {
    throw Error(ErrorCode::malformed, std::move(message));
}

void check_framing(const RequestHead& head) {
    const auto& headers = head.headers;
    if (headers.count("Host") > 1 || (head.version_minor > 0 && headers.count("Host") == 0)) {
        refuse("Exactly one Host header is expected.");
    }
    const auto coding = headers.find("Transfer-Encoding");
    if (coding && (!head.is_chunked || !equals_ignoring_case(trim(*coding), "chunked"))) {
        refuse("The only Transfer-Encoding that is understood is chunked.");
    }
    const bool is_text =
        std::ranges::all_of(headers.all(), [](const auto& field) { return is_utf8(field.second); });
    if (!is_text) refuse("Header values must be UTF-8.");
}

std::string media_type_of(const Request& request) {
    const auto value = request.header("Content-Type").value_or("");
    std::string type(trim(std::string_view(value).substr(0, value.find(';'))));
    std::ranges::transform(type, type.begin(), [](char c) {
        return 'A' <= c && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    return type;
}

bool is_utf8_charset(std::string_view content_type) {
    for (const auto parameter : split(content_type, ';')) {
        if (parameter.size() < 8 || !equals_ignoring_case(parameter.substr(0, 8), "charset="))
            continue;
        auto charset = parameter.substr(8);
        if (charset.size() > 1 && charset.front() == '"')
            charset = charset.substr(1, charset.size() - 2);
        return equals_ignoring_case(charset, "utf-8");
    }
    return true;
}

void check_media(const Endpoint& endpoint, const RequestHead& head, const Request& request) {
    if (endpoint.body == BodyKind::none || (!head.has_body() && !request.header("Content-Type")))
        return;
    const auto type = media_type_of(request);
    if (endpoint.body == BodyKind::json) {
        if (type == "application/json" && is_utf8_charset(*request.header("Content-Type"))) return;
        throw Error(ErrorCode::unsupported_media,
                    "The body must be JSON in UTF-8, with Content-Type: application/json.");
    }
    if (endpoint.body_types.empty() || std::ranges::count(endpoint.body_types, type) > 0) return;
    throw Error(ErrorCode::unsupported_media, fmt::format("The Content-Type must be one of: {}.",
                                                          fmt::join(endpoint.body_types, ", ")));
}

// The proxy appends, so only its own entry, the last, is to be believed.
void believe_proxy(Request& request) {
    if (const auto forwarded = request.header("X-Forwarded-For")) {
        const auto addresses = split(*forwarded, ',');
        if (!addresses.empty()) request.remote_address = addresses.back();
    }
}

}

bool is_https(const RequestHead& head, bool is_behind_proxy) {
    return is_behind_proxy && head.headers.find("X-Forwarded-Proto").value_or("") == "https";
}

bool RequestHead::wants_continue() const {
    return version_minor > 0 &&
           equals_ignoring_case(headers.find("Expect").value_or(""), "100-continue");
}

MethodRefused::MethodRefused(std::string allow)
    : Error(ErrorCode::malformed, fmt::format("This address answers only {}.", allow)),
      allow_(std::move(allow)) {}

Error body_too_large(uint64_t bytes_max) {
    return Error(ErrorCode::too_large,
                 fmt::format("The body may have {} bytes at most.", bytes_max));
}

Admission admit(const RequestHead& head, const Router& router, bool is_behind_proxy) {
    check_framing(head);
    auto target = parse_target(head.target);
    auto match = router.match(parse_method(head.method), target.segments);
    if (std::holds_alternative<PathNotFound>(match)) {
        throw Error(ErrorCode::not_found, "There is nothing at this address.");
    }
    if (auto* refused = std::get_if<MethodNotAllowed>(&match)) throw MethodRefused(refused->allow);
    auto& found = std::get<Found>(match);

    Admission admission;
    admission.endpoint = found.endpoint;
    auto& request = admission.request;
    request.method = found.endpoint->method;
    request.path = target.path();
    request.path_parameters = std::move(found.path_parameters);
    request.query_parameters = std::move(target.query_parameters);
    request.headers = head.headers;
    request.cookies = parse_cookies(head.headers.find("Cookie").value_or(""));
    request.remote_address = head.remote_address;
    request.is_https = is_https(head, is_behind_proxy);
    if (is_behind_proxy) believe_proxy(request);

    check_media(*found.endpoint, head, request);
    admission.body_bytes_max = found.endpoint->body == BodyKind::none
                                   ? ignored_body_bytes_max
                                   : found.endpoint->body_bytes_max;
    if (head.content_length.value_or(0) > admission.body_bytes_max) {
        throw body_too_large(admission.body_bytes_max);
    }
    return admission;
}

namespace {

// The instance in a problem is shown to whoever asked; what is not even text is not repeated.
std::string instance_of(std::string_view target) {
    const auto path = target.substr(0, target.find('?'));
    return is_utf8(path) ? std::string(path) : std::string();
}

}

Response refusal(const std::exception_ptr& thrown, std::string_view target) {
    const auto instance = instance_of(target);
    try {
        std::rethrow_exception(thrown);
    } catch (const MethodRefused& refused) {
        auto response = problem(refused, instance, 405);
        response.headers.set("Allow", refused.allow());
        return response;
    } catch (...) {
        return problem(std::current_exception(), instance, "");
    }
}

namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 409:
            return "Conflict";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        case 507:
            return "Insufficient Storage";
        default:
            return "";
    }
}

// IMF-fixdate (RFC 9110, 5.6.7), in English whatever the locale.
std::string http_date(Time time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const Date date{day};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
    constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                       weekdays[std::chrono::weekday(day).c_encoding()], unsigned{date.day()},
                       months[unsigned{date.month()} - 1], int{date.year()}, clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

std::string head_of(const Response& response) {
    auto head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                            reason_of(response.status), http_date(SystemClock().now()));
    for (const auto& [name, value] : response.headers.all())
        head += fmt::format("{}: {}\r\n", name, value);
    return head;
}

}

bool may_have_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

std::string response_head(const Response& response, Persistence persistence) {
    auto head = head_of(response);
    if (may_have_body(response.status))
        head += fmt::format("Content-Length: {}\r\n", size_of(response.body));
    if (persistence == Persistence::close) head += "Connection: close\r\n";
    return head + "\r\n";
}

std::string stream_head(bool is_https) {
    Response response;
    response.headers.set("Content-Type", "text/event-stream");
    response.headers.set("X-Accel-Buffering", "no");  // else nginx holds events back
    add_security_headers(response, is_https);
    return head_of(response) + "Connection: close\r\n\r\n";
}

}
