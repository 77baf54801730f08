// What a client link opens: the client's own steps, what is needed now, what is done, and what
// happens next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/client/link.hpp"
#include "api/view/run_facts.hpp"

namespace api {

// What a step is to a client.
enum class ClientMark { done, now, later, skipped };
BOOST_DESCRIBE_ENUM(ClientMark, done, now, later, skipped)

enum class ClientPage { home, form, contract };
BOOST_DESCRIBE_ENUM(ClientPage, home, form, contract)

struct ClientFirm {
    std::string name;
    std::optional<std::string> tagline;
    std::string colour;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<std::string> address;
    std::string locale;    // how its amounts are written: "en-GB"
    std::string currency;  // "GBP"
};
BOOST_DESCRIBE_STRUCT(ClientFirm, (),
                      (name, tagline, colour, phone, email, address, locale, currency))

struct ClientContact {
    std::string name;
    std::optional<std::string> company;
};
BOOST_DESCRIBE_STRUCT(ClientContact, (), (name, company))

struct ClientOpening {
    ClientPage opens;
    std::optional<std::string> step;
    bool read_only;
};
BOOST_DESCRIBE_STRUCT(ClientOpening, (), (opens, step, read_only))

struct ClientTread {
    std::string step;
    std::string name;
    ClientMark mark;
    std::string note;  // "4 March", "Now", "Later"
};
BOOST_DESCRIBE_STRUCT(ClientTread, (), (step, name, mark, note))

struct NeededStep {
    std::string step;
    ClientPage kind;
    std::string title;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NeededStep, (), (step, kind, title, text))

struct ClientFileLink {
    std::string name;
    std::string url;
    int64_t size;
};
BOOST_DESCRIBE_STRUCT(ClientFileLink, (), (name, url, size))

struct DoneStep {
    std::string step;
    std::string title;
    Time at;
    std::optional<ClientFileLink> file;
};
BOOST_DESCRIBE_STRUCT(DoneStep, (), (step, title, at, file))

struct ClientHome {
    ClientFirm firm;
    ClientContact contact;
    ClientOpening link;
    std::string title;
    std::vector<ClientTread> ladder;
    std::vector<NeededStep> now;
    std::vector<DoneStep> done;
    std::string next;
    std::optional<int> minutes_left;
};
BOOST_DESCRIBE_STRUCT(ClientHome, (),
                      (firm, contact, link, title, ladder, now, done, next, minutes_left))

// The page as it is now, whatever the unit has just changed.
ClientHome home_of(Call& call, Tx& tx);

// The visitor's own steps, by their numbers in the workflow: for the run's contact what is put to
// clients, for another one what they sign.
std::vector<size_t> client_steps(const ClientVisit& visit, const RunFacts& facts);
ClientMark mark_for(const ClientVisit& visit, const RunFacts& facts, size_t step);
// Whether the questionnaire of this step can be filled in.
bool is_form_open(const ::RunStep& state, const FormResponse* response);

// Which signer of the contract this visitor is, or null.
const Signer* find_own_signer(const std::vector<Signer>& signers, const ClientVisit& visit);

// Where a file of the client's is fetched, by the link that was used.
ClientFileLink file_link(const Call& call, const File& file);

}
