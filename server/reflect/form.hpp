// How each sort of type stands in JSON: Form<T> writes it, reads it and describes it. Ready are
// bool, integers, double, std::string, described enums and structs, Id, Time, Date, optional,
// vector, map by name, and raw boost::json values. A type with a form of its own specialises Form;
// one whose form is a piece of text derives it from TextForm.
#pragma once

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "reflect/enums.hpp"
#include "reflect/reader.hpp"
#include "reflect/schema_set.hpp"

namespace reflect {

namespace json = boost::json;

// For every T:  static json::value write(const T&);
//               static void read(const json::value&, T&, Reader&);   leaves T as it was where it
//               finds a fault static json::object schema(SchemaSet&);
template <class T>
struct Form;

template <>
struct Form<bool> {
    static json::value write(bool from) { return from; }
    static void read(const json::value& from, bool& out, Reader& reader);
    static json::object schema(SchemaSet&) { return {{"type", "boolean"}}; }
};

template <>
struct Form<double> {
    // Not a number and infinity have no JSON form: a check.
    static json::value write(double from);
    static void read(const json::value& from, double& out, Reader& reader);
    static json::object schema(SchemaSet&) { return {{"type", "number"}}; }
};

template <>
struct Form<std::string> {
    static json::value write(const std::string& from) { return json::value(from); }
    // Text is UTF-8 and holds no NUL, which databases do not store.
    static void read(const json::value& from, std::string& out, Reader& reader);
    static json::object schema(SchemaSet&) { return {{"type", "string"}}; }
};

// Raw JSON passes as it is.
template <>
struct Form<json::value> {
    static json::value write(const json::value& from) { return from; }
    static void read(const json::value& from, json::value& out, Reader&) { out = from; }
    static json::object schema(SchemaSet&) { return {}; }
};

template <>
struct Form<json::object> {
    static json::value write(const json::object& from) { return from; }
    static void read(const json::value& from, json::object& out, Reader& reader);
    static json::object schema(SchemaSet&) { return {{"type", "object"}}; }
};

template <>
struct Form<json::array> {
    static json::value write(const json::array& from) { return from; }
    static void read(const json::value& from, json::array& out, Reader& reader);
    static json::object schema(SchemaSet&) {
        return {{"type", "array"}, {"items", json::object()}};
    }
};

namespace integer_form {
// Nothing and a fault unless `from` is a whole number from `least` to `most`. 3.0 is one.
std::optional<int64_t> read(const json::value& from, int64_t least, int64_t most, Reader& reader);
json::object schema(int64_t least, size_t bytes);
}

// Up to 63 bits: what the database and JSON's readers can hold.
template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
struct Form<T> {
    static constexpr int64_t least = static_cast<int64_t>(std::numeric_limits<T>::min());
    static constexpr int64_t most =
        std::cmp_greater(std::numeric_limits<T>::max(), std::numeric_limits<int64_t>::max())
            ? std::numeric_limits<int64_t>::max()
            : static_cast<int64_t>(std::numeric_limits<T>::max());

