#include "core/condition.hpp"

#include <cmath>
#include <deque>
#include <limits>
#include <span>

#include "core/coercion.hpp"
#include "core/condition_operators.hpp"
#include "core/near_match.hpp"
#include "core/utf16.hpp"

namespace json = boost::json;

namespace {

constexpr int value_depth_max = 100;
constexpr double whole_max = 9'007'199'254'740'992;  // 2^53: beyond it a double skips whole numbers

const json::value null_value = nullptr;
const json::value true_value = true;
const json::value false_value = false;

using Value = const json::value*;  // null: undefined
using Values = std::vector<Value>;
using Rules = std::span<const json::value>;

// What `var` looks into: the whole data, an item of a list, or the two names of `reduce`.
struct Scope {
    Value value = nullptr;
    const json::object* members =
        nullptr;  // instead of `value`, where the data was given as an object
    bool is_reducing = false;
    Value current = nullptr;
    Value accumulator = nullptr;
};

json::value number_value(double number) {
    const bool is_whole = std::trunc(number) == number && std::abs(number) <= whole_max;
    const bool is_negative_zero = number == 0 && std::signbit(number);
    if (is_whole && !is_negative_zero) return static_cast<int64_t>(number);
    return number;
}

// The result as JSON has it.
json::value for_json(const json::value& value) {
    if (const auto* number = value.if_double()) {
        if (!std::isfinite(*number)) return nullptr;
        return *number == 0 ? json::value(0) : number_value(*number);
    }
    if (const auto* list = value.if_array()) {
        json::array out;
        out.reserve(list->size());
        for (const auto& item : *list) out.push_back(for_json(item));
        return out;
    }
    if (const auto* object = value.if_object()) {
        json::object out;
        out.reserve(object->size());
        for (const auto& [key, member] : *object) out.emplace(key, for_json(member));
        return out;
    }
    return value;
}

Rules arguments_of(const json::value& values) {
    if (const auto* list = values.if_array()) return {list->data(), list->size()};
    return {&values, 1};
}

Value at(const Values& values, size_t index) {
    return index < values.size() ? values[index] : nullptr;
}

// One evaluation: the values that it made and the steps that it has left.
class Evaluation {
public:
    // The result lives as long as the evaluation, the rule and the data.
    Value apply(const json::value& rule, const Scope& scope);
    json::value result(Value value) {
        if (!value) return nullptr;
        charge_copy(*value, 0);
        return for_json(*value);
    }

private:
    void charge(size_t steps);
    void charge_copy(const json::value& value, int depth);
    void charge_reading(Value value) {
        if (value) charge_copy(*value, 0);
    }
    Value keep(json::value value) { return &kept_.emplace_back(std::move(value)); }
    Value keep_number(double number) { return keep(number_value(number)); }
    Value keep_text(std::string_view text) {
        charge(text.size() / 16);
        return keep(json::value(text));
    }
    Value keep_list(const Values& items);
    Value truth(bool is_true) { return is_true ? &true_value : &false_value; }

    Value apply_rule(std::string_view name, Rules rules, const Scope& scope);
    Value apply_at(Rules rules, size_t index, const Scope& scope) {
        return index < rules.size() ? apply(rules[index], scope) : nullptr;
    }
    Values apply_all(Rules rules, const Scope& scope);

    Value choose(Rules rules, const Scope& scope);
    Value first_that(bool is_true, Rules rules, const Scope& scope);
    Value over_list(Operator code, Rules rules, const Scope& scope);
    Value reduce(Rules rules, const Scope& scope);
    size_t count_true(const json::array& list, const json::value& rule, Operator code);

    Value compute(Operator code, const Values& values, const Scope& scope);
    Value compare(Operator code, const Values& values);
    Value calculate(Operator code, const Values& values);
    Value extreme(Operator code, const Values& values);
    Value read(const Values& values, const Scope& scope);
    Value look_up(std::string_view path, const Scope& scope);
    Value descend(Value from, std::string_view key);
    Value whole(const Scope& scope);
    Value missing(const Values& values, const Scope& scope);
    Value missing_some(const Values& values, const Scope& scope);
    Value merge(const Values& values);
    bool contains(Value list, Value wanted);
    Value cat(const Values& values);
    Value substr(const Values& values);

