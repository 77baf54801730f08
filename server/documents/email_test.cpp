#include "documents/email.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "documents/sample.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

EmailContent welcome() {
    EmailContent content{.subject = "Welcome, Priya"};
    content.markdown =
        "Hello Priya,\n\nplease look at our [prices](https://alderwren.example/prices).";
    content.button = EmailButton{"Open the questionnaire", "https://work.example/c/abc?x=1&y=2"};
    content.preheader = "About six minutes";
    content.reason = "You receive this because you asked us to work for you.";
    return content;
}

std::string pointer_of_fault(const Brand& brand, const EmailContent& content) {
    try {
        render_email(brand, content);
    } catch (const Error& error) {
        return error.faults().empty() ? "no fault" : error.faults().front().pointer;
    }
    return "rendered";
}

TEST(Email, SaysTheSameInBothParts) {
    const RenderedEmail mail = render_email(sample::brand(), welcome());
    EXPECT_EQ(mail.subject, "Welcome, Priya");
    for (const std::string_view words :
         {"Hello Priya,", "Open the questionnaire", "https://alderwren.example/prices",
          "12 Mill Lane", "+44 1225 555 017", "https://alderwren.example",
          "You receive this because"}) {
        EXPECT_THAT(mail.text, HasSubstr(words));
        EXPECT_THAT(mail.html, HasSubstr(words));
    }
    EXPECT_THAT(mail.text, HasSubstr("\nhttps://work.example/c/abc?x=1&y=2\n"));
    EXPECT_THAT(mail.html, HasSubstr("href=\"https://work.example/c/abc?x=1&amp;y=2\""));
    EXPECT_THAT(mail.html, HasSubstr("About six minutes"));
    EXPECT_THAT(mail.html, StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(mail.html, HasSubstr("max-width:600px"));
    EXPECT_THAT(mail.html, HasSubstr("#2a4a3d"));
}

TEST(Email, LoadsNothingFromElsewhere) {
    const std::string html = render_email(sample::brand(), welcome()).html;
    for (const std::string_view loading : {"<img", "<link", "<script", "@import", "url(", "src="}) {
        EXPECT_THAT(html, Not(HasSubstr(loading)));
    }
}

TEST(Email, SetsABoldLinkThatStandsAloneAsAButton) {
    EmailContent content = welcome();
    content.button.reset();
    content.markdown = "Hello,\n\n**[Sign the letter](https://work.example/c/abc)**\n\nMark";
    const RenderedEmail mail = render_email(sample::brand(), content);
    EXPECT_THAT(mail.html, HasSubstr("If the button does not work"));
    EXPECT_THAT(mail.text, HasSubstr("Sign the letter: https://work.example/c/abc"));
}

TEST(Email, RefusesSubjectsOfMoreThanOneLine) {
    for (const std::string& subject :
         {std::string("a\nb"), std::string("a\r\nBcc: x@evil.example"), std::string("a\tb"),
          std::string("a\0b", 3), std::string("\x1b[0m"), std::string(""), std::string("  "),
          std::string("\xff"), std::string(256, 'a')}) {
        EmailContent content = welcome();
        content.subject = subject;
        EXPECT_EQ(pointer_of_fault(sample::brand(), content), "/subject") << subject;
    }
    EmailContent content = welcome();
    content.subject = "Größe für 김민준 – 50 %";
    EXPECT_EQ(pointer_of_fault(sample::brand(), content), "rendered");
}

TEST(Email, RefusesButtonsThatLeadAstrayAndColoursThatAreNone) {
    EmailContent content = welcome();
    content.button->url = "javascript:alert(1)";
    EXPECT_EQ(pointer_of_fault(sample::brand(), content), "/button/url");
    Brand brand = sample::brand();
    for (const char* colour : {"", "green", "#12345", "#12345g", "#2a4a3d;background:url(x)"}) {
        brand.colour = colour;
        EXPECT_EQ(pointer_of_fault(brand, welcome()), "/brand/colour") << colour;
    }
}

TEST(Email, ShowsMarkupInNamesAsText) {
    Brand brand = sample::brand();
    brand.firm_name = "<script>alert(1)</script> & \"Co\"";
    brand.address = "<img src=x onerror=y>";
    brand.website = "javascript:alert(1)";
    brand.logo_text = "<b>";
    EmailContent content = welcome();
    content.subject = "</title><script>";
    content.preheader = "</div><script>";
    content.reason = "<iframe>";
    content.button->label = "<u>\nPress";
    const RenderedEmail mail = render_email(brand, content);
    for (const std::string_view tag :
         {"<script", "<img", "<b>", "<iframe", "<u>", "href=\"javascript"}) {
        EXPECT_THAT(mail.html, Not(HasSubstr(tag)));
    }
    EXPECT_THAT(mail.text, HasSubstr("<script>alert(1)</script> & \"Co\""));
    EXPECT_THAT(mail.text, HasSubstr("\n<u> Press:\n"));
}

TEST(Colour, OfTextIsReadableOnItsGround) {
    const Colour white{1, 1, 1};
    EXPECT_EQ(to_text(readable_as_text(parse_colour("#2a4a3d"), white)), "#2a4a3d");
    EXPECT_NE(to_text(readable_as_text(parse_colour("#ffee88"), white)), "#ffee88");
    EXPECT_EQ(readable_on(parse_colour("#2a4a3d")), white);
    EXPECT_NE(readable_on(parse_colour("#ffee88")), white);
}

}
