#include "app/pages.hpp"

#include <memory>

#include "app/embedded.hpp"
#include "base/error.hpp"
#include "http/assets.hpp"
#include "http/endpoint.hpp"

namespace {

std::string_view content_type_of(std::string_view path) {
    const auto dot = path.rfind('.');
    const auto ending = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    if (ending == "html") return "text/html; charset=utf-8";
    if (ending == "js") return "text/javascript; charset=utf-8";
    if (ending == "css") return "text/css; charset=utf-8";
    if (ending == "svg") return "image/svg+xml";
    if (ending == "png") return "image/png";
    if (ending == "woff2") return "font/woff2";
    if (ending == "json") return "application/json";
    return "application/octet-stream";
}

bool is_form_of_another(std::string_view path) {
    return path.ends_with(".br") || path.ends_with(".gz") || path.ends_with(".built");
}

// The table that http serves, from what the build has embedded; made once and kept for the
// program's life.
struct Website {
    std::vector<std::string> paths;
    std::vector<http::Asset> table;
    std::unique_ptr<http::Assets> assets;

    Website() {
        const auto files = embedded::web();
        paths.reserve(files.size());
        for (const auto& file : files) {
            if (is_form_of_another(file.path)) continue;
            paths.push_back("/" + std::string(file.path));
            const auto bytes_of = [&](std::string_view ending) {
                const auto* form =
                    embedded::find(files, std::string(file.path) + std::string(ending));
                return form ? form->bytes : std::string_view{};
            };
            table.push_back({.path = paths.back(),
                             .content_type = content_type_of(file.path),
                             .identity = file.bytes,
                             .gzip = bytes_of(".gz"),
                             .brotli = bytes_of(".br"),
                             .etag = file.sha256,
                             .is_immutable = file.path.starts_with("assets/")});
        }
        assets = std::make_unique<http::Assets>(table);
    }
};

const http::Assets& website() {
    static const Website site;
    return *site.assets;
}

http::Endpoint page(std::string pattern, std::string_view file, Random& random) {
    http::Endpoint endpoint{.method = http::Method::get, .pattern = std::move(pattern)};
    endpoint.handler = [file, &random](const http::Request&, const http::Responder& responder) {
        auto response = website().page(file, random);
        response.headers.set("Referrer-Policy", "no-referrer");
        response.headers.set("X-Robots-Tag", "noindex");
        responder.respond(std::move(response));
    };
    return endpoint;
}

http::Endpoint asset(std::string pattern) {
    http::Endpoint endpoint{.method = http::Method::get, .pattern = std::move(pattern)};
    endpoint.handler = [](const http::Request& request, const http::Responder& responder) {
        responder.respond(website().serve(request, request.path));
    };
    return endpoint;
}

http::Endpoint error_page() {
    http::Endpoint endpoint{.method = http::Method::get, .pattern = "/docs/errors/{code}"};
    endpoint.handler = [](const http::Request& request, const http::Responder& responder) {
        const auto* file =
            embedded::find(embedded::errors(), request.path_parameter("code") + ".md");
        if (file == nullptr) throw Error(ErrorCode::not_found, "There is no such page.");
        responder.respond(http::Response::text(std::string(file->bytes)));
    };
    return endpoint;
}

// What begins with /api and is none of its routes must not look like a page.
http::Endpoint no_such_route() {
    http::Endpoint endpoint{.method = http::Method::get, .pattern = "/api/{rest...}"};
    endpoint.handler = [](const http::Request&, const http::Responder&) {
        throw Error(ErrorCode::not_found, "The API has no such path.");
    };
    return endpoint;
}

}

std::vector<http::Endpoint> page_endpoints(Random& random) {
    return {page("/c/{token}", "/client.html", random),
            page("/c/{token}/{rest...}", "/client.html", random),
            asset("/assets/{file...}"),
            error_page(),
            no_such_route(),
            page("/", "/index.html", random),
            page("/{page...}", "/index.html", random)};
}
