#include "records/contact.hpp"

#include <fmt/format.h>

#include "records/like.hpp"
#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from contacts where firm_id = $1 and id = $2"};

constexpr Statement find_by_email{
    "select * from contacts where firm_id = $1 and lower(email) = lower($2)"};

constexpr Statement find_several{R"sql(
    select * from contacts where firm_id = $1 and id in (select value from json_each($2)))sql"};

constexpr Statement list_some{R"sql(
    select * from contacts
    where firm_id = $1 and (kind = $2 or $2 is null) and lower(tags) like lower($3) escape '\'
        and (lower(name) like lower($4) escape '\' or lower(company) like lower($4) escape '\'
            or lower(email) like lower($4) escape '\')
        and (lower(name), id) > (lower($5), $6)
    order by lower(name), id limit $7)sql"};

constexpr Statement update_one{R"sql(
    update contacts set kind = $4, name = $5, first_name = $6, last_name = $7, company = $8,
        position = $9, email = $10, phone = $11, address = $12, zone = $13, tags = $14,
        fields = $15, notes = $16, revision = revision + 1
    where firm_id = $1 and id = $2 and revision = $3)sql"};

void prepare_email(Tx& tx, Contact& contact) {
    if (contact.email && contact.email->empty()) contact.email.reset();
    if (!contact.email) return;
    const auto other = find_contact_by_email(tx, contact.firm_id, *contact.email);
    if (!other || other->id == contact.id) return;
    throw Error(
        ErrorCode::conflict, fmt::format("{} has this e-mail address already.", other->name),
        {{"/email", fmt::format("is the address of {} ({})", other->name, to_text(other->id))}});
}

// A tag as it stands in the JSON text of the tags, quotes included, so that only whole tags match.
std::string tag_pattern(const std::string& tag) {
    return tag.empty() ? "%" : like_pattern(boost::json::serialize(boost::json::value(tag)));
}

}

void insert_contact(Tx& tx, Contact contact) {
    prepare_email(tx, contact);
    tx.insert("contacts", contact);
}

void update_contact(Tx& tx, Contact& contact) {
    prepare_email(tx, contact);
    require_unchanged(
        tx.run(update_one, contact.firm_id, contact.id, contact.revision, contact.kind,
               contact.name, contact.first_name, contact.last_name, contact.company,
               contact.position, contact.email, contact.phone, contact.address, contact.zone,
               contact.tags, contact.fields, contact.notes),
        "contact");
    ++contact.revision;
}

std::optional<Contact> find_contact(Tx& tx, FirmId firm, ContactId id) {
    return tx.find<Contact>(find_one, firm, id);
}

Contact require_contact(Tx& tx, FirmId firm, ContactId id) {
    return required(find_contact(tx, firm, id), "contact");
}

std::optional<Contact> find_contact_by_email(Tx& tx, FirmId firm, std::string_view email) {
    return tx.find<Contact>(find_by_email, firm, email);
}

std::vector<Contact> find_contacts(Tx& tx, FirmId firm, const std::vector<ContactId>& ids) {
    return tx.select<Contact>(find_several, firm, ids);
}

Page<Contact> list_contacts(Tx& tx, FirmId firm, const ContactFilter& filter,
                            const PageRequest& request) {
    const auto place = place_of(request, Place<std::string>{});
    auto rows =
        tx.select<Contact>(list_some, firm, filter.kind, tag_pattern(filter.tag),
                           like_pattern(filter.search), place.key, place.id, rows_of(request));
    return page_of(std::move(rows), request, [](const Contact& contact) { return contact.name; });
}
