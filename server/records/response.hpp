// A response: what a contact has answered to a questionnaire, from the first saved field on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "records/ids.hpp"
#include "store/tx.hpp"

struct FormResponse {
    FirmId firm_id;
    RunId run_id;
    std::string step;
    int iteration = 1;
    boost::json::object form;  // the questionnaire as it was when it was put to the client
    boost::json::object answers;
    std::optional<Time> submitted_at;
    Time updated_at{};
    bool operator==(const FormResponse&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormResponse, (),
                      (firm_id, run_id, step, iteration, form, answers, submitted_at, updated_at))

// Makes the response or replaces its answers (never its form); with `submitted_at` it is handed in.
// False, and nothing changed, when it had been handed in already.
bool save_response(Tx& tx, const FormResponse& response);
std::optional<FormResponse> find_response(Tx& tx, FirmId firm, RunId run, std::string_view step,
                                          int iteration);
// All of a run, by step and iteration.
std::vector<FormResponse> list_responses(Tx& tx, FirmId firm, RunId run);
