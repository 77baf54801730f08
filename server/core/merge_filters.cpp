#include "core/merge_filters.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/calendar.hpp"
#include "core/coercion.hpp"
#include "core/date_words.hpp"
#include "core/letter_case.hpp"
#include "core/near_match.hpp"

namespace json = boost::json;

namespace {

using Arguments = std::vector<json::value>;

constexpr int list_depth_max = 100;
constexpr double amount_max = 1e15;
constexpr size_t decimals_max = 6;
constexpr auto date_styles = std::to_array<std::string_view>({"long", "short", "weekday", "iso"});

struct Currency {
    std::string_view code;
    std::string_view sign;
    int decimals;
};
constexpr auto currencies = std::to_array<Currency>({
    {"EUR", "€", 2},
    {"USD", "$", 2},
    {"GBP", "£", 2},
    {"JPY", "¥", 0},
    {"KRW", "₩", 0},
    {"INR", "₹", 2},
    {"VND", "", 0},
    {"CLP", "", 0},
    {"ISK", "", 0},
    {"KWD", "", 3},
    {"BHD", "", 3},
    {"OMR", "", 3},
    {"JOD", "", 3},
    {"TND", "", 3},
});

std::string_view text_of(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(*text) : std::string_view();
}

bool is_space_at(std::string_view text, size_t& i) {
    const char c = text[i];
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
        ++i;
        return true;
    }
    if (!text.substr(i).starts_with("\u00a0")) return false;
    i += 2;
    return true;
}

bool is_blank_at(const json::value& value, int depth) {
    if (value.is_null() || depth > list_depth_max) return true;
    if (value.is_string()) {
        const auto text = text_of(value);
        size_t i = 0;
        while (i < text.size()) {
            if (!is_space_at(text, i)) return false;
        }
        return true;
    }
    const auto* list = value.if_array();
    if (!list) return false;
    for (const auto& item : *list) {
        if (!is_blank_at(item, depth + 1)) return false;
    }
    return true;
}

// A value as a message shows it.
std::string in_message(const json::value& value) {
    if (value.is_object()) return "a group of fields";
    if (value.is_array()) return "a list";
    return in_quotes(coercion::to_text(&value));
}

void refuse(MergeValue& value, std::string_view expected) {
    value.problem = fmt::format("is no {}: {}", expected, in_message(*value.value));
}

void show(MergeValue& value, std::string_view text) {
    auto made = std::make_unique<json::value>(
        text);  // before the old one goes, which `text` may be part of
    value.value = made.get();
    value.made = std::move(made);
}

