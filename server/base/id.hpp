// Identity. An id is 64 bits, time-ordered and made by the node, and each noun has a type of its
// own, so that a run's id cannot be taken for a contact's. In the API it is a prefixed string:
// run_0f3kq9m2vr8w1.
#pragma once

#include <atomic>  // tidy: ids are made on any thread
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

// `Tag` names the noun and carries its prefix: struct RunTag { static constexpr std::string_view
// prefix = "run"; };
template <class Tag>
struct Id {
    using tag = Tag;
    int64_t value = 0;

    // An id that names nothing. Never stored.
    bool is_null() const { return value == 0; }
    auto operator<=>(const Id&) const = default;
};

namespace id_text {
// 13 characters of Crockford's base 32, lower case, in the order of the numbers.
std::string encode(std::string_view prefix, int64_t value);
std::optional<int64_t> decode(std::string_view prefix, std::string_view text);
}

template <class Tag>
std::string to_text(Id<Tag> id) {
    return id_text::encode(Tag::prefix, id.value);
}

template <class IdType>
std::optional<IdType> parse_id(std::string_view text) {
    const auto value = id_text::decode(IdType::tag::prefix, text);
    return value ? std::optional(IdType{*value}) : std::nullopt;
}

// Makes ids: 41 bits of milliseconds since 2024, 16 bits of sequence, 6 bits of node. Strictly
// increasing within a node even when the clock stands still or goes back. Threads: any. Cost: one
// compare-and-swap.
class IdSource {
public:
    // `clock` must outlive the source. `node` is below 64 and differs between nodes that share a
    // database.
    explicit IdSource(const Clock& clock, int node = 0) : clock_(clock), node_(node) {}

    template <class IdType>
    IdType next() {
        return IdType{next_value()};
    }
    int64_t next_value();

private:
    const Clock& clock_;
    const int node_;
    std::atomic<int64_t> last_{0};
};

template <class Tag>
struct std::hash<Id<Tag>> {
    size_t operator()(Id<Tag> id) const noexcept { return std::hash<int64_t>{}(id.value); }
};
