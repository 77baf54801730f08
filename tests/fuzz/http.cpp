// What a request begins with: its target, percent-encoded, and its cookies.
#include "base/bytes.hpp"
#include "fuzz/target.hpp"
#include "http/cookies.hpp"
#include "http/message.hpp"
#include "http/wire/target.hpp"

void fuzz_http(std::string_view bytes) {
    const auto cut = bytes.find('\n');
    const auto line = bytes.substr(0, cut);
    const auto rest = cut == std::string_view::npos ? bytes : bytes.substr(cut + 1);
    is_accepted([&] {
        const auto target = http::parse_target(line);
        for (const auto& segment : target.segments) {
            demand(segment != "." && segment != "..", "no segment climbs");
            demand(segment.find_first_of("/\\") == std::string::npos, "no slash within a segment");
            demand(is_utf8(segment), "segments are UTF-8");
        }
        for (const auto& [name, value] : target.query_parameters)
            demand(is_utf8(name) && is_utf8(value), "parameters are UTF-8");
    });
    for (const auto& [name, value] : http::parse_cookies(rest)) {
        demand(!name.empty(), "a cookie has a name");
        demand(value.find_first_of("\r\n") == std::string::npos, "a cookie is of one line");
    }
    http::parse_method(line);
    const auto disposition = http::content_disposition(http::Disposition::attachment, rest);
    demand(disposition.find_first_of("\r\n") == std::string::npos, "a file's name adds no header");
}
