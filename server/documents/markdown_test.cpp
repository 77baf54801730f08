#include "documents/markdown.hpp"

#include <cstdint>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "documents/markdown_blocks.hpp"
#include "documents/shown_text.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string repeated(std::string_view text, size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (size_t i = 0; i < count; ++i) all += text;
    return all;
}

TEST(MarkdownHtml, SetsTheUsualForms) {
    EXPECT_EQ(markdown_to_html("# Title\n\nA **bold** and *slanted* ~~gone~~ `x < y`.\n"),
              "<h1>Title</h1>\n<p>A <strong>bold</strong> and <em>slanted</em> <del>gone</del> "
              "<code>x &lt; y</code>.</p>\n");
    EXPECT_EQ(markdown_to_html("3. a\n4. b\n"),
              "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    EXPECT_EQ(markdown_to_html("> quoted\n"), "<blockquote>\n<p>quoted</p>\n</blockquote>\n");
    EXPECT_EQ(markdown_to_html("    code <b>\n"), "<pre>code &lt;b&gt;\n</pre>\n");
}

TEST(MarkdownHtml, SetsTablesWithTheirAlignment) {
    EXPECT_EQ(
        markdown_to_html("| a | b |\n|---|--:|\n| 1 | 2 |\n"),
        "<table>\n<thead><tr><th align=\"left\">a</th><th align=\"right\">b</th></tr>\n</thead>\n"
        "<tbody>\n<tr><td>1</td><td align=\"right\">2</td></tr>\n</tbody></table>\n");
}

TEST(MarkdownHtml, ShowsRawHtmlAsText) {
    const std::string html = markdown_to_html(
        "<script>alert(1)</script>\n\nHi <img src=x onerror=alert(1)> there <b>you</b>\n\n"
        "<div onclick=\"x\">\n<svg/onload=alert(1)>\n</div>\n");
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("<svg")));
    EXPECT_THAT(html, Not(HasSubstr("<div")));
    EXPECT_THAT(html, Not(HasSubstr("<b>")));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST(MarkdownHtml, BreaksTheLineAtBr) {
    EXPECT_EQ(markdown_to_html("12 Mill Lane<br>Bath\n"), "<p>12 Mill Lane<br>\nBath</p>\n");
}

class DangerousLink : public testing::TestWithParam<std::string> {};

TEST_P(DangerousLink, IsNoLink) {
    const std::string html = markdown_to_html("[press me](" + GetParam() + ")");
    EXPECT_THAT(html, Not(HasSubstr("<a ")));
    EXPECT_THAT(html, HasSubstr("press me"));
}

INSTANTIATE_TEST_SUITE_P(
    Schemes, DangerousLink,
    testing::Values("javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)",
                    "vbscript:x", "data:text/html;base64,PHN2Zz4=", "file:///etc/passwd",
                    "//evil.example", "/relative", "relative", "ftp://x.example", "https:evil",
                    "https:///x", "http://", "https://bank.example@evil.example/",
                    "https://a\\@b.example", "mailto:", "blob:x", "<java\tscript:x>"));

TEST(MarkdownHtml, KeepsGoodLinks) {
    EXPECT_THAT(markdown_to_html("[a](https://x.example/p?q=1&r=2)"),
                HasSubstr("href=\"https://x.example/p?q=1&amp;r=2\""));
    EXPECT_THAT(markdown_to_html("[a](HTTPS://x.example)"),
                HasSubstr("href=\"HTTPS://x.example\""));
    EXPECT_THAT(markdown_to_html("[a](mailto:ana@x.example)"), HasSubstr("mailto:ana@x.example"));
    EXPECT_THAT(markdown_to_html("[a](tel:+44123)"), HasSubstr("tel:+44123"));
    EXPECT_THAT(markdown_to_html("see https://x.example/y now"),
                HasSubstr("<a href=\"https://x.example/y\""));
}

TEST(MarkdownHtml, LeavesNoWayOutOfAnAttribute) {
    const std::string html = markdown_to_html("[a](<https://x.example/\" onmouseover=\"alert(1)>)");
    EXPECT_THAT(html, HasSubstr("href=\"https://x.example/%22%20onmouseover=%22alert%281%29\""));
}

TEST(MarkdownHtml, MakesPicturesLinks) {
    const std::string html = markdown_to_html("![the plan](https://x.example/p.png)");
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, HasSubstr("href=\"https://x.example/p.png\""));
    EXPECT_THAT(html, HasSubstr(">the plan</a>"));
}

TEST(MarkdownHtml, KeepsEscapedValuesAsTheyAre) {
    EXPECT_EQ(markdown_to_html("Dear \\*Ana\\* \\[x\\]\\(https\\://evil.example\\)"),
              "<p>Dear *Ana* [x](https://evil.example)</p>\n");
}

TEST(MarkdownText, ReadsLikeALetter) {
    EXPECT_EQ(
        markdown_to_text(
            "# Welcome\n\nHello **Ana**,\nplease see our [prices](https://x.example/p) "
            "and write to <ana@x.example>.\n\n- one\n- two\n  - three\n\n> calm\n\n"
            "1. first\n2. second\n\n---\n\nBye\n"),
        "Welcome\n=======\n\nHello Ana, please see our prices: https://x.example/p and write to\n"
        "ana@x.example.\n\n- one\n- two\n  - three\n\n> calm\n\n1. first\n2. second\n\n"
        "--------------------\n\nBye\n");
}

