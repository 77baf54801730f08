#include "records/client_link.hpp"

namespace {

constexpr Statement find_by_hash{"select * from client_links where token_hash = $1"};

constexpr Statement list_of_run{
    "select * from client_links where firm_id = $1 and run_id = $2 order by created_at, id"};

constexpr Statement mark_seen{R"sql(
    update client_links set seen_count = seen_count + 1, last_seen_at = $3
    where firm_id = $1 and id = $2)sql"};

constexpr Statement revoke_links{R"sql(
    update client_links set revoked_at = $4
    where firm_id = $1 and run_id = $2 and (contact_id = $3 or $3 is null)
        and revoked_at is null and expires_at > $4)sql"};

}

void insert_client_link(Tx& tx, const ClientLink& link) {
    tx.insert("client_links", link);
}

std::optional<ClientLink> find_client_link(Tx& tx, std::string_view token_hash) {
    return tx.find<ClientLink>(find_by_hash, token_hash);
}

bool is_usable(const ClientLink& link, Time now) {
    return !link.revoked_at && now < link.expires_at;
}

std::vector<ClientLink> list_client_links(Tx& tx, FirmId firm, RunId run) {
    return tx.select<ClientLink>(list_of_run, firm, run);
}

void mark_link_seen(Tx& tx, FirmId firm, ClientLinkId id, Time now) {
    tx.run(mark_seen, firm, id, now);
}

int64_t revoke_client_links(Tx& tx, FirmId firm, RunId run, std::optional<ContactId> contact,
                            Time now) {
    return tx.run(revoke_links, firm, run, contact, now);
}
