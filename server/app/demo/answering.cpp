#include "app/demo/answering.hpp"

#include <fmt/format.h>

#include "base/check.hpp"

namespace {

namespace json = boost::json;

// The end of the financial year, March, that is at least a month away.
std::string next_year_end(Date today) {
    using namespace std::chrono;
    const sys_days soon = sys_days{today} + days{30};
    const year_month_day in_year{year_month_day{soon}.year(), March, day{31}};
    return to_text(sys_days{in_year} >= soon ? in_year : in_year + years{1});
}

std::optional<std::string> known_of(const FormField& field, const AnsweringContext& context) {
    const auto& contact = context.contact;
    const auto or_else = [](const std::string& known, const char* other) {
        return known.empty() ? other : known;
    };
    if (field.key == "business_name") return or_else(contact.company, contact.name.c_str());
    if (field.key == "address") return or_else(contact.address, "1 Example Walk, Bristol");
    if (field.key == "phone") return or_else(contact.phone, "07700 900999");
    return std::nullopt;
}

// For a field that must be answered and that nobody has said anything about.
json::value plain_answer(const FormField& field, Date today) {
    switch (field.kind) {
        case FieldKind::short_text:
        case FieldKind::long_text:
            return "As we said on the telephone.";
        case FieldKind::email:
            return "post@mailbox.example";
        case FieldKind::phone:
            return "07700 900999";
        case FieldKind::number:
        case FieldKind::money:
            return field.min ? *field.min : 1;
        case FieldKind::date:
            return json::string(next_year_end(today));
        case FieldKind::yes_no:
            return false;
        case FieldKind::one_of:
            return json::string(field.options.front().value);
        case FieldKind::several_of:
            return json::array{json::string(field.options.front().value)};
        case FieldKind::file:
            return "bank-statement.pdf";
    }
    return nullptr;
}

json::value answer_field(const FormField& field, const AnsweringContext& context) {
    if (const auto* own = context.story.answers.if_contains(field.key)) return *own;
    if (const auto known = known_of(field, context)) return json::string(*known);
    if (const auto* usual = context.usual.if_contains(field.key)) return *usual;
    return field.required ? plain_answer(field, context.today) : json::value(nullptr);
}

// Files are not there yet, so their names stand for them.
json::value as_checked(const FormField& field, const json::value& answer) {
    return field.kind == FieldKind::file && answer.is_string() ? json::array{answer} : answer;
}

}

json::object answer_form(const Form& form, const AnsweringContext& context) {
    json::object answers;
    json::object checked;
    for (const auto& part : form.parts) {
        for (const auto& field : part.fields) {
            if (!is_shown(field, answers)) continue;
            auto answer = answer_field(field, context);
            if (answer.is_null()) continue;
            checked[field.key] = as_checked(field, answer);
            answers[field.key] = std::move(answer);
        }
    }
    Faults faults;
    check_answers(form, checked, Completeness::handed_in, faults);
    check(faults.empty(), faults.empty()
                              ? ""
                              : fmt::format("{} answers well: {} {}", context.story.contact,
                                            faults.front().pointer, faults.front().message));
    return answers;
}
