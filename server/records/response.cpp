#include "records/response.hpp"

namespace {

constexpr Statement save{R"sql(
    insert into responses (firm_id, run_id, step, iteration, form, answers, submitted_at,
        updated_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (firm_id, run_id, step, iteration) do update
        set answers = excluded.answers, submitted_at = excluded.submitted_at,
            updated_at = excluded.updated_at
        where responses.submitted_at is null)sql"};

constexpr Statement find_one{R"sql(
    select * from responses where firm_id = $1 and run_id = $2 and step = $3
        and iteration = $4)sql"};

constexpr Statement list_all{R"sql(
    select * from responses where firm_id = $1 and run_id = $2 order by step, iteration)sql"};

}

bool save_response(Tx& tx, const FormResponse& response) {
    return tx.run(save, response.firm_id, response.run_id, response.step, response.iteration,
                  response.form, response.answers, response.submitted_at, response.updated_at) == 1;
}

std::optional<FormResponse> find_response(Tx& tx, FirmId firm, RunId run, std::string_view step,
                                          int iteration) {
    return tx.find<FormResponse>(find_one, firm, run, step, iteration);
}

std::vector<FormResponse> list_responses(Tx& tx, FirmId firm, RunId run) {
    return tx.select<FormResponse>(list_all, firm, run);
}
