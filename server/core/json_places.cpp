#include "core/json_places.hpp"

#include <fmt/format.h>

#include "core/json_pointer.hpp"
#include "core/near_match.hpp"
#include "core/yaml_scalar.hpp"

namespace json = boost::json;

namespace {

class Walk {
public:
    Walk(std::string_view text, Places& places, std::vector<TextFault>& faults)
        : text_(text), index_(text), places_(places), faults_(faults) {}

    void value(const std::string& pointer) {
        skip_space();
        places_.try_emplace(pointer, index_.at(position_));
        if (is_full()) return;
        if (peek() == '{') return object(pointer);
        if (peek() == '[') return list(pointer);
        const auto scalar = peek() == '"' ? quoted() : bare();
        if (is_too_large(scalar))
            fault(position_ - scalar.size(), fmt::format("{} is too large", in_quotes(scalar)));
    }

private:
    char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }

    void skip_space() {
        position_ = std::min(text_.find_first_not_of(" \t\r\n", position_), text_.size());
    }

    bool is_full() {
        if (places_.size() <= definition_values_max) return false;
        if (position_ < text_.size())
            fault(position_, fmt::format("more than {} values", definition_values_max));
        position_ = text_.size();
        return true;
    }

    // Moves past `mark` after space, if it is what comes next.
    bool take(char mark) {
        skip_space();
        if (peek() != mark) return false;
        ++position_;
        return true;
    }

    std::string_view quoted() {
        const size_t start = position_++;
        while (position_ < text_.size() && text_[position_] != '"')
            position_ += text_[position_] == '\\' ? 2 : 1;
        position_ = std::min(position_ + 1, text_.size());
        return text_.substr(start, position_ - start);
    }

    std::string_view bare() {
        const size_t start = position_;
        position_ = std::min(text_.find_first_of(",]} \t\r\n", position_), text_.size());
        return text_.substr(start, position_ - start);
    }

    void list(const std::string& pointer) {
        take('[');
        size_t count = 0;
        while (position_ < text_.size() && !take(']')) {
            value(pointer + '/' + std::to_string(count++));
            take(',');
        }
    }

    void object(const std::string& pointer) {
        take('{');
        while (position_ < text_.size() && !take('}')) {
            skip_space();
            const size_t start = position_;
            json::error_code error;
            const auto key = json::parse(quoted(), error);
            if (error || !key.is_string()) return;
            const auto place = member_pointer(pointer, key.get_string());
            const auto [first, is_new] = places_.try_emplace(place, index_.at(start));
            if (!is_new) {
                fault(start, fmt::format("the key {} stands twice; first in line {}",
                                         in_quotes(key.get_string()), first->second.line));
            }
            take(':');
            value(place);
            take(',');
        }
    }

    void fault(size_t offset, std::string message) {
        faults_.push_back({index_.at(offset), std::move(message)});
    }

    const std::string_view text_;
    size_t position_ = 0;
    const PositionIndex index_;
    Places& places_;
    std::vector<TextFault>& faults_;
};

}

void note_json_places(std::string_view text, Places& places, std::vector<TextFault>& faults) {
    Walk(text, places, faults).value("");
}
