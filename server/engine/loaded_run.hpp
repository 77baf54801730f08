// A run with all that deciding and explaining it needs, read in one transaction.
#pragma once

#include <memory>

#include <boost/json.hpp>

#include "core/advance.hpp"
#include "core/explain.hpp"
#include "engine/versions.hpp"
#include "records/contact.hpp"
#include "records/firm.hpp"
#include "records/run.hpp"

struct LoadedRun {
    Firm firm;
    Run run;
    Contact contact;
    std::shared_ptr<const CompiledWorkflow> workflow;
    Progress progress;
    Calendar calendar;
    boost::json::object data;
};

// Throws Error(not_found) for a run that the firm does not have.
LoadedRun load_run(Tx& tx, FirmId firm, RunId run, Versions& versions, Time now);
// The same for a run that was just read, of a firm that was just read: for lists.
LoadedRun load_run(Tx& tx, const Firm& firm, Run run, Versions& versions, Time now);
