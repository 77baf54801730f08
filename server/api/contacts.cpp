#include <algorithm>
#include <set>

#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "api/view/history.hpp"
#include "api/view/message.hpp"
#include "api/view/project.hpp"
#include "engine/loaded_run.hpp"
#include "records/contact.hpp"
#include "records/contact_checks.hpp"
#include "records/file.hpp"
#include "records/message.hpp"
#include "records/project.hpp"
#include "records/run.hpp"

namespace api {
namespace {

struct Contact {
    ContactId id;
    ContactKind kind = ContactKind::person;
    std::string name;
    std::optional<std::string> first_name;
    std::optional<std::string> last_name;
    std::optional<std::string> company;
    std::optional<std::string> position;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> address;
    std::optional<std::string> zone;
    std::vector<std::string> tags;
    boost::json::object fields;
    std::string notes;
    Time created_at;
    int open_runs = 0;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (id, kind, name, first_name, last_name, company, position, email, phone,
                       address, zone, tags, fields, notes, created_at, open_runs))

// What is absent stays as it is, or is empty. An empty text empties.
struct ContactChange {
    std::optional<ContactKind> kind;
    std::optional<std::string> name;
    std::optional<std::string> first_name;
    std::optional<std::string> last_name;
    std::optional<std::string> company;
    std::optional<std::string> position;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> address;
    std::optional<std::string> zone;
    std::optional<std::vector<std::string>> tags;
    std::optional<boost::json::object> fields;
    std::optional<std::string> notes;
};
BOOST_DESCRIBE_STRUCT(ContactChange, (),
                      (kind, name, first_name, last_name, company, position, email, phone, address,
                       zone, tags, fields, notes))

// A person without a name is called by first and last name.
struct ContactDraft : ContactChange {};
BOOST_DESCRIBE_STRUCT(ContactDraft, (ContactChange), ())

struct ContactOverview {
    Contact contact;
    std::vector<RunSummary> runs;
    std::vector<Project> projects;
    std::vector<MessageSummary> messages;
    std::vector<RunFile> files;
    std::optional<std::vector<HistoryEntry>> history;
};
BOOST_DESCRIBE_STRUCT(ContactOverview, (), (contact, runs, projects, messages, files, history))

}
}

