// Described structs to JSON and back. Reading is strict: it finds all faults at once, each with its
// JSON pointer, and refuses what it does not know. Types and their forms are in reflect/form.hpp,
// limits in reflect/fields.hpp.
#pragma once

#include <string>
#include <string_view>

#include "reflect/form.hpp"

namespace reflect {

// Members in the order of their description; empty optionals are left out.
template <class T>
boost::json::value to_json(const T& from) {
    return Form<T>::write(from);
}

// What could be read; the value is to be used only if `faults` has not grown. `pointer` is where
// `from` stands in its document. At most `faults_max` faults are kept.
template <class T>
T from_json(const boost::json::value& from, Faults& faults, std::string pointer = "") {
    Reader reader(faults, std::move(pointer));
    T out{};
    Form<T>::read(from, out, reader);
    return out;
}

// Throws Error(invalid) that names the first fault and carries them all. Nothing if there is none.
void throw_faults(Faults faults);

// Throws Error(invalid) with all faults.
template <class T>
T parse(const boost::json::value& from) {
    Faults faults;
    T out = from_json<T>(from, faults);
    if (!faults.empty()) throw_faults(std::move(faults));
    return out;
}

// JSON text (RFC 8259), strictly: no comments, no trailing commas, UTF-8, no NUL, no member twice
// in one object, at most `depth_max` deep. Throws Error(malformed) that names the line and column.
boost::json::value parse_json(std::string_view text);

// Both in one.
template <class T>
T parse_text(std::string_view text) {
    return parse<T>(parse_json(text));
}

}
