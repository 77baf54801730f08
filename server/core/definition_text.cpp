#include "core/definition_text.hpp"

#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "core/json_places.hpp"
#include "core/json_pointer.hpp"
#include "core/near_match.hpp"
#include "core/yaml_scalar.hpp"

namespace json = boost::json;

namespace {

constexpr size_t faults_max = 100;
// Without it yaml-cpp takes the end of the text for the end of a quoted scalar that has none.
constexpr std::string_view end_of_document = "...\n";

// yaml-cpp ends a plain scalar within { } at every question mark, where YAML 1.2 ends it only at
// one that stands alone. So the others are put out of its sight behind a character that the text
// does not use, and brought back in what it reads.
class QuestionMarks {
public:
    explicit QuestionMarks(std::string_view text) {
        for (char last = '\xbf'; hidden_.empty() && last > '\x80'; --last) {
            const std::string candidate{'\xef', '\xa3', last};  // private use, from U+F8FF down
            if (text.find(candidate) == std::string_view::npos) hidden_ = candidate;
        }
    }

    std::string hide(std::string_view text) const {
        if (hidden_.empty()) return std::string(text);
        std::string out;
        out.reserve(text.size());
        const auto is_space = [](char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        };
        for (size_t i = 0; i < text.size(); ++i) {
            const bool begins_word =
                i == 0 || is_space(text[i - 1]) ||
                std::string_view("[{,").find(text[i - 1]) != std::string_view::npos;
            if (text[i] == '?' && !begins_word) {
                out += hidden_;
            } else {
                out += text[i];
            }
        }
        return out;
    }

    std::string show(std::string_view text) const {
        std::string out;
        while (!hidden_.empty()) {
            const size_t at = text.find(hidden_);
            out += text.substr(0, at);
            if (at == std::string_view::npos) return out;
            out += '?';
            text.remove_prefix(at + hidden_.size());
        }
        return std::string(text);
    }

private:
    std::string hidden_;
};

// A list or an object that is being read.
struct Frame {
    bool is_object = false;
    json::array list;
    json::object object;
    std::string pointer;
    Position opened;
    std::optional<std::string> key;  // read, and its value is next
};

// Takes yaml-cpp's events and builds the value. It stops the parser by throwing what the parser
// throws itself.
class Builder final : public YAML::EventHandler {
public:
    Builder(std::string_view text, const QuestionMarks& marks, ParsedText& parsed)
        : text_(text), marks_(marks), index_(text), parsed_(parsed) {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ == 1) return;
        const bool is_marked = text_.substr(offset_of(mark)).starts_with("---") || documents_ > 2;
        stop(mark,
             is_marked
                 ? "a second document begins; a definition is one"
                 : "expected the end of the text; is this line indented like those before it?");
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        if (awaits_key()) stop(mark, "a key is missing, or is null; put it in quotes");
        const bool is_written = text_.substr(offset_of(mark)).find_first_of("nN~") == 0;
        if (frames_.empty() && !is_written) stop(mark, "the text is empty");
        place_value(mark);
        add(nullptr);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        fault(mark, "an alias (*name) stands for something written elsewhere; write it out here");
        if (awaits_key()) return add_key(mark, "*");
        place_value(mark);
        add(nullptr);
    }
    void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
        fault(mark, fmt::format("anchors are not allowed; remove &{}", name));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string& read) override {
        check_tag(mark, tag);
        const auto text = marks_.show(read);
        if (!is_utf8(text) || text.find('\0') != std::string::npos)
            fault(mark, "text must be UTF-8 without NUL");
        if (awaits_key()) return add_key(mark, text);
        place_value(mark);
        const bool is_plain = tag == "?";
        if (is_plain && is_too_large(text))
            fault(mark, fmt::format("{} is too large", in_quotes(text)));
        auto value = is_plain ? plain_value(text) : std::nullopt;
        add(value ? std::move(*value) : json::value(text));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, false);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, true);
    }
    void OnMapEnd() override { close(); }

    // Notes what the parser itself found wrong.
    void note(const YAML::Exception& error) {
        using namespace YAML::ErrorMsg;
        Position position = error.mark.is_null() ? Position{} : position_of(error.mark);
        const bool is_open_flow = error.msg == END_OF_MAP_FLOW || error.msg == END_OF_SEQ_FLOW;
        if (is_open_flow && !frames_.empty()) position = frames_.back().opened;
        if (const auto tab = tab_before(error.mark)) {
            return fault_at(*tab, "indent with spaces; this line begins with a tab");
        }
        fault_at(position, in_words(error.msg));
    }

    void finish() {
        if (documents_ == 0) fault_at({}, "the text is empty");
    }

