// A mail to a client as it is sent: subject, plain text and HTML in the firm's name and colour.
// Both parts say the same and hold every link.
#pragma once

#include <optional>
#include <string>

#include "documents/brand.hpp"

struct EmailButton {
    std::string label;
    std::string url;  // http or https
};

struct EmailContent {
    std::string subject;
    std::string markdown;               // **[Label](url)** alone in a paragraph becomes a button
    std::optional<EmailButton> button;  // after the text
    std::string preheader;              // what an inbox shows beside the subject; may be empty
    std::string reason;                 // the foot's "You receive this because …"; may be empty
    std::string language = "en";        // BCP 47
};

struct RenderedEmail {
    std::string subject;
    std::string text;  // lines end in "\n"
    std::string html;
};

// Throws Error(invalid) with faults at /subject (empty, more than one line, control characters,
// longer than 255 characters), /button/url or /brand/colour, and Error(too_large) as parse_markdown
// does. Threads: any.
RenderedEmail render_email(const Brand& brand, const EmailContent& content);
