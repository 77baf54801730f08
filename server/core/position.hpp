// Places in a text that people write: lines and columns for messages and for the editor.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

// Both count from 1. Columns count characters (code points).
struct Position {
    int line = 1;
    int column = 1;
    auto operator<=>(const Position&) const = default;
};
BOOST_DESCRIBE_STRUCT(Position, (), (line, column))

// Something wrong at a place.
struct TextFault {
    Position position;
    std::string message;
    bool operator==(const TextFault&) const = default;
};
BOOST_DESCRIBE_STRUCT(TextFault, (), (position, message))

// Tells the position of any byte offset, in constant time once it is built; four bytes for each
// byte of the text.
class PositionIndex {
public:
    explicit PositionIndex(std::string_view text);

    Position at(size_t offset) const;
    // The offset of a byte of a line, both counted from 0; never beyond the end.
    size_t offset_of(size_t line, size_t byte) const;

private:
    std::vector<size_t> line_starts_{0};
    std::vector<int> columns_;
};

// Tells the positions of byte offsets that never decrease; the cost of all together is one pass
// over the text.
class PositionCounter {
public:
    // `text` must outlive the counter.
    explicit PositionCounter(std::string_view text) : rest_(text) {}

    Position at(size_t offset);

private:
    std::string_view rest_;
    size_t passed_ = 0;
    Position position_;
};
