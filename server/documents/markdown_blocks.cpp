#include "documents/markdown_blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>  // tidy: the parser of cmark shares a table

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include "base/error.hpp"
#include "documents/shown_text.hpp"

namespace {

constexpr size_t nesting_max = 12;
// The parser fills every row up to the width of its table's head, so a wide head over many short
// lines costs width times height; and a head itself costs its width squared.
constexpr size_t table_cells_max = 20'000;

struct NodeRelease {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using NodePointer = std::unique_ptr<cmark_node, NodeRelease>;

struct ParserRelease {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using ParserPointer = std::unique_ptr<cmark_parser, ParserRelease>;

struct IteratorRelease {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using IteratorPointer = std::unique_ptr<cmark_iter, IteratorRelease>;

bool can_hold_tables(std::string_view text) {
    size_t lines = 1;
    size_t bars = 0;
    size_t bars_max = 0;
    for (const char c : text) {
        if (c == '|') bars_max = std::max(bars_max, ++bars);
        if (c == '\n') {
            ++lines;
            bars = 0;
        }
    }
    return bars_max * std::max(lines, bars_max) <= table_cells_max;
}

NodePointer parse_nodes(const std::string& text) {
    // The library keeps its special characters in one table for all parsers: one parses at a time.
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    cmark_gfm_core_extensions_ensure_registered();
    const ParserPointer parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    const auto attach = [&parser](const char* name) {
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    };
    if (can_hold_tables(text)) attach("table");
    attach("strikethrough");
    attach("autolink");
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return NodePointer(cmark_parser_finish(parser.get()));
}

// The extensions number their nodes as they are loaded; only the names are public.
bool is_named(cmark_node* node, std::string_view name) {
    return cmark_node_get_type_string(node) == name;
}

bool is_table_part(cmark_node* node) {
    return std::string_view(cmark_node_get_type_string(node)).starts_with("table");
}

std::string literal_of(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    return literal == nullptr ? "" : literal;
}

bool is_line_break_tag(std::string_view html) {
    return html == "<br>" || html == "<br/>" || html == "<br />";
}

// Follows the parser's walk over its nodes, so that no depth of nesting can exhaust the stack.
class BlockBuilder {
public:
    void enter(cmark_node* node);
    void leave(cmark_node* node);
    std::vector<Block> take() { return std::move(root_.children); }

private:
    void enter_container(cmark_node* node, BlockKind kind);
    void enter_table_part(cmark_node* node);
    void enter_inline(cmark_node* node, cmark_node_type type);
    Block& push(BlockKind kind);
    void pop() { open_.pop_back(); }
    void add_text(std::string text);
    void add_break();
    void add_html_block(const std::string& html);
    void open_link(cmark_node* node);

    Block root_;
    // Each stands last in its parent's children, which do not grow while it is open.
    std::vector<Block*> open_{&root_};
    size_t flattened_ = 0;
    TextSpan style_;
    int strong_ = 0;
    int emphasis_ = 0;
    int strike_ = 0;
    std::vector<std::string> urls_;
    std::vector<CellAlign> columns_;
};

Block& BlockBuilder::push(BlockKind kind) {
    Block& block = open_.back()->children.emplace_back();
    block.kind = kind;
    open_.push_back(&block);
    return block;
}

void BlockBuilder::enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) return enter_container(node, BlockKind::quote);
    if (type == CMARK_NODE_LIST) return enter_container(node, BlockKind::list);
    if (type == CMARK_NODE_ITEM) return enter_container(node, BlockKind::list_item);
    if (type == CMARK_NODE_PARAGRAPH) {
        push(BlockKind::paragraph);
    } else if (type == CMARK_NODE_HEADING) {
        push(BlockKind::heading).level = cmark_node_get_heading_level(node);
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        push(BlockKind::rule);
        pop();
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        push(BlockKind::code).spans.push_back({.text = literal_of(node), .code = true});
        pop();
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        add_html_block(literal_of(node));
    } else if (is_table_part(node)) {
        enter_table_part(node);
    } else {
        enter_inline(node, type);
    }
}

void BlockBuilder::enter_container(cmark_node* node, BlockKind kind) {
    // A list's items follow it: both are kept or both are laid flat.
    const bool deep = kind != BlockKind::list_item && open_.size() > nesting_max;
    if (flattened_ > 0 || deep) {
        ++flattened_;
        return;
    }
    Block& block = push(kind);
    if (kind != BlockKind::list) return;
    block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    block.start = block.ordered ? cmark_node_get_list_start(node) : 1;
    block.tight = cmark_node_get_list_tight(node) != 0;
}

void BlockBuilder::enter_table_part(cmark_node* node) {
    if (is_named(node, "table")) {
        const uint16_t count = cmark_gfm_extensions_get_table_columns(node);
        const uint8_t* letters = cmark_gfm_extensions_get_table_alignments(node);
        columns_.assign(count, CellAlign::start);
        for (size_t i = 0; i < count; ++i) {
            if (letters[i] == 'c') columns_[i] = CellAlign::center;
            if (letters[i] == 'r') columns_[i] = CellAlign::end;
        }
        push(BlockKind::table);
    } else if (!is_named(node, "table_cell")) {
        push(BlockKind::table_row);
    } else {
        const size_t column = open_.back()->children.size();
        push(BlockKind::table_cell).align =
            column < columns_.size() ? columns_[column] : CellAlign::start;
    }
}

void BlockBuilder::enter_inline(cmark_node* node, cmark_node_type type) {
    if (type == CMARK_NODE_TEXT) {
        add_text(literal_of(node));
    } else if (type == CMARK_NODE_SOFTBREAK) {
        add_text(" ");
    } else if (type == CMARK_NODE_LINEBREAK) {
        add_break();
    } else if (type == CMARK_NODE_CODE) {
        style_.code = true;
        add_text(literal_of(node));
        style_.code = false;
    } else if (type == CMARK_NODE_HTML_INLINE) {
        const std::string html = literal_of(node);
        is_line_break_tag(html) ? add_break() : add_text(html);
    } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        open_link(node);
    } else if (type == CMARK_NODE_STRONG) {
        ++strong_;
    } else if (type == CMARK_NODE_EMPH) {
        ++emphasis_;
    } else if (is_named(node, "strikethrough")) {
        ++strike_;
    }
}

void BlockBuilder::leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM) {
        flattened_ > 0 ? static_cast<void>(--flattened_) : pop();
    } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || is_table_part(node)) {
        pop();
    } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        urls_.pop_back();
    } else if (type == CMARK_NODE_STRONG) {
        --strong_;
    } else if (type == CMARK_NODE_EMPH) {
        --emphasis_;
    } else if (is_named(node, "strikethrough")) {
        --strike_;
    }
}

