#include "reflect/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <boost/json.hpp>
#include <numeric>

#include "base/bytes.hpp"
#include "base/time.hpp"

namespace json = boost::json;

namespace reflect {
namespace {

// What others sent is repeated in messages only in part.
constexpr size_t quoted_bytes_max = 60;

std::string escape(std::string_view key) {
    std::string escaped;
    for (const char character : key) {
        if (character == '~') {
            escaped += "~0";
        } else if (character == '/') {
            escaped += "~1";
        } else {
            escaped += character;
        }
    }
    return escaped;
}

std::string quoted(std::string_view text) {
    if (!is_utf8(text)) return "'…'";
    if (text.size() <= quoted_bytes_max) return fmt::format("'{}'", text);
    size_t length = quoted_bytes_max;
    while ((static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) --length;
    return fmt::format("'{}…'", text.substr(0, length));
}

std::string_view kind_name(const json::value& value) {
    switch (value.kind()) {
        case json::kind::null:
            return "null";
        case json::kind::bool_:
            return "true or false";
        case json::kind::int64:
        case json::kind::uint64:
        case json::kind::double_:
            return "a number";
        case json::kind::string:
            return "text";
        case json::kind::array:
            return "a list";
        case json::kind::object:
            return "an object";
    }
    return "something else";
}

}

Reader::Reader(Faults& faults, std::string pointer)
    : faults_(faults), pointer_(std::move(pointer)) {}

void Reader::fault(std::string message) {
    if (!is_full()) faults_.push_back({pointer_, std::move(message)});
}

void Reader::fault_at(std::string_view key, std::string message) {
    if (!is_full()) faults_.push_back({pointer_ + '/' + escape(key), std::move(message)});
}

void Reader::expected(std::string_view what, const json::value& found) {
    const auto* text = found.if_string();
    fault(fmt::format("expected {}, found {}", what,
                      text && !text->empty() ? quoted(*text) : std::string(kind_name(found))));
}

bool Reader::descend(std::string_view key) {
    pointer_ += '/';
    pointer_ += escape(key);
    ++depth_;
    if (depth_ <= depth_max) return true;
    fault(fmt::format("nested more than {} deep", depth_max));
    return false;
}

void Reader::ascend(size_t length) {
    pointer_.resize(length);
    --depth_;
}

const json::value* find_member(const json::object& object, const Member& member, Reader& reader) {
    const auto* value = object.if_contains(member.field.name);
    if (!value && member.is_required)
        reader.fault_at(member.field.name, std::string(required_message));
    return value;
}

namespace {

// The number of single-character edits (insert, delete, replace, swap neighbours) from `a` to `b`.
size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<size_t> before_last(b.size() + 1);
    std::vector<size_t> last(b.size() + 1);
    std::vector<size_t> current(b.size() + 1);
    std::iota(last.begin(), last.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], before_last[j - 2] + 1);
            }
        }
        std::swap(before_last, last);
        std::swap(last, current);
    }
    return last[b.size()];
}

// The member that was probably meant, or empty.
std::string_view nearest(std::string_view key, const std::vector<Member>& members) {
    if (key.size() > quoted_bytes_max) return {};
    std::string_view best;
    size_t best_distance = std::max<size_t>(1, key.size() / 3) + 1;
    for (const auto& member : members) {
        const size_t distance = edit_distance(key, member.field.name);
        if (distance < best_distance) {
            best = member.field.name;
            best_distance = distance;
        }
    }
    return best;
}

}

void refuse_unknown(const json::object& object, const std::vector<Member>& members,
                    Reader& reader) {
    for (const auto& given : object) {
        if (reader.is_full()) return;
        const std::string_view key = given.key();
        const bool is_known = std::ranges::any_of(
            members, [&](const Member& member) { return member.field.name == key; });
        if (is_known) continue;
        const auto meant = nearest(key, members);
        reader.fault_at(key, meant.empty() ? fmt::format("unknown member {}", quoted(key))
                                           : fmt::format("unknown member {}; did you mean '{}'?",
                                                         quoted(key), meant));
    }
}

std::string not_one_of(std::string_view found, std::span<const std::string_view> names) {
    return fmt::format("{} is not one of: {}", quoted(found), fmt::join(names, ", "));
}

namespace {

size_t count_characters(std::string_view text) {
    return static_cast<size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }));
}

bool is_between(char character, char first, char last) {
    return first <= character && character <= last;
}

bool is_alphanumeric(char character) {
    return is_between(character, 'a', 'z') || is_between(character, 'A', 'Z') ||
           is_between(character, '0', '9');
}

