// How text and bytes become the ASCII lines of a message: header words (RFC 2047), bodies (RFC
// 2045), parameters (RFC 2231). Pure functions; the same input always gives the same bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

// `text` as it can stand in a header field of any length: as it is where it is plain ASCII, folded
// at its spaces, else as encoded words of UTF-8. The caller has made sure that it is UTF-8 without
// control characters. `column` is how much of the first line is taken.
std::string header_text(std::string_view text, size_t column);

// A display name: a quoted string, or encoded words. Empty for an empty name.
std::string header_phrase(std::string_view name);

// The parameters of Content-Disposition that name the file: `; filename="offer.pdf"`, or with
// characters beyond ASCII
// `; filename*0*=UTF-8''…`, in as many pieces as it takes.
std::string file_name_parameters(std::string_view name);

// A body and the name of its Content-Transfer-Encoding.
struct EncodedBody {
    std::string_view encoding;
    std::string lines;
};

// Any text, line breaks of any sort, as quoted-printable, or as base64 where that is shorter (text
// that is hardly Latin).
EncodedBody encode_text(std::string_view text);
// Bytes exactly as they are, as base64.
EncodedBody encode_bytes(std::string_view bytes);

// Where the first control character (C0, DEL or C1) of UTF-8 `text` stands, counted in bytes;
// nothing if it has none.
std::optional<size_t> find_control_character(std::string_view text);
