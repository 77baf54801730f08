#include "documents/contract_pdf.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>

#include <cairo-pdf.h>
#include <fmt/format.h>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/error.hpp"
#include "documents/pdf/pdf_file.hpp"
#include "documents/pdf/signature_record.hpp"
#include "documents/shown_text.hpp"

namespace {

constexpr Colour white{1, 1, 1};

struct Sheet {
    double width = 0;
    double height = 0;
    static constexpr double side = 80;
    static constexpr double top = 84;  // where the text begins on all pages but the first
    static constexpr double top_first =
        52;  // the first has no header: it begins with the letterhead
    static constexpr double bottom = 74;

    double text_width() const { return width - 2 * side; }
    PageHeights heights() const { return {height - top_first - bottom, height - top - bottom}; }
};

Sheet sheet_of(PageSize size) {
    return size == PageSize::a4 ? Sheet{595.28, 841.89} : Sheet{612, 792};
}

struct SurfaceRelease {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoRelease {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceRelease>;
using Cairo = std::unique_ptr<cairo_t, CairoRelease>;

cairo_status_t append_bytes(void* target, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

void check_strokes(const Contract& contract) {
    for (size_t i = 0; i < contract.signatures.size(); ++i) {
        const ContractSignature& signature = contract.signatures[i];
        size_t count = 0;
        bool finite = std::isfinite(signature.box_ratio);
        for (const Stroke& stroke : signature.strokes) {
            count += stroke.size();
            for (const StrokePoint& p : stroke)
                finite = finite && std::isfinite(p.x) && std::isfinite(p.y);
        }
        if (finite && count <= stroke_points_max) continue;
        throw Error(ErrorCode::invalid, "This signature cannot be drawn.",
                    {{fmt::format("/signatures/{}/strokes", i),
                      fmt::format("Strokes are at most {} points with finite coordinates.",
                                  stroke_points_max)}});
    }
}

bool has_signature(const Contract& contract) {
    return std::any_of(contract.signatures.begin(), contract.signatures.end(),
                       [](const ContractSignature& signature) { return signature.is_signed(); });
}

class ContractSetter {
public:
    explicit ContractSetter(const Contract& contract);
    std::string set();

private:
    std::vector<PagePiece> letterhead();
    std::vector<PagePiece> title(std::vector<Block>& blocks);
    std::vector<PagePiece> content();
    void draw_page(const PageContent& content, size_t number, size_t count);
    void draw_header();
    void draw_footer(size_t number, size_t count);
    void draw_line(const std::string& text, const TextStyle& style, double y, double width);
    void add_outline(const PlacedPiece& placed, size_t page, double top);
    void set_metadata();
    Extent whole() const { return {0, sheet_.text_width()}; }

    const Contract& contract_;
    const Sheet sheet_;
    const Colour firm_colour_;
    std::string bytes_;
    Surface surface_;
    Cairo cairo_;
    Typesetter typesetter_;
    std::array<int, 4> outline_{};  // the last entry of each level; 0 is the root
};

ContractSetter::ContractSetter(const Contract& contract)
    : contract_(contract),
      sheet_(sheet_of(contract.page_size)),
      firm_colour_(parse_colour(contract.brand.colour)),
      surface_(
          cairo_pdf_surface_create_for_stream(append_bytes, &bytes_, sheet_.width, sheet_.height)),
      cairo_(cairo_create(surface_.get())),
      typesetter_(cairo_.get(), shown_line(contract.language)) {}

// The firm's disc and name on the left, where it can be reached on the right, and a line below.
std::vector<PagePiece> ContractSetter::letterhead() {
    const Brand& brand = contract_.brand;
    const Colour text_colour = readable_as_text(firm_colour_, white);
    const TextStyle name_style{
        .size = 15, .leading = 20, .colour = text_colour, .bold = true, .keeps_side = true};
    const TextStyle reach_style{.face = Face::sans,
                                .size = 8,
                                .leading = 11.5,
                                .colour = ink_soft,
                                .align = TextAlign::end,
                                .keeps_side = true};
    const std::string logo = shown_line(brand.logo_text);
    const double name_left = logo.empty() ? 0 : 46;
    PagePiece head{.height = 40};
    if (!logo.empty()) {
        const TextStyle logo_style{.size = 12.5,
                                   .leading = 36,
                                   .colour = readable_on(firm_colour_),
                                   .align = TextAlign::center};
        head.marks.emplace_back(
            FillMark{.width = 36, .height = 36, .colour = firm_colour_, .radius = 18});
        head.marks.emplace_back(typesetter_.one_line(logo, logo_style, 36).text);
    }
    const auto add = [&head](std::vector<Line> lines, double x, double y) {
        for (Line& line : lines) {
            line.text.x += x;
            line.text.baseline += y;
            y += line.height;
            head.marks.emplace_back(line.text);
        }
        head.height = std::max(head.height, y + 8);
    };
    const double name_width = sheet_.text_width() * 0.6 - name_left;
    std::vector<Line> name = typesetter_.lines(shown_line(brand.firm_name), name_style, name_width);
    add(name, name_left, name.size() == 1 ? 8 : 0);
    std::string reach = shown_text(brand.address);
    for (const std::string& line : {shown_line(brand.phone), shown_line(brand.website)}) {
        if (!line.empty()) reach += (reach.empty() ? "" : "\n") + line;
    }
    const double reach_width = sheet_.text_width() * 0.36;
    if (!reach.empty()) {
        add(typesetter_.lines(reach, reach_style, reach_width), sheet_.text_width() - reach_width,
            0);
    }
    head.marks.emplace_back(RuleMark{
        .y1 = head.height, .x2 = sheet_.text_width(), .y2 = head.height, .colour = hairline});
    return {head};
}

// A text that begins with its own title gets no second one.
std::vector<PagePiece> ContractSetter::title(std::vector<Block>& blocks) {
    std::vector<TextSpan> spans{{.text = shown_line(contract_.title)}};
    if (!blocks.empty() && blocks[0].kind == BlockKind::heading && blocks[0].level == 1) {
        spans = blocks[0].spans;
        blocks.erase(blocks.begin());
    }
    std::vector<PagePiece> pieces = heading_pieces(typesetter_, spans, 1, whole());
    pieces.front().gap = 30;
    return pieces;
}

std::vector<PagePiece> ContractSetter::content() {
    std::vector<Block> blocks = parse_markdown(contract_.markdown);
    const Colour link_colour = readable_as_text(firm_colour_, white);
    std::vector<PagePiece> pieces = letterhead();
    append(pieces, title(blocks));
    append(pieces, block_pieces(typesetter_, blocks, whole(), link_colour));
    if (!contract_.signatures.empty()) {
        // A signature never stands on a page without a word of what it signs.
        pieces.back().keep_with_next = true;
        if (pieces.size() > 1) pieces[pieces.size() - 2].keep_with_next = true;
        append(pieces, signature_pieces(typesetter_, contract_.signatures, whole()));
    }
    if (has_signature(contract_)) append(pieces, record_pieces(typesetter_, contract_, whole()));
    return pieces;
}

void ContractSetter::draw_line(const std::string& text, const TextStyle& style, double y,
                               double width) {
    PagePiece piece;
    piece.marks.emplace_back(typesetter_.one_line(text, style, width).text);
    const double left =
        style.align == TextAlign::end ? sheet_.width - sheet_.side - width : sheet_.side;
    draw_piece(cairo_.get(), {&piece, 0, 0}, left, y);
}

void ContractSetter::draw_header() {
    TextStyle style{
        .face = Face::sans, .size = 8, .leading = 12, .colour = ink_hint, .keeps_side = true};
    draw_line(shown_line(contract_.title), style, 44, sheet_.text_width() * 0.58);
    style.align = TextAlign::end;
    draw_line(shown_line(contract_.brand.firm_name), style, 44, sheet_.text_width() * 0.4);
    PagePiece rule;
    rule.marks.emplace_back(RuleMark{.x2 = sheet_.text_width(), .colour = hairline});
    draw_piece(cairo_.get(), {&rule, 0, 0}, sheet_.side, 62);
}

void ContractSetter::draw_footer(size_t number, size_t count) {
    TextStyle style{
        .face = Face::sans, .size = 8, .leading = 12, .colour = ink_hint, .keeps_side = true};
    const double y = sheet_.height - 48;
    std::string left = shown_line(contract_.document_id);
    if (!has_signature(contract_)) left += left.empty() ? "Unsigned copy" : " · Unsigned copy";
    draw_line(left, style, y, sheet_.text_width() * 0.7);
    style.align = TextAlign::end;
    draw_line(fmt::format("Page {} of {}", number, count), style, y, sheet_.text_width() * 0.28);
}

void ContractSetter::add_outline(const PlacedPiece& placed, size_t page, double top) {
    const auto level = static_cast<size_t>(placed.piece->outline_level);
    const std::string place =
        fmt::format("page={} pos=[{:.1f} {:.1f}]", page, sheet_.side, top + placed.top);
    const int entry = cairo_pdf_surface_add_outline(
        surface_.get(), outline_[level - 1], shown_line(placed.piece->outline).c_str(),
        place.c_str(),
        level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0));
    for (size_t i = level; i < outline_.size(); ++i) outline_[i] = entry;
}

void ContractSetter::draw_page(const PageContent& content, size_t number, size_t count) {
    const double top = number == 1 ? sheet_.top_first : sheet_.top;
    if (number > 1) draw_header();
    for (const PlacedPiece& placed : content) {
        if (placed.piece->outline_level > 0) add_outline(placed, number, top);
        draw_piece(cairo_.get(), placed, sheet_.side, top + placed.top);
    }
    draw_footer(number, count);
    cairo_show_page(cairo_.get());
}

void ContractSetter::set_metadata() {
    const auto set = [this](cairo_pdf_metadata_t field, const std::string& text) {
        cairo_pdf_surface_set_metadata(surface_.get(), field, text.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, shown_line(contract_.title));
    set(CAIRO_PDF_METADATA_AUTHOR, shown_line(contract_.brand.firm_name));
    set(CAIRO_PDF_METADATA_CREATOR, "Stepwell");
    set(CAIRO_PDF_METADATA_CREATE_DATE,
        to_text(std::chrono::floor<std::chrono::seconds>(contract_.made_at)));
}

std::string ContractSetter::set() {
    set_metadata();
    const std::vector<PagePiece> pieces = content();
    const std::vector<PageContent> pages = break_into_pages(pieces, sheet_.heights());
    for (size_t i = 0; i < pages.size(); ++i) draw_page(pages[i], i + 1, pages.size());
    cairo_surface_finish(surface_.get());
    check(cairo_status(cairo_.get()) == CAIRO_STATUS_SUCCESS, "the contract could not be drawn");
    return std::move(bytes_);
}

// The text as an attached file, so that its hash can be checked without Stepwell.
std::string with_text_attached(const std::string& bytes, const std::string& markdown) {
    std::optional<PdfFile> opened = PdfFile::open(bytes);
    check(opened.has_value(), "the contract's own PDF cannot be read");
    PdfFile& pdf = *opened;
    const PdfPart stream = pdf.new_stream(markdown);
    pdf.set(pdf.dictionary_of(stream), "/Type", pdf.parse("/EmbeddedFile"));
    pdf.set(pdf.dictionary_of(stream), "/Subtype", pdf.parse("/text#2fmarkdown"));
    const PdfPart streams = pdf.parse("<< >>");
    pdf.set(streams, "/F", stream);
    const PdfPart file = pdf.shared(pdf.parse("<< /Type /Filespec /F (text.md) /UF (text.md) >>"));
    pdf.set(file, "/Desc", pdf.new_text("The text that was signed"));
    pdf.set(file, "/EF", streams);
    const PdfPart names = pdf.parse("[ (text.md) ]");
    pdf.append(names, file);
    const PdfPart tree = pdf.parse("<< >>");
    pdf.set(tree, "/Names", names);
    if (!pdf.has(pdf.root(), "/Names")) pdf.set(pdf.root(), "/Names", pdf.parse("<< >>"));
    pdf.set(pdf.at(pdf.root(), "/Names"), "/EmbeddedFiles", tree);
    return pdf.write();
}

}

std::string document_hash(std::string_view markdown) {
    return sha256_hex(markdown);
}

std::string typeset_contract(const Contract& contract) {
    check_strokes(contract);
    std::string bytes = ContractSetter(contract).set();
    return has_signature(contract) ? with_text_attached(bytes, contract.markdown) : bytes;
}

void warm_fonts() {
    Contract sample{.title = "Aa",
                    .brand = {.firm_name = "Aa", .colour = "#2a4a3d", .logo_text = "A"}};
    sample.markdown = "**Aa** *Aa* `Aa` ż Ж α 김 田 の ع ש अ ก\n\n| A |\n| - |\n| a |\n";
    sample.signatures.push_back({.name = "Aa", .typed = "Aa"});
    sample.events.push_back({.actor = "Aa", .what = "Aa"});
    typeset_contract(sample);
}
