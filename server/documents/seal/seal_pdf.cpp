#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/check.hpp"
#include "base/error.hpp"
#include "documents/pdf/pdf_file.hpp"
#include "documents/seal/cms.hpp"
#include "documents/shown_text.hpp"
#include "documents/signing.hpp"

namespace {

// Stands in the file until the lengths are known, and is as wide as any length can be.
constexpr std::string_view open_range = "/ByteRange [ 0 9999999999 9999999999 9999999999 ]";
constexpr size_t attributes_bytes_max = 2048;  // of the CMS without its certificate

// "D:20260306143210Z" (ISO 32000-1, 7.9.4)
std::string pdf_time(Time time) {
    return fmt::format("D:{:%Y%m%d%H%M%S}Z", std::chrono::floor<std::chrono::seconds>(time));
}

PdfPart new_signature(PdfFile& pdf, const Seal& seal, std::string_view signer,
                      size_t contents_bytes) {
    const PdfPart signature = pdf.parse(fmt::format(
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached {} >>", open_range));
    pdf.set(signature, "/Contents", pdf.new_bytes(std::string(contents_bytes, '\0')));
    pdf.set(signature, "/M", pdf.new_bytes(pdf_time(seal.sealed_at)));
    pdf.set(signature, "/Name", pdf.new_text(signer));
    if (!seal.reason.empty()) pdf.set(signature, "/Reason", pdf.new_text(shown_line(seal.reason)));
    if (!seal.location.empty()) {
        pdf.set(signature, "/Location", pdf.new_text(shown_line(seal.location)));
    }
    return pdf.shared(signature);
}

// An invisible field on the first page that holds the signature.
void add_field(PdfFile& pdf, PdfPart signature) {
    const PdfPart page = pdf.first_page();
    const PdfPart field = pdf.shared(
        pdf.parse("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /Rect [0 0 0 0] >>"));
    pdf.set(field, "/V", signature);
    pdf.set(field, "/P", page);
    if (!pdf.has(page, "/Annots")) pdf.set(page, "/Annots", pdf.parse("[ ]"));
    pdf.append(pdf.at(page, "/Annots"), field);
    const PdfPart form = pdf.parse("<< /SigFlags 3 /Fields [ ] >>");
    pdf.append(pdf.at(form, "/Fields"), field);
    pdf.set(pdf.root(), "/AcroForm", form);
}

std::string hex_of(std::string_view bytes) {
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char c : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return hex;
}

}

std::string seal_pdf(std::string_view pdf, const SigningIdentity& identity, const Seal& seal) {
    const CertificatePointer certificate = read_certificate(identity.certificate_pem);
    const size_t contents_bytes = identity.certificate_pem.size() + attributes_bytes_max;
    std::optional<PdfFile> file = PdfFile::open(pdf);
    if (!file) throw Error(ErrorCode::invalid, "What is to be sealed is not a readable PDF.");
    if (file->has(file->root(), "/AcroForm")) {
        throw Error(ErrorCode::invalid,
                    "This PDF has a form or a seal already: a seal comes once, at the end.");
    }
    add_field(*file, new_signature(*file, seal, common_name(certificate.get()), contents_bytes));
    std::string sealed = file->write();

    const size_t range_at = sealed.find(open_range);
    const size_t contents_at =
        sealed.find("/Contents <" + std::string(contents_bytes * 2, '0') + ">");
    check(range_at != std::string::npos && contents_at != std::string::npos,
          "the place for the signature was not written");
    const size_t gap_begin = contents_at + std::string_view("/Contents ").size();
    const size_t gap_end = gap_begin + contents_bytes * 2 + 2;
    std::string range =
        fmt::format("/ByteRange [ 0 {} {} {} ]", gap_begin, gap_end, sealed.size() - gap_end);
    range.resize(open_range.size(), ' ');
    sealed.replace(range_at, range.size(), range);

    const std::string cms =
        sign_detached(sealed.substr(0, gap_begin) + sealed.substr(gap_end), identity);
    check(cms.size() <= contents_bytes, "the signature is larger than its place");
    sealed.replace(gap_begin + 1, cms.size() * 2, hex_of(cms));
    return sealed;
}