TEST(MarkdownText, WrapsAtSeventyTwoColumns) {
    for (const std::string& word :
         {std::string("word "), std::string("字字 "), std::string("né ")}) {
        const std::string text = markdown_to_text("- " + repeated(word, 200));
        size_t start = 0;
        for (size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
            const std::string line = text.substr(start, end - start);
            EXPECT_LE(column_width(line), 72u) << line;
            EXPECT_NE(line.back(), ' ');
            start = end + 1;
        }
        EXPECT_EQ(start, text.size());
    }
}

TEST(MarkdownText, NeverBreaksALink) {
    const std::string url = "https://x.example/" + repeated("a", 120);
    EXPECT_THAT(markdown_to_text("[here](" + url + ") it is"), HasSubstr(url + "\nit is"));
}

TEST(MarkdownText, SetsNarrowTablesAsColumnsAndWideOnesAsLists) {
    EXPECT_EQ(markdown_to_text("| Service | Fee |\n|--|--:|\n| Books | £190 |\n| VAT | £5 |\n"),
              "Service   Fee\n-------------\nBooks    £190\nVAT        £5\n");
    const std::string wide = repeated("long ", 12);
    EXPECT_THAT(markdown_to_text("| A | B |\n|--|--|\n| " + wide + " | " + wide + " |\n"),
                HasSubstr("- A: long long"));
}

TEST(MarkdownText, OfNothingIsNothing) {
    EXPECT_EQ(markdown_to_text(""), "");
    EXPECT_EQ(markdown_to_text(" \n\n "), "");
    EXPECT_EQ(markdown_to_html(""), "");
}

TEST(Markdown, RefusesTextsBeyondItsBound) {
    EXPECT_NO_THROW(markdown_to_html(std::string(markdown_bytes_max, 'a')));
    EXPECT_THROW(markdown_to_html(std::string(markdown_bytes_max + 1, 'a')), Error);
}

// Each of these has once cost a Markdown parser quadratic or exponential time, its stack, or its
// memory.
TEST(Markdown, SurvivesHugeNesting) {
    constexpr size_t bytes = 100'000;
    const std::vector<std::string> cruel{
        repeated(">", bytes),
        repeated("- ", bytes / 2) + "a",
        repeated("* ", bytes / 2) + "a",
        repeated("1. ", bytes / 3) + "a",
        repeated("[", bytes),
        repeated("![l", bytes / 3),
        repeated("**a ", bytes / 4),
        repeated("*a_ ", bytes / 4),
        repeated("_", bytes),
        repeated("[a](<b", bytes / 6),
        repeated("<!--", bytes / 4),
        repeated("a@", bytes / 2),
        repeated("|a", bytes / 4) + "\n" + repeated("|-", bytes / 4) + "\n",
        "|" + repeated("x|", bytes / 6) + "\n|" + repeated("-|", bytes / 6) + "\n" +
            repeated("a\n", bytes / 6),
        repeated("~a ", bytes / 3),
        repeated("&", bytes),
        repeated("*", bytes / 2) + "a" + repeated("*", bytes / 2)};
    for (const std::string& text : cruel) {
        EXPECT_NO_THROW(markdown_to_html(text)) << text.substr(0, 20);
        EXPECT_NO_THROW(markdown_to_text(text)) << text.substr(0, 20);
    }
}

TEST(Markdown, LaysFlatWhatIsNestedTooDeep) {
    const std::string html = markdown_to_html(repeated("> ", 50) + "still here");
    EXPECT_THAT(html, HasSubstr("still here"));
    EXPECT_LE(html.size(), 500u);
    EXPECT_THAT(markdown_to_text(repeated("- ", 50) + "still here"), HasSubstr("still here"));
}

TEST(Markdown, SurvivesArbitraryBytes) {
    uint32_t state = 7;
    const auto next = [&state] { return state = state * 1664525u + 1013904223u; };
    constexpr std::string_view favourites =
        "*_[]()<>#`~|-+.!\\&:\n\n  \t1a\xff\xc3\xa9\xe2\x80\xae";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (uint32_t i = next() >> 24; i > 0; --i) {
            const uint32_t pick = next() >> 16;
            text +=
                pick % 5 == 0 ? static_cast<char>(pick >> 8) : favourites[pick % favourites.size()];
        }
        const std::string html = markdown_to_html(text);
        const std::string plain = markdown_to_text(text);
        EXPECT_TRUE(is_utf8(html) && is_utf8(plain)) << text;
        EXPECT_EQ(html.find('\0'), std::string::npos);
    }
}

TEST(Markdown, ReadsTheSameOnManyThreads) {
    const std::string text = "~~gone~~ https://x.example **b**\n\n| a |\n|--|\n| 1 |\n";
    const std::string expected = markdown_to_html(text);
    std::vector<std::string> wrong(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& fault : wrong) {
            threads.emplace_back([&fault, &text, &expected] {
                for (int i = 0; i < 300; ++i) {
                    const std::string html = markdown_to_html(text);
                    if (html != expected) fault = html;
                }
            });
        }
    }
    for (const std::string& fault : wrong) EXPECT_EQ(fault, "");
}

TEST(ShownText, DropsWhatTurnsTheReadingDirection) {
    EXPECT_EQ(shown_line("Ana \u202Eevil\u202C\u2066x\u2069 B"), "Ana evilx B");
    EXPECT_EQ(shown_line("  a\r\n b\t\tc\x07 \u2028d "), "a b c d");
    EXPECT_EQ(shown_text("a\r\nb\rc"), "a\nb\nc");
    EXPECT_EQ(shown_text("a\xff\x62"), "a\uFFFD\x62");
    EXPECT_EQ(shown_text(std::string_view("a\0b", 3)), "a\uFFFDb");
}

}
