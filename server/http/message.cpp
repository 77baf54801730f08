#include "http/message.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "base/check.hpp"
#include "base/error.hpp"

namespace http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> method_names{{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::delete_, "DELETE"},
    {Method::options, "OPTIONS"},
}};

bool is_alphanumeric(char character) {
    return ('a' <= character && character <= 'z') || ('A' <= character && character <= 'Z') ||
           ('0' <= character && character <= '9');
}

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char character) {
        return is_alphanumeric(character) ||
               std::string_view("!#$%&'*+-.^_`|~").find(character) != std::string_view::npos;
    });
}

bool is_field_value(std::string_view text) {
    return std::ranges::all_of(text, [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
    });
}

char to_lower(char character) {
    return 'A' <= character && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                                : character;
}

}

std::string_view to_text(Method method) {
    for (const auto& [value, name] : method_names) {
        if (value == method) return name;
    }
    check(false, "the method has a name");
    return {};
}

std::optional<Method> parse_method(std::string_view text) {
    for (const auto& [value, name] : method_names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

void Headers::add(std::string_view name, std::string_view value) {
    check(is_token(name), "a header's name is a token");
    check(is_field_value(value), "a header's value holds no control characters");
    fields_.emplace_back(name, value);
}

void Headers::set(std::string_view name, std::string_view value) {
    std::erase_if(fields_,
                  [&](const auto& field) { return equals_ignoring_case(field.first, name); });
    add(name, value);
}

std::optional<std::string> Headers::find(std::string_view name) const {
    for (const auto& [field, value] : fields_) {
        if (equals_ignoring_case(field, name)) return value;
    }
    return std::nullopt;
}

size_t Headers::count(std::string_view name) const {
    return static_cast<size_t>(std::ranges::count_if(
        fields_, [&](const auto& field) { return equals_ignoring_case(field.first, name); }));
}

const std::string& Request::path_parameter(std::string_view name) const {
    const auto place = path_parameters.find(std::string(name));
    check(place != path_parameters.end(), fmt::format("the route's pattern has {{{}}}", name));
    return place->second;
}

std::optional<std::string> Request::query_parameter(std::string_view name) const {
    for (const auto& [key, value] : query_parameters) {
        if (key == name) return value;
    }
    return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    const auto place = cookies.find(std::string(name));
    return place == cookies.end() ? std::nullopt : std::optional(place->second);
}

bool Request::is_same_origin() const {
    if (const auto site = header("Sec-Fetch-Site"))
        return *site == "same-origin" || *site == "none";
    const auto origin = header("Origin");
    if (!origin) return true;
    return equals_ignoring_case(*origin,
                                (is_https ? "https://" : "http://") + header("Host").value_or(""));
}

uint64_t size_of(const Body& body) {
    if (const auto* text = std::get_if<std::string>(&body)) return text->size();
    if (const auto* bytes = std::get_if<StaticBytes>(&body)) return bytes->bytes.size();
    return std::get<FileBytes>(body).size;
}

namespace {

Response with_body(Body body, std::string_view content_type, int status = 200) {
    Response response;
    response.status = status;
    response.headers.set("Content-Type", content_type);
    response.body = std::move(body);
    return response;
}

}

Response Response::json(const boost::json::value& value, int status) {
    return with_body(boost::json::serialize(value), "application/json", status);
}

Response Response::text(std::string text, int status) {
    return with_body(std::move(text), "text/plain; charset=utf-8", status);
}

Response Response::html(std::string html, Page page, std::string nonce) {
    auto response = with_body(std::move(html), "text/html; charset=utf-8");
    response.page = page;
    response.nonce = std::move(nonce);
    return response;
}

Response Response::bytes(std::string bytes, std::string_view content_type) {
    auto response = with_body(std::move(bytes), content_type);
    response.page = Page::file;
    return response;
}

Response Response::file(std::string path, std::string_view content_type) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(path, missing);
    if (missing) throw Error(ErrorCode::not_found, "The file is no longer there.");
    auto response = with_body(FileBytes{std::move(path), size}, content_type);
    response.page = Page::file;
    return response;
}

Response Response::no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response Response::redirect(std::string_view path) {
    check(path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\"),
          "a redirect goes to a path of ours");
    Response response;
    response.status = 303;
    response.headers.set("Location", path);
    return response;
}

std::string content_disposition(Disposition disposition, std::string_view file_name) {
    std::string plain;
    std::string encoded;
    for (const char character : file_name) {
        const auto byte = static_cast<unsigned char>(character);
        const bool is_plain = byte >= 0x20 && byte < 0x7f && character != '"' &&
                              character != '\\' && character != '%' && character != '/';
        plain += is_plain ? character : '_';
        encoded +=
            is_alphanumeric(character) || character == '.' || character == '-' || character == '_'
                ? std::string(1, character)
                : fmt::format("%{:02X}", byte);
    }
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}",
                       disposition == Disposition::inline_ ? "inline" : "attachment", plain,
                       encoded);
}

}
