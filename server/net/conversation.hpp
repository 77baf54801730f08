// What we and a mail server say to each other while one mail is handed over: the lines, for people
// to read, and how far it went, from which follows what became of the mail. Pure: smtp.cpp reports
// what it sees on the wire.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How far a mail has come. The order matters: what is lost before `after_dot` was certainly not
// accepted.
enum class SmtpPhase {
    connecting,  // no greeting yet
    opening,     // greeting, EHLO, STARTTLS, login: nothing about this mail yet
    envelope,    // MAIL, RCPT, DATA
    body,        // the message is on its way
    after_dot,   // all of it is sent; the server has not answered yet
    answered,    // the server has said what became of it
};

// All lines of one answer, in one: "250 2.0.0 queued as 4711".
struct SmtpReply {
    int code = 0;
    std::string words;
};

class SmtpConversation {
public:
    // `message_bytes` is the size of the message; on the wire it may be a little larger (doubled
    // dots), so that `after_dot` comes rather too early than too late.
    explicit SmtpConversation(size_t message_bytes) : message_bytes_(message_bytes) {}

    // A command as it was sent. What proves who we are is masked in the lines.
    void sent(std::string_view command);
    void sent_body(size_t bytes);
    // One line of the server's, with or without its line break, of any bytes.
    void received(std::string_view line);
    // A sentence of ours between the lines.
    void note(std::string_view sentence);

    SmtpPhase phase() const { return phase_; }
    // The last whole answer but for those to QUIT: the one that decided.
    const std::optional<SmtpReply>& last_reply() const { return last_reply_; }
    // A greeting was exchanged in this conversation, so the connection is not a kept one.
    bool has_greeted() const { return has_greeted_; }
    bool has_logged_in() const { return has_logged_in_; }
    // QUIT is sent, after a refusal or a fault. What follows decides nothing.
    bool is_closing() const { return is_closing_; }
    // The server talks without end.
    bool is_overlong() const { return is_overlong_; }

    // "> MAIL FROM:<…>" is ours, "< 250 ok" the server's, "* …" a note. UTF-8 without control
    // characters.
    const std::vector<std::string>& lines() const { return lines_; }
    std::vector<std::string> take_lines() { return std::move(lines_); }

private:
    void add_line(std::string_view sign, std::string_view text);

    size_t message_bytes_;
    size_t body_bytes_ = 0;
    SmtpPhase phase_ = SmtpPhase::connecting;
    std::string reply_so_far_;
    std::optional<SmtpReply> last_reply_;
    bool in_login_ = false;
    bool is_closing_ = false;
    bool has_greeted_ = false;
    bool has_logged_in_ = false;
    bool is_overlong_ = false;
    size_t received_lines_ = 0;
    std::vector<std::string> lines_;
};
