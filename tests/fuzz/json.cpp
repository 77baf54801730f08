// JSON, strictly, and a described struct read from it with all its faults.
#include <boost/json.hpp>

#include "core/calendar_form.hpp"
#include "core/form.hpp"
#include "fuzz/target.hpp"
#include "reflect/json.hpp"

namespace {

template <class T>
void read(const boost::json::value& value) {
    Faults faults;
    const auto read = reflect::from_json<T>(value, faults);
    demand(faults.size() <= reflect::faults_max, "faults are bounded");
    if (!faults.empty()) return;
    const auto written = reflect::to_json(read);
    const auto again = reflect::from_json<T>(written, faults);
    demand(faults.empty() && reflect::to_json(again) == written, "a struct is read as written");
}

}

void fuzz_json(std::string_view bytes) {
    is_accepted([&] {
        const auto value = reflect::parse_json(bytes);
        demand(reflect::parse_json(boost::json::serialize(value)) == value,
               "what we write says the same");
        read<Form>(value);
        read<Calendar>(value);
        read<std::vector<Span>>(value);
    });
}
