// The questionnaire that a client has in hand, for the routes that read, save, hand in and attach.
#pragma once

#include <optional>
#include <string>

#include "api/client/home.hpp"
#include "api/route.hpp"
#include "core/form.hpp"
#include "records/response.hpp"

namespace api {

struct OpenForm {
    size_t index;
    StepDefinition step;
    int iteration;
    ::Form form;
    FormResponse response;
    bool is_open;  // it can still be answered
};

// Throws Error(not_found) for a step that is no questionnaire, Error(rejected) for one that has
// not been put to the client yet.
OpenForm find_form(const Call& call, Tx& tx, const ClientVisit& visit);
// Throws Error(rejected) besides if it is no longer open.
OpenForm require_open_form(const Call& call, Tx& tx, const ClientVisit& visit);

// What was answered before with what is given now: null takes an answer away, files are attached
// and taken away by themselves, and what the form does not ask for is left out.
boost::json::object merged_answers(const OpenForm& open, const boost::json::object& given);

// Stores answers that are not handed in yet.
void save_answers(Tx& tx, const OpenForm& open, boost::json::object answers, Time now);

void add_client_submission_routes(Routes& routes);
void add_client_upload_routes(Routes& routes);

}
