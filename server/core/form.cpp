#include "core/form.hpp"

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/time.hpp"
#include "core/condition.hpp"

namespace {

namespace json = boost::json;

constexpr size_t short_text_max = 500;
constexpr size_t long_text_max = 10'000;
constexpr size_t email_max = 254;
constexpr double number_max = 1e15;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool is_empty(const json::value& answer) {
    if (answer.is_null()) return true;
    if (const auto* text = answer.if_string()) return trimmed(*text).empty();
    if (const auto* list = answer.if_array()) return list->empty();
    return false;
}

size_t characters_in(std::string_view text) {
    return static_cast<size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_key(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool has_options(FieldKind kind) {
    return kind == FieldKind::one_of || kind == FieldKind::several_of;
}

bool is_option(const FormField& field, const json::value& value) {
    const auto* text = value.if_string();
    return text != nullptr && std::ranges::any_of(field.options, [&](const FieldOption& option) {
               return option.value == *text;
           });
}

std::string fault_of_text(const FormField& field, const json::value& answer) {
    const auto* text = answer.if_string();
    if (text == nullptr) return "Please write a text here.";
    const size_t longest = field.max_length ? static_cast<size_t>(*field.max_length)
                           : field.kind == FieldKind::long_text ? long_text_max
                                                                : short_text_max;
    const size_t length = characters_in(*text);
    if (length > longest)
        return fmt::format("This has {} characters; at most {} fit here.", length, longest);
    if (field.kind != FieldKind::long_text &&
        std::string_view(*text).find_first_of("\r\n") != std::string_view::npos) {
        return "Please keep this on one line.";
    }
    return "";
}

std::string fault_of_phone(const json::value& answer) {
    const auto* text = answer.if_string();
    if (text == nullptr || text->size() > 40) return "Please enter a phone number.";
    const auto digits = std::ranges::count_if(*text, [](char c) { return c >= '0' && c <= '9'; });
    const auto is_allowed = [](char c) {
        return (c >= '0' && c <= '9') ||
               std::string_view("+-() ./x").find(c) != std::string_view::npos;
    };
    if (digits < 5 || !std::ranges::all_of(*text, is_allowed))
        return "A phone number has digits, spaces and perhaps a +.";
    return "";
}

std::string fault_of_number(const FormField& field, const json::value& answer) {
    if (!answer.is_number()) return "Please enter a number.";
    const double number = answer.to_number<double>();
    if (!std::isfinite(number) || std::abs(number) > number_max) return "This number is too large.";
    if (field.kind == FieldKind::money &&
        std::abs(number * 100 - std::round(number * 100)) > 1e-6) {
        return "An amount has at most two decimals.";
    }
    if (field.min && number < *field.min)
        return fmt::format("This must be at least {}.", *field.min);
    if (field.max && number > *field.max)
        return fmt::format("This must be at most {}.", *field.max);
    return "";
}

std::string fault_of_several(const FormField& field, const json::value& answer) {
    const auto* list = answer.if_array();
    const bool all_known =
        list != nullptr &&
        std::ranges::all_of(*list, [&](const json::value& each) { return is_option(field, each); });
    return all_known ? "" : "Please choose from the list.";
}

std::string fault_of_files(const json::value& answer) {
    const auto* list = answer.if_array();
    const bool are_ids = list != nullptr && std::ranges::all_of(*list, [](const json::value& each) {
                             return each.is_string();
                         });
    return are_ids ? "" : "Please attach a file.";
}

void check_field(const FormField& field, std::set<std::string>& earlier, const std::string& pointer,
                 Faults& faults) {
    if (!is_key(field.key))
        faults.push_back({pointer + "/key", "A key has small letters, digits and _ only."});
    if (field.shown_when) {
        check_condition(*field.shown_when, faults, pointer + "/shown_when");
        for (const auto& path : variables_of(*field.shown_when)) {
            const auto key = path.substr(0, path.find('.'));
            if (!earlier.contains(key)) {
                faults.push_back(
                    {pointer + "/shown_when",
                     fmt::format("It looks at “{}”, and no earlier field has that key.", key)});
            }
        }
    }
    if (!earlier.insert(field.key).second)
        faults.push_back(
            {pointer + "/key", fmt::format("Another field is already called “{}”.", field.key)});
    if (has_options(field.kind) && field.options.size() < 2)
        faults.push_back({pointer + "/options", "Give at least two options to choose from."});
    if (!has_options(field.kind) && !field.options.empty())
        faults.push_back({pointer + "/options", "Only one_of and several_of have options."});
    std::set<std::string> values;
    for (size_t i = 0; i < field.options.size(); ++i) {
        if (!values.insert(field.options[i].value).second) {
            faults.push_back(
                {fmt::format("{}/options/{}/value", pointer, i),
                 fmt::format("Another option is already called “{}”.", field.options[i].value)});
        }
    }
    if (field.min && field.max && *field.min > *field.max)
        faults.push_back({pointer + "/min", "The least is more than the most."});
    static const std::set<std::string, std::less<>> roots = {"contact", "run", "project", "dates"};
    const auto dot = field.fills.find('.');
    if (!field.fills.empty() &&
        (dot == std::string::npos || !roots.contains(field.fills.substr(0, dot)))) {
        faults.push_back({pointer + "/fills", "Expected contact.…, run.…, project.… or dates.…"});
    }
}

template <class Use>
void for_each_field(const Form& form, Use use) {
    for (const auto& part : form.parts) {
        for (const auto& field : part.fields) use(field);
    }
}

}

bool is_email_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.size() > email_max) return false;
    const auto domain = text.substr(at + 1);
    const auto is_plain = [](char c) {
        return c > ' ' && c != '<' && c != '>' && c != ',' && c != ';' && c != '"' && c != '\x7f';
    };
    return domain.find('@') == std::string_view::npos &&
           domain.find('.') != std::string_view::npos && domain.front() != '.' &&
           domain.back() != '.' && std::ranges::all_of(text, is_plain);
}

