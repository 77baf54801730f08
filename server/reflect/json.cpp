#include "reflect/json.hpp"

#include <fmt/format.h>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <set>

#include "base/bytes.hpp"

namespace reflect {
namespace {

// Builds the value while it looks for what the grammar alone allows. A false return stops the
// parser where it stands.
class StrictHandler {
public:
    static constexpr size_t max_object_size = json::object::max_size();
    static constexpr size_t max_array_size = json::array::max_size();
    static constexpr size_t max_key_size = json::string::max_size();
    static constexpr size_t max_string_size = json::string::max_size();

    json::value_stack stack;
    // Why it stopped, when the reason is ours.
    std::string objection;

    bool on_document_begin(json::error_code&) {
        stack.reset();
        return true;
    }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) {
        keys_.emplace_back();
        return true;
    }
    bool on_object_end(size_t count, json::error_code&) {
        keys_.pop_back();
        stack.push_object(count);
        return true;
    }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_array_end(size_t count, json::error_code&) {
        stack.push_array(count);
        return true;
    }
    bool on_key_part(json::string_view text, size_t, json::error_code& error) {
        key_.append(text);
        return is_without_nul(text, error);
    }
    bool on_key(json::string_view text, size_t, json::error_code& error) {
        if (!is_without_nul(text, error)) return false;
        key_.append(text);
        stack.push_key(key_);
        const auto [place, is_new] = keys_.back().insert(std::move(key_));
        key_.clear();
        return is_new ||
               object_to(fmt::format("the member '{}' stands twice in one object", *place), error);
    }
    bool on_string_part(json::string_view text, size_t, json::error_code& error) {
        stack.push_chars(text);
        return is_without_nul(text, error);
    }
    bool on_string(json::string_view text, size_t, json::error_code& error) {
        stack.push_string(text);
        return is_without_nul(text, error);
    }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(int64_t number, json::string_view, json::error_code&) {
        stack.push_int64(number);
        return true;
    }
    bool on_uint64(uint64_t number, json::string_view, json::error_code&) {
        stack.push_uint64(number);
        return true;
    }
    bool on_double(double number, json::string_view, json::error_code&) {
        stack.push_double(number);
        return true;
    }
    bool on_bool(bool value, json::error_code&) {
        stack.push_bool(value);
        return true;
    }
    bool on_null(json::error_code&) {
        stack.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    bool is_without_nul(json::string_view text, json::error_code& error) {
        return text.find('\0') == json::string_view::npos ||
               object_to("text must not hold the character NUL", error);
    }
    bool object_to(std::string what, json::error_code& error) {
        objection = std::move(what);
        error = json::error::syntax;
        return false;
    }

    std::vector<std::set<std::string>> keys_;
    std::string key_;
};

std::string describe(const json::error_code& error, std::string_view text) {
    if (!is_utf8(text)) return "the text is not UTF-8";
    if (error == json::error::too_deep) return fmt::format("nested more than {} deep", depth_max);
    if (error == json::error::incomplete) return "the JSON ends too early";
    if (error == json::error::extra_data) return "something follows the JSON value";
    return "this is not JSON: " + error.message();
}

[[noreturn]] void throw_malformed(std::string_view text, size_t offset, std::string_view what) {
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto line_start =
        before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column =
        std::ranges::count_if(
            before.substr(line_start),
            [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }) +
        1;
    throw Error(ErrorCode::malformed, fmt::format("Line {}, column {}: {}.", line, column, what));
}

}

json::value parse_json(std::string_view text) {
    json::parse_options options;
    options.max_depth = depth_max;
    json::basic_parser<StrictHandler> parser(options);
    json::error_code error;
    const size_t consumed = parser.write_some(false, text.data(), text.size(), error);
    if (!error && consumed < text.size()) error = json::error::extra_data;
    if (!error) return parser.handler().stack.release();
    const auto& objection = parser.handler().objection;
    throw_malformed(text, consumed, objection.empty() ? describe(error, text) : objection);
}

void throw_faults(Faults faults) {
    check(!faults.empty(), "there are faults to throw");
    const auto& first = faults.front();
    const auto place = first.pointer.empty() ? "The value" : first.pointer;
    auto message = faults.size() == 1 ? fmt::format("{}: {}.", place, first.message)
                                      : fmt::format("{} faults; the first is at {}: {}.",
                                                    faults.size(), place, first.message);
    throw Error(ErrorCode::invalid, std::move(message), std::move(faults));
}

}