private:
    size_t offset_of(const YAML::Mark& mark) const {
        return index_.offset_of(static_cast<size_t>(std::max(0, mark.line)),
                                static_cast<size_t>(std::max(0, mark.column)));
    }
    Position position_of(const YAML::Mark& mark) const { return index_.at(offset_of(mark)); }

    [[noreturn]] void stop(const YAML::Mark& mark, const std::string& message) const {
        throw YAML::ParserException(mark, message);
    }
    void fault(const YAML::Mark& mark, std::string message) {
        fault_at(position_of(mark), std::move(message));
        if (parsed_.faults.size() >= faults_max)
            stop(mark, "too many faults; the rest was not read");
    }
    void fault_at(Position position, std::string message) {
        parsed_.faults.push_back({position, std::move(message)});
    }

    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        const bool is_none = tag.empty() || tag == "?" || tag == "!";
        if (!is_none) fault(mark, fmt::format("tags are not allowed; remove {}", in_quotes(tag)));
    }

    bool awaits_key() const {
        return !frames_.empty() && frames_.back().is_object && !frames_.back().key;
    }

    // Where the next value belongs.
    std::string next_pointer() const {
        if (frames_.empty()) return "";
        const auto& frame = frames_.back();
        return frame.is_object ? member_pointer(frame.pointer, *frame.key)
                               : frame.pointer + '/' + std::to_string(frame.list.size());
    }

    void place_value(const YAML::Mark& mark) {
        parsed_.places.try_emplace(next_pointer(), position_of(mark));
        if (parsed_.places.size() > definition_values_max) {
            stop(mark, fmt::format("more than {} values", definition_values_max));
        }
    }

    void add_key(const YAML::Mark& mark, const std::string& key) {
        auto& frame = frames_.back();
        const auto [first, is_new] =
            parsed_.places.try_emplace(member_pointer(frame.pointer, key), position_of(mark));
        if (!is_new) {
            fault(mark, fmt::format("the key {} stands twice; first in line {}", in_quotes(key),
                                    first->second.line));
        }
        frame.key = key;
    }

    void add(json::value value) {
        if (frames_.empty()) {
            parsed_.value = std::move(value);
            return;
        }
        auto& frame = frames_.back();
        if (frame.is_object) {
            frame.object.emplace(*frame.key, std::move(value));
            frame.key.reset();
        } else {
            frame.list.push_back(std::move(value));
        }
    }

    void open(const YAML::Mark& mark, const std::string& tag, bool is_object) {
        check_tag(mark, tag);
        if (awaits_key()) stop(mark, "a key must be text; put it in quotes");
        if (frames_.size() >= definition_depth_max) {
            stop(mark, fmt::format("nested deeper than {}", definition_depth_max));
        }
        place_value(mark);
        frames_.push_back(
            {.is_object = is_object, .pointer = next_pointer(), .opened = position_of(mark)});
    }

    void close() {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        if (frame.is_object) {
            add(std::move(frame.object));
        } else {
            add(std::move(frame.list));
        }
    }

    // The tab in the indentation of the line that `mark` is on.
    std::optional<Position> tab_before(const YAML::Mark& mark) const {
        if (mark.is_null()) return std::nullopt;
        const size_t start = index_.offset_of(static_cast<size_t>(mark.line), 0);
        const size_t tab = text_.find_first_not_of(' ', start);
        return tab < text_.size() && text_[tab] == '\t' ? std::optional(index_.at(tab))
                                                        : std::nullopt;
    }

    static std::string in_words(const std::string& message) {
        using namespace YAML::ErrorMsg;
        if (message == MAP_VALUE || message == MAP_KEY || message == END_OF_MAP ||
            message == END_OF_SEQ) {
            return "expected a line such as 'key: value', indented like those beside it; text that "
                   "holds ': ' needs quotes";
        }
        if (message == END_OF_MAP_FLOW) return "{ without its }";
        if (message == END_OF_SEQ_FLOW) return "[ without its ]";
        if (message == EOF_IN_SCALAR || message == DOC_IN_SCALAR) {
            return "text that begins with a quote has no quote at its end";
        }
        return message;
    }

    const std::string_view text_;
    const QuestionMarks& marks_;
    const PositionIndex index_;
    ParsedText& parsed_;
    std::vector<Frame> frames_;
    int documents_ = 0;
};

