#include "documents/contract_pdf.hpp"

#include <limits>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "documents/markdown_blocks.hpp"
#include "documents/sample.hpp"

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string clauses(int count) {
    std::string text = "# Long agreement\n\n";
    for (int i = 1; i <= count; ++i) {
        text += fmt::format("## {}. Clause\n\n", i);
        for (int line = 0; line < 12; ++line) {
            text +=
                "Both of us do what this clause says, carefully and in good time, and tell the "
                "other "
                "when it cannot be done. ";
        }
        text += "\n\n";
    }
    return text;
}

size_t count_of(std::string_view text, std::string_view what) {
    size_t count = 0;
    for (size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

TEST(ContractPdf, ShowsTheTextAndWhoSignedIt) {
    const std::string text = sample::text_of(typeset_contract(sample::signed_contract()));
    for (const std::string_view words :
         {"Engagement letter", "Alder & Wren Bookkeeping", "1. What we will do",
          "quarterly VAT returns", "£48 an hour", "Signatures", "Priya Raman",
          "for Harbour & Finch Ltd", "Signed 6 March 2026 at 14:32, London", "Signature record",
          "2026-03-06 14:32:10 UTC", "priya@harbourfinch.example",
          "a personal link sent to this address", "203.0.113.24",
          "I have read the letter and agree to sign it electronically.", "drawn by hand", "typed",
          "sealed the document", "doc_0f3kq9m2vr8w1"}) {
        EXPECT_THAT(text, HasSubstr(words));
    }
    EXPECT_THAT(text, HasSubstr(document_hash(sample::engagement_letter())));
}

TEST(ContractPdf, NumbersItsPages) {
    const std::string pdf = typeset_contract(sample::signed_contract());
    const int pages = sample::page_count(pdf);
    const std::string text = sample::text_of(pdf);
    EXPECT_GE(pages, 4);
    for (int i = 1; i <= pages; ++i)
        EXPECT_THAT(text, HasSubstr(fmt::format("Page {} of {}", i, pages)));
}

TEST(ContractPdf, CarriesTheSignedTextAsAFile) {
    const std::string pdf = typeset_contract(sample::signed_contract());
    EXPECT_THAT(sample::run_tool("pdfdetach -list", pdf), HasSubstr("1: text.md"));
    const std::string attached = sample::run_tool("pdfdetach -save 1 -o /dev/stdout", pdf);
    EXPECT_EQ(sha256_hex(attached), document_hash(sample::engagement_letter()));
}

TEST(ContractPdf, WithoutSignaturesHasNoRecord) {
    const std::string text = sample::text_of(typeset_contract(sample::unsigned_contract()));
    EXPECT_THAT(text, AllOf(HasSubstr("Unsigned copy"), Not(HasSubstr("Signature record")),
                            Not(HasSubstr("Signatures"))));
    Contract waiting = sample::unsigned_contract();
    waiting.signatures = {{.name = "Priya Raman", .role = "for Harbour & Finch Ltd"}};
    const std::string places = sample::text_of(typeset_contract(waiting));
    EXPECT_THAT(places, AllOf(HasSubstr("Not signed yet"), HasSubstr("Priya Raman"),
                              Not(HasSubstr("Signature record"))));
}

TEST(ContractPdf, OfTheSameContractIsTheSame) {
    EXPECT_EQ(typeset_contract(sample::signed_contract()),
              typeset_contract(sample::signed_contract()));
    EXPECT_EQ(typeset_contract(sample::unsigned_contract()),
              typeset_contract(sample::unsigned_contract()));
}

TEST(ContractPdf, FitsTheChosenPaper) {
    Contract contract = sample::unsigned_contract();
    EXPECT_THAT(sample::run_tool("pdfinfo", typeset_contract(contract)), HasSubstr("(A4)"));
    contract.page_size = PageSize::letter;
    EXPECT_THAT(sample::run_tool("pdfinfo", typeset_contract(contract)), HasSubstr("(letter)"));
}

class NameInScript : public testing::TestWithParam<std::string> {};

// Typed names are found in the signature, under it and in the record.
TEST_P(NameInScript, IsShapedAndFound) {
    Contract contract = sample::signed_contract();
    contract.markdown += "\n\nSigned by " + GetParam() + ".\n";
    contract.signatures[1].name = GetParam();
    contract.signatures[1].typed = GetParam();
    contract.events[4].actor = GetParam();
    const std::string pdf = typeset_contract(contract);
    EXPECT_GE(count_of(sample::text_of(pdf), GetParam()), 4u) << sample::text_of(pdf);
    // A box in place of a letter would come from a font that lacks it.
    EXPECT_THAT(sample::run_tool("pdftotext -enc UTF-8", pdf), Not(HasSubstr("\uFFFD")));
}

INSTANTIATE_TEST_SUITE_P(Scripts, NameInScript,
                         testing::Values("김민준", "王小明", "さくら花子", "مريم", "דוד",
                                         "Ольга Ким", "Αθηνά", "Zoë Ångström", "Nguyễn Thị Ánh",
                                         "Jose\u0301"));

TEST(ContractPdf, KeepsEveryLetterOfRightToLeftAndIndicNames) {
    Contract contract = sample::signed_contract();
    contract.signatures[0].name = "محمد العربي";
    contract.signatures[1].name = "प्रिया शर्मा";
    contract.events[0].actor = "שרה כהן";
    const std::string text = sample::text_of(typeset_contract(contract));
    for (const std::string_view word : {"محمد", "العربي", "प्रिया", "शर्मा", "שרה", "כהן"}) {
        EXPECT_THAT(text, HasSubstr(word));
    }
}

TEST(ContractPdf, ShowsLongNamesWhole) {
    Contract contract = sample::signed_contract();
    contract.signatures[1].name = "";
    for (int i = 0; i < 30; ++i) contract.signatures[1].typed += fmt::format("name{} ", i);
    EXPECT_THAT(sample::text_of(typeset_contract(contract)), HasSubstr("name28 name29"));
}

TEST(ContractPdf, ShowsMarkupAndTricksInNamesAsText) {
    Contract contract = sample::signed_contract();
    contract.title = "Letter <b>&amp;</b> (x) \\";
    contract.signatures[0].name = "<span size='90000'>Eve</span> \u202Ekcats";
    contract.signatures[0].user_agent = "a\nSigned\x00 b";
    contract.brand.firm_name = "A & B <Ltd>";
    const std::string text = sample::text_of(typeset_contract(contract));
    EXPECT_THAT(text, HasSubstr("<span size='90000'>Eve</span> kcats"));
    EXPECT_THAT(text, HasSubstr("A & B <Ltd>"));
    EXPECT_THAT(sample::run_tool("pdfinfo", typeset_contract(contract)),
                HasSubstr("Letter <b>&amp;</b> (x) \\"));
}

TEST(ContractPdf, SetsFortyPages) {
    Contract contract = sample::signed_contract();
    contract.markdown = clauses(90);
    const std::string pdf = typeset_contract(contract);
    const int pages = sample::page_count(pdf);
    EXPECT_GE(pages, 40);
    const std::string text = sample::text_of(pdf);
    EXPECT_THAT(text, HasSubstr(fmt::format("Page {} of {}", pages, pages)));
    EXPECT_EQ(count_of(text, "carefully"), 90u * 12u);
}

// Whatever the length of the text, a heading is followed by its text, and the signatures by their
// names and on a page that says something.
TEST(ContractPdf, KeepsTogetherWhatBelongsTogether) {
    for (int lines = 20; lines < 60; lines += 3) {
        Contract contract = sample::signed_contract();
        contract.markdown = "# Terms\n\n";
        for (int i = 0; i < lines; ++i) contract.markdown += "- one line of the terms\n";
        contract.markdown += "\n## Last heading\n\nThe last words.\n";
        const std::string text = sample::text_of(typeset_contract(contract));
        std::string page;
        for (const char c : text) {
            if (c != '\f') {
                page += c;
                continue;
            }
            EXPECT_EQ(page.find("Last heading") == std::string::npos,
                      page.find("The last words.") == std::string::npos);
            EXPECT_EQ(page.find("Signatures") == std::string::npos,
                      page.find("The last words.") == std::string::npos);
            if (page.find("Signatures") != std::string::npos) {
                EXPECT_EQ(count_of(page, "Signed 6 March"), 2u) << lines;
            }
            page.clear();
        }
    }
}

TEST(ContractPdf, RepeatsTheHeadOfALongTable) {
    Contract contract = sample::unsigned_contract();
    contract.markdown = "| Head of the table | Fee |\n|--|--:|\n";
    for (int i = 0; i < 90; ++i) contract.markdown += fmt::format("| row {} | {} |\n", i, i);
    const std::string pdf = typeset_contract(contract);
    EXPECT_EQ(count_of(sample::text_of(pdf), "Head of the table"),
              static_cast<size_t>(sample::page_count(pdf)));
}

TEST(ContractPdf, RefusesStrokesThatCannotBeDrawn) {
    Contract contract = sample::signed_contract();
    contract.signatures[0].strokes = {{{0.1, std::numeric_limits<double>::quiet_NaN()}}};
    EXPECT_THROW(typeset_contract(contract), Error);
    contract.signatures[0].strokes = {Stroke(stroke_points_max + 1, StrokePoint{0.5, 0.5})};
    EXPECT_THROW(typeset_contract(contract), Error);
    contract.signatures[0].strokes = {{{-1e300, 1e300}, {7, -7}}, {{0.5, 0.5}}, {}};
    contract.signatures[0].box_ratio = 0;
    EXPECT_EQ(sample::page_count(typeset_contract(contract)),
              sample::page_count(typeset_contract(sample::signed_contract())));
}

TEST(ContractPdf, SurvivesAnyMarkdown) {
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "> - ";
    std::string wide = "|";
    std::string line = "|";
    for (int i = 0; i < 60; ++i) wide += " some words |", line += "-|";
    const std::vector<std::string> texts{"",
                                         "# ",
                                         "- \n- \n",
                                         deep + "x",
                                         wide + "\n" + line + "\n" + wide,
                                         std::string(markdown_bytes_max, 'a'),
                                         "| |\n|-|\n",
                                         "```\n```",
                                         "![](x)",
                                         "<br>",
                                         "\xff\xfe",
                                         "[a](https://x.example/'%29)",
                                         "1000000. x\n",
                                         "| a |\n|-|\n| " + std::string(90'000, 'b') + " |\n"};
    for (const std::string& text : texts) {
        Contract contract = sample::signed_contract();
        contract.markdown = text;
        EXPECT_GE(sample::page_count(typeset_contract(contract)), 2) << text.substr(0, 40);
    }
}

TEST(ContractPdf, IsTheSameOnEveryThread) {
    const std::string expected = typeset_contract(sample::signed_contract());
    std::vector<std::string> made(3);
    {
        std::vector<std::jthread> threads;
        for (std::string& pdf : made) {
            threads.emplace_back([&pdf] {
                for (int i = 0; i < 3; ++i) pdf = typeset_contract(sample::signed_contract());
            });
        }
    }
    for (const std::string& pdf : made) EXPECT_EQ(pdf, expected);
}

TEST(DocumentHash, IsTheSha256OfTheText) {
    EXPECT_EQ(document_hash("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}
