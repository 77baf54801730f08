#include <algorithm>

#include "core/coercion.hpp"
#include "core/condition.hpp"
#include "core/condition_operators.hpp"
#include "core/json_pointer.hpp"
#include "core/near_match.hpp"

namespace json = boost::json;

namespace {

constexpr size_t faults_max = 100;

std::string arguments_in_words(size_t count) {
    return std::to_string(count) + (count == 1 ? " argument" : " arguments");
}

std::string expected_in_words(const OperatorRow& row) {
    if (row.most == any_number) return "at least " + arguments_in_words(row.least);
    if (row.least == row.most) return arguments_in_words(row.least);
    return std::to_string(row.least) + " to " + arguments_in_words(row.most);
}

class RuleCheck {
public:
    explicit RuleCheck(Faults& faults) : faults_(faults), room_(faults.size() + faults_max) {}

    void check_rule(const json::value& rule, const std::string& pointer, int depth) {
        if (faults_.size() >= room_) return;
        if (depth > condition_depth_max)
            return fault(pointer, "the condition is nested too deeply");
        if (const auto* list = rule.if_array()) check_items(*list, pointer, depth);
        const auto* object = rule.if_object();
        if (!object) return;
        if (object->size() == 1) return check_operation(*object->begin(), pointer, depth);
        for (const auto& member : *object) {
            if (!find_operator(member.key())) continue;
            return fault(pointer, "expected one operator, found " + std::to_string(object->size()) +
                                      " members; combine rules with \"and\" or \"or\"");
        }
    }

private:
    void fault(const std::string& pointer, std::string message) {
        faults_.push_back({pointer, std::move(message)});
    }

    void check_items(const json::array& list, const std::string& pointer, int depth) {
        for (size_t i = 0; i < list.size(); ++i) {
            check_rule(list[i], pointer + '/' + std::to_string(i), depth + 1);
        }
    }

    void check_operation(const json::key_value_pair& operation, const std::string& pointer,
                         int depth) {
        const std::string_view name = operation.key();
        const auto& values = operation.value();
        const auto place = member_pointer(pointer, name);
        const auto row = find_operator(name);
        if (!row)
            return fault(
                place, in_quotes(name) + " is not an operator" + suggestion(name, operator_names));
        const auto* list = values.if_array();
        const size_t count = list ? list->size() : 1;
        if (count < row->least || count > row->most) {
            fault(place, in_quotes(name) + " takes " + expected_in_words(*row) + ", found " +
                             std::to_string(count));
        }
        if (list) return check_items(*list, place, depth);
        check_rule(values, place, depth + 1);
    }

    Faults& faults_;
    const size_t room_;
};

class Variables {
public:
    void collect(const json::value& rule, int depth = 0) {
        if (depth > condition_depth_max) return;
        if (const auto* list = rule.if_array()) {
            for (const auto& item : *list) collect(item, depth + 1);
        }
        const auto* object = rule.if_object();
        if (!object || object->size() != 1) return;
        const auto& [name, values] = *object->begin();
        const auto row = find_operator(name);
        if (!row) return;
        const auto* list = values.if_array();
        const size_t count = list ? list->size() : 1;
        for (size_t i = 0; i < count; ++i) {
            const auto& argument = list ? (*list)[i] : values;
            const bool is_path = (row->code == Operator::var && i == 0) ||
                                 row->code == Operator::missing ||
                                 (row->code == Operator::missing_some && i == 1);
            const bool is_of_item = i == 1 && is_over_list(row->code);
            if (is_path) collect_path(argument);
            if (!is_of_item) collect(argument, depth + 1);
        }
    }

    std::vector<std::string> found;

private:
    static bool is_over_list(Operator code) {
        return code == Operator::map || code == Operator::filter || code == Operator::reduce ||
               code == Operator::all || code == Operator::none || code == Operator::some;
    }

    void collect_path(const json::value& path) {
        if (const auto* list = path.if_array()) {
            for (const auto& item : *list) {
                if (!item.is_array()) collect_path(item);
            }
            return;
        }
        if (path.is_object() || path.is_null()) return;
        auto text = coercion::to_text(&path);
        if (!text.empty() && std::find(found.begin(), found.end(), text) == found.end()) {
            found.push_back(std::move(text));
        }
    }
};

}

void check_condition(const json::value& rule, Faults& faults, const std::string& pointer) {
    RuleCheck(faults).check_rule(rule, pointer, 1);
}

std::vector<std::string> variables_of(const json::value& rule) {
    Variables variables;
    variables.collect(rule);
    return std::move(variables.found);
}
