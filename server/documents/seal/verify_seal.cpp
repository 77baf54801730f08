#include <array>

#include <fmt/format.h>

#include "documents/pdf/pdf_file.hpp"
#include "documents/seal/cms.hpp"
#include "documents/signing.hpp"

namespace {

// Where the signature stands in the file, and what it is.
struct FoundSeal {
    size_t gap_begin = 0;
    size_t gap_end = 0;
    std::string contents;
    std::optional<Time> sealed_at;
};

std::optional<Time> parse_pdf_time(const std::string& text) {
    if (text.size() != 17 || !text.starts_with("D:") || text.back() != 'Z') return std::nullopt;
    const auto part = [&text](size_t at, size_t length) { return text.substr(at, length); };
    return parse_time(fmt::format("{}-{}-{}T{}:{}:{}Z", part(2, 4), part(6, 2), part(8, 2),
                                  part(10, 2), part(12, 2), part(14, 2)));
}

// The only field of the document's form, if that is a signature; else null.
PdfPart signature_of(PdfFile& pdf) {
    const PdfPart fields = pdf.at(pdf.at(pdf.root(), "/AcroForm"), "/Fields");
    const PdfPart none = pdf.parse("null");
    return pdf.is_array_of(fields, 1) ? pdf.at(pdf.item(fields, 0), "/V") : none;
}

std::optional<FoundSeal> find_seal(std::string_view bytes) {
    std::optional<PdfFile> opened = PdfFile::open(bytes);
    if (!opened) return std::nullopt;
    PdfFile& pdf = *opened;
    const PdfPart signature = signature_of(pdf);
    const PdfPart range = pdf.at(signature, "/ByteRange");
    const PdfPart contents = pdf.at(signature, "/Contents");
    if (!pdf.is_string(contents) || !pdf.is_array_of(range, 4)) return std::nullopt;
    std::array<size_t, 4> numbers{};
    for (int i = 0; i < 4; ++i) {
        const PdfPart number = pdf.item(range, i);
        if (!pdf.is_integer(number) || pdf.integer(number) < 0) return std::nullopt;
        numbers[static_cast<size_t>(i)] = static_cast<size_t>(pdf.integer(number));
    }
    const bool to_the_end = numbers[2] <= bytes.size() && numbers[3] == bytes.size() - numbers[2];
    if (numbers[0] != 0 || numbers[1] >= numbers[2] || !to_the_end) return std::nullopt;
    FoundSeal found{numbers[1], numbers[2], pdf.bytes(contents), std::nullopt};
    const PdfPart time = pdf.at(signature, "/M");
    if (pdf.is_string(time)) found.sealed_at = parse_pdf_time(pdf.bytes(time));
    return found;
}

// What the seal leaves out is the signature's own hex digits, written as we write them, and nothing
// else.
bool is_only_signature(std::string_view gap, std::string_view contents) {
    if (gap.size() != contents.size() * 2 + 2 || gap.front() != '<' || gap.back() != '>')
        return false;
    for (size_t i = 0; i < contents.size(); ++i) {
        const auto hex = fmt::format("{:02x}", static_cast<unsigned char>(contents[i]));
        if (gap.substr(1 + 2 * i, 2) != hex) return false;
    }
    return true;
}

}

SealCheck verify_seal(std::string_view pdf) {
    const std::optional<FoundSeal> found = find_seal(pdf);
    if (!found) return {.fault = "The file is not a readable PDF with a seal over all of it."};
    const std::string_view gap = pdf.substr(found->gap_begin, found->gap_end - found->gap_begin);
    if (!is_only_signature(gap, found->contents))
        return {.fault = "The seal does not cover the whole file."};
    const std::string content =
        std::string(pdf.substr(0, found->gap_begin)) + std::string(pdf.substr(found->gap_end));
    const CmsCheck cms = verify_detached(found->contents, content);
    SealCheck result{.whole = cms.fault.empty(), .sealed_at = found->sealed_at, .fault = cms.fault};
    if (cms.signer) {
        result.signer = common_name(cms.signer.get());
        result.certificate_sha256 = sha256_of(cms.signer.get());
    }
    return result;
}
