// Merge text in every mode: holes are told, and nothing of a value is markup or a header.
#include <boost/json.hpp>

#include "base/bytes.hpp"
#include "core/merge.hpp"
#include "fuzz/target.hpp"

namespace {

const boost::json::object& sample() {
    static const boost::json::object data{
        {"contact",
         {{"first_name", "Ana <b>"}, {"name", "Ana & Søn\r\nBcc: x"}, {"tags", {"a", "b"}}}},
        {"run", {{"fee", 240.5}, {"plan", "{{contact.name}}"}, {"big", 1e300}, {"none", nullptr}}},
        {"dates", {{"start", "2026-04-01"}, {"odd", "soon"}}},
        {"answers", {{"intake", {{"vat", true}, {"services", {"vat", "payroll"}}, {"n", -3}}}}},
    };
    return data;
}

}

void fuzz_merge(std::string_view bytes) {
    const auto parsed = parse_merge(bytes);
    fields_of(bytes);
    for (const auto mode : {MergeMode::plain, MergeMode::html, MergeMode::markdown, MergeMode::url,
                            MergeMode::header}) {
        Merged merged;
        const bool is_merged = is_accepted([&] { merged = merge(bytes, sample(), mode); });
        demand(is_merged || !parsed.faults.empty() || !is_utf8(bytes) ||
                   bytes.size() > template_bytes_max || mode == MergeMode::header ||
                   bytes.size() > 1000,
               "a template without faults is merged");
        if (!is_merged) continue;
        demand(is_utf8(merged.text), "merged text is UTF-8");
        if (mode == MergeMode::header) {
            demand(merged.text.find_first_of("\r\n") == std::string::npos, "a header is one line");
        }
    }
}