void BlockBuilder::add_text(std::string text) {
    if (text.empty()) return;
    TextSpan span = style_;
    span.strong = strong_ > 0;
    span.emphasis = emphasis_ > 0;
    span.strike = strike_ > 0;
    span.url = urls_.empty() ? "" : urls_.back();
    std::vector<TextSpan>& spans = open_.back()->spans;
    if (!spans.empty() && spans.back().has_style_of(span) && !spans.back().line_break) {
        spans.back().text += text;
        return;
    }
    span.text = std::move(text);
    spans.push_back(std::move(span));
}

void BlockBuilder::add_break() {
    open_.back()->spans.push_back({.line_break = true});
}

void BlockBuilder::add_html_block(const std::string& html) {
    push(BlockKind::paragraph);
    std::string_view rest = html;
    while (!rest.empty()) {
        const size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!is_line_break_tag(line)) add_text(std::string(line));
        if (!rest.empty()) add_break();
    }
    pop();
}

void BlockBuilder::open_link(cmark_node* node) {
    // A picture within a link leads where the link leads.
    const char* url = cmark_node_get_url(node);
    const bool inner = !urls_.empty() && !urls_.back().empty();
    urls_.push_back(inner ? urls_.back() : safe_url(url == nullptr ? "" : url));
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && cmark_node_first_child(node) == nullptr) {
        add_text(urls_.back());
    }
}

bool starts_with_scheme(std::string_view url, std::string_view scheme) {
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

bool is_allowed(std::string_view url) {
    if (starts_with_scheme(url, "mailto:") || starts_with_scheme(url, "tel:")) return true;
    const bool web = starts_with_scheme(url, "http://") || starts_with_scheme(url, "https://");
    if (!web) return false;
    const std::string_view rest = url.substr(url.find("//") + 2);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    return !host.empty() && host.find_first_of("@\\") == std::string_view::npos;
}

}

bool TextSpan::has_style_of(const TextSpan& other) const {
    return strong == other.strong && emphasis == other.emphasis && strike == other.strike &&
           code == other.code && url == other.url;
}

std::vector<Block> parse_markdown(std::string_view text) {
    if (text.size() > markdown_bytes_max) {
        throw Error(ErrorCode::too_large,
                    fmt::format("A text may have at most {} KB; this one has {}.",
                                markdown_bytes_max / 1024, text.size() / 1024));
    }
    const NodePointer document = parse_nodes(shown_text(text));
    BlockBuilder builder;
    const IteratorPointer iterator(cmark_iter_new(document.get()));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        event == CMARK_EVENT_ENTER ? builder.enter(node) : builder.leave(node);
    }
    return builder.take();
}

std::string safe_url(std::string_view url) {
    constexpr std::string_view unusual = "\"'<>\\^`{|}()";
    std::string safe;
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) return "";
        const bool encode =
            byte <= 0x20 || byte >= 0x80 || unusual.find(c) != std::string_view::npos;
        encode ? safe += fmt::format("%{:02X}", byte) : safe += c;
    }
    return is_allowed(url) ? safe : "";
}

std::string plain_text(const std::vector<TextSpan>& spans) {
    std::string text;
    for (const TextSpan& span : spans) text += span.line_break ? " " : span.text;
    return text;
}
