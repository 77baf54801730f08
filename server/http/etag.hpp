// Entity tags (RFC 9110, 8.8.3): whether a copy is current, and whether an edit starts from the
// current version.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

// The ETag header's value for a version such as "7" or a hash: in quotes.
std::string etag(std::string_view version);

// Whether `header` (If-Match, If-None-Match) lists `tag` or is "*". Weak and strong tags compare
// alike.
bool lists_etag(std::string_view header, std::string_view tag);

// For edits of what two people may edit. Throws Error(precondition_required) without If-Match, and
// Error(stale) if it does not name `version`.
void require_version(const Request& request, std::string_view version);

}
