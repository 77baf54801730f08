// Merge fields: {{contact.first_name}} in e-mails, contracts and other templates. What is missing
// is told before anything is sent: whoever merges looks at `Merged::missing` first. There are no
// loops and no files, and nothing in a value is taken for a merge field again. Pure and bounded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "core/position.hpp"

inline constexpr size_t template_bytes_max = size_t{1} << 20;
inline constexpr size_t merged_bytes_max = size_t{4} << 20;
inline constexpr size_t merge_tags_max = 10'000;
inline constexpr size_t merge_if_depth_max = 8;

// What the template is, and so how values are written into it.
enum class MergeMode {
    plain,     // as they are
    html,      // & < > " ' escaped, for text and for attributes in quotes
    markdown,  // nothing in a value is markup; its line ends are spaces in headings and table rows
    url,       // percent-encoded
    header,    // of an e-mail: the whole result is one line
};
BOOST_DESCRIBE_ENUM(MergeMode, plain, html, markdown, url, header)

// How dates and times are written: 10 March 2026 and 16:20, or March 10, 2026 and 4:20 PM.
enum class MergeLocale { en_gb, en_us };
BOOST_DESCRIBE_ENUM(MergeLocale, en_gb, en_us)

struct MergeOptions {
    MergeLocale locale = MergeLocale::en_gb;
    std::string zone = "Etc/UTC";  // of moments; dates have none
    std::string currency = "EUR";  // of amounts that do not name theirs
};

// A hole: the value at `path` is absent, null, blank or an empty list, or does not suit its filter.
// False and 0 are values.
struct MissingField {
    std::string path;
    Position position;
    std::string message;  // "contact.first_name is missing", "project.start is no date: 'soon'"
    bool operator==(const MissingField&) const = default;
};
BOOST_DESCRIBE_STRUCT(MissingField, (), (path, position, message))

struct Merged {
    // Where something is missing it shows the merge field itself. To be sent only if nothing is.
    std::string text;
    // Each path once for each message, in the order of the template. Paragraphs that are left out
    // miss nothing.
    std::vector<MissingField> missing;
};

// Fills in the merge fields of a template.
//
//     {{path}}  {{path | filter}}  {{path | filter: "text", "text" | filter}}
//         date: "long", "short", "weekday" or "iso" · time · money: "EUR" · number: 2 (decimals)
//         list: "or" · first · upper · lower · yes_no: "with", "without" · fallback: "text"
//     {{#if path}} … {{else}} … {{/if}}  {{#if path == "text"}} … {{/if}}
//     \{{  stands for {{
//
// Without a filter, yes and no are said as such, and lists as "a, b and c"; a list equals each of
// its items. Control characters of values never pass, but for tabs and line ends. Amounts are
// numbers in whole currency units, or {amount, currency}. Throws Error(invalid) for a template with
// faults, for bytes that are not UTF-8, for an unknown zone, and above merged_bytes_max.
Merged merge(std::string_view text, const boost::json::object& data, MergeMode mode,
             const MergeOptions& options = {});

// One use of a path in a template.
struct MergeField {
    std::string path;
    Position position;
    bool has_fallback = false;
    bool is_condition = false;  // in {{#if …}}: it may be missing
    bool operator==(const MergeField&) const = default;
};
BOOST_DESCRIBE_STRUCT(MergeField, (), (path, position, has_fallback, is_condition))

struct ParsedMerge {
    std::vector<MergeField> fields;
    std::vector<TextFault> faults;
};

// What a template uses and what is wrong with it. Never throws for any bytes.
ParsedMerge parse_merge(std::string_view text);

// The path of a template that is one merge field without filters and nothing else, "{{run.fee}}":
// where it is not shown but kept, the value itself is meant and not its words. Never throws.
std::optional<std::string> lone_field_of(std::string_view text);

// The paths that a template uses, conditions included, each once, in order. Never throws.
std::vector<std::string> fields_of(std::string_view text);
