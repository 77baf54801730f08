#include "base/time.hpp"

#include <charconv>

#include <fmt/format.h>

namespace {

using namespace std::chrono;

// Reads exactly `length` digits at `position` and moves past them.
std::optional<int> take_digits(std::string_view text, size_t& position, size_t length) {
    if (position + length > text.size()) return std::nullopt;
    int number = 0;
    for (size_t i = 0; i < length; ++i) {
        const char digit = text[position + i];
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    position += length;
    return number;
}

bool take(std::string_view text, size_t& position, char expected) {
    if (position >= text.size() || text[position] != expected) return false;
    ++position;
    return true;
}

std::optional<Date> take_date(std::string_view text, size_t& position) {
    const auto y = take_digits(text, position, 4);
    if (!y || !take(text, position, '-')) return std::nullopt;
    const auto m = take_digits(text, position, 2);
    if (!m || !take(text, position, '-')) return std::nullopt;
    const auto d = take_digits(text, position, 2);
    if (!d) return std::nullopt;
    const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

// The fraction of a second, at most microseconds are kept.
std::optional<microseconds> take_fraction(std::string_view text, size_t& position) {
    if (!take(text, position, '.')) return microseconds{0};
    int64_t value = 0;
    int64_t unit = 100'000;
    size_t digits = 0;
    for (; position < text.size() && text[position] >= '0' && text[position] <= '9'; ++position) {
        value += (text[position] - '0') * unit;
        unit /= 10;
        ++digits;
    }
    if (digits == 0) return std::nullopt;
    return microseconds{value};
}

// "Z", "+02:00" or "-05:30", as minutes east of UTC.
std::optional<minutes> take_offset(std::string_view text, size_t& position) {
    if (take(text, position, 'Z')) return minutes{0};
    if (position >= text.size()) return std::nullopt;
    const char sign = text[position++];
    if (sign != '+' && sign != '-') return std::nullopt;
    const auto h = take_digits(text, position, 2);
    if (!h || *h > 23 || !take(text, position, ':')) return std::nullopt;
    const auto m = take_digits(text, position, 2);
    if (!m || *m > 59) return std::nullopt;
    const minutes offset = hours{*h} + minutes{*m};
    return sign == '-' ? -offset : offset;
}

}

std::string to_text(Time time) {
    const auto whole_day = floor<days>(time);
    const hh_mm_ss clock{time - whole_day};
    auto text = fmt::format("{}T{:02}:{:02}:{:02}", to_text(Date{whole_day}), clock.hours().count(),
                            clock.minutes().count(), clock.seconds().count());
    if (clock.subseconds().count() != 0) text += fmt::format(".{:06}", clock.subseconds().count());
    return text + 'Z';
}

std::string to_text(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Time> parse_time(std::string_view text) {
    size_t position = 0;
    const auto date = take_date(text, position);
    if (!date || !take(text, position, 'T')) return std::nullopt;
    const auto h = take_digits(text, position, 2);
    if (!h || *h > 23 || !take(text, position, ':')) return std::nullopt;
    const auto m = take_digits(text, position, 2);
    if (!m || *m > 59 || !take(text, position, ':')) return std::nullopt;
    const auto s = take_digits(text, position, 2);
    if (!s || *s > 59) return std::nullopt;
    const auto fraction = take_fraction(text, position);
    if (!fraction) return std::nullopt;
    const auto offset = take_offset(text, position);
    if (!offset || position != text.size()) return std::nullopt;
    return Time{sys_days{*date}} + hours{*h} + minutes{*m} + seconds{*s} + *fraction - *offset;
}

std::optional<Date> parse_date(std::string_view text) {
    size_t position = 0;
    const auto date = take_date(text, position);
    return position == text.size() ? date : std::nullopt;
}
