// A mail before it leaves: its fields, and `to_mime`, which writes it out as it will be sent and
// kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "net/address.hpp"

// A file that goes with a mail. `name` may be any text; `media_type` is like application/pdf,
// without parameters, and neither multipart/ nor message/.
struct Attachment {
    std::string name;
    std::string media_type;
    std::string bytes;
};

struct Mail {
    // Without angle brackets: 4f2a…@firm.example. The same on every try, so that a receiver can
    // tell a repeat.
    std::string message_id;
    Time date;
    MailAddress from;
    std::optional<MailAddress> reply_to;
    std::vector<MailAddress> to;
    std::string subject;
    // UTF-8 with line breaks of any sort. One of them may be empty: then the other goes alone.
    std::string text;
    std::string html;
    std::vector<Attachment> attachments;
    // Message-IDs without angle brackets, when the mail belongs to a conversation.
    std::optional<std::string> in_reply_to;
    std::vector<std::string> references;
};

// The whole message as RFC 5322 and MIME want it: CRLF everywhere, ASCII only, no line above 998
// bytes, marked as Auto-Submitted. The same mail always gives the same bytes, boundaries included,
// so the copy that is kept is what is sent. A field that cannot be written (a line break or another
// control character in a name, no recipient, a malformed address) throws Error(invalid) with a
// fault for each. Cost: about the size of the attachments, 4/3 of it in memory.
std::string to_mime(const Mail& mail);
