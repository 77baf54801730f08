// Client links: how one is made, and how a request that carries one is let in. The token in the
// path is the right; what is unknown, expired or revoked answers alike.
#pragma once

#include <string>
#include <string_view>

#include "api/request/call.hpp"
#include "engine/loaded_run.hpp"
#include "records/client_link.hpp"

namespace api {

struct NewLink {
    std::string step;  // empty: home
    Time expires_at;
    bool read_only = false;
    std::optional<ContactId> contact;  // the run's own unless said
};
// Stores a link and returns its URL, which nobody can ask for again.
std::string make_link(Services& services, Tx& tx, const ::Run& run, const NewLink& link);

// Who came by a link, and the run that they see.
struct ClientVisit {
    ClientLink link;
    Contact contact;
    LoadedRun loaded;
    Time now;

    FirmId firm_id() const { return link.firm_id; }
    RunId run_id() const { return link.run_id; }
    // The other contacts of a run see what they sign, and nothing else of it.
    bool is_of_runs_contact() const { return contact.id == loaded.run.contact_id; }
};

// Both throw Error(not_found) for a token that opens nothing. The second one throws
// Error(forbidden) for a link that is for looking only.
ClientVisit admit_client(const Call& call, Tx& tx);
ClientVisit admit_acting_client(const Call& call, Tx& tx);

// The link as it is stored, usable or not.
std::optional<ClientLink> find_link_of(const Call& call, Tx& tx);

// The step of that kind that the path names, by its number. Throws Error(not_found), also for a
// questionnaire where the visitor is not the run's contact.
size_t client_step(const Call& call, const ClientVisit& visit, std::string_view kind);

// Whether something may happen once more for this key: at most `most` times, until nothing has
// happened for `window`. Counts it if so.
struct Allowance {
    int most;
    Duration window;
};
bool is_allowed(const Call& call, Tx& tx, const std::string& key, const Allowance& allowance);

}
