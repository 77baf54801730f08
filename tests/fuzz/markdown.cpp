// Markdown that members write, as HTML and as text.
#include "documents/markdown.hpp"
#include "base/bytes.hpp"
#include "fuzz/target.hpp"

void fuzz_markdown(std::string_view bytes) {
    is_accepted([&] {
        const auto html = markdown_to_html(bytes);
        demand(is_utf8(html), "HTML is UTF-8");
        for (const std::string_view tag : {"<script", "<img", "<iframe", "<style", "<svg", "<form"})
            demand(html.find(tag) == std::string::npos, "no tag that acts");
        for (const std::string_view link :
             {"href=\"javascript:", "href=\"data:", "href=\"vbscript:"})
            demand(html.find(link) == std::string::npos, "no link that acts");
    });
    is_accepted([&] {
        const auto text = markdown_to_text(bytes);
        demand(is_utf8(text), "text is UTF-8");
        demand(text.empty() || text.ends_with('\n'), "text ends its last line");
    });
}