    static json::value write(T from) {
        check(std::cmp_less_equal(from, most), "a whole number fits in 63 bits");
        return static_cast<int64_t>(from);
    }
    static void read(const json::value& from, T& out, Reader& reader) {
        if (const auto number = integer_form::read(from, least, most, reader)) {
            out = static_cast<T>(*number);
        }
    }
    static json::object schema(SchemaSet&) { return integer_form::schema(least, sizeof(T)); }
};

// The form of what is one piece of text. `Text` gives
//     static std::string print(const T&);
//     static std::optional<T> parse(std::string_view);
//     static constexpr std::string_view expected;   // "a date such as 2026-03-10"
//     static json::object schema();
template <class T, class Text>
struct TextForm {
    static json::value write(const T& from) { return json::value(Text::print(from)); }
    static void read(const json::value& from, T& out, Reader& reader) {
        const auto* text = from.if_string();
        auto parsed = text ? Text::parse(std::string_view(*text)) : std::nullopt;
        if (!parsed) return reader.expected(Text::expected, from);
        out = std::move(*parsed);
    }
    static json::object schema(SchemaSet&) { return Text::schema(); }
};

struct TimeText {
    static constexpr std::string_view expected = "a time such as 2026-03-10T09:00:00Z";
    static std::string print(Time time) { return to_text(time); }
    static std::optional<Time> parse(std::string_view text) { return parse_time(text); }
    static json::object schema() { return {{"type", "string"}, {"format", "date-time"}}; }
};
template <>
struct Form<Time> : TextForm<Time, TimeText> {};

struct DateText {
    static constexpr std::string_view expected = "a date such as 2026-03-10";
    static std::string print(Date date) { return to_text(date); }
    static std::optional<Date> parse(std::string_view text) { return parse_date(text); }
    static json::object schema() { return {{"type", "string"}, {"format", "date"}}; }
};
template <>
struct Form<Date> : TextForm<Date, DateText> {};

template <class Tag>
struct Form<Id<Tag>> {
    // The null id names nothing and is never sent: a check. What may be missing is an optional.
    static json::value write(Id<Tag> from) {
        check(!from.is_null(), "an id that is sent names something");
        return json::value(to_text(from));
    }
    static void read(const json::value& from, Id<Tag>& out, Reader& reader) {
        const auto* text = from.if_string();
        const auto id = text ? parse_id<Id<Tag>>(std::string_view(*text)) : std::nullopt;
        if (!id)
            return reader.expected("an id that begins with " + std::string(Tag::prefix) + "_",
                                   from);
        out = *id;
    }
    static json::object schema(SchemaSet&) {
        return {{"type", "string"}, {"pattern", "^" + std::string(Tag::prefix) + "_[0-9a-z]{13}$"}};
    }
};

template <class E>
    requires boost::describe::has_describe_enumerators<E>::value
struct Form<E> {
    static json::value write(E from) { return json::value(name_of(from)); }
    static void read(const json::value& from, E& out, Reader& reader) {
        const auto* text = from.if_string();
        if (!text) return reader.expected("one of a list of names", from);
        const auto value = parse_name<E>(std::string_view(*text));
        if (!value) return reader.fault(not_one_of(std::string_view(*text), names<E>()));
        out = *value;
    }
    static json::object schema(SchemaSet& set) {
        return set.refer<E>([] { return json::object{{"type", "string"}, {"enum", name_list()}}; });
    }

private:
    static json::array name_list() {
        json::array list;
        for (const auto name : names<E>()) list.push_back(json::value(name));
        return list;
    }
};

// Absent when empty. Null is refused, but for an optional in an optional, where absent says "leave
// it" and null "empty it".
template <class T>
struct Form<std::optional<T>> {
    static json::value write(const std::optional<T>& from) {
        return from ? Form<T>::write(*from) : json::value(nullptr);
    }
    static void read(const json::value& from, std::optional<T>& out, Reader& reader) {
        if (from.is_null() && !std::same_as<T, json::value>) {
            return reader.fault("expected a value, found null; leave the member out instead");
        }
        const size_t faults_before = reader.fault_count();
        T value{};
        Form<T>::read(from, value, reader);
        if (reader.fault_count() == faults_before) out = std::move(value);
    }
    static json::object schema(SchemaSet& set) { return Form<T>::schema(set); }
};

template <class T>
struct Form<std::optional<std::optional<T>>> {
    static json::value write(const std::optional<std::optional<T>>& from) {
        return from ? Form<std::optional<T>>::write(*from) : json::value(nullptr);
    }
    static void read(const json::value& from, std::optional<std::optional<T>>& out,
                     Reader& reader) {
        std::optional<T> value;
        if (from.is_null()) {
            out = value;
            return;
        }
        Form<std::optional<T>>::read(from, value, reader);
        if (value) out = std::move(value);
    }
    static json::object schema(SchemaSet& set) {
        json::array either{Form<T>::schema(set), json::object{{"type", "null"}}};
        return {{"anyOf", std::move(either)}};
    }
};

template <class T>
struct Form<std::vector<T>> {
    static json::value write(const std::vector<T>& from) {
        json::array list;
        list.reserve(from.size());
        for (const auto& item : from) list.push_back(Form<T>::write(item));
        return list;
    }
    static void read(const json::value& from, std::vector<T>& out, Reader& reader) {
        const auto* list = from.if_array();
        if (!list) return reader.expected("a list", from);
        out.clear();
        out.reserve(list->size());
        for (size_t i = 0; i < list->size() && !reader.is_full(); ++i) {
            T item{};
            reader.inside(std::to_string(i), [&] { Form<T>::read((*list)[i], item, reader); });
            out.push_back(std::move(item));
        }
    }
    static json::object schema(SchemaSet& set) {
        return {{"type", "array"}, {"items", Form<T>::schema(set)}};
    }
};

template <class T>
struct Form<std::map<std::string, T>> {
    static json::value write(const std::map<std::string, T>& from) {
        json::object members;
        for (const auto& [key, value] : from) members.emplace(key, Form<T>::write(value));
        return members;
    }
    static void read(const json::value& from, std::map<std::string, T>& out, Reader& reader) {
        const auto* members = from.if_object();
        if (!members) return reader.expected("an object", from);
        out.clear();
        for (const auto& member : *members) {
            if (reader.is_full()) return;
            std::string key(member.key());
            reader.inside(key, [&] {
                std::string checked_key;
                Form<std::string>::read(json::value(key), checked_key, reader);
                Form<T>::read(member.value(), out[key], reader);
            });
        }
    }
    static json::object schema(SchemaSet& set) {
        return {{"type", "object"}, {"additionalProperties", Form<T>::schema(set)}};
    }
};

// Whether a member of this type may be absent when its attributes do not say.
template <class T>
inline constexpr bool may_be_absent = false;
template <class T>
inline constexpr bool may_be_absent<std::optional<T>> = true;
template <class T>
inline constexpr bool may_be_absent<std::vector<T>> = true;
template <class T>
inline constexpr bool may_be_absent<std::map<std::string, T>> = true;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T, class Descriptor>
using MemberType = std::remove_cvref_t<decltype(std::declval<T&>().*Descriptor::pointer)>;

// T's members with their attributes, in the order of their description.
template <class T>
const std::vector<Member>& members_of() {
    static const auto all = [] {
        std::vector<Member> list;
        boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
            Member member{{.name = key_of(descriptor.name)}};
            for (const auto& field : fields<T>) {
                if (field.name == member.field.name) member.field = field;
            }
            member.is_required =
                member.field.required.value_or(!may_be_absent<MemberType<T, decltype(descriptor)>>);
            list.push_back(member);
        });
        return list;
    }();
    return all;
}

