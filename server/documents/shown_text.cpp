#include "documents/shown_text.hpp"

#include <memory>

#include <glib.h>

namespace {

struct GlibRelease {
    void operator()(char* text) const { g_free(text); }
};
using GlibText = std::unique_ptr<char, GlibRelease>;

bool turns_direction(gunichar c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_line_end(gunichar c) {
    return c == '\n' || c == 0x2028 || c == 0x2029;
}

bool is_dropped(gunichar c) {
    return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || turns_direction(c);
}

}

std::string shown_text(std::string_view text) {
    const GlibText valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
    std::string shown;
    shown.reserve(text.size());
    bool after_return = false;
    for (const char* at = valid.get(); *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const bool second_of_pair = after_return && c == '\n';
        after_return = c == '\r';
        if (second_of_pair) continue;
        if (after_return || is_line_end(c)) {
            shown += '\n';
        } else if (!is_dropped(c)) {
            shown.append(at, static_cast<size_t>(g_utf8_next_char(at) - at));
        }
    }
    return shown;
}

std::string shown_line(std::string_view text) {
    std::string line;
    bool space_due = false;
    for (const char c : shown_text(text)) {
        if (c == ' ' || c == '\n' || c == '\t') {
            space_due = !line.empty();
            continue;
        }
        if (space_due) line += ' ';
        space_due = false;
        line += c;
    }
    return line;
}

std::string escape_html(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

size_t column_width(std::string_view text) {
    size_t width = 0;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (!g_unichar_iszerowidth(c)) width += g_unichar_iswide(c) ? 2 : 1;
    }
    return width;
}
