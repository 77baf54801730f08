#include "app/demo/seed.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "documents/signing.hpp"
#include "records/contract.hpp"
#include "records/file.hpp"
#include "records/firm.hpp"
#include "records/message.hpp"
#include "records/migrations.hpp"
#include "records/outbox.hpp"
#include "records/project.hpp"
#include "records/run.hpp"
#include "records/task.hpp"
#include "records/wait.hpp"
#include "records/workflow.hpp"

namespace {

using testing::Contains;
using testing::Ge;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

template <class Enum>
std::string name_of_enum(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

// Every item of a list that comes in pages.
template <class List>
auto all_of(List list) {
    PageRequest request{.limit = page_limit_max};
    auto page = list(request);
    auto items = std::move(page.items);
    while (page.next_cursor) {
        request.cursor = page.next_cursor;
        page = list(request);
        std::ranges::move(page.items, std::back_inserter(items));
    }
    return items;
}

// Made once, because it takes its time.
class DemoFirmTest : public testing::Test {
protected:
    using Run = ::Run;  // which testing::Test has a function of

    static void SetUpTestSuite() {
        folder_ = std::filesystem::temp_directory_path() / "stepwell-demo-test";
        std::filesystem::remove_all(folder_);
        files_ = std::make_unique<FileStore>(folder_);
        store_ = Store::open({.readers = 1}, record_migrations());
        firm_ = make_demo_firm(
            *store_, *files_,
            {.until = until_, .public_url = "http://127.0.0.1:8080", .password_hash = "none"});
    }
    static void TearDownTestSuite() {
        store_.reset();
        files_.reset();
        std::filesystem::remove_all(folder_);
    }

    template <class Use>
    static auto read(Use use) {
        return store_->read([&](Tx& tx) { return use(tx); });
    }
    static std::vector<Run> runs() {
        const RunFilter filter{.states = {RunState::active, RunState::paused, RunState::completed,
                                          RunState::cancelled}};
        return read([&](Tx& tx) {
            return all_of(
                [&](const PageRequest& page) { return list_runs(tx, firm_, filter, page); });
        });
    }
    static std::vector<Message> messages() {
        return read([&](Tx& tx) {
            return all_of(
                [&](const PageRequest& page) { return list_messages(tx, firm_, {}, page); });
        });
    }
    static std::vector<Task> tasks() {
        return read([&](Tx& tx) {
            return all_of([&](const PageRequest& page) { return list_tasks(tx, firm_, {}, page); });
        });
    }
    // Each step of each live run as "kind state".
    static std::vector<std::string> open_steps() {
        std::vector<std::string> steps;
        for (const auto& run : runs()) {
            if (run.state != RunState::active) continue;
            const auto version =
                read([&](Tx& tx) { return require_version(tx, firm_, run.version_id); });
            for (const auto& step : version.definition.at("steps").as_array()) {
                const auto& key = step.at("step").as_string();
                const auto* kept = run.progress.at("steps").as_object().if_contains(key);
                if (kept == nullptr) continue;  // it has not begun
                const auto& state = kept->at("state").as_string();
                for (const auto kind : {"form", "contract", "task", "approval", "wait", "email"}) {
                    if (!step.as_object().contains(kind)) continue;
                    steps.push_back(fmt::format("{} {}", kind, std::string_view(state)));
                }
            }
        }
        return steps;
    }

    static inline const Time until_ = *parse_time("2026-03-10T15:20:00Z");
    static inline std::filesystem::path folder_;
    static inline std::unique_ptr<FileStore> files_;
    static inline std::unique_ptr<Store> store_;
    static inline FirmId firm_;
};

}

TEST_F(DemoFirmTest, HasSixtyRunsInEveryState) {
    std::map<RunState, int> states;
    std::map<Mark, int> marks;
    for (const auto& run : runs()) {
        ++states[run.state];
        ++marks[run.mark];
    }
    EXPECT_EQ(states[RunState::active] + states[RunState::completed], 58);
    EXPECT_EQ(states[RunState::paused], 1);
    EXPECT_EQ(states[RunState::cancelled], 1);
    EXPECT_GE(states[RunState::completed], 20);
    EXPECT_GE(marks[Mark::due], 10);
    EXPECT_GE(marks[Mark::waiting], 10);
    EXPECT_EQ(marks[Mark::held], 2);
}

TEST_F(DemoFirmTest, WaitsAtEveryKindOfStep) {
    EXPECT_THAT(open_steps(), IsSupersetOf({"form active", "contract active", "task active",
                                            "approval active", "wait active", "email in_review",
                                            "email held", "task scheduled", "email scheduled"}));
}

TEST_F(DemoFirmTest, IsHeldForAMissingFieldAndForARefusedEmail) {
    std::vector<std::string> reasons;
    for (const auto& run : runs()) {
        for (const auto& [key, step] : run.progress.at("steps").as_object()) {
            const auto* held = step.as_object().if_contains("held");
            if (held != nullptr) reasons.emplace_back(held->at("reason").as_string());
        }
    }
    EXPECT_THAT(reasons, UnorderedElementsAre("missing_field", "refused"));
}

TEST_F(DemoFirmTest, KeepsExactCopiesOfItsMailsAndNoneHasAHole) {
    const auto all = messages();
    EXPECT_THAT(all, SizeIs(Ge(300U)));
    std::vector<std::string> failures;
    for (const auto& message : all) {
        EXPECT_LE(message.queued_at, until_);
        if (message.state != MessageState::sent) failures.push_back(message.why);
        const auto content =
            read([&](Tx& tx) { return require_message_content(tx, firm_, message.id); });
        EXPECT_THAT(content.text, Not(HasSubstr("{{"))) << message.subject;
        EXPECT_THAT(content.html, HasSubstr("Alder &amp; Wren Bookkeeping")) << message.subject;
        EXPECT_THAT(message.subject, Not(HasSubstr("{{")));
    }
    ASSERT_THAT(failures, SizeIs(1));
    EXPECT_THAT(failures.front(), HasSubstr("550 5.1.1"));
}

TEST_F(DemoFirmTest, HasTasksThatAreDoneOpenAndOverdue) {
    std::map<TaskState, int> states;
    int overdue = 0;
    for (const auto& task : tasks()) {
        ++states[task.state];
        const bool is_late =
            task.state == TaskState::open && task.due && std::chrono::sys_days{*task.due} < until_;
        if (is_late) ++overdue;
    }
    EXPECT_GE(states[TaskState::done], 80);
    EXPECT_GE(states[TaskState::open], 30);
    EXPECT_GE(overdue, 5);
    EXPECT_LE(overdue, 40);
}

TEST_F(DemoFirmTest, HasProjectsThatAreOpenAndDone) {
    const auto projects = read([&](Tx& tx) {
        return all_of([&](const PageRequest& page) { return list_projects(tx, firm_, {}, page); });
    });
    std::vector<std::string> states;
    for (const auto& project : projects) states.push_back(name_of_enum(project.state));
    EXPECT_THAT(states, Contains("open").Times(Ge(5)));
    EXPECT_THAT(states, Contains("done"));
}

TEST_F(DemoFirmTest, SealsEveryContractThatAllHaveSigned) {
    int sealed = 0;
    for (const auto& run : runs()) {
        for (const auto& contract :
             read([&](Tx& tx) { return list_contracts_of_run(tx, firm_, run.id); })) {
            EXPECT_NE(contract.state, ContractState::signed_);
            EXPECT_NE(contract.state, ContractState::sealing);
            if (contract.state != ContractState::sealed) continue;
            const auto file =
                read([&](Tx& tx) { return require_file(tx, firm_, *contract.sealed_file_id); });
            if (sealed++ == 0) EXPECT_TRUE(verify_seal(files_->read(file.sha256)).whole);
        }
    }
    EXPECT_GE(sealed, 15);
}

TEST_F(DemoFirmTest, LeavesNothingToDoBeforeItsClockGoesOn) {
    const auto waits = read([&](Tx& tx) { return due_runs(tx, until_, 10); });
    EXPECT_THAT(waits, SizeIs(0));
    EXPECT_EQ(read([](Tx& tx) { return next_outbox_due(tx); }), std::nullopt);
}

TEST_F(DemoFirmTest, StartsNothingOnADayWhenTheFirmIsClosed) {
    const auto calendar = read([&](Tx& tx) { return calendar_of(require_firm(tx, firm_)); });
    for (const auto& run : runs()) {
        EXPECT_TRUE(is_working_day(date_of(run.started_at, calendar.zone), calendar))
            << to_text(run.started_at);
    }
}