bool is_domain(std::string_view text) {
    if (text.empty() || text.size() > 253) return false;
    size_t label_length = 0;
    char previous = '.';
    for (const char character : text) {
        if (character == '.') {
            if (label_length == 0 || previous == '-') return false;
            label_length = 0;
        } else {
            if (!is_alphanumeric(character) && character != '-') return false;
            if (character == '-' && label_length == 0) return false;
            if (++label_length > 63) return false;
        }
        previous = character;
    }
    return label_length > 0 && previous != '-';
}

// The dot-atom form of RFC 5321. Quoted local parts exist on paper only and are a way to smuggle
// headers.
bool is_email(std::string_view text) {
    constexpr std::string_view extra = "!#$%&'*+/=?^_`{|}~-.";
    const size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
    const auto local = text.substr(0, at);
    if (local.starts_with('.') || local.ends_with('.') ||
        local.find("..") != std::string_view::npos)
        return false;
    return std::ranges::all_of(local,
                               [&](char character) {
                                   return is_alphanumeric(character) ||
                                          extra.find(character) != std::string_view::npos;
                               }) &&
           is_domain(text.substr(at + 1));
}

bool is_uri(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!text.starts_with(scheme) || text.size() == scheme.size()) continue;
        return std::ranges::all_of(
                   text, [](char character) { return character > ' ' && character < '\x7f'; }) &&
               text.find_first_of("<>\"\\^`{|}") == std::string_view::npos;
    }
    return false;
}

bool is_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return false;
    return parse_time(fmt::format("2000-01-01T{}:00Z", text)).has_value();
}

bool is_color(std::string_view text) {
    return text.size() == 7 && text.front() == '#' &&
           text.substr(1).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// What text of `format` looks like, if `text` is not of it.
std::string_view breach_of(Format format, std::string_view text) {
    switch (format) {
        case Format::none:
            return {};
        case Format::email:
            return is_email(text) ? "" : "an e-mail address such as ana@example.com";
        case Format::uri:
            return is_uri(text) ? "" : "an address such as https://example.com/";
        case Format::date:
            return parse_date(text) ? "" : "a date such as 2026-03-10";
        case Format::time_of_day:
            return is_time_of_day(text) ? "" : "a time of day such as 09:00";
        case Format::color:
            return is_color(text) ? "" : "a colour such as #1f6f78";
    }
    return {};
}

void check_text(const json::value& value, const Field& field, Reader& reader) {
    const std::string_view text = value.get_string();
    const size_t length = count_characters(text);
    if (field.length_min && length < *field.length_min) {
        reader.fault(length == 0 ? "must not be empty"
                                 : fmt::format("expected at least {} characters, found {}",
                                               *field.length_min, length));
    } else if (field.length_max && length > *field.length_max) {
        reader.fault(
            fmt::format("expected at most {} characters, found {}", *field.length_max, length));
    } else if (const auto wanted = breach_of(field.format, text); !wanted.empty()) {
        reader.expected(wanted, value);
    }
}

void check_number(const json::value& value, const Field& field, Reader& reader) {
    const auto number = value.to_number<double>();
    if (field.minimum && number < *field.minimum) {
        reader.fault(fmt::format("expected at least {}, found {}", *field.minimum, number));
    } else if (field.maximum && number > *field.maximum) {
        reader.fault(fmt::format("expected at most {}, found {}", *field.maximum, number));
    }
}

void check_count(size_t count, const Field& field, Reader& reader) {
    if (field.items_min && count < *field.items_min) {
        reader.fault(
            fmt::format("expected at least {} entries, found {}", *field.items_min, count));
    }
    if (field.items_max && count > *field.items_max) {
        reader.fault(fmt::format("expected at most {} entries, found {}", *field.items_max, count));
    }
}

void check_scalar(const json::value& value, const Field& field, Reader& reader) {
    if (value.is_string()) check_text(value, field, reader);
    if (value.is_number()) check_number(value, field, reader);
}

}

void check_limits(const json::value& value, const Field& field, Reader& reader) {
    check_scalar(value, field, reader);
    if (const auto* object = value.if_object()) check_count(object->size(), field, reader);
    const auto* list = value.if_array();
    if (!list) return;
    check_count(list->size(), field, reader);
    for (size_t i = 0; i < list->size() && !reader.is_full(); ++i) {
        reader.inside(std::to_string(i), [&] { check_scalar((*list)[i], field, reader); });
    }
}

}
