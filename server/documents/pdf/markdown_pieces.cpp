#include "documents/pdf/markdown_pieces.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <variant>

#include <fmt/format.h>

namespace {

constexpr double paragraph_gap = 7.5;
constexpr double heading_gap_below = 4;
constexpr double item_gap = 3;
constexpr double list_indent = 20;
constexpr double quote_indent = 16;
constexpr double cell_padding = 10;

const Colour bar_colour = mix(ink_hint, {1, 1, 1}, 0.55);
const Colour code_ground{0.965, 0.957, 0.937};

class BlockSetter {
public:
    BlockSetter(Typesetter& typesetter, Colour firm_colour)
        : typesetter_(typesetter), firm_colour_(firm_colour) {}

    std::vector<PagePiece> set(const std::vector<Block>& blocks, Extent extent, double gap);

private:
    std::vector<PagePiece> set(const Block& block, Extent extent);
    std::vector<PagePiece> set_paragraph(const std::vector<TextSpan>& spans, Extent extent);
    std::vector<PagePiece> set_code(const Block& code, Extent extent);
    std::vector<PagePiece> set_quote(const Block& quote, Extent extent);
    std::vector<PagePiece> set_list(const Block& list, Extent extent);
    std::vector<PagePiece> set_item(const Block& item, bool tight, Extent extent);
    std::vector<PagePiece> set_table(const Block& table, Extent extent);
    void add_marker(PagePiece& piece, const std::string& marker, Extent beside, bool from_right);
    TextStyle body_style(TextAlign align) const;
    bool begins_on_right(const Block& block) const;

