#include "http/assets.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "http/etag.hpp"
#include "http/wire/field_list.hpp"

namespace http {
namespace {

// "q=0", "q=0.0" and so on refuse an encoding.
bool is_refused(std::string_view parameters) {
    const auto q = trim(parameters);
    if (!q.starts_with("q=") && !q.starts_with("Q=")) return false;
    return q.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

bool accepts(std::string_view header, std::string_view encoding) {
    for (const auto item : split(header, ',')) {
        const auto semicolon = item.find(';');
        if (equals_ignoring_case(trim(item.substr(0, semicolon)), encoding)) {
            return semicolon == std::string_view::npos || !is_refused(item.substr(semicolon + 1));
        }
    }
    return false;
}

struct Encoded {
    std::string_view name;  // of the Content-Encoding, empty for identity
    std::string_view bytes;
};

Encoded choose(const Asset& asset, std::string_view accept_encoding) {
    if (!asset.brotli.empty() && accepts(accept_encoding, "br")) return {"br", asset.brotli};
    if (!asset.gzip.empty() && accepts(accept_encoding, "gzip")) return {"gzip", asset.gzip};
    return {"", asset.identity};
}

}

Assets::Assets(std::span<const Asset> table) {
    for (const auto& asset : table) {
        check(assets_.emplace(asset.path, &asset).second,
              fmt::format("{} stands once", asset.path));
    }
}

const Asset* Assets::find(std::string_view path) const {
    const auto place = assets_.find(path);
    return place == assets_.end() ? nullptr : place->second;
}

Response Assets::serve(const Request& request, std::string_view path) const {
    const auto* asset = find(path);
    if (!asset) throw Error(ErrorCode::not_found, "There is no such page.");
    const auto encoded = choose(*asset, request.header("Accept-Encoding").value_or(""));
    // Each encoding is a representation of its own, with a tag of its own.
    const auto tag = etag(encoded.name.empty() ? std::string(asset->etag)
                                               : fmt::format("{}-{}", asset->etag, encoded.name));
    Response response;
    response.headers.set("ETag", tag);
    response.headers.set("Vary", "Accept-Encoding");
    response.headers.set("Cache-Control",
                         asset->is_immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (lists_etag(request.header("If-None-Match").value_or(""), tag)) {
        response.status = 304;
        return response;
    }
    response.headers.set("Content-Type", asset->content_type);
    if (!encoded.name.empty()) response.headers.set("Content-Encoding", encoded.name);
    response.body = StaticBytes{encoded.bytes};
    return response;
}

Response Assets::page(std::string_view path, Random& random) const {
    const auto* asset = find(path);
    if (!asset) throw Error(ErrorCode::not_found, "There is no such page.");
    auto nonce = base64_url(random.bytes(18));
    std::string html;
    auto rest = asset->identity;
    for (auto mark = rest.find(nonce_mark); mark != std::string_view::npos;
         mark = rest.find(nonce_mark)) {
        html += rest.substr(0, mark);
        html += nonce;
        rest.remove_prefix(mark + nonce_mark.size());
    }
    html += rest;
    return Response::html(std::move(html), Page::app, std::move(nonce));
}

}
