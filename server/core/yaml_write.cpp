#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "core/definition_text.hpp"
#include "core/yaml_scalar.hpp"

namespace json = boost::json;

namespace {

constexpr size_t line_max = 100;
constexpr size_t key_bytes_max = 1'000;  // YAML's own limit for keys on one line is 1024

// Whether a scalar stands within { } or [ ], where commas and brackets end it.
enum class Context { block, flow };

[[noreturn]] void refuse(std::string_view what) {
    throw Error(ErrorCode::invalid,
                fmt::format("The definition cannot be written as text: {}.", what));
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Bytes of the character at `i` that YAML cannot hold as it is, or that readers take for space: 0
// if it can.
size_t unprintable_bytes(std::string_view text, size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return 1;
    const auto rest = text.substr(i);
    if (byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) <= 0xA0) return 2;
    for (const std::string_view mark : {"\u2028", "\u2029", "\ufeff"}) {
        if (rest.starts_with(mark)) return mark.size();
    }
    return 0;
}

bool is_printable(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
        if (unprintable_bytes(text, i) > 0) return false;
    }
    return true;
}

// What other readers of YAML take for a boolean.
bool is_old_boolean(std::string_view text) {
    std::string small;
    for (const char c : text.substr(0, 6))
        small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const auto* word : {"yes", "no", "on", "off", "y", "n", "true", "false"}) {
        if (small == word) return true;
    }
    return false;
}

// Text that any reader of YAML takes for this very text without quotes.
bool is_plain(std::string_view text, Context context) {
    if (text.empty() || plain_value(text) || is_too_large(text) || !is_printable(text))
        return false;
    if (text.front() == ' ' || text.back() == ' ') return false;
    const bool may_look_like_a_number = !is_letter(text.front()) && text.front() != '/';
    if (may_look_like_a_number) {
        const bool is_number_and_words =
            text.find(' ') != std::string_view::npos &&
            (text.front() == '-' || (text.front() >= '0' && text.front() <= '9'));
        if (!is_number_and_words || text.starts_with("- ") || text.starts_with("---")) return false;
    }
    for (size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        if (std::string_view("{}[]#\"").find(text[i]) != std::string_view::npos) return false;
        if (text[i] == ':' && std::string_view(" ,{}[]").find(next) != std::string_view::npos)
            return false;
        if (text[i] == ',' && context == Context::flow) return false;
        if (text[i] == '?' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == ',')) return false;
    }
    return true;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (size_t i = 0; i < text.size();) {
        const size_t unprintable = unprintable_bytes(text, i);
        if (text[i] == '\n') {
            out += "\\n";
        } else if (text[i] == '\t') {
            out += "\\t";
        } else if (text[i] == '"' || text[i] == '\\') {
            out += '\\';
            out += text[i];
        } else if (unprintable == 1) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
        } else if (unprintable == 2) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i + 1]));
        } else if (unprintable == 3) {
            const auto byte = [&](size_t n) { return static_cast<unsigned char>(text[i + n]); };
            out += fmt::format(
                "\\u{:04x}", ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F));
        } else {
            out += text[i];
        }
        i += std::max<size_t>(1, unprintable);
    }
    return out + '"';
}

std::string key_text(std::string_view key) {
    if (!is_utf8(key)) refuse("a key is not UTF-8");
    auto text = is_plain(key, Context::flow) ? std::string(key) : quoted(key);
    if (text.size() > key_bytes_max) {
        refuse(fmt::format("a key is longer than {} bytes", key_bytes_max));
    }
    return text;
}

std::string number_text(const json::value& value) {
    if (!value.is_double()) return json::serialize(value);
    const double number = value.get_double();
    if (!std::isfinite(number)) refuse("a number is not finite");
    std::array<char, 32> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    std::string text(buffer.data(), written.ptr);
    const bool is_whole = text.find_first_of(".e") == std::string::npos;
    return is_whole ? text + ".0" : text;
}

std::string scalar_text(const json::value& value, Context context) {
    if (value.is_null()) return "null";
    if (const auto* truth = value.if_bool()) return *truth ? "true" : "false";
    const auto* text = value.if_string();
    if (!text) return number_text(value);
    if (!is_utf8(*text)) refuse("a text is not UTF-8");
    return is_plain(*text, context) && !is_old_boolean(*text) ? std::string(*text) : quoted(*text);
}

// Text of several lines that reads well, and back the same, with each line on its own.
bool is_paragraph(const json::value& value) {
    if (!value.is_string()) return false;
    std::string_view text = value.get_string();
    if (text.find('\n') == std::string_view::npos || !is_utf8(text)) return false;
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.empty() || text.front() == ' ' || text.front() == '\n' || text.ends_with('\n') ||
        text.ends_with(' '))
        return false;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool is_trailing_space = text[i] == ' ' && i + 1 < text.size() && text[i + 1] == '\n';
        if (is_trailing_space || (text[i] != '\n' && unprintable_bytes(text, i) > 0)) return false;
    }
    return true;
}