    Typesetter& typesetter_;
    Colour firm_colour_;
};

TextStyle BlockSetter::body_style(TextAlign align) const {
    return {.link_colour = firm_colour_, .align = align};
}

std::vector<PagePiece> BlockSetter::set(const std::vector<Block>& blocks, Extent extent,
                                        double gap) {
    std::vector<PagePiece> pieces;
    bool after_heading = false;
    for (const Block& block : blocks) {
        std::vector<PagePiece> more = set(block, extent);
        if (more.empty()) continue;
        more.front().gap = std::max(more.front().gap, after_heading ? heading_gap_below : gap);
        after_heading = block.kind == BlockKind::heading;
        append(pieces, std::move(more));
    }
    return pieces;
}

std::vector<PagePiece> BlockSetter::set(const Block& block, Extent extent) {
    switch (block.kind) {
        case BlockKind::paragraph:
            return set_paragraph(block.spans, extent);
        case BlockKind::heading:
            return heading_pieces(typesetter_, block.spans, block.level, extent);
        case BlockKind::code:
            return set_code(block, extent);
        case BlockKind::quote:
            return set_quote(block, extent);
        case BlockKind::list:
            return set_list(block, extent);
        case BlockKind::table:
            return set_table(block, extent);
        case BlockKind::rule: {
            PagePiece piece{.gap = 14, .height = 8};
            piece.marks.emplace_back(
                RuleMark{.x1 = extent.left, .x2 = extent.left + extent.width, .colour = hairline});
            return {piece};
        }
        case BlockKind::list_item:
        case BlockKind::table_row:
        case BlockKind::table_cell:
            break;  // set by their list or table
    }
    return {};
}

std::vector<PagePiece> BlockSetter::set_paragraph(const std::vector<TextSpan>& spans,
                                                  Extent extent) {
    // Without hyphens, justified lines tear holes into narrow columns.
    const TextAlign align = extent.width > 300 ? TextAlign::justify : TextAlign::start;
    return pieces_of(typesetter_.lines(spans, body_style(align), extent.width), extent.left);
}

std::vector<PagePiece> BlockSetter::set_code(const Block& code, Extent extent) {
    std::string_view text = code.spans.front().text;
    while (text.ends_with('\n')) text.remove_suffix(1);
    const TextStyle style{.face = Face::mono, .size = 8.5, .leading = 13};
    std::vector<PagePiece> pieces =
        pieces_of(typesetter_.lines(text, style, extent.width - 16), extent.left + 8);
    for (PagePiece& piece : pieces) {
        piece.marks.insert(piece.marks.begin(), FillMark{.x = extent.left,
                                                         .width = extent.width,
                                                         .height = piece.height,
                                                         .colour = code_ground});
    }
    return pieces;
}

// What the block begins with; its list or quote keeps its margin on that side.
bool BlockSetter::begins_on_right(const Block& block) const {
    const Block* first = &block;
    while (first->spans.empty() && !first->children.empty()) first = &first->children.front();
    return typesetter_.reads_from_right(first->spans);
}

// `extent` without a margin on the side where reading begins.
Extent indented(Extent extent, double indent, bool from_right) {
    return {extent.left + (from_right ? 0 : indent), extent.width - indent};
}

std::vector<PagePiece> BlockSetter::set_quote(const Block& quote, Extent extent) {
    const bool from_right = begins_on_right(quote);
    std::vector<PagePiece> pieces =
        set(quote.children, indented(extent, quote_indent, from_right), paragraph_gap);
    for (size_t i = 0; i < pieces.size(); ++i) {
        pieces[i].marks.emplace_back(
            FillMark{.x = from_right ? extent.left + extent.width - 5 : extent.left + 3,
                     .width = 2,
                     .height = pieces[i].height,
                     .colour = bar_colour,
                     .bridges_gap = i > 0});
    }
    return pieces;
}

std::vector<PagePiece> BlockSetter::set_list(const Block& list, Extent extent) {
    const int last = list.start + static_cast<int>(list.children.size()) - 1;
    const double indent = list.ordered && last > 99 ? list_indent + 8 : list_indent;
    const bool from_right = begins_on_right(list);
    const Extent inner = indented(extent, indent, from_right);
    std::vector<PagePiece> pieces;
    int number = list.start;
    for (const Block& item : list.children) {
        std::vector<PagePiece> more = set_item(item, list.tight, inner);
        const std::string marker = list.ordered ? fmt::format("{}.", number++) : "•";
        add_marker(more.front(), marker, inner, from_right);
        more.front().gap = std::max(more.front().gap, list.tight ? item_gap : paragraph_gap - 1);
        append(pieces, std::move(more));
    }
    return pieces;
}

std::vector<PagePiece> BlockSetter::set_item(const Block& item, bool tight, Extent extent) {
    std::vector<PagePiece> pieces = set(item.children, extent, tight ? item_gap : paragraph_gap);
    if (pieces.empty()) pieces.push_back({.height = body_style(TextAlign::start).leading});
    return pieces;
}

void BlockSetter::add_marker(PagePiece& piece, const std::string& marker, Extent beside,
                             bool from_right) {
    const std::vector<TextSpan> spans{{.text = marker}};
    TextStyle style = body_style(TextAlign::start);
    style.keeps_side = true;
    TextMark text = typesetter_.lines(spans, style, 100).front().text;
    text.x = from_right ? beside.left + beside.width + 6
                        : beside.left - 6 - typesetter_.natural_width(spans, style);
    for (const PageMark& mark : piece.marks) {  // on the item's first line, however tall that is
        if (const auto* first = std::get_if<TextMark>(&mark)) text.baseline = first->baseline;
    }
    piece.marks.emplace_back(text);
}

std::vector<PagePiece> BlockSetter::set_table(const Block& table, Extent extent) {
    TableText text{.style = {.size = 9.5, .leading = 14.5, .link_colour = firm_colour_}};
    for (const Block& row : table.children) {
        std::vector<std::vector<TextSpan>>& cells = text.rows.emplace_back();
        for (const Block& cell : row.children) cells.push_back(cell.spans);
    }
    for (const Block& cell : table.children.front().children) {
        text.columns.push_back(cell.align == CellAlign::center ? TextAlign::center
                               : cell.align == CellAlign::end  ? TextAlign::end
                                                               : TextAlign::start);
    }
    return table_pieces(typesetter_, text, extent);
}

struct HeadingForm {
    double size, leading, gap;
    bool italic;
};

HeadingForm heading_form(int level) {
    switch (level) {
        case 1:
            return {22, 28, 22, false};
        case 2:
            return {13, 18, 19, false};
        case 3:
            return {11.2, 16.5, 15, false};
        default:
            return {10.5, 16.5, 13, true};
    }
}

// Full width where everything fits; else each column its longest word, and what is left by need.
std::vector<double> column_widths(const std::vector<double>& natural,
                                  const std::vector<double>& least, double width) {
    const double wanted = std::accumulate(natural.begin(), natural.end(), 0.0);
    const double needed = std::accumulate(least.begin(), least.end(), 0.0);
    std::vector<double> widths(natural.size());
    for (size_t i = 0; i < widths.size(); ++i) {
        if (wanted <= width) {
            widths[i] = natural[i] + (width - wanted) * natural[i] / std::max(wanted, 1.0);
        } else if (needed < width) {
            widths[i] = least[i] +
                        (width - needed) * (natural[i] - least[i]) / std::max(wanted - needed, 1.0);
        } else {
            widths[i] = width * least[i] / needed;
        }
    }
    return widths;
}

std::vector<double> measure_columns(Typesetter& typesetter, const TableText& table, double width) {
    std::vector<double> natural(table.columns.size(), cell_padding + 8);
    std::vector<double> least = natural;
    for (size_t row = 0; row < table.rows.size(); ++row) {
        TextStyle style = table.style;
        style.bold = row == 0;
        const auto& cells = table.rows[row];
        for (size_t column = 0; column < std::min(cells.size(), natural.size()); ++column) {
            natural[column] = std::max(
                natural[column], typesetter.natural_width(cells[column], style) + cell_padding + 1);
            least[column] = std::max(
                least[column], typesetter.word_width(cells[column], style) + cell_padding + 1);
        }
    }
    return column_widths(natural, least, width);
}

}

