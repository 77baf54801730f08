// A questionnaire: parts with fields, and what an answer to each may be. Pure; the web app shows
// the same rules, and the server's word holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "reflect/fields.hpp"

enum class FieldKind {
    short_text,
    long_text,
    email,
    phone,
    number,
    money,
    date,
    yes_no,
    one_of,
    several_of,
    file
};
BOOST_DESCRIBE_ENUM(FieldKind, short_text, long_text, email, phone, number, money, date, yes_no,
                    one_of, several_of, file)

struct FieldOption {
    std::string value;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(FieldOption, (), (value, label))

struct FormField {
    std::string key;
    std::string label;
    FieldKind kind = FieldKind::short_text;
    bool required = false;
    std::string help;
    std::vector<FieldOption> options;
    std::optional<double> min;
    std::optional<double> max;
    std::optional<int> max_length;
    // A JsonLogic rule over this form's answers by key; absent: always shown.
    std::optional<boost::json::value> shown_when;
    // Where the answer goes as well: contact.phone, run.fee, project.x, dates.start.
    std::string fills;
};
BOOST_DESCRIBE_STRUCT(FormField, (),
                      (key, label, kind, required, help, options, min, max, max_length, shown_when,
                       fills))

struct FormPart {
    std::string title;
    std::string help;
    std::vector<FormField> fields;
};
BOOST_DESCRIBE_STRUCT(FormPart, (), (title, help, fields))

struct Form {
    std::string intro;
    std::vector<FormPart> parts;
};
BOOST_DESCRIBE_STRUCT(Form, (), (intro, parts))

template <>
inline constexpr auto reflect::fields<FieldOption> = reflect::fields_of<FieldOption>({
    {.name = "value", .length_min = 1, .length_max = 60},
    {.name = "label", .length_min = 1, .length_max = 200},
});
template <>
inline constexpr auto reflect::fields<FormField> = reflect::fields_of<FormField>({
    {.name = "key",
     .about = "Small letters, digits and _; answers are known by it.",
     .length_min = 1,
     .length_max = 60},
    {.name = "label", .length_min = 1, .length_max = 300},
    {.name = "required", .required = false},
    {.name = "help", .required = false, .length_max = 1000},
    {.name = "options", .about = "For one_of and several_of.", .items_max = 100},
    {.name = "max_length", .minimum = 1, .maximum = 20'000},
    {.name = "fills",
     .about = "A field that the answer fills, such as contact.phone.",
     .required = false,
     .length_max = 120},
});
template <>
inline constexpr auto reflect::fields<FormPart> = reflect::fields_of<FormPart>({
    {.name = "title", .length_min = 1, .length_max = 200},
    {.name = "help", .required = false, .length_max = 1000},
    {.name = "fields", .required = true, .items_min = 1, .items_max = 100},
});
template <>
inline constexpr auto reflect::fields<::Form> = reflect::fields_of<::Form>({
    {.name = "intro", .required = false, .length_max = 2000},
    {.name = "parts", .required = true, .items_min = 1, .items_max = 30},
});

// One @, something before it and a dot after it, nothing that a header could trip over.
bool is_email_address(std::string_view text);

// What is wrong with the form itself: keys twice, options missing, a condition that looks at a
// later or unknown field.
void check_form(const Form& form, Faults& faults, const std::string& pointer = "");

// True if the field is asked for, given the answers so far.
bool is_shown(const FormField& field, const boost::json::object& answers);

// What is wrong with one answer, in words for the person who gave it; empty when nothing is. A
// missing answer is never wrong here. `answer` to a file field is a list of file ids.
std::string fault_of_answer(const FormField& field, const boost::json::value& answer);

// Faults of all answers at /answers/<key>: wrong ones, unknown ones, and, for a form that is to be
// handed in, missing ones.
enum class Completeness { so_far, handed_in };
void check_answers(const Form& form, const boost::json::object& answers, Completeness completeness,
                   Faults& faults);

// The answers of fields that are shown, cleaned: blanks at the ends removed, empty ones left out.
boost::json::object shown_answers(const Form& form, const boost::json::object& answers);

// Keys of required fields that are shown and have no answer yet, in the form's order.
std::vector<std::string> missing_answers(const Form& form, const boost::json::object& answers);

// An answer as a person reads it: "Yes", the option's label, "a, b and c", the amount.
std::string answer_in_words(const FormField& field, const boost::json::value& answer);
const FormField* find_field(const Form& form, std::string_view key);
