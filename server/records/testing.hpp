// What the tests of the records share: a store in a temporary file and two firms that have the same
// in it, so that every function can be asked for what belongs to the other one.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "records/contact.hpp"
#include "records/firm.hpp"
#include "records/member.hpp"
#include "records/migrations.hpp"
#include "records/run.hpp"
#include "records/workflow.hpp"
#include "store/store.hpp"

// Named alike in every test: Maya works there, Priya is its contact, and a run is under way.
struct TestFirm {
    FirmId id;
    MemberId maya;
    ContactId priya;
    WorkflowId onboarding;
    WorkflowVersionId version;
    RunId run;
};

class RecordsTest : public testing::Test {
protected:
    using Run = ::Run;  // which testing::Test has a function of

    WindableClock clock{*parse_time("2026-03-10T09:00:00Z")};
    IdSource ids{clock};
    std::unique_ptr<Store> store = Store::open({.readers = 1}, record_migrations());
    TestFirm alder = make_firm("Alder & Wren", "alder.example");
    TestFirm birch = make_firm("Birch Partners", "birch.example");

    template <class Function>
    auto write(Function function) {
        return store->write(function);
    }
    template <class Id>
    Id next() {
        return ids.next<Id>();
    }
    Time now() const { return clock.now(); }
    void pass(Duration time) { clock.wind(time); }

    // Members of a new record of `firm`, for a test to change.
    Contact new_contact(const TestFirm& firm, std::string name) {
        return {.firm_id = firm.id,
                .id = next<ContactId>(),
                .name = std::move(name),
                .created_at = now()};
    }
    Run new_run(const TestFirm& firm) {
        return {.firm_id = firm.id,
                .id = next<RunId>(),
                .workflow_id = firm.onboarding,
                .version_id = firm.version,
                .contact_id = firm.priya,
                .mark = Mark::waiting,
                .since = now(),
                .started_by = "Maya",
                .started_at = now()};
    }

    template <class Function>
    void expect_error(ErrorCode code, const std::string& words, Function function) {
        try {
            write(function);
            FAIL() << "expected an error that says: " << words;
        } catch (const Error& error) {
            EXPECT_EQ(name_of(error.code()), name_of(code));
            EXPECT_THAT(error.message(), testing::HasSubstr(words));
        }
    }
    template <class Function>
    void expect_not_found(const std::string& noun, Function function) {
        expect_error(ErrorCode::not_found, "There is no such " + noun + ".", function);
    }

private:
    TestFirm make_firm(const std::string& name, const std::string& domain) {
        return write([&](Tx& tx) {
            const TestFirm firm{next<FirmId>(),     next<MemberId>(),          next<ContactId>(),
                                next<WorkflowId>(), next<WorkflowVersionId>(), next<RunId>()};
            insert_firm(tx, {.id = firm.id, .name = name, .created_at = now()});
            insert_member(tx, {.firm_id = firm.id,
                               .id = firm.maya,
                               .name = "Maya",
                               .email = "maya@" + domain,
                               .level = MemberLevel::owner,
                               .created_at = now()});
            auto priya = new_contact(firm, "Priya Shah");
            priya.id = firm.priya;
            priya.email = "priya@client.example";
            insert_contact(tx, priya);
            insert_onboarding(tx, firm);
            auto run = new_run(firm);
            run.id = firm.run;
            insert_run(tx, run);
            return firm;
        });
    }
    void insert_onboarding(Tx& tx, const TestFirm& firm) {
        Workflow workflow{.firm_id = firm.id,
                          .id = firm.onboarding,
                          .name = "Client onboarding",
                          .draft_text = "workflow: Client onboarding",
                          .created_at = now(),
                          .updated_at = now()};
        insert_workflow(tx, workflow);
        publish_version(tx, workflow,
                        {.id = firm.version,
                         .text = workflow.draft_text,
                         .definition = {{"workflow", "Client onboarding"}},
                         .published_by = "Maya",
                         .published_at = now()});
    }
};

// The ids of a list's items, for comparing.
template <class Record>
auto ids_of(const std::vector<Record>& records) {
    std::vector<decltype(Record::id)> ids;
    for (const auto& record : records) ids.push_back(record.id);
    return ids;
}
