// A client link: a contact's URL into one run. Only the hash of its token is stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/ids.hpp"
#include "store/tx.hpp"

struct ClientLink {
    FirmId firm_id;
    ClientLinkId id;
    std::string token_hash;
    RunId run_id;
    ContactId contact_id;
    std::string step;        // empty: home, the ladder
    bool read_only = false;  // for a member who looks at what the client sees
    Time created_at{};
    Time expires_at{};
    std::optional<Time> revoked_at;
    int seen_count = 0;
    std::optional<Time> last_seen_at;
    bool operator==(const ClientLink&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClientLink, (),
                      (firm_id, id, token_hash, run_id, contact_id, step, read_only, created_at,
                       expires_at, revoked_at, seen_count, last_seen_at))

void insert_client_link(Tx& tx, const ClientLink& link);
// Of any firm, and whether usable or not: an expired link still says to whom a fresh one may be
// sent.
std::optional<ClientLink> find_client_link(Tx& tx, std::string_view token_hash);
bool is_usable(const ClientLink& link, Time now);
// Oldest first.
std::vector<ClientLink> list_client_links(Tx& tx, FirmId firm, RunId run);
// What was opened by a person, not by a mail scanner.
void mark_link_seen(Tx& tx, FirmId firm, ClientLinkId id, Time now);
// The run's, or those of one contact into it. Returns how many were usable until now.
int64_t revoke_client_links(Tx& tx, FirmId firm, RunId run, std::optional<ContactId> contact,
                            Time now);
