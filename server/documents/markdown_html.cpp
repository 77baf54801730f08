#include <array>

#include "documents/markdown_html.hpp"

#include <fmt/format.h>

#include "documents/markdown.hpp"
#include "documents/shown_text.hpp"

namespace {

class HtmlWriter {
public:
    explicit HtmlWriter(const TagAttributes& attributes) : attributes_(attributes) {}
    void write(const std::vector<Block>& blocks);
    std::string take() { return std::move(html_); }

private:
    void write(const Block& block);
    void write_list(const Block& list);
    void write_item(const Block& item, bool tight);
    void write_table(const Block& table);
    void write_row(const Block& row, std::string_view cell_tag);
    void write(const std::vector<TextSpan>& spans);
    void write_styled(const TextSpan& span);
    void wrap(std::string_view tag, const std::vector<TextSpan>& spans);
    void open(std::string_view tag, std::string_view more = "");
    void close(std::string_view tag) { html_ += fmt::format("</{}>", tag); }

    const TagAttributes& attributes_;
    std::string html_;
};

void HtmlWriter::open(std::string_view tag, std::string_view more) {
    html_ += fmt::format("<{}{}{}>", tag, more, attributes_(tag));
}

void HtmlWriter::wrap(std::string_view tag, const std::vector<TextSpan>& spans) {
    open(tag);
    write(spans);
    close(tag);
    html_ += '\n';
}

void HtmlWriter::write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) write(block);
}

void HtmlWriter::write(const Block& block) {
    switch (block.kind) {
        case BlockKind::paragraph:
            return wrap("p", block.spans);
        case BlockKind::heading:
            return wrap(fmt::format("h{}", block.level), block.spans);
        case BlockKind::list:
            return write_list(block);
        case BlockKind::table:
            return write_table(block);
        case BlockKind::rule:
            open("hr");
            break;
        case BlockKind::code:
            open("pre");
            html_ += escape_html(plain_text(block.spans));
            close("pre");
            break;
        case BlockKind::quote:
            open("blockquote");
            html_ += '\n';
            write(block.children);
            close("blockquote");
            break;
        case BlockKind::list_item:
        case BlockKind::table_row:
        case BlockKind::table_cell:
            break;  // written by their list or table
    }
    html_ += '\n';
}

void HtmlWriter::write_list(const Block& list) {
    const std::string_view tag = list.ordered ? "ol" : "ul";
    const bool renumbered = list.ordered && list.start != 1;
    open(tag, renumbered ? fmt::format(" start=\"{}\"", list.start) : "");
    html_ += '\n';
    for (const Block& item : list.children) write_item(item, list.tight);
    close(tag);
    html_ += '\n';
}

void HtmlWriter::write_item(const Block& item, bool tight) {
    open("li");
    for (const Block& child : item.children) {
        tight&& child.kind == BlockKind::paragraph ? write(child.spans) : write(child);
    }
    close("li");
    html_ += '\n';
}

void HtmlWriter::write_table(const Block& table) {
    open("table");
    for (size_t i = 0; i < table.children.size(); ++i) {
        if (i == 0) html_ += "\n<thead>";
        if (i == 1) html_ += "<tbody>\n";
        write_row(table.children[i], i == 0 ? "th" : "td");
        if (i == 0) html_ += "</thead>\n";
    }
    if (table.children.size() > 1) html_ += "</tbody>";
    close("table");
    html_ += '\n';
}

void HtmlWriter::write_row(const Block& row, std::string_view cell_tag) {
    const bool head = cell_tag == "th";  // which browsers centre if they are not told
    html_ += "<tr>";
    for (const Block& cell : row.children) {
        switch (cell.align) {
            case CellAlign::start:
                open(cell_tag, head ? " align=\"left\"" : "");
                break;
            case CellAlign::center:
                open(cell_tag, " align=\"center\"");
                break;
            case CellAlign::end:
                open(cell_tag, " align=\"right\"");
                break;
        }
        write(cell.spans);
        close(cell_tag);
    }
    html_ += "</tr>\n";
}

void HtmlWriter::write(const std::vector<TextSpan>& spans) {
    std::string_view url;
    for (const TextSpan& span : spans) {
        if (span.url != url) {
            if (!url.empty()) close("a");
            url = span.url;
            if (!url.empty()) open("a", fmt::format(" href=\"{}\"", escape_html(url)));
        }
        span.line_break ? static_cast<void>(html_ += "<br>\n") : write_styled(span);
    }
    if (!url.empty()) close("a");
}

void HtmlWriter::write_styled(const TextSpan& span) {
    const std::array<std::pair<bool, std::string_view>, 4> styles{{{span.strong, "strong"},
                                                                   {span.emphasis, "em"},
                                                                   {span.strike, "del"},
                                                                   {span.code, "code"}}};
    for (const auto& [on, tag] : styles) {
        if (on) open(tag);
    }
    html_ += escape_html(span.text);
    for (auto style = styles.rbegin(); style != styles.rend(); ++style) {
        if (style->first) close(style->second);
    }
}

}

std::string blocks_to_html(const std::vector<Block>& blocks, const TagAttributes& attributes) {
    HtmlWriter writer(attributes);
    writer.write(blocks);
    return writer.take();
}

std::string markdown_to_html(std::string_view text) {
    return blocks_to_html(parse_markdown(text), [](std::string_view tag) -> std::string {
        return tag == "a" ? " rel=\"noopener noreferrer\"" : "";
    });
}
