// The text of a document as pieces of a page: headings, paragraphs, lists, quotes, tables, code and
// rules.
#pragma once

#include <vector>

#include "documents/markdown_blocks.hpp"
#include "documents/pdf/page_flow.hpp"
#include "documents/pdf/typesetter.hpp"

// The place across the page that something takes.
struct Extent {
    double left = 0;
    double width = 0;
};

// Headings are kept with the lines that follow them. The pieces live as long as `typesetter`.
std::vector<PagePiece> block_pieces(Typesetter& typesetter, const std::vector<Block>& blocks,
                                    Extent extent, Colour firm_colour);

// A heading by itself, of level 1 (the document's title) to 6.
std::vector<PagePiece> heading_pieces(Typesetter& typesetter, const std::vector<TextSpan>& spans,
                                      int level, Extent extent);

// Rows of cells under a bold head (the first row), with hairlines between them. Columns take what
// their text needs.
struct TableText {
    std::vector<std::vector<std::vector<TextSpan>>> rows;  // rows of cells of spans
    std::vector<TextAlign> columns;
    TextStyle style;
};
std::vector<PagePiece> table_pieces(Typesetter& typesetter, const TableText& table, Extent extent);

void append(std::vector<PagePiece>& pieces, std::vector<PagePiece> more);