template <class T>
    requires boost::describe::has_describe_members<T>::value
struct Form<T> {
    static json::value write(const T& from) {
        json::object object;
        boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
            using M = MemberType<T, decltype(descriptor)>;
            const M& member = from.*descriptor.pointer;
            if constexpr (is_optional<M>) {
                if (!member) return;
            }
            object.emplace(key_of(descriptor.name), Form<M>::write(member));
        });
        return object;
    }

    static void read(const json::value& from, T& out, Reader& reader) {
        const auto* object = from.if_object();
        if (!object) return reader.expected("an object", from);
        const auto& members = members_of<T>();
        size_t index = 0;
        boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
            using M = MemberType<T, decltype(descriptor)>;
            const auto& member = members[index++];
            const auto* value = find_member(*object, member, reader);
            if (!value) return;
            reader.inside(member.field.name, [&] {
                const size_t faults_before = reader.fault_count();
                Form<M>::read(*value, out.*descriptor.pointer, reader);
                if (reader.fault_count() == faults_before)
                    check_limits(*value, member.field, reader);
            });
        });
        refuse_unknown(*object, members, reader);
    }

    static json::object schema(SchemaSet& set) {
        return set.refer<T>([&] { return definition(set); });
    }

private:
    static json::object definition(SchemaSet& set) {
        const T defaults{};
        StructSchema schema(set.direction());
        const auto& members = members_of<T>();
        size_t index = 0;
        boost::mp11::mp_for_each<Members<T>>([&](auto descriptor) {
            using M = MemberType<T, decltype(descriptor)>;
            const auto& member = members[index++];
            schema.add(member, Form<M>::schema(set), is_optional<M>);
            if constexpr (!may_be_absent<M>) {
                if (!member.is_required)
                    schema.set_default(Form<M>::write(defaults.*descriptor.pointer));
            }
        });
        return schema.finish();
    }
};

}
