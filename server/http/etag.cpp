#include "http/etag.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "http/wire/field_list.hpp"

namespace http {
std::string etag(std::string_view version) {
    return fmt::format("\"{}\"", version);
}

bool lists_etag(std::string_view header, std::string_view tag) {
    for (auto listed : split(header, ',')) {
        if (listed.starts_with("W/")) listed.remove_prefix(2);
        if (listed == "*" || listed == tag) return true;
    }
    return false;
}

void require_version(const Request& request, std::string_view version) {
    const auto expected = request.header("If-Match");
    if (!expected) {
        throw Error(ErrorCode::precondition_required,
                    "Send If-Match with the ETag of the version that was edited.");
    }
    if (!lists_etag(*expected, etag(version))) {
        throw Error(
            ErrorCode::stale,
            fmt::format("It has been changed meanwhile: the current version is {}. Load it again.",
                        etag(version)));
    }
}

}
