#include "documents/file_type.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "documents/sample.hpp"

namespace {

using namespace std::string_literals;

std::string media_type_of(const std::string& bytes) {
    const auto type = file_type_of(bytes);
    return type ? std::string(type->media_type) : "refused";
}

std::string little(size_t number, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(i < 8 ? number >> (8 * i) & 0xFF : 0);
    return text;
}

struct Entry {
    std::string name;
    std::string content;
};

// A zip of stored files, as the format describes it.
std::string zip_of(const std::vector<Entry>& entries) {
    std::string bytes;
    std::string directory;
    for (const auto& [name, content] : entries) {
        const std::string sizes = little(0, 4) + little(content.size(), 4) +
                                  little(content.size(), 4) + little(name.size(), 2) + little(0, 2);
        directory += "PK\1\2"s + little(20, 2) + little(20, 2) + little(0, 8) + sizes +
                     little(0, 10) + little(bytes.size(), 4) + name;
        bytes += "PK\3\4"s + little(20, 2) + little(0, 8) + sizes + name + content;
    }
    const size_t start = bytes.size();
    return bytes + directory + "PK\5\6"s + little(0, 4) + little(entries.size(), 2) +
           little(entries.size(), 2) + little(directory.size(), 4) + little(start, 4) +
           little(0, 2);
}

std::string ole_with(const std::string& stream) {
    std::string wide;
    for (const char c : stream) wide += {c, '\0'};
    return "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(600, '\0') + wide +
           std::string(100, '\0');
}

TEST(FileType, IsToldByTheContent) {
    EXPECT_EQ(media_type_of(typeset_contract(sample::unsigned_contract())), "application/pdf");
    EXPECT_EQ(media_type_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s), "image/png");
    EXPECT_EQ(media_type_of("\xff\xd8\xff\xe0..JFIF"s), "image/jpeg");
    EXPECT_EQ(media_type_of("GIF89a......"s), "image/gif");
    EXPECT_EQ(media_type_of("RIFF\1\2\3\4WEBPVP8 "s), "image/webp");
    EXPECT_EQ(media_type_of("\0\0\0\x18"s + "ftypheic...."), "image/heic");
    EXPECT_EQ(media_type_of("II*\0...."s), "image/tiff");
    EXPECT_EQ(media_type_of("MM\0*...."s), "image/tiff");
}

TEST(FileType, KnowsOfficeFilesByTheirParts) {
    const Entry types{"[Content_Types].xml", "<x/>"};
    EXPECT_EQ(file_type_of(zip_of({types, {"word/document.xml", "x"}}))->label, "Word document");
    EXPECT_EQ(file_type_of(zip_of({types, {"xl/workbook.xml", "x"}}))->extensions, "xlsx");
    EXPECT_EQ(file_type_of(zip_of({types, {"ppt/presentation.xml", "x"}}))->extensions, "pptx");
    EXPECT_EQ(media_type_of(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}})),
              "application/vnd.oasis.opendocument.text");
    EXPECT_EQ(media_type_of(ole_with("WordDocument")), "application/msword");
    EXPECT_EQ(media_type_of(ole_with("Workbook")), "application/vnd.ms-excel");
}

TEST(FileType, RefusesMacros) {
    const Entry types{"[Content_Types].xml", "<x/>"};
    const Entry document{"word/document.xml", "x"};
    EXPECT_EQ(media_type_of(zip_of({types, document, {"word/vbaProject.bin", "x"}})), "refused");
    EXPECT_EQ(media_type_of(zip_of({types, document, {"word/VBAPROJECT.BIN", "x"}})), "refused");
    EXPECT_EQ(media_type_of(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                    {"Basic/Standard/Module1.xml", "x"}})),
              "refused");
    EXPECT_EQ(media_type_of(ole_with("WordDocument") + ole_with("_VBA_PROJECT")), "refused");
}

TEST(FileType, RefusesProgramsMarkupAndTheUnknown) {
    for (const std::string& bytes : {"MZ\x90\0\3\0"s,
                                     "\x7f"s + "ELF\2\1\1\0"s,
                                     "#!/bin/sh\nrm -rf /\n"s,
                                     "<!DOCTYPE html><p>x"s,
                                     "  \n<html>"s,
                                     "<svg xmlns='x'/>"s,
                                     "<?xml version='1.0'?><a/>"s,
                                     "hello <script>alert(1)</script>"s,
                                     "\xef\xbb\xbf<HTML>"s,
                                     "{\\rtf1 x}"s,
                                     "%!PS-Adobe"s,
                                     "text with \0 zero"s,
                                     "\1\2\3\4"s,
                                     ""s,
                                     "PK\3\4 but no directory"s,
                                     zip_of({{"a.txt", "x"}}),
                                     zip_of({{"evil.exe", "MZ"}}),
                                     ole_with("Something"),
                                     "\x1f\x8b\x08 gzip"s,
                                     "\xe9\xe8\xe7\xe6"s}) {
        EXPECT_EQ(media_type_of(bytes), "refused") << bytes.substr(0, 30);
    }
}

TEST(FileType, TellsTablesFromText) {
    EXPECT_EQ(media_type_of("name,fee\nAna,12\nBo,13\n"), "text/csv");
    EXPECT_EQ(media_type_of("name;fee\r\n\"Ana; B\";12\r\n"), "text/csv");
    EXPECT_EQ(media_type_of("Dear Ana,\n\nthank you. See you soon.\n"), "text/plain");
    EXPECT_EQ(media_type_of("Gr\xfc\xdf"
                            "e aus K\xf6ln\n"),
              "text/plain");
    EXPECT_EQ(media_type_of("Grüße aus 서울\n"), "text/plain");
}

TEST(FileType, AllowsTheExtensionsThatFit) {
    const FileType png = *file_type_of("\x89PNG\r\n\x1a\n"s);
    EXPECT_TRUE(fits_name(png, "Receipt.PNG"));
    EXPECT_TRUE(fits_name(png, "receipt"));
    EXPECT_FALSE(fits_name(png, "receipt.png.exe"));
    EXPECT_FALSE(fits_name(png, "receipt.html"));
    const FileType text = *file_type_of("hello"s);
    EXPECT_TRUE(fits_name(text, "notes.md"));
    EXPECT_FALSE(fits_name(text, "notes.BAT"));
    EXPECT_FALSE(fits_name(text, "notes.js"));
}

TEST(FileType, SurvivesArbitraryBytes) {
    uint32_t state = 5;
    const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
    const std::vector<std::string> seeds{
        zip_of({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}),
        zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}}), ole_with("WordDocument"),
        "name,fee\nAna,12\n", "\0\0\0\x18"s + "ftypheic"};
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = seeds[next() % seeds.size()];
        for (uint32_t i = next() % 6; i > 0; --i)
            bytes[next() % bytes.size()] = static_cast<char>(next());
        if (round % 3 == 0) bytes.resize(next() % (bytes.size() + 1));
        const auto type = file_type_of(bytes);
        EXPECT_TRUE(!type || !type->media_type.empty());
    }
}

}
