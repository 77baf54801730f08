// What every answer carries to keep browsers from doing more than it needs.
#pragma once

#include "http/message.hpp"

namespace http {

// Adds what the handler has not set itself. HSTS only over https, where it is true.
void add_security_headers(Response& response, bool is_https);

// The Content-Security-Policy of a sort of page. `nonce` lets inline scripts and styles of a
// Page::app load.
std::string content_security_policy(Page page, std::string_view nonce);

}
