// What a described struct's members promise beyond their C++ type: a description, limits, a format.
// reflect/json.hpp enforces them and reflect/schema.hpp publishes them. They are given beside the
// struct, after its description:
//
//     template <>
//     inline constexpr auto reflect::fields<NewContact> = reflect::fields_of<NewContact>({
//         {.name = "email", .about = "Where mail goes.", .length_max = 254, .format =
//         reflect::Format::email},
//         {.name = "notes", .required = false},
//     });
//
// A name that the struct does not have, or has twice in the list, does not compile.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstddef>
#include <optional>
#include <string_view>

namespace reflect {

// A named form of text.
enum class Format {
    none,
    email,        // one address, without a display name: ana@example.com
    uri,          // absolute, http or https
    date,         // 2026-03-10, for members that are text; a Date needs no format
    time_of_day,  // 09:00
    color,        // #1f6f78
};

// Unset limits do not apply. On a list, `length_*`, `minimum`, `maximum` and `format` hold for each
// of its items.
struct Field {
    std::string_view name;  // the JSON key
    std::string_view about;
    // Unset: by type. An optional, vector or map may be absent, all else is required. A member that
    // is not required keeps its default member initializer when absent.
    std::optional<bool> required;
    std::optional<size_t> length_min;  // in characters (code points)
    std::optional<size_t> length_max;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<size_t> items_min;  // of a list; of a map its entries
    std::optional<size_t> items_max;
    Format format = Format::none;
};

// The attributes of T's members. Specialise it as above; a struct without attributes needs none.
template <class T>
inline constexpr std::array<Field, 0> fields{};

// A member or enumerator is called by its JSON name, but for a trailing underscore that keeps clear
// of C++ keywords: `template_` is "template".
constexpr std::string_view key_of(std::string_view member) {
    if (member.ends_with('_')) member.remove_suffix(1);
    return member;
}

// The described public members of T and of its bases, bases first.
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                         boost::describe::mod_inherited>;

template <class T>
constexpr bool has_key(std::string_view key) {
    bool found = false;
    boost::mp11::mp_for_each<Members<T>>(
        [&](auto member) { found = found || key_of(decltype(member)::name) == key; });
    return found;
}

// The list as `fields<T>` wants it, its names checked by the compiler.
template <class T, size_t count>
consteval std::array<Field, count> fields_of(const Field (&list)[count]) {
    std::array<Field, count> checked;
    for (size_t i = 0; i < count; ++i) {
        if (!has_key<T>(list[i].name))
            throw "fields_of names a member that the struct does not have";
        for (size_t j = 0; j < i; ++j) {
            if (list[j].name == list[i].name) throw "fields_of names a member twice";
        }
        checked[i] = list[i];
    }
    return checked;
}

}