template <>
inline constexpr auto reflect::fields<api::ContactChange> = reflect::fields_of<api::ContactChange>({
    {.name = "name", .length_max = 200},
    {.name = "first_name", .length_max = 100},
    {.name = "last_name", .length_max = 100},
    {.name = "company", .length_max = 200},
    {.name = "position", .length_max = 200},
    {.name = "email", .length_max = 254},
    {.name = "phone", .length_max = 60},
    {.name = "address", .length_max = 500},
    {.name = "zone", .about = "An IANA zone; without it the firm's.", .length_max = 60},
    {.name = "tags", .length_min = 1, .length_max = 60, .items_max = 50},
    {.name = "fields",
     .about = "The firm's own fields: text, numbers, yes or no, lists of text. Replaced as a "
              "whole.",
     .items_max = 200},
    {.name = "notes", .length_max = 20'000},
});

namespace api {
namespace {

// ---- Showing

std::vector<std::string> texts_of(const boost::json::array& list) {
    std::vector<std::string> texts;
    for (const auto& each : list) texts.emplace_back(each.as_string());
    return texts;
}

Contact view_of(const ::Contact& contact, int open_runs) {
    return {contact.id,
            contact.kind,
            contact.name,
            unless_empty(contact.first_name),
            unless_empty(contact.last_name),
            unless_empty(contact.company),
            unless_empty(contact.position),
            contact.email,
            unless_empty(contact.phone),
            unless_empty(contact.address),
            unless_empty(contact.zone),
            texts_of(contact.tags),
            contact.fields,
            contact.notes,
            contact.created_at,
            open_runs};
}

std::vector<Contact> views_of(Tx& tx, FirmId firm, const std::vector<::Contact>& contacts) {
    std::vector<ContactId> ids;
    for (const auto& contact : contacts) ids.push_back(contact.id);
    std::map<ContactId, int> open;
    for (const auto& count : count_runs_by_contact(tx, firm, ids)) {
        open[count.contact_id] = count.open_runs;
    }
    std::vector<Contact> views;
    for (const auto& contact : contacts) views.push_back(view_of(contact, open[contact.id]));
    return views;
}

Contact view_of(Tx& tx, const ::Contact& contact) {
    return std::move(views_of(tx, contact.firm_id, {contact}).front());
}

List<Contact> list(Call& call, Tx& tx) {
    const auto page = list_contacts(tx, call.firm_id(),
                                    {.search = call.query("search").value_or(""),
                                     .kind = call.query_name<ContactKind>("kind"),
                                     .tag = call.query("tag").value_or("")},
                                    call.page());
    return {views_of(tx, call.firm_id(), page.items), page.next_cursor, std::nullopt};
}

Contact read(Call& call, Tx& tx) {
    const auto contact = require_contact(tx, call.firm_id(), call.id<ContactId>("contact"));
    call.set_etag(contact.revision);
    return view_of(tx, contact);
}

// ---- Changing

// What somebody is called who has no name of their own.
std::string composed_name(const ::Contact& contact) {
    const auto name = trimmed(contact.first_name + " " + contact.last_name);
    if (!name.empty()) return name;
    return contact.company.empty() ? contact.email.value_or("") : contact.company;
}

// Each tag once, in the order given.
boost::json::array tags_of(const std::vector<std::string>& given) {
    boost::json::array tags;
    std::set<std::string> seen;
    for (const auto& tag : given) {
        if (seen.insert(trimmed(tag)).second) tags.push_back(boost::json::value(trimmed(tag)));
    }
    return tags;
}

void replace(std::string& text, const std::optional<std::string>& with) {
    if (with) text = trimmed(*with);
}

void change(::Contact& contact, const ContactChange& change) {
    const bool is_composed = contact.name.empty() || contact.name == composed_name(contact);
    if (change.kind) contact.kind = *change.kind;
    replace(contact.first_name, change.first_name);
    replace(contact.last_name, change.last_name);
    replace(contact.company, change.company);
    replace(contact.position, change.position);
    if (change.email) contact.email = unless_empty(trimmed(*change.email));
    replace(contact.phone, change.phone);
    replace(contact.address, change.address);
    replace(contact.zone, change.zone);
    if (change.tags) contact.tags = tags_of(*change.tags);
    if (change.fields) contact.fields = *change.fields;
    replace(contact.notes, change.notes);
    replace(contact.name, change.name);
    if (contact.name.empty() || (is_composed && !change.name))
        contact.name = composed_name(contact);
}

void check_and_throw(const ::Contact& contact) {
    Faults faults;
    check_contact(contact, faults);
    refuse_if_any(std::move(faults));
}

Contact create(Call& call, Tx& tx, const ContactDraft& draft) {
    ::Contact contact{.firm_id = call.firm_id(),
                      .id = call.services().ids.next<ContactId>(),
                      .created_at = call.now()};
    change(contact, draft);
    check_and_throw(contact);
    insert_contact(tx, contact);
    call.services().engine.changed(tx, contact.firm_id, "contact", to_text(contact.id));
    call.set_etag(contact.revision);
    return view_of(contact, 0);
}

Contact update(Call& call, Tx& tx, const ContactChange& given) {
    auto contact = require_contact(tx, call.firm_id(), call.id<ContactId>("contact"));
    call.require_revision(contact.revision);
    change(contact, given);
    check_and_throw(contact);
    update_contact(tx, contact);
    call.services().engine.fields_changed(tx, contact.firm_id, {.contact = contact.id},
                                          call.actor());
    call.services().engine.changed(tx, contact.firm_id, "contact", to_text(contact.id));
    call.set_etag(contact.revision);
    return view_of(tx, contact);
}

// ---- The overview

constexpr int overview_lines_max = 20;

RunFile line_of(const File& file, const ::Firm& firm, Time now) {
    const auto calendar = calendar_of(firm);
    return {file.id,
            file.name,
            day_in_words(date_of(file.created_at, firm.zone), now, calendar),
            fmt::format("/api/v1/files/{}", to_text(file.id)),
            file.media_type,
            file.size};
}

ContactOverview overview(Call& call, Tx& tx) {
    const auto firm = require_firm(tx, call.firm_id());
    const auto contact = require_contact(tx, firm.id, call.id<ContactId>("contact"));
    const PageRequest first{.limit = overview_lines_max, .cursor = std::nullopt};
    ContactOverview overview{.contact = view_of(tx, contact)};
    const RunFilter any{
        .states = {RunState::active, RunState::paused, RunState::completed, RunState::cancelled},
        .contact_id = contact.id};
    for (auto& run : list_runs(tx, firm.id, any, first).items) {
        const auto loaded =
            load_run(tx, firm, std::move(run), call.services().engine.versions(), call.now());
        overview.runs.push_back(summary_of(tx, loaded, call.now()));
    }
    overview.projects = api::views_of(
        tx, firm.id, list_projects(tx, firm.id, {.contact_id = contact.id}, first).items);
    overview.messages = summaries_of(
        tx, firm.id, list_messages(tx, firm.id, {.contact_id = contact.id}, first).items);
    for (const auto& file : list_files_of_contact(tx, firm.id, contact.id)) {
        overview.files.push_back(line_of(file, firm, call.now()));
    }
    return overview;
}

}

void add_contact_routes(Routes& routes) {
    routes.tag("Contacts");
    routes.read(get("/contacts", "list_contacts", "Contacts by name.")
                    .query("search", "In name, company and e-mail address.")
                    .query("kind", "Only persons or companies.", http::input_schema<ContactKind>())
                    .query("tag", "Only those that carry this tag.")
                    .paged(),
                list);
    routes.write(post("/contacts", "create_contact", "Adds a contact.").created(), create);
    routes.read(get("/contacts/{contact}", "read_contact", "A contact."), read);
    routes.write(patch("/contacts/{contact}", "change_contact", "Changes a contact.").versioned(),
                 update);
    routes.read(get("/contacts/{contact}/overview", "read_contact_overview",
                    "A contact with its runs, projects, messages and files."),
                overview);
}

}
