// Described enums by name: what goes out on the wire and into the database.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "reflect/fields.hpp"

namespace reflect {

// The names of E's enumerators in the order of their description. Live as long as the program.
template <class E>
const std::vector<std::string_view>& names() {
    static const auto all = [] {
        std::vector<std::string_view> list;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto enumerator) { list.push_back(key_of(enumerator.name)); });
        return list;
    }();
    return all;
}

// "in_review" for StepState::in_review. A value that is no enumerator fails a check.
template <class E>
std::string_view name_of(E value) {
    std::string_view name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (enumerator.value == value) name = key_of(enumerator.name);
    });
    check(!name.empty(), "the value is one of the enum's");
    return name;
}

// Nothing if no enumerator is called that.
template <class E>
std::optional<E> parse_name(std::string_view name) {
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (key_of(enumerator.name) == name) found = enumerator.value;
    });
    return found;
}

}
