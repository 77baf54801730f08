// JsonLogic rules over any JSON: bounded, and never refused for what a check has passed.
#include <boost/json.hpp>

#include "core/condition.hpp"
#include "fuzz/target.hpp"
#include "reflect/json.hpp"

void fuzz_condition(std::string_view bytes) {
    is_accepted([&] {
        const auto document = reflect::parse_json(bytes);
        const auto* object = document.if_object();
        if (object == nullptr || !object->contains("rule")) return;
        const auto& rule = object->at("rule");
        const auto* found = object->if_contains("data");
        const boost::json::value data = found ? *found : boost::json::value{};
        Faults faults;
        check_condition(rule, faults);
        variables_of(rule);
        const auto result = evaluate(rule, data);
        demand(evaluate(rule, data) == result, "a rule comes to the same twice");
        holds(rule, data);
    });
}