void check_form(const Form& form, Faults& faults, const std::string& pointer) {
    std::set<std::string> earlier;
    for (size_t i = 0; i < form.parts.size(); ++i) {
        for (size_t j = 0; j < form.parts[i].fields.size(); ++j) {
            check_field(form.parts[i].fields[j], earlier,
                        fmt::format("{}/parts/{}/fields/{}", pointer, i, j), faults);
        }
    }
}

bool is_shown(const FormField& field, const json::object& answers) {
    return !field.shown_when || holds(*field.shown_when, answers);
}

std::string fault_of_answer(const FormField& field, const json::value& answer) {
    if (is_empty(answer)) return "";
    switch (field.kind) {
        case FieldKind::short_text:
        case FieldKind::long_text:
            return fault_of_text(field, answer);
        case FieldKind::email: {
            const auto* text = answer.if_string();
            return text != nullptr && is_email_address(trimmed(*text))
                       ? ""
                       : "An e-mail address looks like name@example.com.";
        }
        case FieldKind::phone:
            return fault_of_phone(answer);
        case FieldKind::number:
        case FieldKind::money:
            return fault_of_number(field, answer);
        case FieldKind::date: {
            const auto* text = answer.if_string();
            return text != nullptr && parse_date(*text) ? "" : "Please enter a date that exists.";
        }
        case FieldKind::yes_no:
            return answer.is_bool() ? "" : "Please choose yes or no.";
        case FieldKind::one_of:
            return is_option(field, answer) ? "" : "Please choose one of the list.";
        case FieldKind::several_of:
            return fault_of_several(field, answer);
        case FieldKind::file:
            return fault_of_files(answer);
    }
    return "";
}

void check_answers(const Form& form, const json::object& answers, Completeness completeness,
                   Faults& faults) {
    for (const auto& [key, answer] : answers) {
        const auto* field = find_field(form, key);
        if (field == nullptr) {
            faults.push_back({fmt::format("/answers/{}", std::string_view(key)),
                              "This questionnaire does not ask for that."});
        } else if (auto fault = fault_of_answer(*field, answer);
                   !fault.empty() && is_shown(*field, answers)) {
            faults.push_back({"/answers/" + field->key, std::move(fault)});
        }
    }
    if (completeness == Completeness::so_far) return;
    for (const auto& key : missing_answers(form, answers))
        faults.push_back({"/answers/" + key, "Please answer this."});
}

json::object shown_answers(const Form& form, const json::object& answers) {
    json::object shown;
    for_each_field(form, [&](const FormField& field) {
        const auto* answer = answers.if_contains(field.key);
        if (answer == nullptr || is_empty(*answer) || !is_shown(field, answers)) return;
        if (const auto* text = answer->if_string()) {
            shown[field.key] = trimmed(*text);
        } else {
            shown[field.key] = *answer;
        }
    });
    return shown;
}

std::vector<std::string> missing_answers(const Form& form, const json::object& answers) {
    std::vector<std::string> missing;
    for_each_field(form, [&](const FormField& field) {
        if (!field.required || !is_shown(field, answers)) return;
        const auto* answer = answers.if_contains(field.key);
        if (answer == nullptr || is_empty(*answer)) missing.push_back(field.key);
    });
    return missing;
}

std::string answer_in_words(const FormField& field, const json::value& answer) {
    const auto label_of = [&](const json::value& value) {
        const auto* text = value.if_string();
        if (text == nullptr) return json::serialize(value);
        const auto option =
            std::ranges::find(field.options, std::string_view(*text), &FieldOption::value);
        return option == field.options.end() ? std::string(*text) : option->label;
    };
    if (const auto* yes = answer.if_bool()) return *yes ? "Yes" : "No";
    if (const auto* list = answer.if_array()) {
        if (field.kind == FieldKind::file)
            return list->size() == 1 ? "1 file" : fmt::format("{} files", list->size());
        std::vector<std::string> labels;
        for (const auto& each : *list) labels.push_back(label_of(each));
        return fmt::format("{}", fmt::join(labels, ", "));
    }
    return label_of(answer);
}

const FormField* find_field(const Form& form, std::string_view key) {
    for (const auto& part : form.parts) {
        for (const auto& field : part.fields) {
            if (field.key == key) return &field;
        }
    }
    return nullptr;
}
