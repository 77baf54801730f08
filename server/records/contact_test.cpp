#include "records/contact.hpp"

#include "records/testing.hpp"

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ContactTest : public RecordsTest {
protected:
    ContactId insert(
        const std::string& name, std::function<void(Contact&)> change = [](Contact&) {}) {
        auto contact = new_contact(alder, name);
        change(contact);
        write([&](Tx& tx) { insert_contact(tx, contact); });
        return contact.id;
    }
    std::vector<ContactId> listed(const ContactFilter& filter) {
        return write([&](Tx& tx) { return ids_of(list_contacts(tx, alder.id, filter, {}).items); });
    }
};

TEST_F(ContactTest, ComesBackAsStored) {
    const Contact contact{.firm_id = alder.id,
                          .id = next<ContactId>(),
                          .kind = ContactKind::company,
                          .name = "Harbour & Finch Ltd",
                          .first_name = "Ana",
                          .last_name = "Reyes",
                          .company = "Harbour & Finch Ltd",
                          .position = "Director",
                          .email = "Ana@harbour.example",
                          .phone = "+44 20 7946 0001",
                          .address = "2 Quay",
                          .zone = "Europe/London",
                          .tags = {"vip", "tax"},
                          .fields = {{"fee", 240}},
                          .notes = "Prefers mornings.",
                          .created_at = now()};
    write([&](Tx& tx) {
        insert_contact(tx, contact);
        EXPECT_EQ(require_contact(tx, alder.id, contact.id), contact);
        EXPECT_EQ(find_contact_by_email(tx, alder.id, "ana@HARBOUR.example"), contact);
    });
}

TEST_F(ContactTest, OfAnotherFirmIsNotFound) {
    expect_not_found("contact", [&](Tx& tx) { require_contact(tx, birch.id, alder.priya); });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_contact(tx, birch.id, alder.priya));
        EXPECT_EQ(find_contact_by_email(tx, birch.id, "priya@client.example")->id, birch.priya);
        EXPECT_THAT(ids_of(find_contacts(tx, birch.id, {alder.priya, birch.priya})),
                    ElementsAre(birch.priya));
        EXPECT_THAT(ids_of(list_contacts(tx, birch.id, {}, {}).items), ElementsAre(birch.priya));
    });
    expect_error(ErrorCode::stale, "contact", [&](Tx& tx) {
        auto priya = require_contact(tx, alder.id, alder.priya);
        priya.firm_id = birch.id;
        priya.email.reset();
        update_contact(tx, priya);
    });
}

TEST_F(ContactTest, KeepsItsAddressToItselfWithinTheFirm) {
    expect_error(ErrorCode::conflict, "Priya Shah has this e-mail address already.", [&](Tx& tx) {
        auto contact = new_contact(alder, "Another");
        contact.email = "PRIYA@client.example";
        insert_contact(tx, contact);
    });
    const auto other =
        insert("Another", [](Contact& contact) { contact.email = "other@client.example"; });
    expect_error(ErrorCode::conflict, "Priya Shah has", [&](Tx& tx) {
        auto contact = require_contact(tx, alder.id, other);
        contact.email = "priya@client.example";
        update_contact(tx, contact);
    });
}

TEST_F(ContactTest, MayHaveNoAddressAsManyOthers) {
    const auto first = insert("One", [](Contact& contact) { contact.email = ""; });
    insert("Two", [](Contact& contact) { contact.email = ""; });
    EXPECT_FALSE(write([&](Tx& tx) { return require_contact(tx, alder.id, first).email; }));
}

TEST_F(ContactTest, IsUpdatedOnceForEachRevision) {
    write([&](Tx& tx) {
        auto priya = require_contact(tx, alder.id, alder.priya);
        priya.phone = "+44 20 7946 0002";
        priya.email = "PRIYA@client.example";
        priya.tags = {"vip"};
        update_contact(tx, priya);
        EXPECT_EQ(priya.revision, 2);
        EXPECT_EQ(require_contact(tx, alder.id, alder.priya), priya);
    });
    expect_error(ErrorCode::stale, "Somebody else has changed this contact", [&](Tx& tx) {
        auto priya = require_contact(tx, alder.id, alder.priya);
        priya.revision = 1;
        update_contact(tx, priya);
    });
}

TEST_F(ContactTest, IsFoundByPartsOfNameCompanyAndAddress) {
    const auto ana = insert("Ana Reyes", [](Contact& contact) {
        contact.company = "Harbour & Finch";
        contact.email = "ana_1@harbour.example";
    });
    EXPECT_THAT(listed({.search = " reyes "}), ElementsAre(ana));
    EXPECT_THAT(listed({.search = "FINCH"}), ElementsAre(ana));
    EXPECT_THAT(listed({.search = "ana_"}), ElementsAre(ana));
    EXPECT_THAT(listed({.search = "priya%"}), IsEmpty());
    EXPECT_THAT(listed({}), ElementsAre(ana, alder.priya));
}

TEST_F(ContactTest, IsFilteredByKindAndWholeTag) {
    const auto company = insert("Finch Ltd", [](Contact& contact) {
        contact.kind = ContactKind::company;
        contact.tags = {"vip", "say \"tax\""};
    });
    EXPECT_THAT(listed({.kind = ContactKind::company}), ElementsAre(company));
    EXPECT_THAT(listed({.tag = "vip"}), ElementsAre(company));
    EXPECT_THAT(listed({.tag = "vi"}), IsEmpty());
    EXPECT_THAT(listed({.tag = "tax"}), IsEmpty());
    EXPECT_THAT(listed({.tag = "say \"tax\""}), ElementsAre(company));
}

TEST_F(ContactTest, IsListedOnceHoweverThePagesAreCut) {
    std::vector<ContactId> expected{insert("anna"), insert("Anna"), insert("Bo"), insert("bo")};
    expected.push_back(alder.priya);
    std::vector<ContactId> seen;
    PageRequest request{.limit = 2};
    do {
        const auto page = write([&](Tx& tx) { return list_contacts(tx, alder.id, {}, request); });
        EXPECT_LE(page.items.size(), 2u);
        for (const auto& contact : page.items) seen.push_back(contact.id);
        request.cursor = page.next_cursor;
    } while (request.cursor);
    EXPECT_EQ(seen, expected);
}
