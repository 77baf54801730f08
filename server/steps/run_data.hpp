// The data of a run, as conditions and merge fields see it: contact.*, firm.*, run.*, dates.*,
// roles.*, answers.<step>.*, project.*, today (docs/workflow-language.md, "Data").
#pragma once

#include <boost/json.hpp>

#include "records/contact.hpp"
#include "records/firm.hpp"
#include "records/run.hpp"
#include "store/tx.hpp"

boost::json::object run_data(Tx& tx, const Firm& firm, const Run& run, const Contact& contact,
                             Time now);

// The part that needs no run, for previews of templates.
boost::json::object contact_data(const Firm& firm, const Contact& contact, Time now);
