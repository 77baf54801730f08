#include "net/conversation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/bytes.hpp"

namespace {

constexpr size_t line_bytes_max = 1000;  // twice what RFC 5321 lets a server say in a line
constexpr size_t received_lines_max = 500;
constexpr size_t words_bytes_max = 4000;

std::string readable(std::string_view text);
std::string_view without_line_break(std::string_view text);
std::optional<int> code_of(std::string_view line);

}

void SmtpConversation::sent(std::string_view command) {
    command = without_line_break(command);
    if (in_login_) {
        add_line(">", "********");
    } else if (command.starts_with("AUTH ")) {
        in_login_ = true;
        const auto after_method = command.find(' ', 5);
        add_line(">", after_method == command.npos
                          ? std::string(command)
                          : fmt::format("{} ********", command.substr(0, after_method)));
    } else {
        add_line(">", command);
    }

    if (command.starts_with("EHLO") || command.starts_with("HELO")) has_greeted_ = true;
    if (command == "QUIT") is_closing_ = true;
    if (command.starts_with("MAIL ") || command.starts_with("RCPT ") || command == "DATA") {
        phase_ = SmtpPhase::envelope;
    }
}

void SmtpConversation::sent_body(size_t bytes) {
    if (body_bytes_ == 0) {
        phase_ = SmtpPhase::body;
        add_line(">", fmt::format("(the message, {} bytes)", message_bytes_));
    }
    body_bytes_ += bytes;
    if (phase_ != SmtpPhase::body || body_bytes_ < message_bytes_) return;
    phase_ = SmtpPhase::after_dot;
    add_line(">", ".");
}

void SmtpConversation::received(std::string_view line) {
    line = without_line_break(line).substr(0, line_bytes_max);
    is_overlong_ = is_overlong_ || ++received_lines_ > received_lines_max;
    if (is_overlong_) return;
    add_line("<", line);
    if (phase_ == SmtpPhase::connecting) phase_ = SmtpPhase::opening;
    if (is_closing_) return;

    const auto code = code_of(line);
    const bool goes_on = line.size() > 3 && line[3] == '-';
    if (reply_so_far_.size() < words_bytes_max) {
        // The code is said once; what follows it on each line is one text.
        reply_so_far_ += reply_so_far_.empty() || !code
                             ? readable(line)
                             : ' ' + readable(line.substr(std::min<size_t>(4, line.size())));
    }
    if (!code || goes_on) return;
    if (reply_so_far_.size() > 3 && reply_so_far_[3] == '-') reply_so_far_[3] = ' ';
    last_reply_ = SmtpReply{*code, std::move(reply_so_far_)};
    reply_so_far_.clear();
    has_logged_in_ = has_logged_in_ || (in_login_ && *code == 235);
    in_login_ = in_login_ && *code == 334;
    if (phase_ == SmtpPhase::after_dot) phase_ = SmtpPhase::answered;
}

void SmtpConversation::note(std::string_view sentence) {
    add_line("*", sentence);
}

void SmtpConversation::add_line(std::string_view sign, std::string_view text) {
    lines_.push_back(fmt::format("{} {}", sign, readable(text)));
}

namespace {

// A server may say anything; what is kept and shown is UTF-8 in one line.
std::string readable(std::string_view text) {
    std::string made(text);
    const bool is_text = is_utf8(text);
    std::ranges::replace_if(
        made,
        [is_text](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !is_text);
        },
        '?');
    return made;
}

std::string_view without_line_break(std::string_view text) {
    const auto end = text.find_last_not_of("\r\n");
    return end == text.npos ? std::string_view{} : text.substr(0, end + 1);
}

// Three digits, and then nothing, a space or a hyphen.
std::optional<int> code_of(std::string_view line) {
    if (line.size() < 3 || (line.size() > 3 && line[3] != ' ' && line[3] != '-'))
        return std::nullopt;
    int code = 0;
    const auto [end, fault] = std::from_chars(line.data(), line.data() + 3, code);
    const bool is_code = fault == std::errc{} && end == line.data() + 3 && code >= 100;
    return is_code ? std::optional(code) : std::nullopt;
}

}
