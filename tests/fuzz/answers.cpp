// What a client answers to a questionnaire, and the questionnaire that a member writes.
#include <boost/json.hpp>

#include "base/bytes.hpp"
#include "core/form.hpp"
#include "fuzz/target.hpp"
#include "reflect/json.hpp"

namespace {

// Whatever the form says, no answers bring it down.
void answer(const Form& form, const boost::json::object& answers) {
    Faults so_far;
    check_answers(form, answers, Completeness::so_far, so_far);
    Faults handed_in;
    check_answers(form, answers, Completeness::handed_in, handed_in);
    demand(handed_in.size() >= so_far.size(), "handing in demands more");
    const auto shown = shown_answers(form, answers);
    if (handed_in.empty()) demand(missing_answers(form, answers).empty(), "nothing is missing");
    for (const auto& [key, value] : shown) {
        const auto* field = find_field(form, key);
        demand(field != nullptr, "what is shown is of the form");
        if (fault_of_answer(*field, value).empty()) answer_in_words(*field, value);
    }
}

}

void fuzz_answers(std::string_view bytes) {
    is_accepted([&] {
        const auto document = reflect::parse_json(bytes);
        const auto* object = document.if_object();
        if (object == nullptr) return;
        const auto* form_value = object->if_contains("form");
        const auto* answers = object->if_contains("answers");
        if (form_value == nullptr || answers == nullptr || !answers->is_object()) return;
        Faults faults;
        const auto form = reflect::from_json<Form>(*form_value, faults);
        if (faults.empty()) check_form(form, faults);
        if (faults.empty()) answer(form, answers->get_object());
    });
}
