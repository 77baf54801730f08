#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "documents/markdown.hpp"
#include "documents/markdown_blocks.hpp"
#include "documents/shown_text.hpp"

namespace {

constexpr size_t page_columns = 72;

// What stands before the lines of a block: once, and then again and again.
struct Margin {
    std::string first;
    std::string rest;
};

class TextWriter {
public:
    void write(const std::vector<Block>& blocks, const Margin& margin, bool spaced);
    std::string take();

private:
    void write(const Block& block, const Margin& margin);
    void write_heading(const Block& heading, const Margin& margin);
    void write_list(const Block& list, const Margin& margin);
    void write_table(const Block& table, const Margin& margin);
    void write_wrapped(const std::string& text, const Margin& margin);
    void write_lines(std::string_view text, const Margin& margin);
    void add_line(std::string_view before, std::string_view text);

    std::vector<std::string> lines_;
};

// "label: url", or the url alone where the label says no more.
std::string link_text(const std::string& label, const std::string& url) {
    const size_t colon = url.find(':');
    const bool web = url.starts_with("http");
    const std::string bare = web ? url : url.substr(colon + 1);
    const bool says_it = label == bare || label == url || "http://" + label == url ||
                         "https://" + label == url || url == label + "/";
    return says_it ? (web ? url : bare) : fmt::format("{}: {}", label, bare);
}

// The spans in reading order. "\n" is a line break.
std::string linear(const std::vector<TextSpan>& spans) {
    std::string text;
    for (size_t i = 0; i < spans.size();) {
        const std::string& url = spans[i].url;
        std::string stretch;
        for (; i < spans.size() && spans[i].url == url; ++i) {
            stretch += spans[i].line_break ? "\n" : spans[i].text;
        }
        text += url.empty() ? stretch : link_text(shown_line(stretch), url);
    }
    return text;
}

void TextWriter::add_line(std::string_view before, std::string_view text) {
    std::string line = fmt::format("{}{}", before, text);
    line.erase(line.find_last_not_of(' ') + 1);
    lines_.push_back(std::move(line));
}

void TextWriter::write_lines(std::string_view text, const Margin& margin) {
    const std::string* before = &margin.first;
    while (true) {
        const size_t end = text.find('\n');
        add_line(*before, text.substr(0, end));
        before = &margin.rest;
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

void TextWriter::write_wrapped(const std::string& text, const Margin& margin) {
    const size_t taken = column_width(margin.rest);
    const size_t columns = taken + 24 < page_columns ? page_columns - taken : 24;
    std::string wrapped;
    size_t used = 0;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find_first_of(" \n", at), text.size());
        const std::string_view word = std::string_view(text).substr(at, end - at);
        const size_t width = column_width(word);
        if (used > 0 && width > 0) {
            const bool fits = used + 1 + width <= columns;
            wrapped += fits ? ' ' : '\n';
            used = fits ? used + 1 : 0;
        }
        wrapped += word;
        used += width;
        if (end < text.size() && text[end] == '\n') {
            wrapped += '\n';
            used = 0;
        }
        at = end + 1;
    }
    write_lines(wrapped, margin);
}

void TextWriter::write(const std::vector<Block>& blocks, const Margin& margin, bool spaced) {
    bool first = true;
    for (const Block& block : blocks) {
        if (!first && spaced) add_line(margin.rest, "");
        write(block, first ? margin : Margin{margin.rest, margin.rest});
        first = false;
    }
    if (first) add_line(margin.first, "");
}

void TextWriter::write(const Block& block, const Margin& margin) {
    switch (block.kind) {
        case BlockKind::paragraph:
            return write_wrapped(linear(block.spans), margin);
        case BlockKind::heading:
            return write_heading(block, margin);
        case BlockKind::list:
            return write_list(block, margin);
        case BlockKind::table:
            return write_table(block, margin);
        case BlockKind::rule:
            return add_line(margin.first, std::string(20, '-'));
        case BlockKind::quote:
            return write(block.children, {margin.first + "> ", margin.rest + "> "}, true);
        case BlockKind::code: {
            std::string_view code = block.spans.front().text;
            while (code.ends_with('\n')) code.remove_suffix(1);
            return write_lines(code, {margin.first + "    ", margin.rest + "    "});
        }
        case BlockKind::list_item:
        case BlockKind::table_row:
        case BlockKind::table_cell:
            break;  // written by their list or table
    }
}

void TextWriter::write_heading(const Block& heading, const Margin& margin) {
    const std::string text = linear(heading.spans);
    write_wrapped(text, margin);
    if (heading.level > 2) return;
    const size_t width = std::min(column_width(text), page_columns - column_width(margin.rest));
    add_line(margin.rest, std::string(width, heading.level == 1 ? '=' : '-'));
}

void TextWriter::write_list(const Block& list, const Margin& margin) {
    int number = list.start;
    bool first = true;
    for (const Block& item : list.children) {
        const std::string marker = list.ordered ? fmt::format("{}. ", number++) : "- ";
        if (!first && !list.tight) add_line(margin.rest, "");
        const std::string& before = first ? margin.first : margin.rest;
        write(item.children, {before + marker, margin.rest + std::string(marker.size(), ' ')},
              !list.tight);
        first = false;
    }
}

std::string cell_text(const Block& row, size_t column) {
    return column < row.children.size() ? shown_line(linear(row.children[column].spans)) : "";
}

std::string padded(const std::string& text, size_t width, CellAlign align) {
    const size_t space = width - std::min(width, column_width(text));
    const size_t before = align == CellAlign::end      ? space
                          : align == CellAlign::center ? space / 2
                                                       : 0;
    return std::string(before, ' ') + text + std::string(space - before, ' ');
}

void TextWriter::write_table(const Block& table, const Margin& margin) {
    const Block& head = table.children.front();
    std::vector<size_t> widths(head.children.size());
    size_t total = column_width(margin.rest);
    for (size_t column = 0; column < widths.size(); ++column) {
        for (const Block& row : table.children) {
            widths[column] = std::max(widths[column], column_width(cell_text(row, column)));
        }
        total += widths[column] + 2;
    }
    const std::string* before = &margin.first;
    for (const Block& row : table.children) {
        if (total > page_columns + 2 && &row == &head && table.children.size() > 1) continue;
        std::string line;
        for (size_t column = 0; column < widths.size(); ++column) {
            const std::string text = cell_text(row, column);
            if (total <= page_columns + 2) {
                line += (column == 0 ? "" : "  ") +
                        padded(text, widths[column], head.children[column].align);
            } else if (!text.empty()) {  // too wide to stand side by side: each cell under its head
                write_wrapped(fmt::format("{}: {}", cell_text(head, column), text),
                              {*before + (column == 0 ? "- " : "  "), margin.rest + "  "});
                before = &margin.rest;
            }
        }
        if (total > page_columns + 2) continue;
        add_line(*before, line);
        before = &margin.rest;
        if (&row == &head)
            add_line(margin.rest, std::string(total - column_width(margin.rest) - 2, '-'));
    }
}

std::string TextWriter::take() {
    while (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
    std::string text;
    for (const std::string& line : lines_) text += line + '\n';
    return text;
}

}

std::string markdown_to_text(std::string_view text) {
    TextWriter writer;
    writer.write(parse_markdown(text), {}, true);
    return writer.take();
}
