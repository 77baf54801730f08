// What an uploaded file is, told by its content. Its name proves nothing.
#pragma once

#include <optional>
#include <string_view>

struct FileType {
    std::string_view media_type;  // "application/pdf"
    std::string_view label;       // "PDF"
    std::string_view extensions;  // those that fit, with spaces between: "jpg jpeg"
    bool operator==(const FileType&) const = default;
};

// One of: PDF; PNG, JPEG, GIF, WebP, HEIC, TIFF; Word, Excel and PowerPoint old and new;
// OpenDocument text, sheet and slides; comma-separated values; plain text. Nothing for all else,
// and for what could act on the reader's machine: programs, HTML, SVG and other markup, scripts,
// office files with macros. `bytes` is the whole file. Threads: any.
std::optional<FileType> file_type_of(std::string_view bytes);

// True if the name's extension is one of the type's. Plain text may have any extension that is not
// known to be run.
bool fits_name(const FileType& type, std::string_view file_name);
