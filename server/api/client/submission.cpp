// Handing in a questionnaire: the answers, the fields that they fill and the step's end are one
// commit.
#include <fmt/format.h>

#include "api/client/form.hpp"
#include "api/route.hpp"
#include "core/timing.hpp"
#include "steps/compose.hpp"
#include "steps/fields.hpp"

namespace api {

struct Submission {
    boost::json::object answers;
};
BOOST_DESCRIBE_STRUCT(Submission, (), (answers))

namespace {

constexpr size_t answers_bytes_max = size_t{256} << 10;

// ---- Whether an answer says what is known already

std::string without_blanks(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        if (!std::isspace(static_cast<unsigned char>(c))) {
            kept += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return kept;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](char c) { return c == '+' || (c >= '0' && c <= '9'); });
    return digits;
}

std::string text_of(const boost::json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : boost::json::serialize(value);
}

// Blanks, letter case and the way a number is written make no difference.
bool are_alike(const FormField& field, const boost::json::value& a, const boost::json::value& b) {
    if (a == b) return true;
    if (a.is_number() && b.is_number()) return a.to_number<double>() == b.to_number<double>();
    const auto first = text_of(a);
    const auto second = text_of(b);
    if (field.kind == FieldKind::phone) return digits_of(first) == digits_of(second);
    return without_blanks(first) == without_blanks(second);
}

// ---- Fields that answers fill

// Somebody else has this address: who of the two is meant, a member has to say.
bool belongs_to_another(Tx& tx, const ClientVisit& visit, const FormField& field,
                        const boost::json::value& answer) {
    if (field.fills != "contact.email" || !answer.is_string()) return false;
    const auto other = find_contact_by_email(tx, visit.firm_id(), answer.as_string());
    return other && other->id != visit.loaded.contact.id;
}

// True if the answer contradicts what is known. Nothing is overwritten then.
bool fill_field(Tx& tx, const ClientVisit& visit, const FormField& field,
                const boost::json::value& answer) {
    const bool has_target = !field.fills.starts_with("project.") || visit.loaded.run.project_id;
    if (!has_target) return false;  // it still stands among the answers
    const auto* known = value_at(visit.loaded.data, field.fills);
    const bool adds = field.fills == "contact.tags";
    if (!adds && known != nullptr && is_filled(visit.loaded.data, field.fills)) {
        return !are_alike(field, *known, answer);
    }
    if (belongs_to_another(tx, visit, field, answer)) return true;
    write_field({tx, visit.firm_id(), visit.run_id()}, field.fills, answer,
                "/answers/" + field.key);
    return false;
}

// The fields that answers contradict.
std::vector<std::string> fill_fields(Tx& tx, const ClientVisit& visit, const OpenForm& open,
                                     const boost::json::object& answers) {
    std::vector<std::string> contradicted;
    const auto shown = shown_answers(open.form, answers);
    for (const auto& part : open.form.parts) {
        for (const auto& field : part.fields) {
            const auto* answer = shown.if_contains(field.key);
            if (field.fills.empty() || answer == nullptr) continue;
            if (fill_field(tx, visit, field, *answer)) contradicted.push_back(field.fills);
        }
    }
    return contradicted;
}

::Held conflict_about(const ClientVisit& visit, std::vector<std::string> paths) {
    std::vector<std::string> labels;
    for (const auto& path : paths) labels.push_back(fmt::format("**{}**", label_of_path(path)));
    return {HeldReason::conflict,
            fmt::format("{} answered something else than what is known of {}.", visit.contact.name,
                        fmt::join(labels, ", ")),
            std::move(paths)};
}

// ---- The unit

void end_step(Call& call, Tx& tx, const ClientVisit& visit, const OpenForm& open,
              std::vector<std::string> contradicted) {
    auto& engine = call.services().engine;
    const auto client = actor_of(visit.contact);
    if (contradicted.empty()) {
        engine.apply(tx, visit.firm_id(), visit.run_id(),
                     StepEnded{open.step.key, open.iteration, "submitted"}, client);
    } else {
        engine.note(tx, visit.firm_id(), visit.run_id(), "form_submitted", open.step.key, client,
                    "");
        engine.apply(
            tx, visit.firm_id(), visit.run_id(),
            StepHeld{open.step.key, open.iteration, conflict_about(visit, std::move(contradicted))},
            client);
    }
    // What else was held for want of these fields goes on.
    engine.apply(tx, visit.firm_id(), visit.run_id(), FieldsChanged{}, system_actor());
}

struct HandedIn {
    Faults faults;  // if any, the answers are kept and nothing else has happened
    std::optional<ClientHome> home;
};

HandedIn hand_in(Call& call, Tx& tx, const Submission& given) {
    const auto visit = admit_acting_client(call, tx);
    const auto found = find_form(call, tx, visit);
    if (found.response.submitted_at) return {{}, home_of(call, tx)};  // asked twice
    const auto open = require_open_form(call, tx, visit);
    auto answers = merged_answers(open, given.answers);
    HandedIn handed_in;
    check_answers(open.form, answers, Completeness::handed_in, handed_in.faults);
    if (!handed_in.faults.empty()) {
        save_answers(tx, open, std::move(answers), visit.now);
        return handed_in;
    }
    auto response = open.response;
    response.answers = std::move(answers);
    response.submitted_at = visit.now;
    response.updated_at = visit.now;
    auto contradicted = fill_fields(tx, visit, open, response.answers);
    save_response(tx, response);
    end_step(call, tx, visit, open, std::move(contradicted));
    handed_in.home = home_of(call, tx);
    return handed_in;
}

// On a worker, because answers that are refused are committed all the same.
ClientHome submit(Call& call, const Submission& given) {
    auto handed_in = call.services().store.write([&](Tx& tx) { return hand_in(call, tx, given); });
    if (handed_in.home) return *std::move(handed_in.home);
    throw Error(ErrorCode::invalid, "Some answers are missing or need another look.",
                std::move(handed_in.faults));
}

}

void add_client_submission_routes(Routes& routes) {
    auto submission = post("/client/{token}/form/{step}/submission", "submit_form",
                           "Hands the questionnaire in. Doing it twice is doing it once.")
                          .needs(Permission::open);
    submission.body_bytes_max = answers_bytes_max;
    routes.work(submission, submit);
}

}
