#include "documents/pdf/signature_record.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "documents/shown_text.hpp"

namespace {

constexpr double signature_height = 62;
constexpr double column_gap = 28;
constexpr Colour pen_colour{0.075, 0.16, 0.38};

const TextStyle name_style{.size = 10.5, .leading = 15, .bold = true, .keeps_side = true};
const TextStyle caption_style{
    .face = Face::sans, .size = 8.5, .leading = 12.5, .colour = ink_soft, .keeps_side = true};
const TextStyle label_style{
    .face = Face::sans, .size = 8.5, .leading = 12.8, .colour = ink_hint, .keeps_side = true};
const TextStyle fact_style{.face = Face::sans, .size = 8.5, .leading = 12.8, .keeps_side = true};
const TextStyle hash_style{.face = Face::mono, .size = 7.8, .leading = 12.8, .keeps_side = true};
const TextStyle note_style{.face = Face::sans, .size = 8.5, .leading = 13, .colour = ink_soft};

// "2026-03-06 14:32:10 UTC"
std::string utc_text(Time time) {
    std::string text = to_text(std::chrono::floor<std::chrono::seconds>(time));
    std::replace(text.begin(), text.end(), 'T', ' ');
    text.pop_back();
    return text + " UTC";
}

std::string both_times(const ShownTime& time) {
    const std::string local = shown_line(time.local);
    return local.empty() ? utc_text(time.at) : fmt::format("{} ({})", local, utc_text(time.at));
}

// The strokes in a box of `width` by `height`, as large as fits and in their own proportions.
// Points closer than the pen is wide are left out: they cost bytes and make the curve nervous.
InkMark drawn(const ContractSignature& signature, double width, double height) {
    const double ratio = std::clamp(signature.box_ratio, 0.2, 20.0);
    const double scale = std::min(width / ratio, height);
    InkMark mark{.colour = pen_colour};
    for (const Stroke& stroke : signature.strokes) {
        std::vector<InkPoint>& points = mark.strokes.emplace_back();
        for (size_t i = 0; i < stroke.size(); ++i) {
            const InkPoint point{std::clamp(stroke[i].x, 0.0, 1.0) * ratio * scale,
                                 std::clamp(stroke[i].y, 0.0, 1.0) * scale};
            const bool ends = i == 0 || i + 1 == stroke.size();
            const bool apart = points.empty() || std::hypot(point.x - points.back().x,
                                                            point.y - points.back().y) > 0.7;
            if (ends || apart) points.push_back(point);
        }
    }
    return mark;
}

class SignatureSetter {
public:
    SignatureSetter(Typesetter& typesetter, double width)
        : typesetter_(typesetter), width_(width) {}
    // Adds the block of one signature, `left` points in, and lets the piece grow to hold it.
    void add(PagePiece& piece, const ContractSignature& signature, double left);

private:
    void add_typed(PagePiece& piece, const std::string& typed, double left);
    double add_caption(PagePiece& piece, const std::string& text, const TextStyle& style,
                       InkPoint at);

