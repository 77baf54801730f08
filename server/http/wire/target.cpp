#include "http/wire/target.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <optional>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace http {
namespace {

constexpr size_t query_parameters_max = 100;

[[noreturn]] void refuse(std::string_view why) {
    throw Error(ErrorCode::malformed, fmt::format("The address cannot be read: {}.", why));
}

int hex_digit(char character) {
    if ('0' <= character && character <= '9') return character - '0';
    if ('a' <= character && character <= 'f') return character - 'a' + 10;
    if ('A' <= character && character <= 'F') return character - 'A' + 10;
    refuse("a percent sign is not followed by two hexadecimal digits");
}

enum class Plus { stays, is_space };

std::string decode(std::string_view text, Plus plus) {
    std::string decoded;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (text.size() - i < 3) refuse("a percent sign stands at its end");
            decoded += static_cast<char>(hex_digit(text[i + 1]) << 4 | hex_digit(text[i + 2]));
            i += 2;
        } else if (text[i] == '+' && plus == Plus::is_space) {
            decoded += ' ';
        } else {
            decoded += text[i];
        }
    }
    if (!is_utf8(decoded)) refuse("it is not UTF-8");
    if (decoded.find('\0') != std::string::npos) refuse("it holds the character NUL");
    return decoded;
}

std::string decode_segment(std::string_view text) {
    auto segment = decode(text, Plus::stays);
    if (segment == "." || segment == "..") refuse("it walks through folders with dots");
    const bool is_plain = std::ranges::all_of(segment, [](char character) {
        return static_cast<unsigned char>(character) >= 0x20 && character != '\x7f' &&
               character != '/' && character != '\\';
    });
    if (!is_plain) refuse("a part of the path holds a slash or a control character");
    return segment;
}

std::string_view without_origin(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        // A host may be followed by its query at once, whose slashes are no path.
        const auto end = text.find_first_of("/?", scheme.size());
        return end == std::string_view::npos ? "/" : text.substr(end);
    }
    return text;
}

template <class Use>
void for_each_part(std::string_view text, char separator, Use use) {
    while (true) {
        const auto end = text.find(separator);
        use(text.substr(0, end));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

}

Target parse_target(std::string_view text) {
    text = without_origin(text);
    if (!text.starts_with('/')) refuse("it does not begin with a slash");
    const auto question = text.find('?');
    Target target;
    if (const auto path = text.substr(0, question); path != "/") {
        for_each_part(path.substr(1), '/', [&](std::string_view part) {
            target.segments.push_back(decode_segment(part));
        });
    }
    if (question == std::string_view::npos) return target;
    for_each_part(text.substr(question + 1), '&', [&](std::string_view part) {
        if (part.empty()) return;
        if (target.query_parameters.size() == query_parameters_max) refuse("its query is too long");
        const auto equals = part.find('=');
        const auto value = equals == std::string_view::npos ? "" : part.substr(equals + 1);
        target.query_parameters.emplace_back(decode(part.substr(0, equals), Plus::is_space),
                                             decode(value, Plus::is_space));
    });
    return target;
}

std::string Target::path() const {
    if (segments.empty()) return "/";
    std::string path;
    for (const auto& segment : segments) path += '/' + segment;
    return path;
}

}
