#include "core/merge.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/bytes.hpp"
#include "core/coercion.hpp"
#include "core/merge_template.hpp"
#include "core/utf16.hpp"

namespace json = boost::json;

namespace {

// What all merge fields together may read; more than a sensible template shows many times over.
constexpr size_t read_bytes_max = 2 * merged_bytes_max;

const json::value* find_value(const json::object& data, std::string_view path) {
    size_t end = path.find('.');
    const json::value* value = data.if_contains(path.substr(0, end));
    while (value && end != std::string_view::npos) {
        path.remove_prefix(end + 1);
        end = path.find('.');
        const auto key = path.substr(0, end);
        if (const auto* object = value->if_object()) {
            value = object->if_contains(key);
        } else if (const auto* list = value->if_array()) {
            const auto index = utf16::parse_index(key);
            value = index && *index < list->size() ? &(*list)[*index] : nullptr;
        } else {
            value = nullptr;
        }
    }
    return value;
}

// Line ends become \n; other control characters but tabs go.
std::string without_controls(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto rest = text.substr(i);
        if (byte == '\r') {
            if (!rest.starts_with("\r\n")) out += '\n';
        } else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
            out += '\n';
            i += 2;
        } else if (byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0) {
            ++i;
        } else if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n') {
            out += text[i];
        }
    }
    return out;
}

