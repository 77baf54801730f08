#include "api/client/form.hpp"

#include <fmt/format.h>

#include <map>

#include "api/route.hpp"
#include "api/routes.hpp"
#include "records/file.hpp"

namespace api {

struct ClientFile {
    FileId id;
    std::string name;
    int64_t size;
};
BOOST_DESCRIBE_STRUCT(ClientFile, (), (id, name, size))

struct ClientForm {
    std::string title;
    ::Form form;
    boost::json::object answers;  // without those that are files
    std::map<std::string, std::vector<ClientFile>> files;
    std::optional<Time> submitted_at;
    int number;
    int count;
    std::optional<std::vector<std::string>> only_missing;
};
BOOST_DESCRIBE_STRUCT(ClientForm, (),
                      (title, form, answers, files, submitted_at, number, count, only_missing))

struct Answers {
    boost::json::object answers;
};
BOOST_DESCRIBE_STRUCT(Answers, (), (answers))

struct AnswerFault {
    std::string pointer;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(AnswerFault, (), (pointer, detail))

struct SavedAnswers {
    Time saved_at;
    std::vector<AnswerFault> errors;
};
BOOST_DESCRIBE_STRUCT(SavedAnswers, (), (saved_at, errors))

namespace {

constexpr size_t answers_bytes_max = size_t{256} << 10;

bool is_file(const ::Form& form, std::string_view key) {
    const auto* field = find_field(form, key);
    return field != nullptr && field->kind == FieldKind::file;
}

// Which field an answer fills is the firm's business.
::Form without_targets(::Form form) {
    for (auto& part : form.parts) {
        for (auto& field : part.fields) field.fills.clear();
    }
    return form;
}

std::map<std::string, std::vector<ClientFile>> files_of(Tx& tx, const OpenForm& open) {
    std::map<std::string, std::vector<ClientFile>> files;
    for (const auto& [key, answer] : open.response.answers) {
        if (!is_file(open.form, key) || !answer.is_array()) continue;
        std::vector<FileId> ids;
        for (const auto& text : answer.as_array()) {
            if (const auto id = parse_id<FileId>(std::string_view(text.as_string()))) {
                ids.push_back(*id);
            }
        }
        for (const auto& file : find_files(tx, open.response.firm_id, ids)) {
            files[std::string(key)].push_back({file.id, file.name, file.size});
        }
    }
    return files;
}

// Somebody who was reminded and has little left to do is shown just that.
std::optional<std::vector<std::string>> only_missing(const ClientVisit& visit,
                                                     const OpenForm& open) {
    const auto& state = visit.loaded.progress.steps[open.index];
    if (!open.is_open || state.reminders == 0 || open.response.answers.empty()) {
        return std::nullopt;
    }
    auto missing = missing_answers(open.form, open.response.answers);
    const bool is_little = !missing.empty() && missing.size() < open.response.answers.size();
    return is_little ? std::optional(std::move(missing)) : std::nullopt;
}

ClientForm show(Call& call, Tx& tx) {
    const auto visit = admit_client(call, tx);
    const auto open = find_form(call, tx, visit);
    const auto steps = client_steps(visit, RunFacts{tx, visit.loaded});
    const auto place = std::ranges::find(steps, open.index) - steps.begin();
    ClientForm view{.title = open.step.name,
                    .form = without_targets(open.form),
                    .files = files_of(tx, open),
                    .submitted_at = open.response.submitted_at,
                    .number = static_cast<int>(place) + 1,
                    .count = static_cast<int>(steps.size()),
                    .only_missing = only_missing(visit, open)};
    for (const auto& [key, answer] : open.response.answers) {
        if (!is_file(open.form, key)) view.answers.emplace(key, answer);
    }
    return view;
}

// Keeps answers that are not right yet as well: what somebody has typed is never lost.
SavedAnswers save(Call& call, Tx& tx, const Answers& given) {
    const auto visit = admit_acting_client(call, tx);
    const auto open = require_open_form(call, tx, visit);
    auto answers = merged_answers(open, given.answers);
    SavedAnswers saved{visit.now, {}};
    Faults faults;
    check_answers(open.form, answers, Completeness::so_far, faults);
    for (const auto& [key, answer] : given.answers) {
        const auto pointer = "/answers/" + std::string(key);
        if (find_field(open.form, key) == nullptr) {
            saved.errors.push_back({pointer, "This questionnaire does not ask for that."});
        }
        for (const auto& fault : faults) {
            if (fault.pointer == pointer) saved.errors.push_back({pointer, fault.message});
        }
    }
    save_answers(tx, open, std::move(answers), visit.now);
    return saved;
}

}

OpenForm find_form(const Call& call, Tx& tx, const ClientVisit& visit) {
    const auto index = client_step(call, visit, "form");
    const auto& step = visit.loaded.workflow->step(index).definition;
    const auto& state = visit.loaded.progress.steps[index];
    auto response = find_response(tx, visit.firm_id(), visit.run_id(), step.key, state.iteration);
    if (!response) {
        throw Error(ErrorCode::rejected,
                    "This is not open for you. You get an e-mail when it is your turn.");
    }
    const bool is_open = is_form_open(state, &*response);
    auto form = reflect::parse<::Form>(response->form);
    return {index, step, state.iteration, std::move(form), *std::move(response), is_open};
}

OpenForm require_open_form(const Call& call, Tx& tx, const ClientVisit& visit) {
    auto open = find_form(call, tx, visit);
    if (open.is_open) return open;
    throw Error(ErrorCode::rejected,
                open.response.submitted_at
                    ? "You have handed this in already. Tell us if something is to be changed."
                    : "This can no longer be answered. Tell us if something is missing.");
}

boost::json::object merged_answers(const OpenForm& open, const boost::json::object& given) {
    auto answers = open.response.answers;
    for (const auto& [key, answer] : given) {
        if (find_field(open.form, key) == nullptr || is_file(open.form, key)) continue;
        if (answer.is_null()) {
            answers.erase(key);
        } else {
            answers[key] = answer;
        }
    }
    return answers;
}

void save_answers(Tx& tx, const OpenForm& open, boost::json::object answers, Time now) {
    auto response = open.response;
    response.answers = std::move(answers);
    response.updated_at = now;
    save_response(tx, response);
}

void add_client_form_routes(Routes& routes) {
    routes.tag("Client pages");
    routes.read(get("/client/{token}/form/{step}", "show_client_form",
                    "A questionnaire with what has been answered so far.")
                    .needs(Permission::open),
                show);
    auto saving = patch("/client/{token}/form/{step}/answers", "save_answers",
                        "Keeps answers, right or not, and says what is wrong with them.")
                      .needs(Permission::open);
    saving.body_bytes_max = answers_bytes_max;
    routes.write(saving, save);
    add_client_submission_routes(routes);
    add_client_upload_routes(routes);
}

}
