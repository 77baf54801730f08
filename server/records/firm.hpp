// A firm: the business that uses Stepwell, how it looks, when it works and how it sends mail.
#pragma once

#include <string>
#include <vector>

#include "core/calendar.hpp"
#include "core/calendar_form.hpp"
#include "records/column.hpp"
#include "records/ids.hpp"
#include "store/tx.hpp"

struct Holiday {
    Date date{};
    std::string name;
    bool operator==(const Holiday&) const = default;
};
BOOST_DESCRIBE_STRUCT(Holiday, (), (date, name))

// Texts are empty where the firm has said nothing.
struct Firm {
    FirmId id;
    std::string name;
    std::string tagline;
    std::string colour = "#2A4A3C";
    std::string website;
    std::string phone;
    std::string email;
    std::string address;
    std::string zone = "Etc/UTC";
    std::string locale = "en";
    std::string currency = "EUR";
    std::vector<OpenHours> hours;
    std::vector<Holiday> holidays;
    int link_days = 30;  // life of a client link
    Time created_at{};
    int64_t revision = 1;
    bool operator==(const Firm&) const = default;
};
BOOST_DESCRIBE_STRUCT(Firm, (),
                      (id, name, tagline, colour, website, phone, email, address, zone, locale,
                       currency, hours, holidays, link_days, created_at, revision))

void insert_firm(Tx& tx, const Firm& firm);
std::optional<Firm> find_firm(Tx& tx, FirmId id);
Firm require_firm(Tx& tx, FirmId id);
// Every firm of the installation, oldest first.
std::vector<Firm> list_firms(Tx& tx);
// Guarded by the revision that `firm` was loaded with, which is then raised; throws Error(stale).
void update_firm(Tx& tx, Firm& firm);

Calendar calendar_of(const Firm& firm);

enum class MailMode {
    demo,
    smtp,
    off,
    paused,  // set up, but sends nothing until somebody has looked: after a restore
};
BOOST_DESCRIBE_ENUM(MailMode, demo, smtp, off, paused)

enum class MailSecurity { tls, starttls, none };
BOOST_DESCRIBE_ENUM(MailSecurity, tls, starttls, none)

// Apart from the firm, because the password is for nobody's eyes.
struct EmailSettings {
    FirmId firm_id;
    MailMode mode = MailMode::off;
    std::string host;
    int port = 465;
    MailSecurity security = MailSecurity::tls;
    std::string user;
    std::string password;
    std::string from_name;
    std::string from_address;
    std::string reply_to;
    bool operator==(const EmailSettings&) const = default;
};
BOOST_DESCRIBE_STRUCT(EmailSettings, (),
                      (firm_id, mode, host, port, security, user, password, from_name, from_address,
                       reply_to))

// Off for a firm that has set up nothing.
EmailSettings find_email_settings(Tx& tx, FirmId firm);
void save_email_settings(Tx& tx, const EmailSettings& settings);
// Of every firm that sends through a server.
void pause_email(Tx& tx);

// What the firm seals contracts with, as PEM. The key is secret.
struct FirmIdentity {
    FirmId firm_id;
    std::string signing_key;
    std::string signing_certificate;
    bool operator==(const FirmIdentity&) const = default;
};
BOOST_DESCRIBE_STRUCT(FirmIdentity, (), (firm_id, signing_key, signing_certificate))

std::optional<FirmIdentity> find_firm_identity(Tx& tx, FirmId firm);
// Throws Error(conflict) if the firm has one: what was sealed is checked against it, so that it is
// never replaced.
void insert_firm_identity(Tx& tx, const FirmIdentity& identity);
