#include "records/project.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class ProjectTest : public RecordsTest {
protected:
    Project books{.firm_id = alder.id,
                  .id = next<ProjectId>(),
                  .contact_id = alder.priya,
                  .run_id = alder.run,
                  .name = "Books of Priya",
                  .start = parse_date("2026-04-01"),
                  .due = parse_date("2026-05-01"),
                  .team = {{"account_manager", to_text(alder.maya)}},
                  .created_at = now()};

    void SetUp() override {
        write([&](Tx& tx) { insert_project(tx, books); });
    }
    std::vector<ProjectId> listed(const ProjectFilter& filter) {
        return write([&](Tx& tx) { return ids_of(list_projects(tx, alder.id, filter, {}).items); });
    }
};

TEST_F(ProjectTest, ComesBackAsStoredAndAsUpdated) {
    write([&](Tx& tx) {
        EXPECT_EQ(require_project(tx, alder.id, books.id), books);
        books.state = ProjectState::done;
        books.due.reset();
        books.name = "Closed";
        update_project(tx, books);
        EXPECT_EQ(require_project(tx, alder.id, books.id), books);
    });
}

TEST_F(ProjectTest, IsListedNewestFirstByStateAndContact) {
    const Project tax{.firm_id = alder.id,
                      .id = next<ProjectId>(),
                      .contact_id = alder.priya,
                      .name = "Tax",
                      .state = ProjectState::done,
                      .created_at = now() + 1h};
    write([&](Tx& tx) { insert_project(tx, tax); });
    EXPECT_THAT(listed({}), ElementsAre(tax.id, books.id));
    EXPECT_THAT(listed({.state = ProjectState::open}), ElementsAre(books.id));
    EXPECT_THAT(listed({.contact_id = alder.priya}), ElementsAre(tax.id, books.id));
    EXPECT_THAT(listed({.contact_id = next<ContactId>()}), IsEmpty());
    write([&](Tx& tx) {
        const auto page = list_projects(tx, alder.id, {}, {.limit = 1});
        EXPECT_THAT(page.items, ElementsAre(tax));
        EXPECT_THAT(list_projects(tx, alder.id, {}, {.cursor = page.next_cursor}).items,
                    ElementsAre(books));
    });
}

TEST_F(ProjectTest, OfAnotherFirmIsNotFound) {
    expect_not_found("project", [&](Tx& tx) { require_project(tx, birch.id, books.id); });
    expect_not_found("project", [&](Tx& tx) {
        books.firm_id = birch.id;
        update_project(tx, books);
    });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_project(tx, birch.id, books.id));
        EXPECT_THAT(find_projects(tx, birch.id, {books.id}), IsEmpty());
        EXPECT_EQ(find_projects(tx, alder.id, {books.id}).size(), 1u);
        EXPECT_THAT(list_projects(tx, birch.id, {}, {}).items, IsEmpty());
    });
}
