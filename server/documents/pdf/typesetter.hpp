// Text to lines: shaping of any script, line breaking and justification, by Pango. Lengths are
// points.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "documents/markdown_blocks.hpp"
#include "documents/pdf/page_flow.hpp"

enum class Face {
    serif,  // the text of a document
    sans,   // what stands around it
    mono,
    hand,  // a typed signature
};

enum class TextAlign { start, center, end, justify };

inline constexpr Colour ink{0.106, 0.149, 0.161};
inline constexpr Colour ink_soft{0.282, 0.333, 0.353};
inline constexpr Colour ink_hint{0.369, 0.412, 0.431};
inline constexpr Colour hairline{0.882, 0.859, 0.816};

struct TextStyle {
    Face face = Face::serif;
    double size = 10.5;
    double leading = 16.5;  // from line to line; more where a script is taller
    Colour colour = ink;
    Colour link_colour = ink;
    bool bold = false;
    bool italic = false;
    TextAlign align = TextAlign::start;
    // A paragraph reads, and is aligned, from the side its own script begins at. What stands around
    // the text (a name in the page header, a caption) keeps to its place instead.
    bool keeps_side = false;
};

// One line as it stands in a piece: the text and the links in it, the top of the line at 0.
struct Line {
    double height = 0;
    TextMark text;
    std::vector<LinkMark> links;
};

struct PangoRelease {
    void operator()(void* thing) const;
};

// Owns every layout that it made, so that the lines stay valid as long as it lives. One thread at a
// time.
class Typesetter {
public:
    // `language` is BCP 47 and decides between the Chinese, Japanese and Korean forms of a
    // character.
    Typesetter(cairo_t* cairo, std::string_view language);

    std::vector<Line> lines(const std::vector<TextSpan>& spans, const TextStyle& style,
                            double width);
    std::vector<Line> lines(std::string_view text, const TextStyle& style, double width);
    // On one line, ended by an ellipsis where it does not fit.
    Line one_line(std::string_view text, const TextStyle& style, double width);
    // Whether the text begins on the right, as its first letter of any script says.
    bool reads_from_right(const std::vector<TextSpan>& spans);
    // Of the longest line if it is never broken, and of the longest word.
    double natural_width(const std::vector<TextSpan>& spans, const TextStyle& style);
    double word_width(const std::vector<TextSpan>& spans, const TextStyle& style);

private:
    static std::vector<Line> lines_of(PangoLayout* layout, const std::vector<TextSpan>& spans,
                                      const TextStyle& style);
    PangoLayout* new_layout(const std::vector<TextSpan>& spans, const TextStyle& style);

    std::unique_ptr<PangoContext, PangoRelease> context_;
    std::vector<std::unique_ptr<PangoLayout, PangoRelease>> layouts_;
};

// Lines as pieces, one below the other, `left` points in. Neither the first nor the last is left
// alone on a page.
std::vector<PagePiece> pieces_of(const std::vector<Line>& lines, double left);

// A row of a table or of facts: columns of lines that begin at the same height. Short rows stay
// whole.
struct LineColumn {
    std::vector<Line> lines;
    double left = 0;
};
std::vector<PagePiece> side_by_side(const std::vector<LineColumn>& columns);
