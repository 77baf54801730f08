#include "net/mail.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/time.hpp"
#include "net/mime_text.hpp"

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

namespace {

Mail small_mail() {
    return {.message_id = "4f2a@firm.example",
            .date = *parse_time("2026-03-01T09:05:00Z"),
            .from = {"Rossi & Partners", "office@firm.example"},
            .to = {{"Ana Ruiz", "ana@client.example"}},
            .subject = "Welcome",
            .text = "Dear Ana,\nwelcome.\n"};
}

Faults faults_of(const Mail& mail) {
    try {
        to_mime(mail);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::invalid);
        return error.faults();
    }
    return {};
}

auto at(std::string pointer) {
    return Field("pointer", &Fault::pointer, std::move(pointer));
}

size_t longest_line(std::string_view text) {
    size_t longest = 0;
    for (size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find("\r\n", begin), text.size());
        longest = std::max(longest, end - begin);
        begin = end + 2;
    }
    return longest;
}

}

TEST(Mail, IsWrittenOutAsOneWouldByHand) {
    EXPECT_EQ(to_mime(small_mail()),
              "From: \"Rossi & Partners\"\r\n <office@firm.example>\r\n"
              "To: \"Ana Ruiz\"\r\n <ana@client.example>\r\n"
              "Subject: Welcome\r\n"
              "Date: Sun, 1 Mar 2026 09:05:00 +0000\r\n"
              "Message-ID: <4f2a@firm.example>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Dear Ana,\r\nwelcome.\r\n");
}

TEST(Mail, IsTheSameBytesEachTimeAndAnotherBoundaryForAnotherMail) {
    auto mail = small_mail();
    mail.html = "<p>Dear Ana</p>";
    mail.attachments = {{"a.txt", "text/plain", "bytes"}};
    const auto once = to_mime(mail);
    EXPECT_EQ(to_mime(mail), once);

    const auto boundary = once.substr(once.find("boundary="), 50);
    mail.message_id = "4f2b@firm.example";
    EXPECT_THAT(to_mime(mail), Not(HasSubstr(boundary)));
}

TEST(Mail, StaysWithinAsciiAndShortLinesWhateverItSays) {
    auto mail = small_mail();
    mail.from.name = std::string(500, 'x') + " Größe";
    mail.to.assign(40, {"Žofie Müller-Lüdenscheidt, \"Zsófi\"", "zofie@client.example"});
    for (int i = 0; i < 300; ++i) mail.subject += "日本語の件名 ";
    mail.text = std::string(5000, 'a') + "\n" + std::string(3000, ' ') + "\n.\n..x\n";
    mail.html = std::string(3000, '=') + "\r\nüöä";
    for (int i = 0; i < 50; ++i) mail.references.push_back(fmt::format("{}@firm.example", i));
    mail.attachments = {
        {std::string(200, 'n') + "ß.pdf", "application/pdf", std::string(1000, '\0')}};

    const auto mime = to_mime(mail);

    EXPECT_LE(longest_line(mime), 78U);
    EXPECT_EQ(std::ranges::count(mime, '\r'), std::ranges::count(mime, '\n'));
    EXPECT_TRUE(std::ranges::all_of(
        mime, [](char c) { return c == '\r' || c == '\n' || (c >= 0x20 && c < 0x7f); }));
    EXPECT_THAT(mime, EndsWith("--\r\n"));
}

TEST(Mail, FoldsALongPlainSubjectAtItsSpaces) {
    auto mail = small_mail();
    mail.subject =
        "Your engagement letter for the financial year 2026 is ready to be signed by both of you";
    EXPECT_THAT(
        to_mime(mail),
        HasSubstr("Subject: Your engagement letter for the financial year 2026 is ready to be\r\n"
                  " signed by both of you\r\n"));
}

TEST(Mail, RefusesALineBreakInAnyHeaderValueAndNamesTheField) {
    auto mail = small_mail();
    mail.message_id = "a@b\r\nBcc: thief@evil.example";
    mail.from.name = "Firm\nBcc: thief@evil.example";
    mail.reply_to = MailAddress{"x", "a@b.example\r\nX: y"};
    mail.to = {{"Ana", "ana@client.example"},
               {"Bob\r", "bob@client.example>, <thief@evil.example"}};
    mail.subject = "Hello\r\n\r\nbody";
    mail.attachments = {{"a\r\nb.pdf", "application/pdf\r\nX: y", ""}};
    mail.in_reply_to = "a@b>\r\n";
    mail.references = {"ok@firm.example", "a b@c"};

    EXPECT_THAT(
        faults_of(mail),
        ElementsAre(at("/message_id"), at("/from/name"), at("/reply_to/address"), at("/to/1/name"),
                    at("/to/1/address"), at("/subject"), at("/attachments/0/name"),
                    at("/attachments/0/media_type"), at("/in_reply_to"), at("/references/1")));
}

