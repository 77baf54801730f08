#include "base/id.hpp"

#include <algorithm>

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr size_t text_length = 13;
constexpr int node_bits = 6;
constexpr int sequence_bits = 16;
// 2024-01-01T00:00:00Z.
constexpr int64_t epoch_ms = 1'704'067'200'000;

}

std::string id_text::encode(std::string_view prefix, int64_t value) {
    std::string text(text_length, '0');
    auto rest = static_cast<uint64_t>(value);
    for (auto place = text.rbegin(); place != text.rend(); ++place, rest >>= 5) {
        *place = alphabet[rest & 31];
    }
    return std::string(prefix) + '_' + text;
}

std::optional<int64_t> id_text::decode(std::string_view prefix, std::string_view text) {
    if (text.size() != prefix.size() + 1 + text_length) return std::nullopt;
    if (!text.starts_with(prefix) || text[prefix.size()] != '_') return std::nullopt;
    text.remove_prefix(prefix.size() + 1);
    if (text.front() > '7') return std::nullopt;  // would not fit in 63 bits
    uint64_t value = 0;
    for (const char character : text) {
        const auto digit = alphabet.find(character);
        if (digit == std::string_view::npos) return std::nullopt;
        value = value << 5 | digit;
    }
    if (value == 0) return std::nullopt;
    return static_cast<int64_t>(value);
}

int64_t IdSource::next_value() {
    using std::chrono::milliseconds;
    const int64_t now_ms =
        std::chrono::floor<milliseconds>(clock_.now()).time_since_epoch().count() - epoch_ms;
    const int64_t earliest = std::max<int64_t>(now_ms, 0) << (sequence_bits + node_bits) | node_;
    int64_t last = last_.load();
    int64_t next = 0;
    do {
        next = std::max(earliest, last + (int64_t{1} << node_bits));
        if (last == 0) next = std::max<int64_t>(earliest, (int64_t{1} << node_bits) | node_);
    } while (!last_.compare_exchange_weak(last, next));
    return next;
}
