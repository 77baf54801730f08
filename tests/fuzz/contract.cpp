// Any Markdown as a contract on paper. Slow, so that little is tried in a short time.
#include "base/bytes.hpp"
#include "documents/contract_pdf.hpp"
#include "fuzz/target.hpp"

// What these keep of the fonts for each thread is theirs.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libcairo\nleak:libpango\n";
}

namespace {

constexpr Time made_at = std::chrono::sys_days{std::chrono::year{2026} / 3 / 10};

std::string first_line(std::string_view bytes) {
    const auto line = std::string(bytes.substr(0, std::min<size_t>(bytes.find('\n'), 80)));
    return is_utf8(line) ? line : "Letter";
}

}

void fuzz_contract(std::string_view bytes) {
    static const bool is_warm = [] {
        warm_fonts();
        return true;
    }();
    demand(is_warm, "the fonts are there");
    // Texts are stored as JSON, which has neither other bytes nor NUL.
    if (!is_utf8(bytes) || bytes.find('\0') != std::string_view::npos) return;
    const Contract contract{.title = first_line(bytes),
                            .brand = {.firm_name = "Alder & Wren", .colour = "#2a4a3d"},
                            .parties = {"Alder & Wren", first_line(bytes)},
                            .markdown = std::string(bytes),
                            .signatures = {{.name = first_line(bytes),
                                            .typed = first_line(bytes),
                                            .signed_at = {made_at, "10 March 2026"},
                                            .email = "ana@client.example"}},
                            .made_at = made_at};
    const bool is_typeset = is_accepted([&] {
        const auto pdf = typeset_contract(contract);
        demand(pdf.starts_with("%PDF-"), "a contract becomes a PDF");
        demand(typeset_contract(contract) == pdf, "the same contract is the same bytes");
    });
    demand(is_typeset, "any text of a few pages can be typeset");
}
