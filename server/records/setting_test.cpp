#include "records/setting.hpp"

#include "records/testing.hpp"

TEST_F(RecordsTest, ASettingIsSavedAndReplaced) {
    write([&](Tx& tx) {
        EXPECT_FALSE(find_setting(tx, "demo.clock_ahead"));
        save_setting(tx, "demo.clock_ahead", "3600");
        save_setting(tx, "demo.clock_ahead", "7200");
        save_setting(tx, "other", "");
        EXPECT_EQ(find_setting(tx, "demo.clock_ahead"), "7200");
        EXPECT_EQ(find_setting(tx, "other"), "");
    });
}
