// Addresses, and the mail that is made for one: no bytes in a name or a subject add a header.
#include "net/address.hpp"
#include "base/bytes.hpp"
#include "fuzz/target.hpp"
#include "net/mail.hpp"

namespace {

constexpr size_t line_bytes_max = 998;

void demand_lines(std::string_view mime) {
    demand(mime.ends_with("\r\n"), "the last line ends");
    while (!mime.empty()) {
        const auto end = mime.find('\n');
        demand(end > 0 && mime[end - 1] == '\r', "lines end in CRLF");
        const auto line = mime.substr(0, end - 1);
        demand(line.size() <= line_bytes_max, "no line is too long");
        for (const char c : line) {
            const auto byte = static_cast<unsigned char>(c);
            demand(byte < 0x7f && (byte >= 0x20 || c == '\t'), "lines are plain ASCII");
        }
        mime.remove_prefix(end + 1);
    }
}

std::string_view head_of(std::string_view mime) {
    return mime.substr(0, mime.find("\r\n\r\n") + 2);
}

}

void fuzz_address(std::string_view bytes) {
    const auto cut = bytes.find('\n');
    const auto address = bytes.substr(0, cut);
    const auto text = cut == std::string_view::npos ? bytes : bytes.substr(cut + 1);
    const bool is_address = !check_address(address).has_value();
    const Mail mail{.message_id = "1@alderwren.example",
                    .date = Time{},
                    .from = {std::string(text.substr(0, 60)), "maya@alderwren.example"},
                    .to = {{"", is_address ? std::string(address) : "ana@client.example"}},
                    .subject = std::string(text.substr(0, 200)),
                    .text = std::string(text),
                    .html = "<p>" + std::string(text) + "</p>",
                    .attachments = {{std::string(text.substr(0, 100)), "application/pdf", "x"}}};
    std::string mime;
    if (!is_accepted([&] { mime = to_mime(mail); })) return;
    demand_lines(mime);
    const auto head = head_of(mime);
    demand(head.find("\r\nBcc:") == std::string_view::npos, "no text adds a recipient");
    demand(mime == to_mime(mail), "the same mail is the same bytes");
}
