#include "records/workflow.hpp"

#include "records/testing.hpp"

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(RecordsTest, AWorkflowComesBackAsStored) {
    const Workflow workflow{
        alder.id, next<WorkflowId>(), "Monthly close", "workflow:", 1, std::nullopt, now(), now()};
    write([&](Tx& tx) {
        insert_workflow(tx, workflow);
        EXPECT_EQ(require_workflow(tx, alder.id, workflow.id), workflow);
        EXPECT_THAT(ids_of(list_workflows(tx, alder.id)),
                    ElementsAre(alder.onboarding, workflow.id));
        EXPECT_FALSE(find_published_version(tx, alder.id, workflow.id));
    });
}

TEST_F(RecordsTest, AWorkflowOfAnotherFirmIsNotFound) {
    expect_not_found("workflow", [&](Tx& tx) { require_workflow(tx, birch.id, alder.onboarding); });
    expect_not_found("version", [&](Tx& tx) { require_version(tx, birch.id, alder.version); });
    expect_not_found("version",
                     [&](Tx& tx) { require_version(tx, birch.id, alder.onboarding, 1); });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_workflow(tx, birch.id, alder.onboarding));
        EXPECT_FALSE(find_version(tx, birch.id, alder.version));
        EXPECT_FALSE(find_published_version(tx, birch.id, alder.onboarding));
        EXPECT_THAT(list_versions(tx, birch.id, alder.onboarding), IsEmpty());
        EXPECT_THAT(ids_of(find_workflows(tx, birch.id, {alder.onboarding, birch.onboarding})),
                    ElementsAre(birch.onboarding));
        EXPECT_THAT(ids_of(list_workflows(tx, birch.id)), ElementsAre(birch.onboarding));
    });
    expect_error(ErrorCode::stale, "draft", [&](Tx& tx) {
        auto workflow = require_workflow(tx, alder.id, alder.onboarding);
        workflow.firm_id = birch.id;
        save_draft(tx, workflow);
    });
}

TEST_F(RecordsTest, ADraftIsSavedOnceForEachRevision) {
    write([&](Tx& tx) {
        auto workflow = require_workflow(tx, alder.id, alder.onboarding);
        workflow.draft_text = "workflow: New";
        workflow.name = "New";
        save_draft(tx, workflow);
        EXPECT_EQ(workflow.draft_revision, 2);
        EXPECT_EQ(require_workflow(tx, alder.id, alder.onboarding), workflow);
    });
    expect_error(ErrorCode::stale, "Somebody else has changed this draft", [&](Tx& tx) {
        auto workflow = require_workflow(tx, alder.id, alder.onboarding);
        workflow.draft_revision = 1;
        save_draft(tx, workflow);
    });
}

TEST_F(RecordsTest, PublishingGivesTheNextNumberAndKeepsTheVersionsBefore) {
    const auto second = next<WorkflowVersionId>();
    write([&](Tx& tx) {
        auto workflow = require_workflow(tx, alder.id, alder.onboarding);
        EXPECT_EQ(workflow.published_version, 1);
        const WorkflowVersion version{.id = second,
                                      .text = "two",
                                      .definition = {{"workflow", "two"}},
                                      .note = "Shorter",
                                      .published_by = "Tom",
                                      .published_at = now()};
        EXPECT_EQ(publish_version(tx, workflow, version), 2);
        EXPECT_EQ(require_workflow(tx, alder.id, alder.onboarding), workflow);
        const auto stored = require_version(tx, alder.id, alder.onboarding, 2);
        EXPECT_EQ(stored.id, second);
        EXPECT_EQ(stored.text, "two");
        EXPECT_EQ(stored.note, "Shorter");
        EXPECT_EQ(find_published_version(tx, alder.id, alder.onboarding), stored);
        EXPECT_EQ(require_version(tx, alder.id, second), stored);
        EXPECT_THAT(ids_of(list_versions(tx, alder.id, alder.onboarding)),
                    ElementsAre(second, alder.version));
        EXPECT_EQ(require_workflow(tx, birch.id, birch.onboarding).published_version, 1);
    });
}

TEST_F(RecordsTest, PublishingAnotherDraftThanTheOneSeenIsRefused) {
    expect_error(ErrorCode::stale, "draft", [&](Tx& tx) {
        auto workflow = require_workflow(tx, alder.id, alder.onboarding);
        auto seen = workflow;
        save_draft(tx, workflow);
        publish_version(tx, seen, {.id = next<WorkflowVersionId>(), .published_at = now()});
    });
}