void append(std::vector<PagePiece>& pieces, std::vector<PagePiece> more) {
    std::move(more.begin(), more.end(), std::back_inserter(pieces));
}

std::vector<PagePiece> heading_pieces(Typesetter& typesetter, const std::vector<TextSpan>& spans,
                                      int level, Extent extent) {
    const HeadingForm form = heading_form(level);
    const TextStyle style{
        .size = form.size, .leading = form.leading, .bold = true, .italic = form.italic};
    std::vector<PagePiece> pieces =
        pieces_of(typesetter.lines(spans, style, extent.width), extent.left);
    for (PagePiece& piece : pieces) piece.keep_with_next = true;
    pieces.front().gap = form.gap;
    pieces.front().outline_level = std::min(level, 3);
    pieces.front().outline = plain_text(spans);
    return pieces;
}

std::vector<PagePiece> block_pieces(Typesetter& typesetter, const std::vector<Block>& blocks,
                                    Extent extent, Colour firm_colour) {
    return BlockSetter(typesetter, firm_colour).set(blocks, extent, paragraph_gap);
}

std::vector<PagePiece> table_pieces(Typesetter& typesetter, const TableText& table, Extent extent) {
    const std::vector<double> widths = measure_columns(typesetter, table, extent.width);
    constexpr size_t repeated_lines_max = 6;
    const double padding = table.style.leading * 0.3;
    std::vector<PagePiece> pieces;
    size_t head_count = 0;
    for (size_t row = 0; row < table.rows.size(); ++row) {
        TextStyle style = table.style;
        style.bold = row == 0;
        std::vector<LineColumn> columns;
        double left = extent.left;
        for (size_t i = 0; i < std::min(widths.size(), table.rows[row].size()); ++i) {
            const bool last = i + 1 == widths.size();
            style.align = table.columns[i];
            const double width = widths[i] - (last ? 0 : cell_padding);
            columns.push_back({typesetter.lines(table.rows[row][i], style, width), left});
            left += widths[i];
        }
        std::vector<PagePiece> lines = side_by_side(columns);
        if (lines.empty()) continue;
        lines.front().gap = row == 0 ? 9 : padding;
        PagePiece& last = lines.back();
        last.height += padding;
        last.keep_with_next = row == 0 || row + 2 == table.rows.size();
        if (row + 1 == table.rows.size()) last.keep_with_next = false;
        last.marks.emplace_back(RuleMark{.x1 = extent.left,
                                         .y1 = last.height,
                                         .x2 = extent.left + extent.width,
                                         .y2 = last.height,
                                         .thickness = row == 0 ? 0.9 : 0.5,
                                         .colour = row == 0 ? ink_hint : hairline});
        append(pieces, std::move(lines));
        if (row == 0) head_count = pieces.size() <= repeated_lines_max ? pieces.size() : 0;
    }
    for (size_t i = head_count; i < pieces.size(); ++i) {
        pieces[i].head_back = i;
        pieces[i].head_count = head_count;
    }
    return pieces;
}
