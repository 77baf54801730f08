#include "documents/file_type.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"

namespace {

constexpr FileType pdf{"application/pdf", "PDF", "pdf"};
constexpr FileType png{"image/png", "PNG picture", "png"};
constexpr FileType jpeg{"image/jpeg", "JPEG picture", "jpg jpeg jpe"};
constexpr FileType gif{"image/gif", "GIF picture", "gif"};
constexpr FileType webp{"image/webp", "WebP picture", "webp"};
constexpr FileType heic{"image/heic", "HEIC picture", "heic heif"};
constexpr FileType tiff{"image/tiff", "TIFF picture", "tif tiff"};
constexpr FileType doc{"application/msword", "Word document", "doc dot"};
constexpr FileType xls{"application/vnd.ms-excel", "Excel sheet", "xls"};
constexpr FileType ppt{"application/vnd.ms-powerpoint", "PowerPoint slides", "ppt pps"};
constexpr FileType docx{"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "Word document", "docx"};
constexpr FileType xlsx{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "Excel sheet", "xlsx"};
constexpr FileType pptx{"application/vnd.openxmlformats-officedocument.presentationml.presentation",
                        "PowerPoint slides", "pptx"};
constexpr FileType odt{"application/vnd.oasis.opendocument.text", "OpenDocument text", "odt"};
constexpr FileType ods{"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument sheet",
                       "ods"};
constexpr FileType odp{"application/vnd.oasis.opendocument.presentation", "OpenDocument slides",
                       "odp"};
constexpr FileType csv{"text/csv", "CSV table", "csv tsv txt"};
constexpr FileType plain{"text/plain", "Plain text", "txt"};

bool has_at(std::string_view bytes, size_t at, std::string_view what) {
    return bytes.size() >= at && bytes.substr(at).starts_with(what);
}

uint32_t number_at(std::string_view bytes, size_t at, size_t length) {
    uint32_t number = 0;
    for (size_t i = 0; i < length && at + i < bytes.size(); ++i) {
        number |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return number;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

bool is_heic(std::string_view bytes) {
    if (!has_at(bytes, 4, "ftyp")) return false;
    constexpr std::array<std::string_view, 6> brands{"heic", "heix", "heim",
                                                     "heis", "mif1", "msf1"};
    return std::any_of(brands.begin(), brands.end(),
                       [&](std::string_view brand) { return has_at(bytes, 8, brand); });
}

std::optional<FileType> picture_of(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return png;
    if (bytes.starts_with("\xff\xd8\xff"sv)) return jpeg;
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return gif;
    if (bytes.starts_with("RIFF"sv) && has_at(bytes, 8, "WEBP"sv)) return webp;
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return tiff;
    if (is_heic(bytes)) return heic;
    return std::nullopt;
}

// The names in a zip's central directory, found from its end as every unpacker does. Empty if there
// is none.
std::vector<std::string_view> zip_names(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr size_t names_max = 10'000;
    constexpr size_t end_bytes = 22;
    constexpr size_t comment_max = 65'535;
    const size_t tail = std::min(bytes.size(), end_bytes + comment_max);
    const size_t end = bytes.substr(bytes.size() - tail).rfind("PK\5\6"sv);
    if (end == std::string_view::npos) return {};
    size_t at = number_at(bytes, bytes.size() - tail + end + 16, 4);
    std::vector<std::string_view> names;
    while (names.size() < names_max && has_at(bytes, at, "PK\1\2"sv) && bytes.size() - at >= 46) {
        const size_t name_length = number_at(bytes, at + 28, 2);
        if (bytes.size() - at - 46 < name_length) return {};
        names.push_back(bytes.substr(at + 46, name_length));
        at += 46 + name_length + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    }
    return names;
}

// OpenDocument begins with a stored file "mimetype" that holds nothing else.
std::optional<FileType> open_document_of(std::string_view bytes,
                                         const std::vector<std::string_view>& names) {
    if (!has_at(bytes, 30, "mimetype")) return std::nullopt;
    for (const std::string_view name : names) {
        if (name.starts_with("Basic/") || name.starts_with("Scripts/")) return std::nullopt;
    }
    const size_t length = number_at(bytes, 22, 4);
    const size_t start = 38 + number_at(bytes, 28, 2);
    if (start > bytes.size()) return std::nullopt;
    const std::string_view media_type = bytes.substr(start, length);
    for (const FileType& type : {odt, ods, odp}) {
        if (media_type == type.media_type) return type;
    }
    return std::nullopt;
}

std::optional<FileType> office_of(std::string_view bytes) {
    const std::vector<std::string_view> names = zip_names(bytes);
    if (auto type = open_document_of(bytes, names)) return type;
    const auto has = [&names](std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const bool macros = std::any_of(names.begin(), names.end(), [](std::string_view name) {
        return lower_case(name).ends_with("vbaproject.bin");
    });
    if (macros || !has("[Content_Types].xml")) return std::nullopt;
    if (has("word/document.xml")) return docx;
    if (has("xl/workbook.xml") || has("xl/workbook.bin")) return xlsx;
    if (has("ppt/presentation.xml")) return pptx;
    return std::nullopt;
}

// Names of streams in the old office container are UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) wide += {c, '\0'};
    return bytes.find(wide + std::string(2, '\0')) != std::string_view::npos;
}

std::optional<FileType> old_office_of(std::string_view bytes) {
    if (has_stream(bytes, "_VBA_PROJECT") || has_stream(bytes, "Macros")) return std::nullopt;
    if (has_stream(bytes, "WordDocument")) return doc;
    if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book")) return xls;
    if (has_stream(bytes, "PowerPoint Document")) return ppt;
    return std::nullopt;
}

bool has_control_characters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    });
}

// Latin-1 and its kin have printable characters from 0xA0 on, and in Windows' form most of 0x80 to
// 0x9F.
bool is_latin(std::string_view text) {
    const auto high = static_cast<size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    return high * 3 <= text.size();
}

// What a browser or a shell would run if it were talked into it.
bool looks_active(std::string_view text) {
    constexpr std::array<std::string_view, 9> marks{"<!doctype", "<html", "<script",
                                                    "<svg",      "<?php", "<?xml",
                                                    "<iframe",   "<body", "javascript:"};
    const size_t start = text.find_first_not_of(" \t\r\n\f");
    if (start == std::string_view::npos) return false;
    if (text[start] == '<' || has_at(text, start, "#!") || has_at(text, start, "{\\rtf") ||
        has_at(text, start, "%!")) {
        return true;
    }
    const std::string lower = lower_case(text);
    return std::any_of(marks.begin(), marks.end(), [&lower](std::string_view mark) {
        return lower.find(mark) != std::string::npos;
    });
}

// The first lines agree on how often the same separator stands in them.
bool is_table(std::string_view text) {
    for (const char separator : {',', ';', '\t'}) {
        std::array<std::ptrdiff_t, 5> counts{};
        size_t lines = 0;
        std::string_view rest = text;
        while (lines < counts.size() && !rest.empty()) {
            const size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.find_first_not_of('\r') == std::string_view::npos) continue;
            bool quoted = false;
            for (const char c : line) {
                if (c == '"') quoted = !quoted;
                if (c == separator && !quoted) ++counts[lines];
            }
            ++lines;
        }
        const bool same =
            std::all_of(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(lines),
                        [&](auto count) { return count == counts[0]; });
        if (lines > 0 && counts[0] > 0 && same && (lines > 1 || separator != ',')) return true;
    }
    return false;
}

std::optional<FileType> text_of(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    const bool readable = !has_control_characters(bytes) && (is_utf8(bytes) || is_latin(bytes));
    if (bytes.empty() || !readable || looks_active(bytes)) return std::nullopt;
    return is_table(bytes) ? csv : plain;
}

}

std::optional<FileType> file_type_of(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("%PDF-"sv)) return pdf;
    if (const auto picture = picture_of(bytes)) return picture;
    if (bytes.starts_with("PK\3\4"sv)) return office_of(bytes);
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv)) return old_office_of(bytes);
    return text_of(bytes);
}

bool fits_name(const FileType& type, std::string_view file_name) {
    constexpr std::string_view run_by_name =
        " exe com scr bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta msi jar sh bash py pl rb php "
        "html htm "
        "xhtml shtml svg xml xsl mht mhtml lnk url reg inf scf desktop app dll sys cpl iqy slk ";
    const size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return true;
    const std::string wanted = " " + lower_case(file_name.substr(dot + 1)) + " ";
    const std::string fitting = " " + std::string(type.extensions) + " ";
    if (type == plain) return run_by_name.find(wanted) == std::string_view::npos;
    return fitting.find(wanted) != std::string::npos;
}
