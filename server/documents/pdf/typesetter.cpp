#include "documents/pdf/typesetter.hpp"

#include <algorithm>

#include "documents/shown_text.hpp"

namespace {

// The first that is installed sets the text; Pango takes what it lacks from the rest and then from
// any other font.
constexpr const char* families_of(Face face) {
    switch (face) {
        case Face::serif:
            return "Source Serif 4,Source Serif Pro,Noto Serif,Liberation Serif,Noto Serif CJK SC,"
                   "Noto Naskh Arabic,serif";
        case Face::sans:
            return "Hanken Grotesk,Noto Sans,Liberation Sans,Noto Sans CJK SC,sans-serif";
        case Face::mono:
            return "Noto Sans Mono,DejaVu Sans Mono,Liberation Mono,monospace";
        case Face::hand:
            return "Dancing Script,Caveat,Z003,URW Chancery L,TeX Gyre Chorus,Liberation Serif,"
                   "Noto Serif,Noto Serif CJK SC,serif";
    }
    return "serif";
}

struct DescriptionRelease {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using FontDescription = std::unique_ptr<PangoFontDescription, DescriptionRelease>;

FontDescription font_of(const TextStyle& style) {
    FontDescription font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), families_of(style.face));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    const bool slanted = style.italic || style.face == Face::hand;
    pango_font_description_set_style(font.get(), slanted ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return font;
}

struct AttributesRelease {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using Attributes = std::unique_ptr<PangoAttrList, AttributesRelease>;

guint16 channel_of(double share) {
    return static_cast<guint16>(share * 65535);
}

void style_range(PangoAttrList* list, const TextSpan& span, const TextStyle& style, guint start,
                 guint end) {
    const auto add = [list, start, end](PangoAttribute* attribute) {
        attribute->start_index = start;
        attribute->end_index = end;
        pango_attr_list_insert(list, attribute);
    };
    if (span.strong) add(pango_attr_weight_new(PANGO_WEIGHT_BOLD));
    if (span.emphasis) add(pango_attr_style_new(PANGO_STYLE_ITALIC));
    if (span.strike) add(pango_attr_strikethrough_new(TRUE));
    if (span.code) {
        add(pango_attr_family_new(families_of(Face::mono)));
        add(pango_attr_scale_new(0.9));
    }
    if (span.url.empty()) return;
    const Colour c = style.link_colour;
    add(pango_attr_foreground_new(channel_of(c.red), channel_of(c.green), channel_of(c.blue)));
    add(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
}

double points(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

bool allows_break(gunichar c) {
    switch (g_unichar_break_type(c)) {
        case G_UNICODE_BREAK_SPACE:
        case G_UNICODE_BREAK_ZERO_WIDTH_SPACE:
        case G_UNICODE_BREAK_MANDATORY:
        case G_UNICODE_BREAK_LINE_FEED:
        case G_UNICODE_BREAK_IDEOGRAPHIC:
        case G_UNICODE_BREAK_COMPLEX_CONTEXT:
            return true;
        default:
            return false;
    }
}

// The text with places to break in what no language has, a word of more than 120 letters: Pango
// needs the square of its length to find its lines.
std::string breakable(const TextSpan& span) {
    constexpr int letters_max = 120;
    if (span.line_break) return "\u2028";
    std::string text;
    text.reserve(span.text.size());
    int letters = 0;
    const char* const end = span.text.data() + span.text.size();
    for (const char* at = span.text.data(); at < end;) {
        const char* const next = g_utf8_next_char(at);
        const gunichar c = g_utf8_get_char(at);
        letters = allows_break(c) ? 0 : letters + 1;
        if (letters > letters_max && g_unichar_ismark(c) == FALSE) {
            text += "\u200B";
            letters = 1;
        }
        text.append(at, static_cast<size_t>(next - at));
        at = next;
    }
    return text;
}

// Where in the laid out text each link stands.
struct LinkRange {
    int start = 0;
    int end = 0;
    std::string url;
};

std::vector<LinkRange> link_ranges(const std::vector<TextSpan>& spans) {
    std::vector<LinkRange> ranges;
    int at = 0;
    for (const TextSpan& span : spans) {
        const int length = static_cast<int>(breakable(span).size());
        if (!span.url.empty()) ranges.push_back({at, at + length, span.url});
        at += length;
    }
    return ranges;
}

std::vector<LinkMark> links_in(PangoLayoutLine* line, const std::vector<LinkRange>& ranges,
                               double height) {
    std::vector<LinkMark> links;
    for (const LinkRange& range : ranges) {
        const int start = std::max(range.start, line->start_index);
        const int end = std::min(range.end, line->start_index + line->length);
        if (start >= end) continue;
        int* edges = nullptr;
        int count = 0;
        pango_layout_line_get_x_ranges(line, start, end, &edges, &count);
        for (int i = 0; i < count; ++i) {
            const double left = points(edges[2 * i]);
            links.push_back({left, 0, points(edges[2 * i + 1]) - left, height, range.url});
        }
        g_free(edges);
    }
    return links;
}

struct LineIteratorRelease {
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
using LineIterator = std::unique_ptr<PangoLayoutIter, LineIteratorRelease>;

PangoAlignment pango_alignment(TextAlign align) {
    if (align == TextAlign::center) return PANGO_ALIGN_CENTER;
    return align == TextAlign::end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

}

void PangoRelease::operator()(void* thing) const {
    g_object_unref(thing);
}

Typesetter::Typesetter(cairo_t* cairo, std::string_view language)
    : context_(pango_cairo_create_context(cairo)) {
    const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
        cairo_font_options_create(), &cairo_font_options_destroy);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    pango_context_set_language(context_.get(),
                               pango_language_from_string(std::string(language).c_str()));
}

PangoLayout* Typesetter::new_layout(const std::vector<TextSpan>& spans, const TextStyle& style) {
    layouts_.emplace_back(pango_layout_new(context_.get()));
    PangoLayout* layout = layouts_.back().get();
    const Attributes attributes(pango_attr_list_new());
    std::string text;
    for (const TextSpan& span : spans) {
        const auto start = static_cast<guint>(text.size());
        text += breakable(span);
        style_range(attributes.get(), span, style, start, static_cast<guint>(text.size()));
    }
    pango_layout_set_font_description(layout, font_of(style).get());
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout, attributes.get());
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, pango_alignment(style.align));
    pango_layout_set_justify(layout, style.align == TextAlign::justify);
    pango_layout_set_auto_dir(layout, style.keeps_side ? FALSE : TRUE);
    return layout;
}

std::vector<Line> Typesetter::lines(const std::vector<TextSpan>& spans, const TextStyle& style,
                                    double width) {
    PangoLayout* layout = new_layout(spans, style);
    pango_layout_set_width(layout, static_cast<int>(std::max(width, 1.0) * PANGO_SCALE));
    return lines_of(layout, spans, style);
}

std::vector<Line> Typesetter::lines_of(PangoLayout* layout, const std::vector<TextSpan>& spans,
                                       const TextStyle& style) {
    const std::vector<LinkRange> ranges = link_ranges(spans);
    std::vector<Line> lines;
    const LineIterator iterator(pango_layout_get_iter(layout));
    do {
        PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iterator.get());
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(iterator.get(), nullptr, &extents);
        const double natural = points(extents.height);
        const double height = std::max(style.leading, natural);
        const double ascent = points(pango_layout_iter_get_baseline(iterator.get()) - extents.y);
        const TextMark text{line, points(extents.x), (height - natural) / 2 + ascent, style.colour};
        lines.push_back({height, text, links_in(line, ranges, height)});
    } while (pango_layout_iter_next_line(iterator.get()) != FALSE);
    return lines;
}

std::vector<Line> Typesetter::lines(std::string_view text, const TextStyle& style, double width) {
    return lines({TextSpan{.text = std::string(text)}}, style, width);
}

Line Typesetter::one_line(std::string_view text, const TextStyle& style, double width) {
    const std::vector<TextSpan> spans{{.text = std::string(text)}};
    PangoLayout* layout = new_layout(spans, style);
    pango_layout_set_width(layout, static_cast<int>(std::max(width, 1.0) * PANGO_SCALE));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    return lines_of(layout, spans, style).front();
}

bool Typesetter::reads_from_right(const std::vector<TextSpan>& spans) {
    PangoLayout* layout = new_layout(spans, {});
    const bool from_right = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL;
    layouts_.pop_back();
    return from_right;
}

double Typesetter::natural_width(const std::vector<TextSpan>& spans, const TextStyle& style) {
    PangoRectangle extents;
    pango_layout_get_extents(new_layout(spans, style), nullptr, &extents);
    layouts_.pop_back();
    return points(extents.width);
}

double Typesetter::word_width(const std::vector<TextSpan>& spans, const TextStyle& style) {
    PangoLayout* layout = new_layout(spans, style);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_width(layout, 0);
    pango_layout_set_justify(layout, FALSE);
    PangoRectangle extents;
    pango_layout_get_extents(layout, nullptr, &extents);
    layouts_.pop_back();
    return points(extents.width);
}

namespace {

void add_line(PagePiece& piece, const Line& line, double left) {
    TextMark text = line.text;
    text.x += left;
    piece.marks.emplace_back(text);
    for (LinkMark link : line.links) {
        link.x += left;
        piece.marks.emplace_back(link);
    }
}

}

std::vector<PagePiece> pieces_of(const std::vector<Line>& lines, double left) {
    std::vector<PagePiece> pieces;
    for (size_t i = 0; i < lines.size(); ++i) {
        PagePiece& piece = pieces.emplace_back();
        piece.height = lines[i].height;
        piece.keep_with_next = (i == 0 || i + 2 == lines.size()) && i + 1 < lines.size();
        add_line(piece, lines[i], left);
    }
    return pieces;
}

std::vector<PagePiece> side_by_side(const std::vector<LineColumn>& columns) {
    constexpr size_t lines_kept_together = 12;
    size_t count = 0;
    for (const LineColumn& column : columns) count = std::max(count, column.lines.size());
    std::vector<PagePiece> pieces(count);
    for (size_t i = 0; i < count; ++i) {
        PagePiece& piece = pieces[i];
        for (const LineColumn& column : columns) {
            if (i >= column.lines.size()) continue;
            piece.height = std::max(piece.height, column.lines[i].height);
            add_line(piece, column.lines[i], column.left);
        }
        const bool edge = i == 0 || i + 2 == count;
        piece.keep_with_next = i + 1 < count && (edge || count <= lines_kept_together);
    }
    return pieces;
}
