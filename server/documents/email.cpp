#include "documents/email.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "documents/markdown.hpp"
#include "documents/markdown_html.hpp"
#include "documents/shown_text.hpp"

namespace {

constexpr std::string_view sans = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
constexpr std::string_view serif = "Georgia,'Times New Roman',serif";
constexpr Colour white{1, 1, 1};
constexpr Colour dark_ground{0.106, 0.137, 0.149};

// The firm's colour as each place needs it.
struct Palette {
    std::string fill;       // behind the button and the disc
    std::string on_fill;    // text on it
    std::string text;       // the firm's name and links on white
    std::string dark_text;  // the same where the reader's screen is dark
};

size_t character_count(std::string_view text) {
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

void check_subject(const std::string& subject, Faults& faults) {
    const bool control = std::any_of(subject.begin(), subject.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    if (!is_utf8(subject)) {
        faults.push_back({"/subject", "A subject is UTF-8 text; this one holds other bytes."});
    } else if (control) {
        faults.push_back({"/subject", "A subject is one line without control characters."});
    } else if (shown_line(subject).empty()) {
        faults.push_back({"/subject", "A mail needs a subject; this one is empty."});
    } else if (character_count(subject) > 255) {
        faults.push_back({"/subject", "A subject has at most 255 characters."});
    }
}

void check_content(const EmailContent& content) {
    Faults faults;
    check_subject(content.subject, faults);
    if (content.button && !safe_url(content.button->url).starts_with("http")) {
        faults.push_back({"/button/url", "A button leads to an http or https address."});
    }
    if (!faults.empty()) throw Error(ErrorCode::invalid, "This mail cannot be sent.", faults);
}

Palette palette_of(const Brand& brand) {
    const Colour colour = parse_colour(brand.colour);
    return {to_text(colour), to_text(readable_on(colour)), to_text(readable_as_text(colour, white)),
            to_text(readable_as_text(colour, dark_ground))};
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    const std::string shown = shown_text(text);
    for (size_t at = 0; at <= shown.size();) {
        const size_t end = std::min(shown.find('\n', at), shown.size());
        std::string line = shown_line(std::string_view(shown).substr(at, end - at));
        if (!line.empty()) lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

std::string website_url(const std::string& website) {
    const std::string shown = shown_line(website);
    if (shown.empty()) return "";
    return safe_url(shown.find("://") == std::string::npos ? "https://" + shown : shown);
}

std::string text_part(const Brand& brand, const EmailContent& content) {
    std::string text = markdown_to_text(content.markdown);
    if (content.button) {
        text += fmt::format("\n{}:\n{}\n", shown_line(content.button->label),
                            safe_url(content.button->url));
    }
    text += fmt::format("\n-- \n{}\n", shown_line(brand.firm_name));
    for (const std::string& line : lines_of(brand.address)) text += line + '\n';
    for (const std::string& line : {shown_line(brand.phone), website_url(brand.website)}) {
        if (!line.empty()) text += line + '\n';
    }
    const std::string reason = shown_line(content.reason);
    if (!reason.empty()) text += '\n' + reason + '\n';
    return text;
}

// Mail programs drop style sheets more often than not, so every tag carries its own.
std::string tag_style(std::string_view tag, const Palette& palette) {
    const auto style = [](std::string_view css) { return fmt::format(" style=\"{}\"", css); };
    const auto heading = [&style](int size, int line, int above) {
        return style(fmt::format("margin:{}px 0 8px;font-family:{};font-size:{}px;line-height:{}px;"
                                 "font-weight:bold",
                                 above, serif, size, line)) +
               " dir=\"auto\"";
    };
    if (tag == "p") return style("margin:0 0 16px") + " dir=\"auto\"";
    if (tag == "h1") return heading(25, 32, 4);
    if (tag == "h2") return heading(20, 27, 24);
    if (tag == "h3") return heading(17, 24, 20);
    if (tag.starts_with('h') && tag != "hr") return heading(16, 24, 16);
    if (tag == "a") {
        return fmt::format(" class=\"firm\" style=\"color:{};text-decoration:underline\"",
                           palette.text);
    }
    if (tag == "ul" || tag == "ol") return style("margin:0 0 16px;padding:0 0 0 24px");
    if (tag == "li") return style("margin:0 0 6px") + " dir=\"auto\"";
    if (tag == "blockquote") {
        return fmt::format(
            " class=\"soft\" style=\"margin:0 0 16px;padding:2px 0 0 16px;border-left:3px "
            "solid {};color:#48555a\"",
            palette.fill);
    }
    if (tag == "hr") {
        return " class=\"line\" style=\"border:0;border-top:1px solid #e1dbd0;margin:24px 0\"";
    }
    if (tag == "table") {
        return " class=\"line\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"" +
               style("margin:0 0 16px;border-collapse:collapse;border-top:1px solid #e1dbd0");
    }
    if (tag == "th" || tag == "td") {
        return " class=\"line\" valign=\"top\"" +
               style(fmt::format("padding:8px 3px;border-bottom:1px solid #e1dbd0;font-size:15px;"
                                 "line-height:22px{}",
                                 tag == "th" ? ";font-weight:bold" : ""));
    }
    if (tag == "pre" || tag == "code") {
        return style(fmt::format("font-family:Menlo,Consolas,monospace;font-size:14px{}",
                                 tag == "pre" ? ";margin:0 0 16px;white-space:pre-wrap" : ""));
    }
    return "";
}

std::string html_disc(const Brand& brand, const Palette& palette) {
    if (brand.logo_text.empty()) return "";
    return fmt::format(R"(
<td width="42" height="42" align="center" valign="middle" bgcolor="{0}" style="width:42px;
height:42px;border-radius:21px;background-color:{0};color:{1};font-family:{2};font-size:16px;
line-height:42px">{3}</td>
<td width="12" style="width:12px;font-size:1px">&nbsp;</td>)",
                       palette.fill, palette.on_fill, serif,
                       escape_html(shown_line(brand.logo_text)));
}

std::string html_head(const Brand& brand, const EmailContent& content, const Palette& palette) {
    return fmt::format(R"(<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>{subject}</title>
<style>
:root {{ color-scheme: light dark; supported-color-schemes: light dark; }}
@media (max-width: 619px) {{
  .card {{ padding: 24px 20px 12px !important; border-radius: 0 !important; }}
  .head, .foot {{ padding-left: 20px !important; padding-right: 20px !important; }}
}}
@media (prefers-color-scheme: dark) {{
  .page {{ background-color: #13191b !important; }}
  .card {{ background-color: #1b2326 !important; color: #ece9e2 !important; }}
  .firm {{ color: {dark} !important; }}
  .soft {{ color: #b7c0c3 !important; }}
  .line {{ border-color: #2e393d !important; }}
}}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f4ef">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{preheader}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0"
bgcolor="#f6f4ef" style="background-color:#f6f4ef">
<tr><td align="center" style="padding:28px 0 40px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0">
<tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
style="max-width:600px">
<tr><td class="head" style="padding:0 4px 18px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>{disc}
<td class="firm" dir="auto" style="font-family:{serif};font-size:21px;line-height:28px;
font-weight:bold;color:{text}">{firm}</td>
</tr></table>
</td></tr>
)",
                       fmt::arg("language", escape_html(shown_line(content.language))),
                       fmt::arg("subject", escape_html(shown_line(content.subject))),
                       fmt::arg("dark", palette.dark_text), fmt::arg("serif", serif),
                       fmt::arg("preheader", escape_html(shown_line(content.preheader))),
                       fmt::arg("disc", html_disc(brand, palette)), fmt::arg("text", palette.text),
                       fmt::arg("firm", escape_html(shown_line(brand.firm_name))));
}

std::string html_button(const EmailButton& button, const Palette& palette) {
    const std::string url = escape_html(safe_url(button.url));
    return fmt::format(R"(<table role="presentation" cellpadding="0" cellspacing="0" border="0"
style="margin:8px 0 20px"><tr>
<td bgcolor="{fill}" style="background-color:{fill};border-radius:8px;text-align:center">
<a href="{url}" style="display:inline-block;padding:14px 28px;border:1px solid {fill};
border-radius:8px;font-family:{sans};font-size:16px;line-height:20px;font-weight:bold;
color:{on_fill};text-decoration:none">{label}</a>
</td></tr></table>
<p class="soft" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#5e696e">
If the button does not work, open this address:<br>
<a class="firm" href="{url}" style="color:{text};word-break:break-all">{url}</a></p>
)",
                       fmt::arg("fill", palette.fill), fmt::arg("on_fill", palette.on_fill),
                       fmt::arg("text", palette.text), fmt::arg("url", url), fmt::arg("sans", sans),
                       fmt::arg("label", escape_html(shown_line(button.label))));
}

// A link that stands alone is set as a button.
std::optional<EmailButton> as_button(const Block& block) {
    if (block.kind != BlockKind::paragraph || block.spans.size() != 1) return std::nullopt;
    const TextSpan& span = block.spans.front();
    if (!span.url.starts_with("http")) return std::nullopt;
    return EmailButton{span.text, span.url};
}

std::string html_text(std::string_view markdown, const Palette& palette) {
    const TagAttributes style = [&palette](std::string_view tag) {
        return tag_style(tag, palette);
    };
    std::string html;
    for (const Block& block : parse_markdown(markdown)) {
        const std::optional<EmailButton> button = as_button(block);
        html += button ? html_button(*button, palette) : blocks_to_html({block}, style);
    }
    return html;
}

std::string html_foot(const Brand& brand, const EmailContent& content) {
    std::vector<std::string> lines;
    for (const std::string& line : lines_of(brand.address)) lines.push_back(escape_html(line));
    std::string reach = escape_html(shown_line(brand.phone));
    const std::string url = website_url(brand.website);
    if (!url.empty()) {
        reach += fmt::format("{}<a class=\"soft\" href=\"{}\" style=\"color:#48555a\">{}</a>",
                             reach.empty() ? "" : " · ", escape_html(url),
                             escape_html(shown_line(brand.website)));
    }
    if (!reach.empty()) lines.push_back(reach);
    const std::string reason = escape_html(shown_line(content.reason));
    return fmt::format(
        R"(<tr><td class="foot soft" dir="auto" style="padding:20px 4px 0;font-family:{};
font-size:13px;line-height:20px;color:#48555a">
<strong>{}</strong><br>
{}{}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
)",
        sans, escape_html(shown_line(brand.firm_name)), fmt::to_string(fmt::join(lines, "<br>\n")),
        reason.empty() ? "" : "<br><br>\n" + reason);
}

}

RenderedEmail render_email(const Brand& brand, const EmailContent& content) {
    check_content(content);
    const Palette palette = palette_of(brand);
    std::string html = html_head(brand, content, palette);
    html += fmt::format(R"(<tr><td class="card line" style="background-color:#ffffff;
border:1px solid #e1dbd0;border-radius:12px;padding:32px 36px 16px;font-family:{};font-size:16px;
line-height:25px;color:#1b2629">
)",
                        sans);
    html += html_text(content.markdown, palette);
    if (content.button) html += html_button(*content.button, palette);
    html += "</td></tr>\n" + html_foot(brand, content);
    return {shown_line(content.subject), text_part(brand, content), html};
}