std::string on_one_line(std::string_view text) {
    auto out = without_controls(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    std::replace(out.begin(), out.end(), '\t', ' ');
    return out;
}

std::string html_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string url_escaped(std::string_view text) {
    constexpr std::string_view kept =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char c : text) {
        if (kept.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\n") + 1 - first);
}

// CommonMark lets every ASCII punctuation mark stand for itself after a backslash, and nothing else
// has a meaning but space at the beginning of lines. A line end becomes a hard break.
std::string markdown_escaped(std::string_view text, std::string_view line_end) {
    std::string out;
    bool is_line_start = false;
    for (const char c : trimmed(text)) {
        if (is_line_start && (c == ' ' || c == '\t')) continue;
        is_line_start = c == '\n';
        const bool is_mark = (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
                             (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
        if (is_mark) out += '\\';
        if (c == '\n') {
            out += line_end;
        } else {
            out += c;
        }
    }
    return out;
}

// The template's own text on the present line. In a heading and a table row a line end of a value
// would end it.
class CurrentLine {
public:
    void note(std::string_view text) {
        const size_t end = text.rfind('\n');
        if (end != std::string_view::npos) begun_.clear();
        const auto rest = text.substr(end + 1);  // all of it where there is no line end
        has_bar_ =
            rest.find('|') != std::string_view::npos || (has_bar_ && end == std::string_view::npos);
        if (begun_.size() < begun_bytes_max) begun_ += rest.substr(0, begun_bytes_max);
    }
    bool is_one_line_block() const { return has_bar_ || trimmed(begun_).starts_with('#'); }

private:
    static constexpr size_t begun_bytes_max = 100;
    std::string begun_;
    bool has_bar_ = false;
};

class Renderer {
public:
    Renderer(const json::object& data, MergeMode mode, const MergeOptions& options)
        : data_(data), mode_(mode), options_(options) {}

    Merged render(const std::vector<Piece>& pieces) {
        for (size_t i = 0; i < pieces.size();) i = render_piece(pieces[i], i);
        if (mode_ == MergeMode::header) merged_.text = on_one_line(merged_.text);
        return std::move(merged_);
    }

private:
    // The index of the piece to go on with.
    size_t render_piece(const Piece& piece, size_t index) {
        switch (piece.kind) {
            case PieceKind::text:
                append(piece.text);
                line_.note(piece.text);
                break;
            case PieceKind::field:
                append(escaped(field_text(piece)));
                break;
            case PieceKind::if_:
                return holds_for(piece) ? index + 1 : piece.next;
            case PieceKind::else_:
                return piece.next;
            case PieceKind::end_if:
                break;
        }
        return index + 1;
    }

    // The value at the piece's path, or null.
    const json::value* look_up(const Piece& piece) {
        const auto* value = find_value(data_, piece.path);
        if (!value) return nullptr;
        if (const auto* list = value->if_array()) charge(list->size());
        if (const auto* text = value->if_string()) {
            charge(text->size());
            if (!is_utf8(*text))
                throw Error(ErrorCode::invalid,
                            fmt::format("The value of {} is not UTF-8.", piece.path));
        }
        return value;
    }

    void charge(size_t bytes) {
        if (bytes > bytes_left_)
            throw Error(ErrorCode::invalid, "The template reads too much; simplify it.");
        bytes_left_ -= bytes;
    }

    bool holds_for(const Piece& piece) {
        const auto* value = look_up(piece);
        if (!value || is_blank(*value)) return false;
        if (!piece.equals) return coercion::is_truthy(value);
        if (const auto* list = value->if_array()) {
            return std::any_of(list->begin(), list->end(),
                               [&](const auto& item) { return is_equal(item, *piece.equals); });
        }
        return is_equal(*value, *piece.equals);
    }

    // Loosely, and an answer of yes equals "yes", as which it is shown.
    static bool is_equal(const json::value& value, const json::value& literal) {
        if (value.is_bool() && literal.is_string())
            return literal.get_string() == (value.get_bool() ? "yes" : "no");
        return coercion::are_loosely_equal(&value, &literal);
    }

    std::string field_text(const Piece& piece) {
        auto value = value_for_merge(look_up(piece));
        for (const auto& filter : piece.filters) apply_filter(filter, value, options_);
        const auto text = shown_text(value, options_);
        if (!is_utf8(text))
            throw Error(ErrorCode::invalid,
                        fmt::format("The value of {} is not UTF-8.", piece.path));
        if (!value.value) return hole(piece, "is missing");
        if (!value.problem.empty()) return hole(piece, value.problem);
        return text;
    }

    std::string hole(const Piece& piece, std::string_view problem) {
        MissingField missing{piece.path, piece.position, fmt::format("{} {}", piece.path, problem)};
        if (told_.insert(missing.message).second) merged_.missing.push_back(std::move(missing));
        return piece.text;
    }

    std::string escaped(std::string_view value) const {
        const auto text = without_controls(value);
        switch (mode_) {
            case MergeMode::plain:
            case MergeMode::header:
                return text;
            case MergeMode::html:
                return html_escaped(text);
            case MergeMode::url:
                return url_escaped(text);
            case MergeMode::markdown:
                return markdown_escaped(text, line_.is_one_line_block() ? " " : "\\\n");
        }
        return text;
    }

    void append(std::string_view text) {
        if (merged_.text.size() + text.size() > merged_bytes_max) {
            throw Error(ErrorCode::invalid,
                        fmt::format("The merged text is longer than {} bytes.", merged_bytes_max));
        }
        merged_.text += text;
    }

    const json::object& data_;
    const MergeMode mode_;
    const MergeOptions& options_;
    Merged merged_;
    CurrentLine line_;
    std::set<std::string> told_;
    size_t bytes_left_ = read_bytes_max;
};

Faults as_faults(const std::vector<TextFault>& faults) {
    Faults out;
    for (const auto& fault : faults) {
        out.push_back({"", fmt::format("line {}, column {}: {}", fault.position.line,
                                       fault.position.column, fault.message)});
    }
    return out;
}

}

Merged merge(std::string_view text, const json::object& data, MergeMode mode,
             const MergeOptions& options) {
    const auto parsed = parse_template(text);
    if (!parsed.faults.empty()) {
        auto faults = as_faults(parsed.faults);
        auto message = "The template has a fault: " + faults.front().message;
        throw Error(ErrorCode::invalid, std::move(message), std::move(faults));
    }
    return Renderer(data, mode, options).render(parsed.pieces);
}

ParsedMerge parse_merge(std::string_view text) {
    auto parsed = parse_template(text);
    ParsedMerge out{.faults = std::move(parsed.faults)};
    for (auto& piece : parsed.pieces) {
        if (piece.path.empty()) continue;
        MergeField field{.path = std::move(piece.path), .position = piece.position};
        field.is_condition = piece.kind == PieceKind::if_;
        field.has_fallback =
            std::any_of(piece.filters.begin(), piece.filters.end(),
                        [](const auto& filter) { return filter.name == "fallback"; });
        out.fields.push_back(std::move(field));
    }
    return out;
}

std::optional<std::string> lone_field_of(std::string_view text) {
    const auto parsed = parse_template(text);
    if (!parsed.faults.empty() || parsed.pieces.size() != 1) return std::nullopt;
    const auto& piece = parsed.pieces.front();
    if (piece.kind != PieceKind::field || !piece.filters.empty()) return std::nullopt;
    return piece.path;
}

std::vector<std::string> fields_of(std::string_view text) {
    std::vector<std::string> paths;
    std::set<std::string, std::less<>> seen;
    for (auto& field : parse_merge(text).fields) {
        if (seen.insert(field.path).second) paths.push_back(std::move(field.path));
    }
    return paths;
}
