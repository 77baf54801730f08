#include "net/mime_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/bytes.hpp"

namespace {

constexpr size_t line_bytes_max = 76;  // RFC 2045 and 2047 demand it of what they encode
constexpr size_t encoded_word_text_bytes =
    36;  // makes words of 60: they fit behind every field name of ours
constexpr size_t parameter_piece_bytes = 54;

bool is_plain(std::string_view text) {
    if (text.empty()) return true;
    const bool printable = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
    // Spaces at the ends or in a row do not survive every reader, and what only looks encoded would
    // be decoded.
    const bool survives = text.front() != ' ' && text.back() != ' ' && text.find("  ") == text.npos;
    return printable && survives && text.find("=?") == text.npos;
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

size_t longest_word(std::string_view text) {
    size_t longest = 0;
    size_t word = 0;
    for (const char c : text) {
        word = c == ' ' ? 0 : word + 1;
        longest = std::max(longest, word);
    }
    return longest;
}

std::string fold(std::string_view text, size_t column);
std::string encoded_words(std::string_view text);
std::string quoted(std::string_view text);
std::string percent_encoded(char c);
std::string quoted_printable(std::string_view text);

}

std::string header_text(std::string_view text, size_t column) {
    const bool stands_as_it_is = is_plain(text) && column + longest_word(text) < line_bytes_max;
    return stands_as_it_is ? fold(text, column) : encoded_words(text);
}

std::string header_phrase(std::string_view name) {
    return is_plain(name) && name.size() <= line_bytes_max / 2 ? quoted(name) : encoded_words(name);
}

std::string file_name_parameters(std::string_view name) {
    if (is_plain(name) && name.size() <= parameter_piece_bytes &&
        name.find_first_of("\"\\") == name.npos) {
        return ";\r\n filename=" + quoted(name);
    }
    std::string parameters;
    std::string piece = "UTF-8''";
    size_t pieces = 0;
    const auto end_piece = [&] {
        parameters += fmt::format(";\r\n filename*{}*={}", pieces++, piece);
        piece.clear();
    };
    for (const char c : name) {
        const auto text = percent_encoded(c);
        if (piece.size() + text.size() > parameter_piece_bytes) end_piece();
        piece += text;
    }
    end_piece();
    return parameters;
}

EncodedBody encode_text(std::string_view text) {
    const auto foreign =
        std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    // Quoted-printable takes three bytes for each of these, base64 four for any three.
    if (static_cast<size_t>(foreign) * 6 <= text.size())
        return {"quoted-printable", quoted_printable(text)};

    std::string canonical;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool is_break = text[i] == '\r' || text[i] == '\n';
        if (text[i] == '\r' && text.substr(i + 1).starts_with('\n')) ++i;
        if (is_break) {
            canonical += "\r\n";
        } else {
            canonical += text[i];
        }
    }
    return encode_bytes(canonical);
}

EncodedBody encode_bytes(std::string_view bytes) {
    const auto whole = base64(bytes);
    std::string lines;
    lines.reserve(whole.size() + whole.size() / line_bytes_max * 2 + 2);
    for (size_t begin = 0; begin < whole.size(); begin += line_bytes_max) {
        lines.append(whole, begin, line_bytes_max).append("\r\n");
    }
    return {"base64", std::move(lines)};
}

std::optional<size_t> find_control_character(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7f) return i;
        const bool is_c1 =
            byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
        if (is_c1) return i;
    }
    return std::nullopt;
}

namespace {

// Breaks lines before a run of spaces, so that unfolding gives the text back.
std::string fold(std::string_view text, size_t column) {
    std::string folded;
    while (!text.empty()) {
        const auto word = std::min(text.find_first_not_of(' '), text.size());
        const auto end = std::min(text.find(' ', word), text.size());
        if (column + end > line_bytes_max && word > 0) {
            folded += "\r\n";
            column = 0;
        }
        folded += text.substr(0, end);
        column += end;
        text.remove_prefix(end);
    }
    return folded;
}

// RFC 2047 wants whole characters in each word, and readers drop the white space between words.
std::string encoded_words(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        size_t end = std::min(encoded_word_text_bytes, text.size());
        while (end < text.size() && end > 1 && continues_character(text[end])) --end;
        words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ",
                             base64(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return words;
}

std::string quoted(std::string_view text) {
    if (text.empty()) return {};
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + '"';
}

std::string percent_encoded(char c) {
    const bool stands_for_itself = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                   (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    return stands_for_itself ? std::string(1, c)
                             : fmt::format("%{:02X}", static_cast<unsigned char>(c));
}

std::string quoted_printable(std::string_view text) {
    std::string lines;
    size_t column = 0;
    const auto end_line = [&](std::string_view with) {
        lines += with;
        column = 0;
    };
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' || c == '\n') {
            if (c == '\r' && text.substr(i + 1).starts_with('\n')) ++i;
            end_line("\r\n");
            continue;
        }
        const bool ends_line = i + 1 == text.size() || text[i + 1] == '\r' || text[i + 1] == '\n';
        const bool is_blank = c == ' ' || c == '\t';
        // White space at a line's end does not survive transport; the rest of ASCII but "=" stands
        // for itself.
        const bool literal = is_blank ? !ends_line : c > 0x20 && c < 0x7f && c != '=';
        const auto bytes =
            literal ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c));
        // One column is left for the "=" of a soft break.
        if (column + bytes.size() > line_bytes_max - 1) end_line("=\r\n");
        lines += bytes;
        column += bytes.size();
    }
    if (column > 0) end_line("\r\n");
    return lines;
}

}
