// A contact: a client of the firm, a person or a company.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "records/ids.hpp"
#include "records/page.hpp"
#include "store/tx.hpp"

enum class ContactKind { person, company };
BOOST_DESCRIBE_ENUM(ContactKind, person, company)

// Texts are empty where nothing is known. `zone` is empty for the firm's own.
struct Contact {
    FirmId firm_id;
    ContactId id;
    ContactKind kind = ContactKind::person;
    std::string name;
    std::string first_name;
    std::string last_name;
    std::string company;
    std::string position;
    std::optional<std::string> email;
    std::string phone;
    std::string address;
    std::string zone;
    boost::json::array tags;  // of text
    boost::json::object fields;
    std::string notes;
    Time created_at{};
    int64_t revision = 1;
    bool operator==(const Contact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (firm_id, id, kind, name, first_name, last_name, company, position, email,
                       phone, address, zone, tags, fields, notes, created_at, revision))

struct ContactFilter {
    std::string search;  // in name, company and e-mail
    std::optional<ContactKind> kind;
    std::string tag;  // the whole tag; empty for any
};

// An e-mail address belongs to one contact of the firm, whatever the case of its letters: both
// throw Error(conflict) that names who has it. An empty address is none.
void insert_contact(Tx& tx, Contact contact);
// Guarded by the revision that `contact` was loaded with, which is then raised; throws
// Error(stale).
void update_contact(Tx& tx, Contact& contact);

std::optional<Contact> find_contact(Tx& tx, FirmId firm, ContactId id);
Contact require_contact(Tx& tx, FirmId firm, ContactId id);
std::optional<Contact> find_contact_by_email(Tx& tx, FirmId firm, std::string_view email);
// In no order. What is not there is left out.
std::vector<Contact> find_contacts(Tx& tx, FirmId firm, const std::vector<ContactId>& ids);
// By name.
Page<Contact> list_contacts(Tx& tx, FirmId firm, const ContactFilter& filter,
                            const PageRequest& request);