TEST(Mail, RefusesEveryControlCharacterInASubject) {
    for (const auto& bad : {std::string("a\0b", 3), std::string("a\tb"), std::string("a\x1b[31m"),
                            std::string("a\x7f"), std::string("a\xc2\x85"), std::string("a\xff")}) {
        auto mail = small_mail();
        mail.subject = bad;
        EXPECT_THAT(faults_of(mail), ElementsAre(at("/subject"))) << testing::PrintToString(bad);
    }
}

TEST(Mail, SaysWhichCharacterItFound) {
    auto mail = small_mail();
    mail.subject = "ab\xc2\x85";
    EXPECT_THAT(faults_of(mail),
                ElementsAre(Field(&Fault::message, HasSubstr("U+0085 at byte 2"))));
}

TEST(Mail, RefusesToBeEmptyOrAddressedToNobody) {
    auto mail = small_mail();
    mail.to.clear();
    mail.text.clear();
    mail.attachments = {{"", "message/rfc822", "x"}};
    EXPECT_THAT(faults_of(mail), ElementsAre(at("/to"), at("/text"), at("/attachments/0/name"),
                                             at("/attachments/0/media_type")));
}

TEST(Address, IsTakenAsPeopleWriteIt) {
    for (const auto* good : {"ana@client.example", "a.b+c_d@x-y.example.org", "o'neil@firm.ie",
                             "1@2.de", "root@localhost", "x@xn--bcher-kva.example"}) {
        EXPECT_EQ(check_address(good), std::nullopt) << good;
    }
}

TEST(Address, IsRefusedWhenAnythingIsAroundOrWrongInIt) {
    for (const auto& bad :
         {std::string(""),
          std::string("ana"),
          std::string("@client.example"),
          std::string("ana@"),
          std::string("a@b@c.example"),
          std::string("Ana <ana@client.example>"),
          std::string("<ana@client.example>"),
          std::string(" ana@client.example"),
          std::string("ana@client.example "),
          std::string("ana@client.example\r\nRCPT TO:<x@y.example>"),
          std::string("ana(comment)@client.example"),
          std::string("\"ana b\"@client.example"),
          std::string("a..b@client.example"),
          std::string(".a@client.example"),
          std::string("a.@client.example"),
          std::string("ana@client"),
          std::string("ana@client..example"),
          std::string("ana@client.example."),
          std::string("ana@-client.example"),
          std::string("ana@[127.0.0.1]"),
          std::string("ana@127.0.0.1"),
          std::string("ana@b\u00fccher.example"),
          std::string("z\u00f6e@client.example"),
          std::string("ana,bob@client.example"),
          std::string("a\0@client.example", 18),
          std::string(65, 'a') + "@client.example",
          "a@" + std::string(64, 'b') + ".example",
          "a@" + std::string(60, 'b') + '.' + std::string(60, 'c') + '.' + std::string(60, 'd') +
              '.' + std::string(60, 'e') + '.' + std::string(20, 'f')}) {
        EXPECT_NE(check_address(bad), std::nullopt) << testing::PrintToString(bad);
    }
}

TEST(Address, SaysHowToWriteADomainInOtherLetters) {
    EXPECT_THAT(check_address("ana@b\u00fccher.example").value_or(""), HasSubstr("xn--"));
}

TEST(MimeText, KeepsWhiteSpaceAtTheEndOfALine) {
    EXPECT_EQ(encode_text("a \nb\t\r\nc=\rd").lines, "a=20\r\nb=09\r\nc=3D\r\nd\r\n");
}

TEST(MimeText, TakesBase64ForTextThatIsHardlyLatin) {
    EXPECT_EQ(encode_text("日本語\n").encoding, "base64");
    EXPECT_EQ(encode_text("日本語\n").lines, encode_bytes("日本語\r\n").lines);
    EXPECT_EQ(encode_text("Sehr geehrte Frau Müller und Söhne").encoding, "quoted-printable");
}

TEST(MimeText, EncodesWhatOnlyLooksEncoded) {
    EXPECT_EQ(header_text("=?UTF-8?Q?x?=", 9), "=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=");
    EXPECT_EQ(header_phrase("a \"b\" \\c"), R"("a \"b\" \\c")");
}

TEST(MimeText, NamesAFilePlainlyWhereItCan) {
    EXPECT_EQ(file_name_parameters("Offer 2026.pdf"), ";\r\n filename=\"Offer 2026.pdf\"");
    EXPECT_EQ(file_name_parameters("Größe \"x\".pdf"),
              ";\r\n filename*0*=UTF-8''Gr%C3%B6%C3%9Fe%20%22x%22.pdf");
}
