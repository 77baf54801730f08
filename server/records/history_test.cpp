#include "records/history.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class HistoryTest : public RecordsTest {
protected:
    HistoryEntry entry_of(const TestFirm& firm, const std::string& event, Time at) {
        return {.firm_id = firm.id,
                .id = next<HistoryEntryId>(),
                .run_id = firm.run,
                .at = at,
                .event = event,
                .step = "welcome",
                .iteration = 2,
                .actor_kind = Acts::team,
                .actor_name = "Maya",
                .actor_id = to_text(firm.maya),
                .note = "sent",
                .reason = "asked for"};
    }
};

TEST_F(HistoryTest, IsReadNewestFirstPageByPage) {
    const std::vector<HistoryEntry> entries{entry_of(alder, "run_started", now()),
                                            entry_of(alder, "step_begun", now()),
                                            entry_of(alder, "step_ended", now() + 1min)};
    write([&](Tx& tx) {
        append_history(tx, entries);
        const auto first = list_history(tx, alder.id, alder.run, {.limit = 2});
        EXPECT_THAT(first.items, ElementsAre(entries[2], entries[1]));
        const auto second =
            list_history(tx, alder.id, alder.run, {.limit = 2, .cursor = first.next_cursor});
        EXPECT_THAT(second.items, ElementsAre(entries[0]));
        EXPECT_FALSE(second.next_cursor);
    });
}

TEST_F(HistoryTest, KnowsTheNewestEntryOfAnEvent) {
    const std::vector<HistoryEntry> entries{entry_of(alder, "run_paused", now()),
                                            entry_of(alder, "run_paused", now() + 1h),
                                            entry_of(alder, "run_resumed", now() + 2h)};
    write([&](Tx& tx) {
        append_history(tx, entries);
        EXPECT_EQ(find_newest_entry(tx, alder.id, alder.run, "run_paused"), entries[1]);
        EXPECT_FALSE(find_newest_entry(tx, alder.id, alder.run, "run_cancelled"));
    });
}

TEST_F(HistoryTest, OfOnePassageOfAStepIsReadOldestFirst) {
    auto earlier = entry_of(alder, "step_begun", now());
    earlier.iteration = 1;
    auto other = entry_of(alder, "step_begun", now());
    other.step = "intake";
    const std::vector<HistoryEntry> entries{entry_of(alder, "step_ended", now() + 1h), earlier,
                                            other, entry_of(alder, "step_begun", now())};
    write([&](Tx& tx) {
        append_history(tx, entries);
        EXPECT_THAT(list_history_of_step(tx, alder.id, alder.run, "welcome", 2),
                    ElementsAre(entries[3], entries[0]));
        EXPECT_THAT(list_history_of_step(tx, birch.id, alder.run, "welcome", 2), IsEmpty());
    });
}

TEST_F(HistoryTest, OfAnotherFirmIsEmpty) {
    const std::vector<HistoryEntry> entries{entry_of(alder, "run_started", now())};
    write([&](Tx& tx) {
        append_history(tx, entries);
        EXPECT_THAT(list_history(tx, birch.id, alder.run, {}).items, IsEmpty());
        EXPECT_FALSE(find_newest_entry(tx, birch.id, alder.run, "run_started"));
    });
}
