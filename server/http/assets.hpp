// Static files out of the binary: precompressed, revalidated by ETag, and pages that get a nonce of
// their own.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "http/message.hpp"

namespace http {

// One line of the table that the build makes. All views lie in the binary.
struct Asset {
    std::string_view path;  // "/assets/index-4f1c.js"
    std::string_view content_type;
    std::string_view identity;
    std::string_view gzip;      // empty if not worth it
    std::string_view brotli;    // the same
    std::string_view etag;      // a hash of `identity`, without quotes
    bool is_immutable = false;  // its name holds its hash: browsers keep it for good
};

// Where a page wants the nonce: <script nonce="__CSP_NONCE__">.
inline constexpr std::string_view nonce_mark = "__CSP_NONCE__";

class Assets {
public:
    // `table` must outlive it. A path that stands twice fails a check.
    explicit Assets(std::span<const Asset> table);

    // Null if there is none of that path.
    const Asset* find(std::string_view path) const;

    // The asset in the best encoding that the client takes, or 304. Throws Error(not_found).
    Response serve(const Request& request, std::string_view path) const;

    // The HTML asset of that path with a fresh nonce in each place of the mark, and the policy to
    // match. Throws Error(not_found).
    Response page(std::string_view path, Random& random) const;

private:
    std::map<std::string_view, const Asset*> assets_;
};

}