bool holds_paragraph(const json::value& value) {
    if (const auto* list = value.if_array())
        return std::any_of(list->begin(), list->end(), holds_paragraph);
    const auto* object = value.if_object();
    if (!object) return is_paragraph(value);
    return std::any_of(object->begin(), object->end(),
                       [](const auto& member) { return holds_paragraph(member.value()); });
}

bool is_compound(const json::value& value) {
    return value.is_object() || value.is_array();
}

// Appends the value on one line. False, and `out` is of no use, once it is longer than a line.
bool append_flow(const json::value& value, std::string& out) {
    if (out.size() > line_max) return false;
    if (const auto* list = value.if_array()) {
        out += '[';
        for (size_t i = 0; i < list->size(); ++i) {
            if (i > 0) out += ", ";
            if (!append_flow((*list)[i], out)) return false;
        }
        out += ']';
        return out.size() <= line_max;
    }
    if (const auto* object = value.if_object()) {
        std::string_view before = "{ ";
        for (const auto& member : *object) {
            out += before;
            out += key_text(member.key());
            out += ": ";
            if (!append_flow(member.value(), out)) return false;
            before = ", ";
        }
        out += object->empty() ? "{}" : " }";
        return out.size() <= line_max;
    }
    out += scalar_text(value, Context::flow);
    return out.size() <= line_max;
}

class Writer {
public:
    std::string text;

    // The value as lines of their own, each indented by at least `indent`.
    void write_block(const json::value& value, size_t indent, int depth) {
        if (depth > definition_depth_max)
            refuse(fmt::format("it is nested deeper than {}", definition_depth_max));
        if (const auto* object = value.if_object(); object && !object->empty()) {
            for (const auto& member : *object) {
                text += std::string(indent, ' ') + key_text(member.key()) + ':';
                write_after_key(member.value(), indent, depth);
            }
            return;
        }
        if (const auto* list = value.if_array(); list && !list->empty()) {
            for (const auto& item : *list) write_item(item, indent, depth);
            return;
        }
        text += std::string(indent, ' ');
        write_inline(value, indent);
    }

private:
    size_t column() const {
        const size_t line = text.rfind('\n');
        return line == std::string::npos ? text.size() : text.size() - line - 1;
    }

    // What follows on the line of "key:" or "-".
    void write_inline(const json::value& value, size_t indent) {
        if (is_paragraph(value) && indent > 0) return write_paragraph(value.get_string(), indent);
        std::string flow;
        if (is_compound(value)) {
            append_flow(value, flow);
        } else {
            flow = scalar_text(value, Context::block);
        }
        text += flow + '\n';
    }

    void write_paragraph(std::string_view lines, size_t indent) {
        text += lines.ends_with('\n') ? "|\n" : "|-\n";
        if (lines.ends_with('\n')) lines.remove_suffix(1);
        while (true) {
            const size_t end = std::min(lines.find('\n'), lines.size());
            if (end > 0) text += std::string(indent, ' ') + std::string(lines.substr(0, end));
            text += '\n';
            if (end == lines.size()) return;
            lines.remove_prefix(end + 1);
        }
    }

    bool fits_line(const json::value& value) const {
        std::string flow;
        return append_flow(value, flow) && column() + 1 + flow.size() <= line_max &&
               !holds_paragraph(value);
    }

    void write_after_key(const json::value& value, size_t indent, int depth) {
        const auto* list = value.if_array();
        const bool is_outline = list && std::any_of(list->begin(), list->end(), is_compound);
        const bool is_empty =
            (list && list->empty()) || (value.is_object() && value.get_object().empty());
        if (is_compound(value) && !is_empty && (is_outline || !fits_line(value))) {
            text += '\n';
            return write_block(value, indent + 2, depth + 1);
        }
        check_depth(value, depth + 1);
        text += ' ';
        write_inline(value, indent + 2);
    }

    // The item's first line begins with "- " in place of its indentation.
    void write_item(const json::value& item, size_t indent, int depth) {
        const size_t start = text.size();
        const bool is_short_list = item.is_array() && fits_line(item);
        if (is_compound(item) && !is_short_list) {
            write_block(item, indent + 2, depth + 1);
        } else {
            check_depth(item, depth + 1);
            text += std::string(indent + 2, ' ');
            write_inline(item, indent + 2);
        }
        text[start + indent] = '-';
    }

    // Of a value that goes on one line, which is short but may be deep.
    static void check_depth(const json::value& value, int depth) {
        if (depth > definition_depth_max)
            refuse(fmt::format("it is nested deeper than {}", definition_depth_max));
        if (const auto* list = value.if_array()) {
            for (const auto& item : *list) check_depth(item, depth + 1);
        }
        if (const auto* object = value.if_object()) {
            for (const auto& member : *object) check_depth(member.value(), depth + 1);
        }
    }
};

}

std::string to_yaml(const json::value& value) {
    Writer writer;
    writer.write_block(value, 0, 1);
    return std::move(writer.text);
}
