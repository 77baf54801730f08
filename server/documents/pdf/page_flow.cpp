#include "documents/pdf/page_flow.hpp"

#include <algorithm>
#include <array>
#include <numbers>

#include <fmt/format.h>

namespace {

// The pieces from `first` up to the first that may stand last on a page.
size_t end_of_group(const std::vector<PagePiece>& pieces, size_t first) {
    size_t last = first;
    while (last + 1 < pieces.size() && pieces[last].keep_with_next &&
           !pieces[last + 1].begins_page) {
        ++last;
    }
    return last + 1;
}

double height_of(const std::vector<PagePiece>& pieces, size_t first, size_t end) {
    double height = pieces[first].height;
    for (size_t i = first + 1; i < end; ++i) height += pieces[i].gap + pieces[i].height;
    return height;
}

class PageFiller {
public:
    explicit PageFiller(PageHeights heights) : heights_(heights) { pages_.emplace_back(); }

    bool fits(double gap, double height) const {
        const double limit = pages_.size() == 1 ? heights_.first : heights_.rest;
        return used_ + (pages_.back().empty() ? 0 : gap) + height <= limit;
    }
    void begin_page() {
        if (pages_.back().empty()) return;
        pages_.emplace_back();
        used_ = 0;
    }
    void place(const PagePiece& piece) {
        const double gap = pages_.back().empty() ? 0 : piece.gap;
        pages_.back().push_back({&piece, used_ + gap, gap});
        used_ += gap + piece.height;
    }
    std::vector<PageContent> take() { return std::move(pages_); }

private:
    PageHeights heights_;
    std::vector<PageContent> pages_;
    double used_ = 0;
};

}

std::vector<PageContent> break_into_pages(const std::vector<PagePiece>& pieces,
                                          PageHeights heights) {
    PageFiller filler(heights);
    const auto begin_page = [&](size_t next) {
        filler.begin_page();
        for (size_t head = 0; head < pieces[next].head_count; ++head) {
            filler.place(pieces[next - pieces[next].head_back + head]);
        }
    };
    for (size_t i = 0; i < pieces.size();) {
        const size_t end = end_of_group(pieces, i);
        const bool together = filler.fits(pieces[i].gap, height_of(pieces, i, end));
        if (pieces[i].begins_page || !together) begin_page(i);
        for (; i < end; ++i) {  // a group taller than a page is broken where the page ends
            if (!filler.fits(pieces[i].gap, pieces[i].height)) begin_page(i);
            filler.place(pieces[i]);
        }
    }
    return filler.take();
}

namespace {

void set_colour(cairo_t* cairo, Colour colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

// A rectangle with round corners, clockwise from the top right one.
void trace_rounded(cairo_t* cairo, const FillMark& mark, double y, double height) {
    constexpr double quarter = std::numbers::pi / 2;
    const double right = mark.x + mark.width - mark.radius;
    const double bottom = y + height - mark.radius;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right, y + mark.radius, mark.radius, -quarter, 0);
    cairo_arc(cairo, right, bottom, mark.radius, 0, quarter);
    cairo_arc(cairo, mark.x + mark.radius, bottom, mark.radius, quarter, 2 * quarter);
    cairo_arc(cairo, mark.x + mark.radius, y + mark.radius, mark.radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
}

// A curve through all points: each pair is joined by a Bézier whose handles point along the
// neighbours (Catmull-Rom).
void trace_stroke(cairo_t* cairo, const std::vector<InkPoint>& points) {
    if (points.empty()) return;
    const auto at = [&points](size_t i) { return points[std::min(i, points.size() - 1)]; };
    cairo_move_to(cairo, points[0].x, points[0].y);
    if (points.size() == 1) cairo_line_to(cairo, points[0].x, points[0].y);
    for (size_t i = 0; i + 1 < points.size(); ++i) {
        const InkPoint before = at(i == 0 ? 0 : i - 1);
        const InkPoint from = at(i);
        const InkPoint to = at(i + 1);
        const InkPoint after = at(i + 2);
        cairo_curve_to(cairo, from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6,
                       to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6, to.x, to.y);
    }
}

struct MarkPen {
    cairo_t* cairo;
    double gap;

    void operator()(const FillMark& mark) const {
        const double above = mark.bridges_gap ? gap : 0;
        set_colour(cairo, mark.colour);
        if (mark.radius > 0) {
            trace_rounded(cairo, mark, mark.y - above, mark.height + above);
        } else {
            cairo_rectangle(cairo, mark.x, mark.y - above, mark.width, mark.height + above);
        }
        cairo_fill(cairo);
    }

    void operator()(const RuleMark& mark) const {
        constexpr std::array<double, 2> dashes{1.5, 2.5};
        set_colour(cairo, mark.colour);
        cairo_set_line_width(cairo, mark.thickness);
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
        if (mark.dashed) cairo_set_dash(cairo, dashes.data(), 2, 0);
        cairo_move_to(cairo, mark.x1, mark.y1 - (mark.bridges_gap ? gap : 0));
        cairo_line_to(cairo, mark.x2, mark.y2);
        cairo_stroke(cairo);
        cairo_set_dash(cairo, nullptr, 0, 0);
    }

    void operator()(const InkMark& mark) const {
        set_colour(cairo, mark.colour);
        cairo_set_line_width(cairo, mark.thickness);
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        for (const auto& stroke : mark.strokes) {
            trace_stroke(cairo, stroke);
            cairo_stroke(cairo);
        }
    }

    void operator()(const TextMark& mark) const {
        set_colour(cairo, mark.colour);
        cairo_move_to(cairo, mark.x, mark.baseline);
        pango_cairo_show_layout_line(cairo, mark.line);
    }

    void operator()(const LinkMark& mark) const {
        if (cairo_surface_get_type(cairo_get_target(cairo)) != CAIRO_SURFACE_TYPE_PDF) return;
        double x = mark.x;
        double y = mark.y;
        cairo_user_to_device(cairo, &x, &y);
        const std::string place = fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] uri='{}'", x, y,
                                              mark.width, mark.height, mark.url);
        cairo_tag_begin(cairo, CAIRO_TAG_LINK, place.c_str());
        cairo_tag_end(cairo, CAIRO_TAG_LINK);
    }
};

}

void draw_piece(cairo_t* cairo, const PlacedPiece& placed, double left, double top) {
    cairo_save(cairo);
    cairo_translate(cairo, left, top);
    for (const PageMark& mark : placed.piece->marks) std::visit(MarkPen{cairo, placed.gap}, mark);
    cairo_restore(cairo);
}
