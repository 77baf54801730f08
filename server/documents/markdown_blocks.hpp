// A Markdown text as plain values, from which the HTML, text and PDF forms are all made, so that
// they say the same. GitHub's dialect with tables, strikethrough and bare http and https links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

// A stretch of text in one style. `url` is empty or safe: see safe_url.
struct TextSpan {
    std::string text;
    bool strong = false;
    bool emphasis = false;
    bool strike = false;
    bool code = false;
    bool line_break = false;  // then `text` is empty
    std::string url;
    bool has_style_of(const TextSpan& other) const;
    bool operator==(const TextSpan&) const = default;
};

enum class BlockKind {
    paragraph,
    heading,
    code,
    rule,  // hold spans (code: one, with its line ends; rule: none)
    list,
    list_item,
    quote,  // hold blocks
    table,
    table_row,
    table_cell,  // a table holds rows, the first its head; a row holds cells; a cell holds spans
};

enum class CellAlign { start, center, end };

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;                       // of a heading: 1 to 6
    bool ordered = false;                // of a list
    bool tight = false;                  // of a list: no space between its items
    int start = 1;                       // of an ordered list: its first number
    CellAlign align = CellAlign::start;  // of a cell
    std::vector<TextSpan> spans;
    std::vector<Block> children;
};

inline constexpr size_t markdown_bytes_max = 256 * 1024;

// Never fails but for length: longer texts than markdown_bytes_max throw Error(too_large). Raw HTML
// is kept as the text that it is (but <br> is a line end), pictures become links, and lists and
// quotes nested deeper than anyone reads are laid flat. Texts whose tables would swell beyond all
// measure are read without tables. Threads: any.
std::vector<Block> parse_markdown(std::string_view text);

// The url as it may stand in a link, with unusual characters percent-encoded; empty unless its
// scheme is http, https, mailto or tel, it names a host or address, and it does not hide its host
// behind a user name.
std::string safe_url(std::string_view url);

// What the spans say, without styles; line breaks become spaces.
std::string plain_text(const std::vector<TextSpan>& spans);
