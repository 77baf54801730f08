#include "records/template.hpp"

#include "records/testing.hpp"

using testing::ElementsAre;
using testing::IsEmpty;

class TemplateTest : public RecordsTest {
protected:
    Template letter{.firm_id = alder.id,
                    .id = next<TemplateId>(),
                    .kind = TemplateKind::contract,
                    .key = "letter",
                    .name = "Engagement letter",
                    .subject = "Your letter",
                    .body = "# Letter",
                    .key_terms = {{"Fee", "{{run.fee | money}}"}},
                    .form = {{"parts", boost::json::array{}}},
                    .project = {{"name", "Books"}},
                    .updated_at = now()};

    void SetUp() override {
        write([&](Tx& tx) { insert_template(tx, letter); });
    }
};

TEST_F(TemplateTest, IsFoundByIdAndByKey) {
    write([&](Tx& tx) {
        EXPECT_EQ(require_template(tx, alder.id, letter.id), letter);
        EXPECT_EQ(find_template(tx, alder.id, TemplateKind::contract, "letter"), letter);
        EXPECT_FALSE(find_template(tx, alder.id, TemplateKind::email, "letter"));
    });
}

TEST_F(TemplateTest, OfAnotherFirmIsNotFound) {
    expect_not_found("template", [&](Tx& tx) { require_template(tx, birch.id, letter.id); });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_template(tx, birch.id, letter.id));
        EXPECT_FALSE(find_template(tx, birch.id, TemplateKind::contract, "letter"));
        EXPECT_THAT(list_templates(tx, birch.id), IsEmpty());
    });
}

TEST_F(TemplateTest, HasAKeyOfItsOwnAmongItsKindInTheFirm) {
    expect_error(ErrorCode::conflict,
                 "The template “Engagement letter” has the key “letter” already.", [&](Tx& tx) {
                     auto other = letter;
                     other.id = next<TemplateId>();
                     insert_template(tx, other);
                 });
    write([&](Tx& tx) {
        auto email = letter;
        email.id = next<TemplateId>();
        email.kind = TemplateKind::email;
        insert_template(tx, email);
        auto foreign = letter;
        foreign.firm_id = birch.id;
        insert_template(tx, foreign);
    });
}

TEST_F(TemplateTest, IsUpdatedOnceForEachRevision) {
    write([&](Tx& tx) {
        auto changed = letter;
        changed.body = "# Another letter";
        update_template(tx, changed);
        EXPECT_EQ(changed.revision, 2);
        EXPECT_EQ(require_template(tx, alder.id, letter.id), changed);
    });
    expect_error(ErrorCode::stale, "template", [&](Tx& tx) { update_template(tx, letter); });
}

TEST_F(TemplateTest, IsListedByNameAndKind) {
    Template welcome{
        .firm_id = alder.id, .id = next<TemplateId>(), .key = "welcome", .name = "a welcome"};
    write([&](Tx& tx) {
        insert_template(tx, welcome);
        EXPECT_THAT(list_templates(tx, alder.id), ElementsAre(welcome, letter));
        EXPECT_THAT(list_templates(tx, alder.id, TemplateKind::contract), ElementsAre(letter));
    });
}
