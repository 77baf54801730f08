#include "records/wait.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(RecordsTest, RunsAreDueWhenTheirTimeHasComeLongestDueFirst) {
    write([&](Tx& tx) {
        save_wait(tx, alder.id, alder.run, now() + 2h);
        save_wait(tx, birch.id, birch.run, now() + 1h);
        EXPECT_EQ(next_due_at(tx), now() + 1h);
        EXPECT_THAT(due_runs(tx, now() + 1h - 1us, 10), IsEmpty());
        EXPECT_THAT(due_runs(tx, now() + 1h, 10),
                    ElementsAre(Wait{birch.id, birch.run, now() + 1h}));
        EXPECT_THAT(due_runs(tx, now() + 3h, 10),
                    ElementsAre(Wait{birch.id, birch.run, now() + 1h},
                                Wait{alder.id, alder.run, now() + 2h}));
        EXPECT_EQ(due_runs(tx, now() + 3h, 1).size(), 1u);
    });
}

TEST_F(RecordsTest, ARunHasOneWaitWhichIsReplacedOrRemoved) {
    write([&](Tx& tx) {
        save_wait(tx, alder.id, alder.run, now());
        save_wait(tx, alder.id, alder.run, now() + 1h);
        EXPECT_THAT(due_runs(tx, now() + 2h, 10),
                    ElementsAre(Wait{alder.id, alder.run, now() + 1h}));
        save_wait(tx, birch.id, alder.run, std::nullopt);
        EXPECT_EQ(next_due_at(tx), now() + 1h);
        save_wait(tx, alder.id, alder.run, std::nullopt);
        save_wait(tx, alder.id, alder.run, std::nullopt);
        EXPECT_FALSE(next_due_at(tx));
    });
}
