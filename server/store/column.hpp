// Which C++ types a column can hold, and as what. A further type is stored by specialising
// ColumnType for it.
//
//     bool, integers        bigint                  Id<Tag>                   bigint
//     double                double precision        Time, Duration            bigint, microseconds
//     std::string           text                    Date                      text, 2026-03-10
//     Blob                  blob                    described enums           text, the
//     enumerator's name boost::json values    text                    std::optional<T>          T
//     or null
//
// Only as a parameter: std::string_view and literals; std::vector of integers, ids, text or enums,
// read by the statement as `in (select value from json_each($1))`.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include "base/check.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "store/query.hpp"

// Bytes, as opposed to text.
struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};

// bind(query, parameter from 1, value) and read(query, column from 0) -> T.
template <class T>
struct ColumnType;

// A type that fits in one column.
template <class T>
concept Scalar = requires(const Query& query) { ColumnType<T>::read(query, 0); };

template <class T>
void bind_argument(Query& query, int parameter, const T& value) {
    if constexpr (std::convertible_to<const T&, std::string_view>) {
        query.bind_text(parameter, value);
    } else {
        ColumnType<T>::bind(query, parameter, value);
    }
}

template <class T>
concept StoredInteger = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

template <class T>
concept StoredEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <StoredEnum T>
std::string_view enumerator_name(T value) {
    std::string_view name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
        if (enumerator.value == value) name = enumerator.name;
    });
    check(!name.empty(), "a stored enum holds one of its enumerators");
    return name;
}

template <StoredEnum T>
std::optional<T> enumerator_named(std::string_view name) {
    std::optional<T> value;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
        if (name == enumerator.name) value = enumerator.value;
    });
    return value;
}

template <>
struct ColumnType<bool> {
    static void bind(Query& query, int parameter, bool value) {
        query.bind_integer(parameter, value ? 1 : 0);
    }
    static bool read(const Query& query, int column) {
        const int64_t value = query.integer(column);
        if (value != 0 && value != 1) query.refuse(column, "true or false");
        return value == 1;
    }
};

template <StoredInteger T>
struct ColumnType<T> {
    static void bind(Query& query, int parameter, T value) {
        check(std::in_range<int64_t>(value), "a stored number fits in 63 bits");
        query.bind_integer(parameter, static_cast<int64_t>(value));
    }
    static T read(const Query& query, int column) {
        const int64_t value = query.integer(column);
        if (!std::in_range<T>(value)) query.refuse(column, "a smaller number");
        return static_cast<T>(value);
    }
};

template <>
struct ColumnType<double> {
    static void bind(Query& query, int parameter, double value) {
        query.bind_real(parameter, value);
    }
    static double read(const Query& query, int column) { return query.real(column); }
};

template <>
struct ColumnType<std::string> {
    static void bind(Query& query, int parameter, const std::string& value) {
        query.bind_text(parameter, value);
    }
    static std::string read(const Query& query, int column) {
        return std::string(query.text(column));
    }
};

template <>
struct ColumnType<Blob> {
    static void bind(Query& query, int parameter, const Blob& value) {
        query.bind_blob(parameter, value.bytes);
    }
    static Blob read(const Query& query, int column) { return {std::string(query.blob(column))}; }
};

template <class Tag>
struct ColumnType<Id<Tag>> {
    static void bind(Query& query, int parameter, Id<Tag> id) {
        query.bind_integer(parameter, id.value);
    }
    static Id<Tag> read(const Query& query, int column) { return {query.integer(column)}; }
};

template <>
struct ColumnType<Duration> {
    static void bind(Query& query, int parameter, Duration value) {
        query.bind_integer(parameter, value.count());
    }
    static Duration read(const Query& query, int column) { return Duration{query.integer(column)}; }
};

template <>
struct ColumnType<Time> {
    static void bind(Query& query, int parameter, Time value) {
        query.bind_integer(parameter, value.time_since_epoch().count());
    }
    static Time read(const Query& query, int column) {
        return Time{Duration{query.integer(column)}};
    }
};

template <>
struct ColumnType<Date> {
    static void bind(Query& query, int parameter, Date value) {
        check(value.ok(), "a stored date exists");
        query.bind_copy(parameter, to_text(value));
    }
    static Date read(const Query& query, int column) {
        const auto date = parse_date(query.text(column));
        if (!date) query.refuse(column, "a date such as 2026-03-10");
        return *date;
    }
};

template <StoredEnum T>
struct ColumnType<T> {
    static void bind(Query& query, int parameter, T value) {
        query.bind_text(parameter, enumerator_name(value));
    }
    static T read(const Query& query, int column) {
        const auto value = enumerator_named<T>(query.text(column));
        if (!value) query.refuse(column, expected());
        return *value;
    }

private:
    static std::string expected() {
        std::string names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
            names += fmt::format("{}{}", names.empty() ? "one of: " : ", ", enumerator.name);
        });
        return names;
    }
};

template <class T>
concept StoredJson = std::same_as<T, boost::json::value> || std::same_as<T, boost::json::object> ||
                     std::same_as<T, boost::json::array>;

template <StoredJson T>
struct ColumnType<T> {
    static void bind(Query& query, int parameter, const T& value) {
        query.bind_copy(parameter, boost::json::serialize(value));
    }
    static T read(const Query& query, int column) {
        boost::system::error_code error;
        const auto text = query.text(column);
        auto value = boost::json::parse({text.data(), text.size()}, error);
        if (error) query.refuse(column, "JSON");
        if constexpr (std::same_as<T, boost::json::object>) {
            if (!value.is_object()) query.refuse(column, "a JSON object");
            return std::move(value.as_object());
        } else if constexpr (std::same_as<T, boost::json::array>) {
            if (!value.is_array()) query.refuse(column, "a JSON array");
            return std::move(value.as_array());
        } else {
            return value;
        }
    }
};

template <class T>
struct ColumnType<std::optional<T>> {
    static void bind(Query& query, int parameter, const std::optional<T>& value) {
        value ? bind_argument(query, parameter, *value) : query.bind_null(parameter);
    }
    static std::optional<T> read(const Query& query, int column)
        requires Scalar<T>
    {
        if (query.is_null(column)) return std::nullopt;
        return ColumnType<T>::read(query, column);
    }
};

template <>
struct ColumnType<std::nullopt_t> {
    static void bind(Query& query, int parameter, std::nullopt_t) { query.bind_null(parameter); }
};

// A list of values as one parameter.
template <class T>
struct ColumnType<std::vector<T>> {
    static void bind(Query& query, int parameter, const std::vector<T>& values) {
        boost::json::array list;
        for (const auto& value : values) list.push_back(json_of(value));
        query.bind_copy(parameter, boost::json::serialize(list));
    }

private:
    template <class Tag>
    static boost::json::value json_of(Id<Tag> id) {
        return id.value;
    }
    static boost::json::value json_of(const T& value)
        requires StoredInteger<T>
    {
        return static_cast<int64_t>(value);
    }
    static boost::json::value json_of(const T& value)
        requires StoredEnum<T>
    {
        const auto name = enumerator_name(value);
        return boost::json::string(name.data(), name.size());
    }
    static boost::json::value json_of(std::string_view text) {
        return boost::json::string(text.data(), text.size());
    }
};
