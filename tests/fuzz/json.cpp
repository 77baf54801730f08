// JSON, strictly, and a described struct read from it with all its faults.
#include <algorithm>
#include <cmath>

#include <boost/json.hpp>

#include "core/calendar_form.hpp"
#include "core/form.hpp"
#include "fuzz/target.hpp"
#include "reflect/json.hpp"

namespace {

// Equal, but for the last digits of fractions and of numbers beyond 64 bits.
bool are_alike(const boost::json::value& a, const boost::json::value& b) {
    if (a == b) return true;
    if (a.is_number() && b.is_number()) {
        const auto x = a.to_number<double>();
        const auto y = b.to_number<double>();
        return std::abs(x - y) <= 1e-12 * std::max(std::abs(x), std::abs(y));
    }
    if (const auto* list = a.if_array()) {
        const auto* other = b.if_array();
        return other != nullptr && std::ranges::equal(*list, *other, are_alike);
    }
    const auto* object = a.if_object();
    const auto* other = b.if_object();
    if (object == nullptr || other == nullptr || object->size() != other->size()) return false;
    return std::ranges::all_of(*object, [&](const auto& member) {
        const auto* value = other->if_contains(member.key());
        return value != nullptr && are_alike(member.value(), *value);
    });
}

template <class T>
void read(const boost::json::value& value) {
    Faults faults;
    const auto read = reflect::from_json<T>(value, faults);
    demand(faults.size() <= reflect::faults_max, "faults are bounded");
    if (!faults.empty()) return;
    const auto written = reflect::to_json(read);
    const auto again = reflect::from_json<T>(written, faults);
    demand(faults.empty() && are_alike(reflect::to_json(again), written),
           "a struct is read as written");
}

}

void fuzz_json(std::string_view bytes) {
    is_accepted([&] {
        const auto value = reflect::parse_json(bytes);
        demand(are_alike(reflect::parse_json(boost::json::serialize(value)), value),
               "what we write says the same");
        read<Form>(value);
        read<Calendar>(value);
        read<std::vector<Span>>(value);
    });
}