// Bytes that are not text at all. yaml-cpp would end at some of them as if the text ended there.
bool refuse_bytes(std::string_view text, ParsedText& parsed) {
    const auto refuse = [&](Position position, std::string message) {
        parsed.faults.push_back({position, std::move(message)});
        return true;
    };
    if (text.size() > definition_bytes_max) {
        return refuse({}, fmt::format("the text is longer than {} bytes", definition_bytes_max));
    }
    if (!is_utf8(text)) return refuse({}, "the text is not UTF-8");
    for (size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_control =
            (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
        if (is_control)
            return refuse(PositionIndex(text).at(i),
                          fmt::format("a control character (U+{:04X})", byte));
    }
    return false;
}

bool holds_nul(const json::value& value) {
    if (const auto* text = value.if_string()) return text->find('\0') != json::string::npos;
    if (const auto* list = value.if_array())
        return std::any_of(list->begin(), list->end(), holds_nul);
    const auto* object = value.if_object();
    return object && std::any_of(object->begin(), object->end(), [](const auto& member) {
               return member.key().find('\0') != json::string_view::npos ||
                      holds_nul(member.value());
           });
}

// True if the text is JSON, and then it is read.
bool read_json(std::string_view text, ParsedText& parsed) {
    const size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
    json::error_code error;
    auto value = json::parse(text, error, {}, {.max_depth = definition_depth_max});
    if (error) return false;
    parsed.value = std::move(value);
    note_json_places(text, parsed.places, parsed.faults);
    if (holds_nul(parsed.value)) parsed.faults.push_back({{}, "text must be UTF-8 without NUL"});
    return true;
}

}

ParsedText parse_yaml(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\ufeff";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    ParsedText parsed;
    if (refuse_bytes(text, parsed) || read_json(text, parsed)) return parsed;
    const QuestionMarks marks(text);
    auto hidden = marks.hide(text);
    if (hidden.ends_with('\n')) hidden += end_of_document;
    Builder builder(hidden, marks, parsed);
    std::istringstream stream(hidden);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
        builder.finish();
    } catch (const YAML::Exception& error) {
        builder.note(error);
    }
    return parsed;
}

Position place_of(const Places& places, std::string_view pointer) {
    while (true) {
        if (const auto found = places.find(pointer); found != places.end()) return found->second;
        if (pointer.empty()) return {};
        const size_t slash = pointer.rfind('/');
        pointer = pointer.substr(0, slash == std::string_view::npos ? 0 : slash);
    }
}

void refuse_faults(const ParsedText& parsed) {
    if (parsed.faults.empty()) return;
    Faults faults;
    for (const auto& [position, message] : parsed.faults) {
        faults.push_back(
            {"", fmt::format("line {}, column {}: {}", position.line, position.column, message)});
    }
    auto message = "The text cannot be read: " + faults.front().message + ".";
    throw Error(ErrorCode::invalid, std::move(message), std::move(faults));
}