    Typesetter& typesetter_;
    double width_;
};

void SignatureSetter::add_typed(PagePiece& piece, const std::string& typed, double left) {
    TextStyle style{
        .face = Face::hand, .size = 26, .leading = 32, .colour = pen_colour, .keeps_side = true};
    const std::vector<TextSpan> spans{{.text = shown_line(typed)}};
    const double natural = typesetter_.natural_width(spans, style);
    style.size *= std::min(1.0, 0.98 * (width_ - 8) / std::max(natural, 1.0));
    TextMark text = typesetter_.lines(spans, style, width_ - 4).front().text;
    text.x += left + 4;
    text.baseline = signature_height - 12;
    piece.marks.emplace_back(text);
}

double SignatureSetter::add_caption(PagePiece& piece, const std::string& text,
                                    const TextStyle& style, InkPoint at) {
    const std::string line = shown_line(text);
    if (line.empty()) return at.y;
    for (Line caption : typesetter_.lines(line, style, width_)) {
        caption.text.x += at.x;
        caption.text.baseline += at.y;
        piece.marks.emplace_back(caption.text);
        at.y += caption.height;
    }
    return at.y;
}

void SignatureSetter::add(PagePiece& piece, const ContractSignature& signature, double left) {
    if (!signature.strokes.empty()) {
        InkMark mark = drawn(signature, width_, signature_height - 4);
        for (auto& stroke : mark.strokes) {
            for (InkPoint& point : stroke) point.x += left;
        }
        piece.marks.emplace_back(std::move(mark));
    } else if (!signature.typed.empty()) {
        add_typed(piece, signature.typed, left);
    }
    piece.marks.emplace_back(RuleMark{.x1 = left,
                                      .y1 = signature_height,
                                      .x2 = left + width_,
                                      .y2 = signature_height,
                                      .thickness = 0.7,
                                      .colour = ink_hint,
                                      .dashed = !signature.is_signed()});
    double y = add_caption(piece, signature.name, name_style, {left, signature_height + 4});
    y = add_caption(piece, signature.role, caption_style, {left, y});
    const std::string& local = signature.signed_at.local;
    const std::string when = local.empty() ? utc_text(signature.signed_at.at) : local;
    const std::string state = signature.is_signed() ? "Signed " + when : "Not signed yet";
    piece.height = std::max(piece.height, add_caption(piece, state, caption_style, {left, y}));
}

using Fact = std::pair<std::string, std::string>;

std::vector<PagePiece> fact_pieces(Typesetter& typesetter, const std::vector<Fact>& facts,
                                   Extent extent) {
    constexpr double label_width = 96;
    std::vector<PagePiece> pieces;
    for (const auto& [label, value] : facts) {
        const std::string shown = shown_line(value);
        if (shown.empty()) continue;
        const TextStyle& style = label.starts_with("SHA-256") ? hash_style : fact_style;
        std::vector<PagePiece> rows =
            side_by_side({{typesetter.lines(label, label_style, label_width), extent.left},
                          {typesetter.lines(shown, style, extent.width - label_width - 8),
                           extent.left + label_width + 8}});
        rows.front().gap = pieces.empty() ? 4 : 1.5;
        append(pieces, std::move(rows));
    }
    return pieces;
}

// Facts about one signer stay on one page.
std::vector<PagePiece> signer_pieces(Typesetter& typesetter, const ContractSignature& signature,
                                     Extent extent) {
    std::vector<PagePiece> pieces =
        heading_pieces(typesetter, {{.text = shown_line(signature.name)}}, 3, extent);
    pieces.front().outline_level = 0;
    const std::string consent = shown_line(signature.consent);
    append(pieces,
           fact_pieces(typesetter,
                       {{"Signed", both_times(signature.signed_at)},
                        {"Role", signature.role},
                        {"E-mail", signature.email},
                        {"Identified by", signature.identified_by},
                        {"Signature", signature.strokes.empty() ? "typed" : "drawn by hand"},
                        {"From address", signature.ip},
                        {"With", signature.user_agent},
                        {"Agreed to", consent.empty() ? "" : "“" + consent + "”"}},
                       extent));
    for (size_t i = 0; i + 1 < pieces.size(); ++i) pieces[i].keep_with_next = true;
    return pieces;
}

std::vector<PagePiece> event_pieces(Typesetter& typesetter, const std::vector<AuditEvent>& events,
                                    Extent extent) {
    TableText table{.columns = std::vector<TextAlign>(4, TextAlign::start),
                    .style = {.face = Face::sans, .size = 8, .leading = 12}};
    const auto cell = [](const std::string& text) {
        return std::vector<TextSpan>{{.text = shown_line(text)}};
    };
    table.rows.push_back({cell("When"), cell("Who"), cell("What"), cell("From")});
    for (const AuditEvent& event : events) {
        std::vector<TextSpan> when = cell(utc_text(event.at.at));
        if (!event.at.local.empty()) {
            when.push_back({.line_break = true});
            when.push_back({.text = shown_line(event.at.local)});
        }
        table.rows.push_back({when, cell(event.actor), cell(event.what), cell(event.ip)});
    }
    return table_pieces(typesetter, table, extent);
}

std::vector<PagePiece> note_pieces(Typesetter& typesetter, const std::string& text, Extent extent) {
    std::vector<PagePiece> pieces =
        pieces_of(typesetter.lines(text, note_style, extent.width), extent.left);
    pieces.front().gap = 6;
    pieces.back().keep_with_next = true;
    return pieces;
}

std::string joined_parties(const std::vector<std::string>& parties) {
    std::vector<std::string> names;
    for (const std::string& party : parties) names.push_back(shown_line(party));
    return fmt::to_string(fmt::join(names, " · "));
}

}

std::vector<PagePiece> signature_pieces(Typesetter& typesetter,
                                        const std::vector<ContractSignature>& signatures,
                                        Extent extent) {
    std::vector<PagePiece> pieces = heading_pieces(typesetter, {{.text = "Signatures"}}, 2, extent);
    const double width = (extent.width - column_gap) / 2;
    SignatureSetter setter(typesetter, width);
    for (size_t i = 0; i < signatures.size(); i += 2) {
        PagePiece& row = pieces.emplace_back(PagePiece{.gap = i == 0 ? 6.0 : 22.0});
        setter.add(row, signatures[i], extent.left);
        if (i + 1 < signatures.size()) {
            setter.add(row, signatures[i + 1], extent.left + width + column_gap);
        }
    }
    return pieces;
}

std::vector<PagePiece> record_pieces(Typesetter& typesetter, const Contract& contract,
                                     Extent extent) {
    std::vector<PagePiece> pieces =
        heading_pieces(typesetter, {{.text = "Signature record"}}, 1, extent);
    pieces.front().begins_page = true;
    append(
        pieces,
        note_pieces(typesetter,
                    fmt::format("This record is part of the document. It says who signed it with a "
                                "simple electronic signature, when, from where, and what they "
                                "agreed to. The signed text is attached to this file as text.md: "
                                "its SHA-256 is below. {} seals the finished file with its digital "
                                "signature, and a change to any part of it breaks the seal.",
                                shown_line(contract.brand.firm_name)),
                    extent));
    append(pieces, fact_pieces(typesetter,
                               {{"Document", contract.title},
                                {"Between", joined_parties(contract.parties)},
                                {"Document id", contract.document_id},
                                {"SHA-256 of the text", document_hash(contract.markdown)}},
                               extent));
    for (const ContractSignature& signature : contract.signatures) {
        if (signature.is_signed()) append(pieces, signer_pieces(typesetter, signature, extent));
    }
    if (!contract.events.empty()) {
        append(pieces, heading_pieces(typesetter, {{.text = "Events"}}, 3, extent));
        append(pieces, event_pieces(typesetter, contract.events, extent));
    }
    return pieces;
}
