// Lists, a page at a time. A page begins after the last row of the one before, by that row's order
// value and id, so that rows which come or go meanwhile neither repeat others nor hide them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"

inline constexpr int page_limit_max = 100;

// `limit` is brought within 1 and page_limit_max.
struct PageRequest {
    int limit = 50;
    std::optional<std::string> cursor;
};

// `next_cursor` is absent on the last page. It is opaque, and good for the same list only.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next_cursor;
};

// Behind which row a page begins. `Key` is what the list is ordered by: std::string or Time.
template <class Key>
struct Place {
    Key key{};
    int64_t id = 0;
};

// Before the first row of a list whose latest comes first.
inline constexpr Place<Time> place_at_latest{Time{Duration::max()},
                                             std::numeric_limits<int64_t>::max()};

// How many rows to select: one more than are shown says whether there is a next page.
int rows_of(const PageRequest& request);

// Where `request` begins; `first` without a cursor. Throws Error(invalid) for a cursor that is
// none.
Place<std::string> place_of(const PageRequest& request, Place<std::string> first);
Place<Time> place_of(const PageRequest& request, Place<Time> first);

std::string cursor_of(const std::string& key, int64_t id);
std::string cursor_of(Time key, int64_t id);

// The page of `rows`, which were selected with rows_of(request). `key` gives a row's order value.
template <class T, class KeyOf>
Page<T> page_of(std::vector<T> rows, const PageRequest& request, KeyOf key) {
    Page<T> page{std::move(rows), std::nullopt};
    const auto limit = static_cast<size_t>(rows_of(request)) - 1;
    if (page.items.size() <= limit) return page;
    page.items.resize(limit);
    const auto& last = page.items.back();
    page.next_cursor = cursor_of(key(last), last.id.value);
    return page;
}
