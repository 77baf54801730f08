#include "core/merge_template.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/bytes.hpp"
#include "core/near_match.hpp"

namespace json = boost::json;

namespace {

constexpr size_t tag_bytes_max = 500;
constexpr size_t faults_max = 100;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Where the tag that begins at `open` ends: the position of its "}}". Braces in quotes do not
// count.
std::optional<size_t> find_close(std::string_view text, size_t open) {
    bool is_quoted = false;
    for (size_t i = open + 2; i < text.size() && i - open <= tag_bytes_max; ++i) {
        if (is_quoted && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && text.substr(i).starts_with("}}")) {
            return i;
        } else if (!is_quoted && text.substr(i).starts_with("{{")) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

// Reads what stands between the braces. After a fault it reads nothing further.
class TagReader {
public:
    explicit TagReader(std::string_view text) : text_(text) {}

    // The first fault, or empty.
    std::string read(Piece& piece) {
        skip_space();
        const auto word = peek_word();
        if (take("#if")) {
            read_if(piece);
        } else if (take("/if")) {
            finish(piece, PieceKind::end_if, "{{/if}}");
        } else if (word == "else") {
            take(word);
            finish(piece, PieceKind::else_, "{{else}}");
        } else if (peek() == '#' || peek() == '/') {
            fail(fmt::format("unknown {}; only {{{{#if …}}}} and {{{{/if}}}} begin like this",
                             rest_in_quotes()));
        } else if (peek() == '{') {
            fail("three braces; a merge field has two: {{contact.first_name}}");
        } else {
            read_field(piece);
        }
        return std::move(fault_);
    }

private:
    bool is_at_end() const { return position_ >= text_.size(); }
    char peek() const { return is_at_end() ? '\0' : text_[position_]; }
    std::string_view rest() const { return text_.substr(position_); }
    std::string rest_in_quotes() const { return is_at_end() ? "nothing" : in_quotes(rest()); }
    void skip_space() {
        while (!is_at_end() && is_space(text_[position_])) ++position_;
    }
    bool take(std::string_view word) {
        if (!rest().starts_with(word)) return false;
        position_ += word.size();
        return true;
    }
    std::string_view peek_word() const {
        size_t end = position_;
        while (end < text_.size() &&
               (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '.'))
            ++end;
        return text_.substr(position_, end - position_);
    }

    void fail(std::string message) {
        if (fault_.empty()) fault_ = std::move(message);
        position_ = text_.size();
    }

    void finish(Piece& piece, PieceKind kind, std::string_view name) {
        piece.kind = kind;
        skip_space();
        if (!is_at_end())
            fail(fmt::format("{} stands alone; put a further {{{{#if …}}}} inside it", name));
    }

    void read_field(Piece& piece) {
        piece.kind = PieceKind::field;
        piece.path = read_path();
        while (skip_space(), take("|")) piece.filters.push_back(read_filter());
        if (!is_at_end())
            fail(fmt::format("expected }}}} or | and a filter, found {}", rest_in_quotes()));
    }

    void read_if(Piece& piece) {
        piece.kind = PieceKind::if_;
        if (!is_at_end() && !is_space(peek()))
            return fail("expected a space and a path after #if, found " + rest_in_quotes());
        skip_space();
        piece.path = read_path();
        skip_space();
        if (is_at_end()) return;
        if (!take("==")) {
            return fail(
                fmt::format("expected == and a value, found {}; {{{{#if …}}}} takes a path, or a "
                            "path == a value",
                            rest_in_quotes()));
        }
        take("=");
        skip_space();
        piece.equals = read_literal();
        skip_space();
        if (!is_at_end()) fail(fmt::format("expected }}}}, found {}", rest_in_quotes()));
    }

    std::string read_path() {
        const size_t start = position_;
        while (true) {
            const size_t segment = position_;
            while (is_letter(peek()) || is_digit(peek()) || (peek() == '-' && position_ > segment))
                ++position_;
            if (position_ == segment) break;
            if (!take(".")) return std::string(text_.substr(start, position_ - start));
        }
        position_ = start;
        fail("expected a path such as contact.first_name, found " + rest_in_quotes());
        return "";
    }

    FilterCall read_filter() {
        skip_space();
        FilterCall call;
        while (is_letter(peek()) || is_digit(peek())) call.name += text_[position_++];
        if (call.name.empty()) {
            fail("expected a filter such as date after |, found " + rest_in_quotes());
            return call;
        }
        skip_space();
        if (take(":")) {
            do {
                skip_space();
                call.arguments.push_back(read_literal());
                skip_space();
            } while (take(","));
        }
        if (auto fault = fault_of(call); !fault.empty()) fail(std::move(fault));
        return call;
    }

    json::value read_literal() {
        if (peek() == '"') return read_quoted();
        if (is_digit(peek()) || peek() == '-') return read_number();
        const auto word = peek_word();
        if (word == "true" || word == "false") {
            take(word);
            return word == "true";
        }
        const bool is_other_quote = rest().starts_with("“") || rest().starts_with("”") ||
                                    rest().starts_with("„") || rest().starts_with("'");
        fail((is_other_quote ? "use straight double quotes: \"text\", found "
                             : "expected text in quotes, a number, true or false, found ") +
             rest_in_quotes());
        return nullptr;
    }

    json::value read_quoted() {
        std::string text;
        for (++position_; !is_at_end(); ++position_) {
            if (peek() == '"') {
                ++position_;
                return json::value(text);
            }
            const bool is_escape = peek() == '\\' && position_ + 1 < text_.size() &&
                                   (text_[position_ + 1] == '"' || text_[position_ + 1] == '\\');
            if (is_escape) ++position_;
            text += text_[position_];
        }
        fail("text that begins with \" has no \" at its end");
        return nullptr;
    }

    json::value read_number() {
        const size_t length = rest().find_first_not_of("0123456789.-");
        const auto digits = rest().substr(0, length);
        position_ += digits.size();
        const char* const end = digits.data() + digits.size();
        int64_t whole = 0;
        if (const auto read = std::from_chars(digits.data(), end, whole);
            read.ptr == end && read.ec == std::errc{}) {
            return whole;
        }
        double number = 0;
        if (const auto read = std::from_chars(digits.data(), end, number);
            read.ptr == end && read.ec == std::errc{}) {
            return number;
        }
        fail(in_quotes(digits) + " is no number");
        return nullptr;
    }

    const std::string_view text_;
    size_t position_ = 0;
    std::string fault_;
};

class TemplateReader {
public:
    explicit TemplateReader(std::string_view text) : text_(text), counter_(text) {}

    MergeTemplate read() {
        while (position_ < text_.size() && template_.faults.size() < faults_max) read_next();
        for (const size_t open : open_) {
            fault(template_.pieces[open].position, "{{#if …}} without its {{/if}}");
        }
        return std::move(template_);
    }

private:
    void read_next() {
        const size_t open = text_.find("{{", position_);
        if (open == std::string_view::npos) {
            add_text(text_.substr(position_));
            position_ = text_.size();
            return;
        }
        const bool is_escaped = open > position_ && text_[open - 1] == '\\';
        add_text(text_.substr(position_, open - position_ - (is_escaped ? 1 : 0)));
        position_ = open + 2;
        if (is_escaped) return add_text("{{");
        const auto close = find_close(text_, open);
        if (!close) {
            fault(counter_.at(open), "{{ without its }}; for braces in the text write \\{{");
            return add_text("{{");
        }
        position_ = *close + 2;
        read_tag(open, *close);
    }

    void read_tag(size_t open, size_t close) {
        Piece piece{.text = std::string(text_.substr(open, close + 2 - open)),
                    .position = counter_.at(open)};
        if (++tags_ > merge_tags_max) {
            fault(piece.position, fmt::format("more than {} merge fields", merge_tags_max));
            position_ = text_.size();
            return;
        }
        auto found = TagReader(text_.substr(open + 2, close - open - 2)).read(piece);
        if (!found.empty()) {
            fault(piece.position, std::move(found));
            if (piece.kind != PieceKind::if_) return;  // a faulty {{#if}} still has its {{/if}}
        }
        if (piece.kind != PieceKind::field) drop_own_line(open);
        template_.pieces.push_back(std::move(piece));
        link(template_.pieces.size() - 1);
    }

    void link(size_t index) {
        auto& pieces = template_.pieces;
        switch (pieces[index].kind) {
            case PieceKind::if_:
                open_.push_back(index);
                if (open_.size() > merge_if_depth_max) {
                    fault(pieces[index].position,
                          fmt::format("{{{{#if …}}}} nested deeper than {}", merge_if_depth_max));
                }
                return;
            case PieceKind::else_: {
                if (open_.empty())
                    return fault(pieces[index].position, "{{else}} without its {{#if …}}");
                if (pieces[open_.back()].kind == PieceKind::else_) {
                    return fault(pieces[index].position,
                                 "a second {{else}} for the same {{#if …}}");
                }
                pieces[open_.back()].next = index + 1;
                open_.back() = index;
                return;
            }
            case PieceKind::end_if:
                if (open_.empty())
                    return fault(pieces[index].position, "{{/if}} without its {{#if …}}");
                pieces[open_.back()].next = index;
                open_.pop_back();
                return;
            default:
                return;
        }
    }

    // Nothing but space before the tag at `open` and after it on its line: the line goes.
    void drop_own_line(size_t open) {
        size_t start = open;
        while (start > 0 && (text_[start - 1] == ' ' || text_[start - 1] == '\t')) --start;
        size_t end = position_;
        while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t')) ++end;
        if (text_.substr(end).starts_with("\r\n")) ++end;
        const bool begins_line = start == 0 || text_[start - 1] == '\n';
        const bool ends_line = end == text_.size() || text_[end] == '\n';
        if (!begins_line || !ends_line) return;
        auto& pieces = template_.pieces;
        if (start < open) {
            pieces.back().text.resize(pieces.back().text.size() - (open - start));
        }
        position_ = std::min(end + 1, text_.size());
    }

    void add_text(std::string_view text) {
        if (text.empty()) return;
        auto& pieces = template_.pieces;
        const bool continues = !pieces.empty() && pieces.back().kind == PieceKind::text;
        if (!continues) pieces.push_back({});
        pieces.back().text += text;
    }

    void fault(Position position, std::string message) {
        template_.faults.push_back({position, std::move(message)});
    }

    const std::string_view text_;
    PositionCounter counter_;
    size_t position_ = 0;
    size_t tags_ = 0;
    std::vector<size_t> open_;  // pieces: the innermost {{#if}} last, or its {{else}}
    MergeTemplate template_;
};

}

MergeTemplate parse_template(std::string_view text) {
    if (text.size() > template_bytes_max) {
        return {
            .faults = {{{}, fmt::format("the text is longer than {} bytes", template_bytes_max)}}};
    }
    if (!is_utf8(text)) return {.faults = {{{}, "the text is not UTF-8"}}};
    return TemplateReader(text).read();
}
