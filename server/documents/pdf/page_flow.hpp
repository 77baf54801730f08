// A typeset document between layout and paper: a row of pieces (mostly one line each) that know
// what they draw and what they must stand beside, and the rule that lays them out on pages. Lengths
// are points (1/72 inch).
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <cairo.h>
#include <pango/pangocairo.h>

#include "documents/brand.hpp"

// Marks are placed relative to the left top corner of their piece.
struct TextMark {
    PangoLayoutLine* line = nullptr;  // belongs to the Typesetter that made it
    double x = 0;
    double baseline = 0;
    Colour colour;
};

struct LinkMark {
    double x = 0, y = 0, width = 0, height = 0;
    std::string url;
};

// A straight line. One that bridges the gap begins where the piece above ended.
struct RuleMark {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    double thickness = 0.6;
    Colour colour;
    bool bridges_gap = false;
    bool dashed = false;
};

struct FillMark {
    double x = 0, y = 0, width = 0, height = 0;
    Colour colour;
    double radius = 0;
    bool bridges_gap = false;
};

struct InkPoint {
    double x = 0, y = 0;
};

// Pen strokes, drawn as smooth curves.
struct InkMark {
    std::vector<std::vector<InkPoint>> strokes;
    Colour colour;
    double thickness = 1.3;
};

using PageMark = std::variant<FillMark, RuleMark, InkMark, TextMark, LinkMark>;

struct PagePiece {
    double gap = 0;  // free space above; none at the top of a page
    double height = 0;
    bool keep_with_next = false;
    bool begins_page = false;
    // Of a table's row: where the head of its table stands, counted back from here, and how many
    // pieces that is. It is repeated above the row if that begins a page.
    size_t head_back = 0;
    size_t head_count = 0;
    std::vector<PageMark> marks;
    int outline_level = 0;  // of a heading: 1 to 3; else 0
    std::string outline;
};

struct PlacedPiece {
    const PagePiece* piece = nullptr;
    double top = 0;
    double gap = 0;  // what is left of the piece's own
};
using PageContent = std::vector<PlacedPiece>;

struct PageHeights {
    double first = 0;
    double rest = 0;
};

// Fills pages from the top. Pieces that are to be kept together stay on one page unless they are
// taller than one. The pieces must outlive the pages. Never returns less than one page.
std::vector<PageContent> break_into_pages(const std::vector<PagePiece>& pieces,
                                          PageHeights heights);

// Draws a piece whose left top corner is at (left, top). Links are written only where cairo's
// target is a PDF.
void draw_piece(cairo_t* cairo, const PlacedPiece& placed, double left, double top);
