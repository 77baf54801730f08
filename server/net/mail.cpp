#include "net/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "net/mime_text.hpp"

namespace {

constexpr size_t message_id_bytes_max = 250;

void require_writable(const Mail& mail);
std::string header_fields(const Mail& mail);
std::string content(const Mail& mail);

}

std::string to_mime(const Mail& mail) {
    require_writable(mail);
    return header_fields(mail) + content(mail);
}

namespace {

bool is_one_of(char c, std::string_view characters) {
    return characters.find(c) != characters.npos;
}

void check_line(Faults& faults, std::string pointer, std::string_view text) {
    if (!is_utf8(text)) {
        faults.push_back({std::move(pointer), "must be UTF-8"});
    } else if (const auto at = find_control_character(text)) {
        const auto character =
            static_cast<unsigned char>(text[*at]) == 0xc2 ? text[*at + 1] : text[*at];
        faults.push_back(
            {std::move(pointer),
             fmt::format("must be one line without control characters; found U+{:04X} at byte {}",
                         static_cast<unsigned char>(character), *at)});
    }
}

void check_mailbox(Faults& faults, const std::string& pointer, const MailAddress& who) {
    check_line(faults, pointer + "/name", who.name);
    if (auto fault = check_address(who.address))
        faults.push_back({pointer + "/address", std::move(*fault)});
}

void check_body(Faults& faults, std::string pointer, std::string_view text) {
    if (!is_utf8(text)) faults.push_back({std::move(pointer), "must be UTF-8"});
}

void check_message_id(Faults& faults, std::string pointer, std::string_view id) {
    const auto at = id.find('@');
    const bool has_two_sides =
        at != id.npos && at > 0 && at + 1 < id.size() && id.find('@', at + 1) == id.npos;
    const bool is_plain = std::ranges::all_of(
        id, [](char c) { return c > 0x20 && c < 0x7f && !is_one_of(c, "<>()[]\\,;:\""); });
    if (!has_two_sides || !is_plain || id.size() > message_id_bytes_max) {
        faults.push_back({std::move(pointer),
                          "must be like unique-part@domain, without angle brackets or spaces"});
    }
}

void check_attachment(Faults& faults, const std::string& pointer, const Attachment& attachment) {
    check_line(faults, pointer + "/name", attachment.name);
    if (attachment.name.empty()) faults.push_back({pointer + "/name", "must not be empty"});
    const std::string_view type = attachment.media_type;
    const auto slash = type.find('/');
    const bool has_two_sides = slash != type.npos && slash > 0 && slash + 1 < type.size() &&
                               type.find('/', slash + 1) == type.npos;
    const bool is_token = std::ranges::all_of(type, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               is_one_of(c, "/!#$&-^_.+");
    });
    if (!has_two_sides || !is_token || type.size() > 127) {
        faults.push_back(
            {pointer + "/media_type", "must be like application/pdf, without parameters"});
    } else if (type.starts_with("multipart/") || type.starts_with("message/")) {
        // RFC 2046 forbids base64 for both, and nothing of ours attaches them.
        faults.push_back({pointer + "/media_type", fmt::format("'{}' cannot be attached", type)});
    }
}

void require_writable(const Mail& mail) {
    Faults faults;
    check_message_id(faults, "/message_id", mail.message_id);
    check_mailbox(faults, "/from", mail.from);
    if (mail.reply_to) check_mailbox(faults, "/reply_to", *mail.reply_to);
    if (mail.to.empty()) faults.push_back({"/to", "must have at least one recipient"});
    for (size_t i = 0; i < mail.to.size(); ++i)
        check_mailbox(faults, fmt::format("/to/{}", i), mail.to[i]);
    check_line(faults, "/subject", mail.subject);
    check_body(faults, "/text", mail.text);
    check_body(faults, "/html", mail.html);
    if (mail.text.empty() && mail.html.empty())
        faults.push_back({"/text", "must not be empty when html is"});
    for (size_t i = 0; i < mail.attachments.size(); ++i) {
        check_attachment(faults, fmt::format("/attachments/{}", i), mail.attachments[i]);
    }
    if (mail.in_reply_to) check_message_id(faults, "/in_reply_to", *mail.in_reply_to);
    for (size_t i = 0; i < mail.references.size(); ++i) {
        check_message_id(faults, fmt::format("/references/{}", i), mail.references[i]);
    }
    if (faults.empty()) return;
    auto sentence = fmt::format("The e-mail cannot be written: {} {}.", faults.front().pointer,
                                faults.front().message);
    throw Error(ErrorCode::invalid, std::move(sentence), std::move(faults));
}

