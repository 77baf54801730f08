#include "records/firm.hpp"

#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from firms where id = $1"};

constexpr Statement list_all{"select * from firms order by created_at, id"};

constexpr Statement update_one{R"sql(
    update firms set name = $3, tagline = $4, colour = $5, website = $6, phone = $7, email = $8,
        address = $9, zone = $10, locale = $11, currency = $12, hours = $13, holidays = $14,
        link_days = $15, revision = revision + 1
    where id = $1 and revision = $2)sql"};

constexpr Statement find_settings{"select * from email_settings where firm_id = $1"};

constexpr Statement save_settings{R"sql(
    insert into email_settings (firm_id, mode, host, port, security, "user", password, from_name,
        from_address, reply_to)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (firm_id) do update set mode = excluded.mode, host = excluded.host,
        port = excluded.port, security = excluded.security, "user" = excluded."user",
        password = excluded.password, from_name = excluded.from_name,
        from_address = excluded.from_address, reply_to = excluded.reply_to)sql"};

constexpr Statement pause_all{"update email_settings set mode = 'paused' where mode = 'smtp'"};

constexpr Statement find_identity{"select * from firm_identities where firm_id = $1"};

}

void insert_firm(Tx& tx, const Firm& firm) {
    tx.insert("firms", firm);
}

std::optional<Firm> find_firm(Tx& tx, FirmId id) {
    return tx.find<Firm>(find_one, id);
}

Firm require_firm(Tx& tx, FirmId id) {
    return required(find_firm(tx, id), "firm");
}

std::vector<Firm> list_firms(Tx& tx) {
    return tx.select<Firm>(list_all);
}

void update_firm(Tx& tx, Firm& firm) {
    require_unchanged(
        tx.run(update_one, firm.id, firm.revision, firm.name, firm.tagline, firm.colour,
               firm.website, firm.phone, firm.email, firm.address, firm.zone, firm.locale,
               firm.currency, firm.hours, firm.holidays, firm.link_days),
        "firm");
    ++firm.revision;
}

Calendar calendar_of(const Firm& firm) {
    Calendar calendar{firm.zone, firm.hours, {}};
    for (const auto& holiday : firm.holidays) calendar.holidays.insert(holiday.date);
    return calendar;
}

EmailSettings find_email_settings(Tx& tx, FirmId firm) {
    return tx.find<EmailSettings>(find_settings, firm).value_or(EmailSettings{.firm_id = firm});
}

void save_email_settings(Tx& tx, const EmailSettings& settings) {
    tx.run(save_settings, settings.firm_id, settings.mode, settings.host, settings.port,
           settings.security, settings.user, settings.password, settings.from_name,
           settings.from_address, settings.reply_to);
}

void pause_email(Tx& tx) {
    tx.run(pause_all);
}

std::optional<FirmIdentity> find_firm_identity(Tx& tx, FirmId firm) {
    return tx.find<FirmIdentity>(find_identity, firm);
}

void insert_firm_identity(Tx& tx, const FirmIdentity& identity) {
    tx.insert("firm_identities", identity);
}