    std::deque<json::value> kept_;
    size_t steps_left_ = condition_steps_max;
    int depth_ = 0;
};

void Evaluation::charge(size_t steps) {
    if (steps > steps_left_)
        throw Error(ErrorCode::invalid, "The condition takes too many steps; simplify it.");
    steps_left_ -= steps;
}

void Evaluation::charge_copy(const json::value& value, int depth) {
    if (depth > value_depth_max) {
        throw Error(ErrorCode::invalid,
                    "The condition makes lists that are nested too deeply; simplify it.");
    }
    charge(1);
    if (const auto* text = value.if_string()) charge(text->size() / 16);
    if (const auto* list = value.if_array()) {
        for (const auto& item : *list) charge_copy(item, depth + 1);
    }
    if (const auto* object = value.if_object()) {
        for (const auto& member : *object) {
            charge(member.key().size() / 16);
            charge_copy(member.value(), depth + 1);
        }
    }
}

Value Evaluation::keep_list(const Values& items) {
    json::array list;
    list.reserve(items.size());
    for (const Value item : items) {
        if (item) charge_copy(*item, 1);
        list.push_back(item ? *item : null_value);
    }
    return keep(std::move(list));
}

Value Evaluation::apply(const json::value& rule, const Scope& scope) {
    charge(1);
    if (depth_ >= condition_depth_max) {
        throw Error(ErrorCode::invalid, "The condition is nested too deeply; simplify it.");
    }
    ++depth_;
    Value value = &rule;
    if (const auto* list = rule.if_array()) {
        value = keep_list(apply_all({list->data(), list->size()}, scope));
    } else if (const auto* object = rule.if_object(); object && object->size() == 1) {
        const auto& [name, values] = *object->begin();
        value = apply_rule(name, arguments_of(values), scope);
    }
    --depth_;
    return value;
}

Value Evaluation::apply_rule(std::string_view name, Rules rules, const Scope& scope) {
    const auto row = find_operator(name);
    if (!row) {
        throw Error(ErrorCode::invalid, "The condition has an unknown operator: " +
                                            in_quotes(name) + suggestion(name, operator_names));
    }
    switch (row->code) {
        case Operator::if_:
            return choose(rules, scope);
        case Operator::and_:
            return first_that(false, rules, scope);
        case Operator::or_:
            return first_that(true, rules, scope);
        case Operator::map:
        case Operator::filter:
        case Operator::all:
        case Operator::none:
        case Operator::some:
            return over_list(row->code, rules, scope);
        case Operator::reduce:
            return reduce(rules, scope);
        default:
            return compute(row->code, apply_all(rules, scope), scope);
    }
}

Values Evaluation::apply_all(Rules rules, const Scope& scope) {
    Values values;
    values.reserve(rules.size());
    for (const auto& rule : rules) values.push_back(apply(rule, scope));
    return values;
}

Value Evaluation::choose(Rules rules, const Scope& scope) {
    size_t i = 0;
    for (; i + 1 < rules.size(); i += 2) {
        if (coercion::is_truthy(apply(rules[i], scope))) return apply(rules[i + 1], scope);
    }
    return i < rules.size() ? apply(rules[i], scope) : &null_value;
}

// The first value that is true, or false; else the last.
Value Evaluation::first_that(bool is_true, Rules rules, const Scope& scope) {
    Value value = nullptr;
    for (const auto& rule : rules) {
        value = apply(rule, scope);
        if (coercion::is_truthy(value) == is_true) return value;
    }
    return value;
}

Value Evaluation::over_list(Operator code, Rules rules, const Scope& scope) {
    static const json::array nothing;
    const Value source = apply_at(rules, 0, scope);
    const auto& list = source && source->is_array() ? source->get_array() : nothing;
    const auto& rule = rules.size() > 1 ? rules[1] : null_value;
    if (code == Operator::map || code == Operator::filter) {
        Values items;
        for (const auto& item : list) {
            const Value value = apply(rule, {.value = &item});
            if (code == Operator::map) items.push_back(value);
            if (code == Operator::filter && coercion::is_truthy(value)) items.push_back(&item);
        }
        return keep_list(items);
    }
    const size_t count = count_true(list, rule, code);
    if (code == Operator::some) return truth(count > 0);
    if (code == Operator::none) return truth(count == 0);
    return truth(!list.empty() && count == list.size());
}

// Stops at the item that decides.
size_t Evaluation::count_true(const json::array& list, const json::value& rule, Operator code) {
    size_t count = 0;
    for (const auto& item : list) {
        const bool is_true = coercion::is_truthy(apply(rule, {.value = &item}));
        if (is_true) ++count;
        if (is_true != (code == Operator::all)) return count;
    }
    return count;
}

Value Evaluation::reduce(Rules rules, const Scope& scope) {
    const Value source = apply_at(rules, 0, scope);
    Value accumulator = rules.size() > 2 ? apply(rules[2], scope) : &null_value;
    if (!source || !source->is_array()) return accumulator;
    for (const auto& item : source->get_array()) {
        const Scope inner{.is_reducing = true, .current = &item, .accumulator = accumulator};
        accumulator = apply_at(rules, 1, inner);
    }
    return accumulator;
}

Value Evaluation::compute(Operator code, const Values& values, const Scope& scope) {
    switch (code) {
        case Operator::var:
            return read(values, scope);
        case Operator::missing:
            return missing(values, scope);
        case Operator::missing_some:
            return missing_some(values, scope);
        case Operator::not_:
            return truth(!coercion::is_truthy(at(values, 0)));
        case Operator::truthy:
            return truth(coercion::is_truthy(at(values, 0)));
        case Operator::log:
            return at(values, 0);
        case Operator::merge:
            return merge(values);
        case Operator::in:
            return truth(contains(at(values, 1), at(values, 0)));
        case Operator::cat:
            return cat(values);
        case Operator::substr:
            return substr(values);
        case Operator::max:
        case Operator::min:
            return extreme(code, values);
        case Operator::add:
        case Operator::subtract:
        case Operator::multiply:
        case Operator::divide:
        case Operator::remainder:
            return calculate(code, values);
        default:
            return compare(code, values);
    }
}

Value Evaluation::compare(Operator code, const Values& values) {
    for (const Value value : values) charge_reading(value);
    const Value a = at(values, 0);
    const Value b = at(values, 1);
    const Value c = at(values, 2);
    switch (code) {
        case Operator::equal:
            return truth(coercion::are_loosely_equal(a, b));
        case Operator::unequal:
            return truth(!coercion::are_loosely_equal(a, b));
        case Operator::identical:
            return truth(coercion::are_strictly_equal(a, b));
        case Operator::not_identical:
            return truth(!coercion::are_strictly_equal(a, b));
        case Operator::greater:
            return truth(coercion::compare(a, b) > 0);
        case Operator::at_least:
            return truth(coercion::compare(a, b) >= 0);
        case Operator::less:
            return truth(coercion::compare(a, b) < 0 && (!c || coercion::compare(b, c) < 0));
        default:
            return truth(coercion::compare(a, b) <= 0 && (!c || coercion::compare(b, c) <= 0));
    }
}

Value Evaluation::calculate(Operator code, const Values& values) {
    for (const Value value : values) charge_reading(value);
    const double a = coercion::to_number(at(values, 0));
    const double b = coercion::to_number(at(values, 1));
    switch (code) {
        case Operator::subtract:
            return keep_number(at(values, 1) ? a - b : -a);
        case Operator::divide:
            return keep_number(a / b);
        case Operator::remainder:
            return keep_number(std::fmod(a, b));
        case Operator::multiply:
            break;
        default: {
            double sum = 0;
            for (const Value value : values) sum += coercion::leading_number(value);
            return keep_number(sum);
        }
    }
    if (values.size() == 1)
        return values[0];  // as it is: that is what the public implementation returns
    double product = 1;
    for (const Value value : values) product *= coercion::leading_number(value);
    return keep_number(product);
}

Value Evaluation::extreme(Operator code, const Values& values) {
    const bool is_max = code == Operator::max;
    double found =
        is_max ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    for (const Value value : values) {
        charge_reading(value);
        const double number = coercion::to_number(value);
        if (std::isnan(number)) return keep_number(number);
        found = is_max ? std::max(found, number) : std::min(found, number);
    }
    return keep_number(found);
}

Value Evaluation::read(const Values& values, const Scope& scope) {
    const Value path = at(values, 0);
    const bool is_whole =
        !path || path->is_null() || (path->is_string() && path->get_string().empty());
    if (is_whole) return whole(scope);
    charge_reading(path);
    if (const Value found = look_up(coercion::to_text(path), scope)) return found;
    return at(values, 1) ? at(values, 1) : &null_value;
}

// The data itself.
Value Evaluation::whole(const Scope& scope) {
    if (!scope.is_reducing && !scope.members) return scope.value;
    json::object members;
    if (scope.is_reducing) {
        for (const auto& [name, value] :
             {std::pair{"current", scope.current}, {"accumulator", scope.accumulator}}) {
            if (!value) continue;
            charge_copy(*value, 1);
            members.emplace(name, *value);
        }
    } else {
        for (const auto& member : *scope.members) charge_copy(member.value(), 1);
        members = *scope.members;
    }
    return keep(std::move(members));
}

// Undefined if there is no such value. A path that ends at a null finds that null.
Value Evaluation::look_up(std::string_view path, const Scope& scope) {
    charge(1 + path.size() / 16);
    size_t end = path.find('.');
    const auto first = path.substr(0, end);
    Value value = nullptr;
    if (scope.is_reducing) {
        if (first == "current") value = scope.current;
        if (first == "accumulator") value = scope.accumulator;
    } else {
        value = scope.members ? scope.members->if_contains(first) : descend(scope.value, first);
    }
    while (value && end != std::string_view::npos) {
        charge(1);
        path.remove_prefix(end + 1);
        end = path.find('.');
        value = descend(value, path.substr(0, end));
    }
    return value;
}

// A member, an item by its number, a character by its number, or a length.
Value Evaluation::descend(Value from, std::string_view key) {
    if (!from) return nullptr;
    if (const auto* object = from->if_object()) return object->if_contains(key);
    const auto index = utf16::parse_index(key);
    if (const auto* list = from->if_array()) {
        if (key == "length") return keep_number(static_cast<double>(list->size()));
        return index && *index < list->size() ? &(*list)[*index] : nullptr;
    }
    const auto* text = from->if_string();
    if (!text) return nullptr;
    charge(text->size() / 16);
    const size_t length = utf16::length(*text);
    if (key == "length") return keep_number(static_cast<double>(length));
    return index && *index < length ? keep_text(utf16::slice(*text, *index, 1)) : nullptr;
}

Value Evaluation::missing(const Values& values, const Scope& scope) {
    Values keys = values;
    if (at(values, 0) && values[0]->is_array()) {
        keys.clear();
        for (const auto& key : values[0]->get_array()) keys.push_back(&key);
    }
    Values absent;
    for (const Value key : keys) {
        const Value found = read({key}, scope);
        const bool is_blank =
            !found || found->is_null() || (found->is_string() && found->get_string().empty());
        if (is_blank) absent.push_back(key);
    }
    return keep_list(absent);
}

Value Evaluation::missing_some(const Values& values, const Scope& scope) {
    const Value options = at(values, 1);
    const size_t count = options && options->is_array() ? options->get_array().size() : 1;
    const Value absent = missing({options}, scope);
    const auto present = static_cast<double>(count - absent->get_array().size());
    return present >= coercion::to_number(at(values, 0)) ? keep(json::array()) : absent;
}

Value Evaluation::merge(const Values& values) {
    Values items;
    for (const Value value : values) {
        if (!value || !value->is_array()) {
            items.push_back(value);
            continue;
        }
        for (const auto& item : value->get_array()) items.push_back(&item);
    }
    return keep_list(items);
}

bool Evaluation::contains(Value list, Value wanted) {
    charge_reading(list);
    if (!list) return false;
    if (const auto* text = list->if_string()) {
        charge_reading(wanted);
        if (text->empty()) return false;
        return std::string_view(*text).find(coercion::to_text(wanted)) != std::string_view::npos;
    }
    const auto* items = list->if_array();
    if (!items) return false;
    for (const auto& item : *items) {
        if (coercion::are_strictly_equal(&item, wanted)) return true;
    }
    return false;
}

Value Evaluation::cat(const Values& values) {
    std::string text;
    for (const Value value : values) {
        charge_reading(value);
        if (value && !value->is_null()) text += coercion::to_text(value);
    }
    return keep_text(text);
}

Value Evaluation::substr(const Values& values) {
    charge_reading(at(values, 0));
    const auto source = coercion::to_text(at(values, 0));
    const double length = static_cast<double>(utf16::length(source));
    // JavaScript's whole number of an argument: not a number is 0, fractions are cut off.
    const auto whole = [&](Value value) {
        const double number = std::trunc(coercion::to_number(value));
        return std::isnan(number) ? 0.0 : std::clamp(number, -length, length);
    };
    double from = whole(at(values, 1));
    if (from < 0) from += length;
    double count = length - from;
    if (at(values, 2)) {
        const bool is_from_end = coercion::to_number(at(values, 2)) < 0;
        const double given = whole(at(values, 2));
        count = is_from_end ? count + given : std::min(count, given);
    }
    if (count <= 0) return keep_text("");
    return keep_text(utf16::slice(source, static_cast<size_t>(from), static_cast<size_t>(count)));
}

}

json::value evaluate(const json::value& rule, const json::value& data) {
    Evaluation evaluation;
    return evaluation.result(evaluation.apply(rule, {.value = &data}));
}

json::value evaluate(const json::value& rule, const json::object& data) {
    Evaluation evaluation;
    return evaluation.result(evaluation.apply(rule, {.members = &data}));
}

bool holds(const json::value& rule, const json::value& data) {
    Evaluation evaluation;
    return coercion::is_truthy(evaluation.apply(rule, {.value = &data}));
}

bool holds(const json::value& rule, const json::object& data) {
    Evaluation evaluation;
    return coercion::is_truthy(evaluation.apply(rule, {.members = &data}));
}
