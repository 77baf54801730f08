// Reads a JSON object member by member where its shape is too free for a described struct: wrong
// members become faults with their pointers, unknown ones too.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "core/calendar.hpp"

class MemberReader {
public:
    // `value` and `faults` outlive the reader. A value that is no object is a fault at once, and
    // then nothing is found.
    MemberReader(const boost::json::value& value, std::string pointer, Faults& faults);

    bool is_object() const { return object_ != nullptr; }
    const boost::json::object& members() const;
    std::string pointer_to(std::string_view member) const;
    // `place` is a member, or a path below one; empty: the object itself.
    void fault(std::string_view place, std::string message);

    // The member, or null. Marks it as known.
    const boost::json::value* find(std::string_view member);
    // A text that must be there and not be blank; "" with a fault otherwise.
    std::string text(std::string_view member);
    std::optional<std::string> optional_text(std::string_view member);
    std::vector<std::string> strings(std::string_view member);
    std::optional<int> number(std::string_view member, int min, int max);
    std::optional<Span> span(std::string_view member);
    std::optional<TimeOfDay> time_of_day(std::string_view member);

    template <class Enum>
    std::optional<Enum> enumerator(std::string_view member) {
        const auto text = optional_text(member);
        if (!text) return std::nullopt;
        Enum found{};
        if (boost::describe::enum_from_string(text->c_str(), found)) return found;
        std::vector<std::string> names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
            [&](auto each) { names.emplace_back(each.name); });
        fault(member, fmt::format("“{}” is not one of: {}.", *text, fmt::join(names, ", ")));
        return std::nullopt;
    }

    // Every member that nobody asked for is a fault, unless `also_known` says otherwise.
    void finish(const std::function<bool(std::string_view)>& also_known = {});

private:
    const boost::json::object* object_;
    std::string pointer_;
    Faults& faults_;
    std::set<std::string, std::less<>> known_;
};
