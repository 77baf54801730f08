// The files that a client may fetch: what they sent in for this run, and what they have signed.
#include "api/client/correspondence.hpp"
#include "api/client/home.hpp"
#include "api/run/download.hpp"
#include "records/contract.hpp"

namespace api {

namespace {

bool is_signed_by(Tx& tx, const ClientVisit& visit, const File& file) {
    for (const auto& contract : list_contracts_of_run(tx, visit.firm_id(), visit.run_id())) {
        if (contract.sealed_file_id != file.id) continue;
        const auto signers = list_signers(tx, visit.firm_id(), contract.id);
        return find_own_signer(signers, visit) != nullptr;
    }
    return false;
}

File find_own_file(const Call& call, Tx& tx) {
    const auto visit = admit_client(call, tx);
    auto file = require_file(tx, visit.firm_id(), call.id<FileId>("file"));
    const bool is_of_run = file.run_id == visit.run_id();
    const bool is_upload = file.contact_id == visit.contact.id;
    if (is_of_run && (is_upload || is_signed_by(tx, visit, file))) return file;
    throw_not_found();
}

http::Response fetch(Call& call) {
    const auto file = call.services().store.read([&](Tx& tx) { return find_own_file(call, tx); });
    return download_of(call, file);
}

}

void add_client_file_routes(Routes& routes) {
    routes.work(get("/client/{token}/files/{file}", "fetch_client_file",
                    "The bytes of a file that the client sent in or has signed.")
                    .needs(Permission::open),
                fetch);
}

}