std::string mailbox(const MailAddress& who) {
    if (who.name.empty()) return who.address;
    // The address gets a line of its own: encoded words must not stand on a long one.
    return fmt::format("{}\r\n <{}>", header_phrase(who.name), who.address);
}

std::string date_text(Time time) {
    static constexpr auto days =
        std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
    static constexpr auto months = std::to_array<std::string_view>(
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const Date date{day};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
    return fmt::format("{}, {} {} {:04} {:02}:{:02}:{:02} +0000",
                       days[std::chrono::weekday{day}.c_encoding()], unsigned{date.day()},
                       months[unsigned{date.month()} - 1], int{date.year()}, clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

std::string header_fields(const Mail& mail) {
    std::string fields = fmt::format("From: {}\r\n", mailbox(mail.from));
    std::string to;
    for (const auto& who : mail.to) to += (to.empty() ? "" : ",\r\n ") + mailbox(who);
    fields += fmt::format("To: {}\r\n", to);
    if (mail.reply_to) fields += fmt::format("Reply-To: {}\r\n", mailbox(*mail.reply_to));
    constexpr std::string_view subject = "Subject: ";
    fields += fmt::format("{}{}\r\n", subject, header_text(mail.subject, subject.size()));
    fields +=
        fmt::format("Date: {}\r\nMessage-ID: <{}>\r\n", date_text(mail.date), mail.message_id);
    if (mail.in_reply_to) fields += fmt::format("In-Reply-To: <{}>\r\n", *mail.in_reply_to);
    if (!mail.references.empty()) {
        fields += fmt::format("References: <{}>\r\n", fmt::join(mail.references, ">\r\n <"));
    }
    // RFC 3834: out-of-office notices stay away from what a program sent.
    return fields + "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
}

std::string text_part(std::string_view subtype, std::string_view text) {
    const auto body = encode_text(text);
    return fmt::format(
        "Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}", subtype,
        body.encoding, body.lines);
}

std::string attachment_part(const Attachment& attachment) {
    const auto body = encode_bytes(attachment.bytes);
    return fmt::format(
        "Content-Type: {}\r\nContent-Disposition: attachment{}\r\nContent-Transfer-Encoding: "
        "{}\r\n\r\n{}",
        attachment.media_type, file_name_parameters(attachment.name), body.encoding, body.lines);
}

// Follows from the Message-ID alone, so that writing the mail again gives the same bytes. "=_"
// occurs in no quoted-printable and no base64 line, so no content can contain it.
std::string boundary(const Mail& mail, std::string_view subtype) {
    return fmt::format("=_{}_{}", subtype, sha256_hex(mail.message_id).substr(0, 32));
}

// Ends without the line break that belongs to what follows; takes the parts by value since they may
// be large.
std::string multipart(const Mail& mail, std::string_view subtype, std::vector<std::string> parts) {
    const auto mark = boundary(mail, subtype);
    auto whole =
        fmt::format("Content-Type: multipart/{};\r\n boundary=\"{}\"\r\n\r\n", subtype, mark);
    for (const auto& part : parts) whole += fmt::format("--{}\r\n{}\r\n", mark, part);
    return whole + fmt::format("--{}--\r\n", mark);
}

std::string content(const Mail& mail) {
    std::string words;
    if (mail.html.empty()) {
        words = text_part("plain", mail.text);
    } else if (mail.text.empty()) {
        words = text_part("html", mail.html);
    } else {
        words = multipart(mail, "alternative",
                          {text_part("plain", mail.text), text_part("html", mail.html)});
    }
    if (mail.attachments.empty()) return words;

    std::vector<std::string> parts{std::move(words)};
    for (const auto& attachment : mail.attachments) parts.push_back(attachment_part(attachment));
    return multipart(mail, "mixed", std::move(parts));
}

}
