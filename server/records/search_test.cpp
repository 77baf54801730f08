#include "records/search.hpp"

#include "records/project.hpp"
#include "records/task.hpp"
#include "records/template.hpp"
#include "records/testing.hpp"

using testing::ElementsAre;
using testing::IsEmpty;

class SearchTest : public RecordsTest {
protected:
    Template letter{
        .firm_id = alder.id, .id = next<TemplateId>(), .key = "priya", .name = "Letter"};
    Project books{.firm_id = alder.id,
                  .id = next<ProjectId>(),
                  .contact_id = alder.priya,
                  .name = "Books",
                  .created_at = now()};
    Task call{.firm_id = alder.id,
              .id = next<TaskId>(),
              .title = "Call Priya",
              .due = parse_date("2026-03-12"),
              .created_at = now()};

    void SetUp() override {
        write([&](Tx& tx) {
            insert_template(tx, letter);
            insert_project(tx, books);
            insert_task(tx, call);
        });
    }
    std::vector<FoundRecord> found(const TestFirm& firm, const std::string& text, int limit = 5) {
        return write([&](Tx& tx) { return search_records(tx, firm.id, text, limit); });
    }
};

TEST_F(SearchTest, FindsEveryKindByName) {
    EXPECT_THAT(
        found(alder, "PRIYA"),
        ElementsAre(
            FoundRecord{FoundKind::contact, to_text(alder.priya), "Priya Shah", ""},
            FoundRecord{FoundKind::run, to_text(alder.run), "Client onboarding", "Priya Shah"},
            FoundRecord{FoundKind::template_, to_text(letter.id), "Letter", "email"},
            FoundRecord{FoundKind::project, to_text(books.id), "Books", "Priya Shah"},
            FoundRecord{FoundKind::task, to_text(call.id), "Call Priya", "2026-03-12"}));
    EXPECT_THAT(
        found(alder, "client on"),
        ElementsAre(
            FoundRecord{FoundKind::run, to_text(alder.run), "Client onboarding", "Priya Shah"},
            FoundRecord{FoundKind::workflow, to_text(alder.onboarding), "Client onboarding", ""}));
}

TEST_F(SearchTest, KeepsWithinTheFirm) {
    EXPECT_THAT(found(birch, "priya"),
                ElementsAre(FoundRecord{FoundKind::contact, to_text(birch.priya), "Priya Shah", ""},
                            FoundRecord{FoundKind::run, to_text(birch.run), "Client onboarding",
                                        "Priya Shah"}));
    EXPECT_THAT(found(birch, "call"), IsEmpty());
    EXPECT_THAT(found(birch, "letter"), IsEmpty());
    EXPECT_THAT(found(birch, "books"), IsEmpty());
}

TEST_F(SearchTest, FindsNothingForABlankTextAndTakesWildcardsAsTheyStand) {
    EXPECT_THAT(found(alder, " "), IsEmpty());
    EXPECT_THAT(found(alder, "%"), IsEmpty());
    EXPECT_THAT(found(alder, "_all"), IsEmpty());
}

TEST_F(SearchTest, ShowsWhatIsOpenFirstAndNoMoreThanAsked) {
    auto done = call;
    done.id = next<TaskId>();
    done.state = TaskState::done;
    done.created_at = now() + std::chrono::hours{1};
    write([&](Tx& tx) { insert_task(tx, done); });
    const auto tasks = found(alder, "call");
    ASSERT_EQ(tasks.size(), 2u);
    EXPECT_EQ(tasks[0].id, to_text(call.id));
    EXPECT_EQ(found(alder, "call", 1).size(), 1u);
}
