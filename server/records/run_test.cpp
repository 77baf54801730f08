#include "records/run.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class RunTest : public RecordsTest {
protected:
    RunId insert(std::function<void(Run&)> change = [](Run&) {}) {
        pass(1h);
        auto run = new_run(alder);
        change(run);
        write([&](Tx& tx) { insert_run(tx, run); });
        return run.id;
    }
    std::vector<RunId> listed(const RunFilter& filter) {
        return write([&](Tx& tx) { return ids_of(list_runs(tx, alder.id, filter, {}).items); });
    }
    // A second contact and a second workflow of Alder & Wren.
    ContactId insert_ana() {
        auto ana = new_contact(alder, "Ana Reyes");
        ana.company = "Harbour & Finch";
        write([&](Tx& tx) { insert_contact(tx, ana); });
        return ana.id;
    }
};

TEST_F(RunTest, ComesBackAsStored) {
    const auto project = next<ProjectId>();
    Run run = new_run(alder);
    run.project_id = project;
    run.state = RunState::paused;
    run.mark = Mark::held;
    run.progress = {{"steps", boost::json::object{{"welcome", 1}}}};
    run.roles = {{"account_manager", to_text(alder.maya)}};
    run.dates = {{"start", "2026-04-01"}};
    run.fields = {{"fee", 240}};
    run.notes = "Careful.";
    run.ended_at = now();
    write([&](Tx& tx) {
        insert_run(tx, run);
        EXPECT_EQ(require_run(tx, alder.id, run.id), run);
    });
}

TEST_F(RunTest, OfAnotherFirmIsNotFound) {
    expect_not_found("run", [&](Tx& tx) { require_run(tx, birch.id, alder.run); });
    expect_not_found("run", [&](Tx& tx) { save_run_notes(tx, birch.id, alder.run, "mine"); });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_run(tx, birch.id, alder.run));
        EXPECT_THAT(ids_of(find_runs(tx, birch.id, {alder.run, birch.run})),
                    ElementsAre(birch.run));
        EXPECT_THAT(ids_of(list_runs(tx, birch.id, {}, {}).items), ElementsAre(birch.run));
        EXPECT_THAT(list_runs(tx, birch.id, {.contact_id = alder.priya}, {}).items, IsEmpty());
        auto run = require_run(tx, alder.id, alder.run);
        run.firm_id = birch.id;
        EXPECT_FALSE(save_progress(tx, run, {}));
        EXPECT_FALSE(save_run_values(tx, run));
        EXPECT_THAT(count_runs_by_version(tx, birch.id, alder.onboarding), IsEmpty());
        EXPECT_THAT(count_runs_by_contact(tx, birch.id, {alder.priya}), IsEmpty());
    });
}

TEST_F(RunTest, CannotNameAContactOfAnotherFirm) {
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        auto run = new_run(alder);
        run.contact_id = birch.priya;
        insert_run(tx, run);
    });
}

TEST_F(RunTest, SavesItsProgressOnceForEachRevision) {
    write([&](Tx& tx) {
        auto run = require_run(tx, alder.id, alder.run);
        auto late = run;
        const RunChange change{.mark = Mark::due, .since = now() + 1h, .progress = {{"steps", 1}}};
        EXPECT_TRUE(save_progress(tx, run, change));
        EXPECT_EQ(run.mark, Mark::due);
        EXPECT_EQ(run.revision, 2);
        EXPECT_EQ(require_run(tx, alder.id, alder.run), run);
        EXPECT_FALSE(save_progress(tx, late, change));
        EXPECT_EQ(late.revision, 1);
        EXPECT_FALSE(save_run_values(tx, late));
    });
}

TEST_F(RunTest, SavesTheStateItMovesTo) {
    write([&](Tx& tx) {
        auto run = require_run(tx, alder.id, alder.run);
        EXPECT_TRUE(save_progress(tx, run,
                                  {.state = RunState::completed,
                                   .mark = Mark::done,
                                   .since = now(),
                                   .ended_at = now() + 2h}));
        EXPECT_EQ(run.state, RunState::completed);
        EXPECT_EQ(run.ended_at, now() + 2h);
        EXPECT_EQ(require_run(tx, alder.id, alder.run), run);
        EXPECT_EQ(require_run(tx, birch.id, birch.run).state, RunState::active);
    });
}

TEST_F(RunTest, KeepsItsOtherValuesWhenProgressIsSavedAndTheOtherWayRound) {
    write([&](Tx& tx) {
        auto run = require_run(tx, alder.id, alder.run);
        run.roles = {{"reviewer", to_text(alder.maya)}};
        run.dates = {{"start", "2026-04-01"}};
        run.fields = {{"fee", 240}};
        EXPECT_TRUE(save_run_values(tx, run));
        save_run_notes(tx, alder.id, alder.run, "Careful.");
        EXPECT_TRUE(save_progress(tx, run, {.mark = Mark::due, .since = now()}));
        run.notes = "Careful.";
        EXPECT_EQ(require_run(tx, alder.id, alder.run), run);
    });
}

