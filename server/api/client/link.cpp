#include "api/client/link.hpp"

#include "base/bytes.hpp"
#include "records/sign_in_attempts.hpp"

namespace api {

namespace {

[[noreturn]] void refuse_link() {
    throw Error(ErrorCode::not_found, "This link does not work any more. Ask for a new one here.");
}

}

std::string make_link(Services& services, Tx& tx, const ::Run& run, const NewLink& link) {
    const auto token = new_token(services.random);
    insert_client_link(tx, {.firm_id = run.firm_id,
                            .id = services.ids.next<ClientLinkId>(),
                            .token_hash = sha256_hex(token),
                            .run_id = run.id,
                            .contact_id = link.contact.value_or(run.contact_id),
                            .step = link.step,
                            .read_only = link.read_only,
                            .created_at = services.clock.now(),
                            .expires_at = link.expires_at});
    return fmt::format("{}/c/{}", services.engine.public_url(), token);
}

std::optional<ClientLink> find_link_of(const Call& call, Tx& tx) {
    return find_client_link(tx, sha256_hex(call.text("token")));
}

ClientVisit admit_client(const Call& call, Tx& tx) {
    const auto link = find_link_of(call, tx);
    const Time now = call.now();
    if (!link || !is_usable(*link, now)) refuse_link();
    auto loaded = load_run(tx, link->firm_id, link->run_id, call.services().engine.versions(), now);
    // What was cancelled no longer concerns the client.
    if (loaded.run.state == RunState::cancelled) refuse_link();
    auto contact = require_contact(tx, link->firm_id, link->contact_id);
    return {*link, std::move(contact), std::move(loaded), now};
}

ClientVisit admit_acting_client(const Call& call, Tx& tx) {
    auto visit = admit_client(call, tx);
    if (visit.link.read_only) {
        throw Error(ErrorCode::forbidden,
                    "You look at this as the client sees it. Only the client can do this.");
    }
    return visit;
}

size_t client_step(const Call& call, const ClientVisit& visit, std::string_view kind) {
    const auto& workflow = *visit.loaded.workflow;
    const auto index = workflow.find(call.text("step"));
    if (!index || workflow.step(*index).definition.kind != kind) throw_not_found();
    if (kind == "form" && !visit.is_of_runs_contact()) throw_not_found();
    return *index;
}

bool is_allowed(const Call& call, Tx& tx, const std::string& key, const Allowance& allowance) {
    const Time now = call.services().wall_clock.now();
    const auto before = find_sign_in_attempts(tx, key);
    if (before && before->last_failure_at + allowance.window <= now) {
        clear_sign_in_attempts(tx, key);
    } else if (before && before->failures >= allowance.most) {
        return false;
    }
    record_sign_in_failure(tx, key, now);
    return true;
}

}
