#include "engine/loaded_run.hpp"

#include "steps/run_data.hpp"

LoadedRun load_run(Tx& tx, const Firm& firm, Run run, Versions& versions, Time now) {
    LoadedRun loaded{.firm = firm, .run = std::move(run), .calendar = calendar_of(firm)};
    loaded.contact = require_contact(tx, firm.id, loaded.run.contact_id);
    loaded.workflow = versions.load(tx, firm.id, loaded.run.version_id);
    loaded.progress = progress_from_json(loaded.run.progress, *loaded.workflow);
    loaded.data = run_data(tx, loaded.firm, loaded.run, loaded.contact, now);
    return loaded;
}

LoadedRun load_run(Tx& tx, FirmId firm, RunId run, Versions& versions, Time now) {
    return load_run(tx, require_firm(tx, firm), require_run(tx, firm, run), versions, now);
}
