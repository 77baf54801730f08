// A request as a handler sees it, decoded and checked, and the response that it gives. Plain
// values; the wire is the server's.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace http {

enum class Method { get, head, post, put, patch, delete_, options };
BOOST_DESCRIBE_ENUM(Method, get, head, post, put, patch, delete_, options)

// "GET"
std::string_view to_text(Method method);
std::optional<Method> parse_method(std::string_view text);

// Header fields in their order. Names compare without regard to case.
class Headers {
public:
    // Both fail a check if the name is no token or the value holds a control character, so that no
    // value that came from outside can add a header or end the head.
    void add(std::string_view name, std::string_view value);
    // Replaces all fields of that name.
    void set(std::string_view name, std::string_view value);
    // The first of that name.
    std::optional<std::string> find(std::string_view name) const;
    bool has(std::string_view name) const { return find(name).has_value(); }
    size_t count(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

// ASCII only, as protocol words are.
bool equals_ignoring_case(std::string_view a, std::string_view b);

struct Request {
    Method method = Method::get;  // a HEAD arrives as the GET that it is answered from
    std::string path;             // decoded: "/runs/run_0000000000019"
    std::map<std::string, std::string> path_parameters;
    std::vector<std::pair<std::string, std::string>> query_parameters;
    Headers headers;
    std::map<std::string, std::string> cookies;
    std::string body;
    std::string remote_address;  // without port; the client's, if a trusted proxy says so
    bool is_https = false;

    // Of the pattern's {name}: one that it does not have fails a check.
    const std::string& path_parameter(std::string_view name) const;
    // The first of that name.
    std::optional<std::string> query_parameter(std::string_view name) const;
    std::optional<std::string> header(std::string_view name) const { return headers.find(name); }
    std::optional<std::string> cookie(std::string_view name) const;
    // Whether a page of ours sent it, by what browsers say: false if Sec-Fetch-Site or Origin names
    // another origin. True without either header: programs send neither, and carry no cookies that
    // somebody else could use.
    bool is_same_origin() const;
};

// Which Content-Security-Policy an answer carries.
enum class Page {
    api,      // not a page: nothing may load
    app,      // our own HTML: own scripts and styles, and what carries `nonce`
    preview,  // HTML from templates, in a frame of ours: no scripts, no origin
    file,     // what somebody uploaded or we sealed: no scripts, no origin
};

// Bytes that outlive every response: assets in the binary.
struct StaticBytes {
    std::string_view bytes;
};
// Read while it is sent. The file must not change meanwhile.
struct FileBytes {
    std::string path;
    uint64_t size = 0;
};
using Body = std::variant<std::string, StaticBytes, FileBytes>;

uint64_t size_of(const Body& body);

struct Response {
    int status = 200;
    Headers headers;
    Body body;
    Page page = Page::api;
    std::string nonce;  // of a Page::app

    static Response json(const boost::json::value& value, int status = 200);
    static Response text(std::string text, int status = 200);
    static Response html(std::string html, Page page, std::string nonce = "");
    static Response bytes(std::string bytes, std::string_view content_type);
    // Throws Error(not_found) if there is no such file.
    static Response file(std::string path, std::string_view content_type);
    static Response no_content();
    // 303 to a path of ours; anything else fails a check, so that no answer sends people elsewhere.
    static Response redirect(std::string_view path);
};

enum class Disposition { inline_, attachment };
// The value of Content-Disposition for a file of that name, whatever characters it has (RFC 6266).
std::string content_disposition(Disposition disposition, std::string_view file_name);

}
