#include "core/position.hpp"

#include <algorithm>

namespace {

// Where the character after `byte` stands. The later bytes of a character take no column.
Position after(Position position, char byte) {
    if (byte == '\n') return {position.line + 1, 1};
    const bool is_continued = (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
    return is_continued ? position : Position{position.line, position.column + 1};
}

}

PositionIndex::PositionIndex(std::string_view text) {
    columns_.reserve(text.size() + 1);
    Position position;
    for (size_t i = 0; i < text.size(); ++i) {
        columns_.push_back(position.column);
        position = after(position, text[i]);
        if (text[i] == '\n') line_starts_.push_back(i + 1);
    }
    columns_.push_back(position.column);
}

Position PositionIndex::at(size_t offset) const {
    offset = std::min(offset, columns_.size() - 1);
    const auto line =
        std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - line_starts_.begin();
    return {static_cast<int>(line), columns_[offset]};
}

size_t PositionIndex::offset_of(size_t line, size_t byte) const {
    const size_t end = columns_.size() - 1;
    return line < line_starts_.size() ? std::min(line_starts_[line] + byte, end) : end;
}

Position PositionCounter::at(size_t offset) {
    for (; passed_ < offset && !rest_.empty(); ++passed_) {
        position_ = after(position_, rest_.front());
        rest_.remove_prefix(1);
    }
    return position_;
}