// A number with commas between thousands, "-1,200.50".
std::string grouped(double number, size_t decimals) {
    auto digits = fmt::format("{:.{}f}", std::abs(number), decimals);
    const size_t point = std::min(digits.find('.'), digits.size());
    for (size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
    const bool is_zero = digits.find_first_of("123456789") == std::string::npos;
    return number < 0 && !is_zero ? "-" + digits : digits;
}

// A finite number that can be shown, out of a number or a text that is one.
std::optional<double> number_of(const json::value& value) {
    if (!value.is_number() && !value.is_string()) return std::nullopt;
    const double number = coercion::to_number(&value);
    const bool is_shown = std::isfinite(number) && std::abs(number) < amount_max;
    return is_shown ? std::optional(number) : std::nullopt;
}

std::string money_text(double amount, std::string_view code) {
    Currency currency{code, "", 2};
    for (const auto& known : currencies) {
        if (known.code == code) currency = known;
    }
    auto digits = grouped(amount, static_cast<size_t>(currency.decimals));
    const bool is_negative = digits.starts_with('-');
    if (is_negative) digits.erase(0, 1);
    const auto sign = currency.sign.empty() ? fmt::format("{} ", code) : std::string(currency.sign);
    return (is_negative ? "-" : "") + sign + digits;
}

bool is_currency(std::string_view code) {
    return code.size() == 3 &&
           code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

void filter_money(MergeValue& value, const Arguments& arguments, const MergeOptions& options) {
    std::string code(arguments.empty() ? std::string_view(options.currency)
                                       : text_of(arguments[0]));
    auto amount = number_of(*value.value);
    if (const auto* object = value.value->if_object()) {
        const auto* own_amount = object->if_contains("amount");
        const auto* own_code = object->if_contains("currency");
        if (own_amount) amount = number_of(*own_amount);
        if (own_code && is_currency(text_of(*own_code))) code = text_of(*own_code);
    }
    if (!amount) return refuse(value, "amount");
    show(value, money_text(*amount, code));
}

void filter_number(MergeValue& value, const Arguments& arguments, const MergeOptions&) {
    const auto number = number_of(*value.value);
    if (!number) return refuse(value, "number");
    if (!arguments.empty())
        return show(value, grouped(*number, static_cast<size_t>(arguments[0].get_int64())));
    auto digits = grouped(*number, decimals_max);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
    show(value, digits);
}

std::string date_text(Date day, std::string_view style, MergeLocale locale) {
    if (style == "iso") return to_text(day);
    const auto number = unsigned{day.day()};
    const auto year = int{day.year()};
    const auto month =
        name_of(day.month()).substr(0, style == "short" ? 3 : std::string_view::npos);
    const auto weekday = name_of(std::chrono::weekday{std::chrono::sys_days{day}});
    if (locale == MergeLocale::en_us) {
        const auto text = fmt::format("{} {}, {}", month, number, year);
        return style == "weekday" ? fmt::format("{}, {}", weekday, text) : text;
    }
    const auto text = fmt::format("{} {} {}", number, month, year);
    return style == "weekday" ? fmt::format("{} {}", weekday, text) : text;
}

void filter_date(MergeValue& value, const Arguments& arguments, const MergeOptions& options) {
    const auto text = text_of(*value.value);
    const auto style = arguments.empty() ? "long" : text_of(arguments[0]);
    auto day = parse_date(text);
    if (const auto time = parse_time(text)) day = date_of(*time, options.zone);
    if (!day) return refuse(value, "date");
    show(value, date_text(*day, style, options.locale));
}

std::string time_text(TimeOfDay time, MergeLocale locale) {
    if (locale == MergeLocale::en_gb) return to_text(time);
    const int hours = time.minutes / 60 % 24;
    return fmt::format("{}:{:02} {}", hours % 12 == 0 ? 12 : hours % 12, time.minutes % 60,
                       hours < 12 ? "AM" : "PM");
}

void filter_time(MergeValue& value, const Arguments&, const MergeOptions& options) {
    const auto text = text_of(*value.value);
    auto of_day = parse_time_of_day(text);
    if (const auto time = parse_time(text)) {
        const auto local = local_of(*time, options.zone).time_since_epoch();
        const auto since_midnight = local - std::chrono::floor<std::chrono::days>(local);
        of_day = TimeOfDay{static_cast<int>(since_midnight / std::chrono::minutes{1})};
    }
    if (!of_day) return refuse(value, "time");
    show(value, time_text(*of_day, options.locale));
}

void filter_list(MergeValue& value, const Arguments& arguments, const MergeOptions& options) {
    const auto* list = value.value->if_array();
    if (!list) return;
    const auto word = arguments.empty() ? "and" : text_of(arguments[0]);
    std::vector<std::string> items;
    for (const auto& each : *list) {
        if (is_blank(each)) continue;
        if (each.is_array()) return refuse(value, "plain list");
        MergeValue item = value_for_merge(&each);
        items.push_back(shown_text(item, options));
        if (item.problem.empty()) continue;
        value.problem =
            "is a list of " + (each.is_object() ? std::string("groups of fields") : item.problem);
        return;
    }
    std::string text;
    for (size_t i = 0; i < items.size(); ++i) {
        const bool is_last = i + 1 == items.size();
        if (i > 0) text += is_last ? fmt::format(" {} ", word) : ", ";
        text += items[i];
    }
    show(value, text);
}

void filter_first(MergeValue& value, const Arguments&, const MergeOptions&) {
    const auto* list = value.value->if_array();
    if (!list) return;
    for (const auto& item : *list) {
        if (is_blank(item)) continue;
        value.value = &item;
        return;
    }
}

void filter_upper(MergeValue& value, const Arguments&, const MergeOptions& options) {
    const auto text = shown_text(value, options);
    if (value.problem.empty()) show(value, to_upper(text));
}

void filter_lower(MergeValue& value, const Arguments&, const MergeOptions& options) {
    const auto text = shown_text(value, options);
    if (value.problem.empty()) show(value, to_lower(text));
}

void filter_yes_no(MergeValue& value, const Arguments& arguments, const MergeOptions&) {
    const auto text = text_of(*value.value);
    const bool is_yes =
        text == "yes" || text == "true" || (value.value->is_bool() && value.value->get_bool());
    const bool is_no =
        text == "no" || text == "false" || (value.value->is_bool() && !value.value->get_bool());
    if (!is_yes && !is_no) return refuse(value, "yes or no");
    const auto yes = arguments.empty() ? "yes" : text_of(arguments[0]);
    const auto no = arguments.empty() ? "no" : text_of(arguments[1]);
    show(value, is_yes ? yes : no);
}

// Of the author's own choice, so even an empty one is no hole.
void filter_fallback(MergeValue& value, const Arguments& arguments, const MergeOptions&) {
    if (!value.value) value.value = &arguments[0];
}

struct FilterRow {
    std::string_view name;
    size_t least;
    size_t most;
    void (*apply)(MergeValue&, const Arguments&, const MergeOptions&);
};

constexpr auto filter_rows = std::to_array<FilterRow>({
    {"date", 0, 1, filter_date},
    {"time", 0, 0, filter_time},
    {"money", 0, 1, filter_money},
    {"number", 0, 1, filter_number},
    {"list", 0, 1, filter_list},
    {"first", 0, 0, filter_first},
    {"upper", 0, 0, filter_upper},
    {"lower", 0, 0, filter_lower},
    {"yes_no", 0, 2, filter_yes_no},
    {"fallback", 1, 1, filter_fallback},
});

constexpr auto filter_names = [] {
    std::array<std::string_view, filter_rows.size()> names;
    for (size_t i = 0; i < names.size(); ++i) names[i] = filter_rows[i].name;
    return names;
}();

const FilterRow* find_filter(std::string_view name) {
    for (const auto& row : filter_rows) {
        if (row.name == name) return &row;
    }
    return nullptr;
}

std::string fault_of_count(const FilterRow& row, size_t count) {
    if (row.name == "yes_no" && count == 1)
        return "'yes_no' takes two texts, one for yes and one for no";
    if (count >= row.least && count <= row.most) return "";
    if (row.most == 0) return fmt::format("'{}' takes nothing after it", row.name);
    if (row.least == 1)
        return fmt::format("'{}' takes one text, as in {}: \"there\"", row.name, row.name);
    return fmt::format("'{}' takes at most {}, found {}", row.name, row.most, count);
}

}

std::string fault_of(const FilterCall& call) {
    const auto* row = find_filter(call.name);
    if (!row) return "unknown filter " + in_quotes(call.name) + suggestion(call.name, filter_names);
    if (auto fault = fault_of_count(*row, call.arguments.size()); !fault.empty()) return fault;
    for (const auto& argument : call.arguments) {
        if (row->name == "number") {
            const auto* decimals = argument.if_int64();
            if (!decimals || *decimals < 0 || *decimals > int64_t{decimals_max}) {
                return "'number' takes the number of decimals, 0 to 6, as in number: 2";
            }
            continue;
        }
        const auto* text = argument.if_string();
        if (!text) return fmt::format("'{}' takes text in quotes", row->name);
        const bool is_style =
            std::find(date_styles.begin(), date_styles.end(), *text) != date_styles.end();
        if (row->name == "date" && !is_style) {
            return "unknown style " + in_quotes(*text) + " for 'date'" +
                   suggestion(*text, date_styles);
        }
        if (row->name == "money" && !is_currency(*text)) {
            return "'money' takes a currency of three capital letters such as \"EUR\", found " +
                   in_quotes(*text);
        }
    }
    return "";
}

bool is_blank(const json::value& value) {
    return is_blank_at(value, 0);
}

MergeValue value_for_merge(const json::value* found) {
    return {.value = found && !is_blank(*found) ? found : nullptr};
}

void apply_filter(const FilterCall& call, MergeValue& value, const MergeOptions& options) {
    if (!value.problem.empty() || (!value.value && call.name != "fallback")) return;
    if (const auto* row = find_filter(call.name)) row->apply(value, call.arguments, options);
}

std::string shown_text(MergeValue& value, const MergeOptions& options) {
    if (!value.value || !value.problem.empty()) return "";
    if (value.value->is_array()) filter_list(value, {}, options);
    if (const auto* object = value.value->if_object()) {
        if (object->contains("amount") && object->contains("currency")) {
            filter_money(value, {}, options);
        } else {
            value.problem = "is a group of fields; name one of them";
        }
    }
    if (value.value->is_bool()) return value.value->get_bool() ? "yes" : "no";
    return value.problem.empty() ? coercion::to_text(value.value) : "";
}
