// A template cut into pieces: text, merge fields and the tags of optional paragraphs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "core/merge_filters.hpp"
#include "core/position.hpp"

enum class PieceKind { text, field, if_, else_, end_if };

struct Piece {
    PieceKind kind = PieceKind::text;
    std::string text;  // of a text piece; of a tag, the tag as it stands in the template
    Position position;
    std::string path;
    std::vector<FilterCall> filters;
    std::optional<boost::json::value> equals;  // the literal of {{#if path == literal}}
    // Where to go on: from `if` when it does not hold (after its `else` or `end_if`), from `else`
    // always (its `end_if`).
    size_t next = 0;
};

struct MergeTemplate {
    std::vector<Piece> pieces;
    // If any, the pieces are good for listing fields only.
    std::vector<TextFault> faults;
};

// A tag of a paragraph that stands alone on its line takes the line with it.
MergeTemplate parse_template(std::string_view text);
