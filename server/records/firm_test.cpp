#include "records/firm.hpp"

#include "records/testing.hpp"

using testing::ElementsAre;

TEST_F(RecordsTest, AFirmComesBackAsItWasStored) {
    const Firm firm{.id = next<FirmId>(),
                    .name = "Çelik & Søn",
                    .tagline = "Books that balance",
                    .colour = "#123456",
                    .website = "celik.example",
                    .phone = "+44 20 7946 0000",
                    .email = "hello@celik.example",
                    .address = "1 High Street\nLondon",
                    .zone = "Europe/London",
                    .locale = "en-GB",
                    .currency = "GBP",
                    .hours = {{Weekday::monday, {540}, {720}}, {Weekday::monday, {780}, {1050}}},
                    .holidays = {{*parse_date("2026-12-25"), "Christmas"}},
                    .link_days = 14,
                    .created_at = now()};
    write([&](Tx& tx) { insert_firm(tx, firm); });
    EXPECT_EQ(store->read([&](Tx& tx) { return require_firm(tx, firm.id); }), firm);
}

TEST_F(RecordsTest, AFirmThatIsNotThereIsNotFound) {
    expect_not_found("firm", [&](Tx& tx) { require_firm(tx, next<FirmId>()); });
}

TEST_F(RecordsTest, FirmsAreListedOldestFirst) {
    const auto firms = write([](Tx& tx) { return list_firms(tx); });
    EXPECT_THAT(ids_of(firms), ElementsAre(alder.id, birch.id));
}

TEST_F(RecordsTest, AFirmIsUpdatedOnceForEachRevision) {
    write([&](Tx& tx) {
        auto firm = require_firm(tx, alder.id);
        auto later = firm;
        firm.tagline = "Books that balance";
        update_firm(tx, firm);
        EXPECT_EQ(require_firm(tx, alder.id), firm);
        EXPECT_EQ(firm.revision, later.revision + 1);
        EXPECT_EQ(require_firm(tx, birch.id).tagline, "");
    });
    expect_error(ErrorCode::stale, "Somebody else has changed this firm", [&](Tx& tx) {
        auto firm = require_firm(tx, alder.id);
        --firm.revision;
        update_firm(tx, firm);
    });
}

TEST_F(RecordsTest, AFirmsCalendarHasItsHoursAndHolidays) {
    const Firm firm{.zone = "Europe/Berlin",
                    .hours = {{Weekday::friday, {480}, {720}}},
                    .holidays = {{*parse_date("2026-05-01"), "Labour Day"}}};
    const auto calendar = calendar_of(firm);
    EXPECT_EQ(calendar.zone, "Europe/Berlin");
    EXPECT_EQ(calendar.hours, firm.hours);
    EXPECT_THAT(calendar.holidays, ElementsAre(*parse_date("2026-05-01")));
}

TEST_F(RecordsTest, EmailSettingsAreOffUntilTheyAreSaved) {
    write([&](Tx& tx) {
        EXPECT_EQ(find_email_settings(tx, alder.id), EmailSettings{.firm_id = alder.id});
        EmailSettings settings{.firm_id = alder.id,
                               .mode = MailMode::smtp,
                               .host = "smtp.alder.example",
                               .port = 587,
                               .security = MailSecurity::starttls,
                               .user = "maya",
                               .password = "secret",
                               .from_name = "Alder & Wren",
                               .from_address = "hello@alder.example"};
        save_email_settings(tx, settings);
        settings.mode = MailMode::off;
        settings.reply_to = "post@alder.example";
        save_email_settings(tx, settings);
        EXPECT_EQ(find_email_settings(tx, alder.id), settings);
        EXPECT_EQ(find_email_settings(tx, birch.id).host, "");
    });
}

TEST_F(RecordsTest, AFirmHasOneIdentityForGood) {
    const FirmIdentity identity{alder.id, "key", "certificate"};
    write([&](Tx& tx) {
        EXPECT_FALSE(find_firm_identity(tx, alder.id));
        insert_firm_identity(tx, identity);
        EXPECT_EQ(find_firm_identity(tx, alder.id), identity);
        EXPECT_FALSE(find_firm_identity(tx, birch.id));
    });
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) { insert_firm_identity(tx, identity); });
}
