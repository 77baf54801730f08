// A PDF whose objects can be read and added to, by qpdf's C interface: with clang 19, its C++
// headers do not compile as C++20.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <qpdf/qpdf-c.h>

// A handle on an object of a file. What is asked of an object that it does not have is null, never
// a fault.
using PdfPart = qpdf_oh;

// One thread at a time.
class PdfFile {
public:
    // Nothing if `bytes`, which must outlive it, are no PDF with at least one page. Broken ones are
    // not repaired.
    static std::optional<PdfFile> open(std::string_view bytes);

    PdfPart root() { return qpdf_get_root(file()); }
    PdfPart first_page() { return qpdf_get_page_n(file(), 0); }

    bool has(PdfPart dictionary, const char* key);
    PdfPart at(PdfPart dictionary, const char* key);
    PdfPart item(PdfPart array, int index) { return qpdf_oh_get_array_item(file(), array, index); }
    bool is_array_of(PdfPart part, int count);
    bool is_dictionary(PdfPart part) { return qpdf_oh_is_dictionary(file(), part) != 0; }
    bool is_string(PdfPart part) { return qpdf_oh_is_string(file(), part) != 0; }
    bool is_integer(PdfPart part) { return qpdf_oh_is_integer(file(), part) != 0; }
    long long integer(PdfPart part) { return qpdf_oh_get_int_value(file(), part); }
    std::string bytes(PdfPart text);

    PdfPart parse(const std::string& source) { return qpdf_oh_parse(file(), source.c_str()); }
    PdfPart new_bytes(std::string_view value);
    PdfPart new_text(std::string_view utf8);
    PdfPart new_stream(std::string_view data);
    // As an object that others can refer to.
    PdfPart shared(PdfPart part) { return qpdf_make_indirect_object(file(), part); }
    void set(PdfPart dictionary, const char* key, PdfPart value);
    void append(PdfPart array, PdfPart value) { qpdf_oh_append_item(file(), array, value); }
    PdfPart dictionary_of(PdfPart stream) { return qpdf_oh_get_dict(file(), stream); }

    // The whole file anew; the same objects give the same bytes. Once.
    std::string write();

private:
    PdfFile() : file_(qpdf_init()) {}
    struct Release {
        void operator()(_qpdf_data* file) const;
    };
    _qpdf_data* file() const { return file_.get(); }

    std::unique_ptr<_qpdf_data, Release> file_;
};