TEST_F(RunTest, IsListedLatestFirstAndOpenOnesUnlessAskedOtherwise) {
    const auto paused = insert([](Run& run) { run.state = RunState::paused; });
    const auto completed = insert([](Run& run) { run.state = RunState::completed; });
    EXPECT_THAT(listed({}), ElementsAre(paused, alder.run));
    EXPECT_THAT(listed({.states = {RunState::completed, RunState::cancelled}}),
                ElementsAre(completed));
}

TEST_F(RunTest, IsListedWhatHasWaitedLongestFirst) {
    const auto older = insert([&](Run& run) {
        run.since = now() - 2h;
        run.started_at = now() + 1h;
    });
    const auto oldest = insert([&](Run& run) { run.since = now() - 5h; });
    insert([&](Run& run) {
        run.state = RunState::paused;
        run.since = now() - 4h;
    });
    insert([](Run& run) { run.mark = Mark::held; });
    write([&](Tx& tx) {
        const PageRequest two{.limit = 2, .cursor = std::nullopt};
        const auto page = list_waiting_runs(tx, alder.id, Mark::waiting, two);
        EXPECT_THAT(ids_of(page.items), ElementsAre(oldest, older));
        const PageRequest rest{.limit = 2, .cursor = page.next_cursor};
        EXPECT_THAT(ids_of(list_waiting_runs(tx, alder.id, Mark::waiting, rest).items),
                    ElementsAre(alder.run));
        EXPECT_THAT(ids_of(list_waiting_runs(tx, birch.id, Mark::waiting, {}).items),
                    ElementsAre(birch.run));
    });
}

TEST_F(RunTest, IsFilteredByMarkWorkflowAndContact) {
    const auto ana = insert_ana();
    const auto run = insert([&](Run& of_ana) {
        of_ana.contact_id = ana;
        of_ana.mark = Mark::held;
    });
    EXPECT_THAT(listed({.mark = Mark::held}), ElementsAre(run));
    EXPECT_THAT(listed({.contact_id = ana}), ElementsAre(run));
    EXPECT_THAT(listed({.mark = Mark::waiting, .contact_id = ana}), IsEmpty());
    EXPECT_THAT(listed({.workflow_id = alder.onboarding}), ElementsAre(run, alder.run));
    EXPECT_THAT(listed({.workflow_id = birch.onboarding}), IsEmpty());
}

TEST_F(RunTest, IsFoundByContactCompanyAndWorkflow) {
    const auto ana = insert_ana();
    const auto run = insert([&](Run& of_ana) { of_ana.contact_id = ana; });
    EXPECT_THAT(listed({.search = "reyes"}), ElementsAre(run));
    EXPECT_THAT(listed({.search = "finch"}), ElementsAre(run));
    EXPECT_THAT(listed({.search = "ONBOARD"}), ElementsAre(run, alder.run));
    EXPECT_THAT(listed({.contact_id = ana, .search = "priya"}), IsEmpty());
}

TEST_F(RunTest, IsListedOnceHoweverThePagesAreCut) {
    const auto same_time = now();
    std::vector<RunId> expected{alder.run};
    for (int i = 0; i < 4; ++i) {
        expected.insert(expected.begin(), insert([&](Run& run) { run.started_at = same_time; }));
    }
    for (const auto& filter : {RunFilter{}, RunFilter{.contact_id = alder.priya}}) {
        std::vector<RunId> seen;
        PageRequest request{.limit = 2};
        do {
            const auto page =
                write([&](Tx& tx) { return list_runs(tx, alder.id, filter, request); });
            for (const auto& run : page.items) seen.push_back(run.id);
            request.cursor = page.next_cursor;
        } while (request.cursor);
        EXPECT_EQ(seen, expected);
    }
}

TEST_F(RunTest, IsCountedWhileItIsLive) {
    insert([](Run& run) { run.mark = Mark::held; });
    insert([](Run& run) { run.state = RunState::paused; });
    insert([](Run& run) {
        run.state = RunState::completed;
        run.mark = Mark::held;
    });
    write([&](Tx& tx) {
        EXPECT_THAT(count_runs_by_workflow(tx, alder.id),
                    ElementsAre(WorkflowRunCount{alder.onboarding, 3, 1}));
        EXPECT_THAT(count_runs_by_workflow(tx, birch.id),
                    ElementsAre(WorkflowRunCount{birch.onboarding, 1, 0}));
        EXPECT_THAT(count_runs_by_version(tx, alder.id, alder.onboarding),
                    ElementsAre(VersionRunCount{alder.version, 3}));
        EXPECT_THAT(count_runs_by_contact(tx, alder.id, {alder.priya}),
                    ElementsAre(ContactRunCount{alder.priya, 3}));
    });
}
