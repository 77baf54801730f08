#include "documents/pdf/pdf_file.hpp"

#include "base/check.hpp"

void PdfFile::Release::operator()(_qpdf_data* file) const {
    if (qpdf_has_error(file) != 0) qpdf_get_error(file);  // else it is printed
    qpdf_cleanup(&file);
}

std::optional<PdfFile> PdfFile::open(std::string_view bytes) {
    PdfFile pdf;
    qpdf_silence_errors(pdf.file());
    qpdf_set_suppress_warnings(pdf.file(), QPDF_TRUE);
    qpdf_set_attempt_recovery(pdf.file(), QPDF_FALSE);
    const QPDF_ERROR_CODE code =
        qpdf_read_memory(pdf.file(), "document", bytes.data(), bytes.size(), nullptr);
    if ((code & QPDF_ERRORS) != 0 || qpdf_get_num_pages(pdf.file()) < 1) return std::nullopt;
    return pdf;
}

bool PdfFile::has(PdfPart dictionary, const char* key) {
    return is_dictionary(dictionary) && qpdf_oh_has_key(file(), dictionary, key) != 0;
}

PdfPart PdfFile::at(PdfPart dictionary, const char* key) {
    return has(dictionary, key) ? qpdf_oh_get_key(file(), dictionary, key)
                                : qpdf_oh_new_null(file());
}

bool PdfFile::is_array_of(PdfPart part, int count) {
    return qpdf_oh_is_array(file(), part) != 0 && qpdf_oh_get_array_n_items(file(), part) == count;
}

std::string PdfFile::bytes(PdfPart text) {
    size_t length = 0;
    const char* value = qpdf_oh_get_binary_string_value(file(), text, &length);
    return {value, length};
}

PdfPart PdfFile::new_bytes(std::string_view value) {
    return qpdf_oh_new_binary_string(file(), value.data(), value.size());
}

PdfPart PdfFile::new_text(std::string_view utf8) {
    return qpdf_oh_new_binary_unicode_string(file(), utf8.data(), utf8.size());
}

PdfPart PdfFile::new_stream(std::string_view data) {
    const PdfPart stream = qpdf_oh_new_stream(file());
    const PdfPart none = qpdf_oh_new_null(file());
    qpdf_oh_replace_stream_data(file(), stream, reinterpret_cast<const unsigned char*>(data.data()),
                                data.size(), none, none);
    return stream;
}

void PdfFile::set(PdfPart dictionary, const char* key, PdfPart value) {
    qpdf_oh_replace_key(file(), dictionary, key, value);
}

std::string PdfFile::write() {
    qpdf_init_write_memory(file());
    qpdf_set_deterministic_ID(file(), QPDF_TRUE);
    qpdf_set_object_stream_mode(file(), qpdf_o_disable);
    check((qpdf_write(file()) & QPDF_ERRORS) == 0, "a PDF of our own could not be written");
    return {reinterpret_cast<const char*>(qpdf_get_buffer(file())), qpdf_get_buffer_length(file())};
}
