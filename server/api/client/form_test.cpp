#include "api/testing/onboarding.hpp"

namespace api {

using testing::HasSubstr;

namespace {

class ClientFormTest : public OnboardingTest {
protected:
    Answered save(std::string_view body) {
        return office.send("PATCH", client("/form/intake/answers"), body);
    }
    Answered submit(std::string_view body) {
        return office.send("POST", client("/form/intake/submission"), body);
    }
    Answered upload(std::string_view name, std::string bytes) {
        return office.ask(client(fmt::format("/form/intake/files?field=statement&name={}", name)),
                          {.method = "POST",
                           .body = std::move(bytes),
                           .content_type = "application/octet-stream"});
    }
    std::string kept(std::string_view key) {
        const auto value = office.open(client("/form/intake")).at(fmt::format("/answers/{}", key));
        return boost::json::serialize(value);
    }
    void know_phone(std::string_view phone) {
        const auto answer = office.patch(
            of_run("/data"), fmt::format(R"({{"values": {{"contact.phone": "{}"}}}})", phone));
        ASSERT_EQ(answer.status, 200) << answer.text;
    }
};

TEST_F(ClientFormTest, KeepsAnswersThatAreNotRightYetAndSaysWhatIsWrong) {
    const auto saved = save(R"({"answers": {"phone": "abc", "company": "Harbour"}})");
    EXPECT_EQ(saved.status, 200);
    EXPECT_EQ(saved.size_at("/errors"), 1);
    EXPECT_EQ(saved.text_at("/errors/0/pointer"), "/answers/phone");
    EXPECT_EQ(kept("phone"), R"("abc")");
    EXPECT_EQ(kept("company"), R"("Harbour")");
}

TEST_F(ClientFormTest, TakesAnAnswerAwayWithNull) {
    save(R"({"answers": {"company": "Harbour"}})");
    save(R"({"answers": {"company": null}})");
    EXPECT_EQ(kept("company"), "null");
}

TEST_F(ClientFormTest, DoesNotKeepWhatItDoesNotAskFor) {
    const auto saved = save(R"({"answers": {"salary": 1}})");
    EXPECT_EQ(saved.status, 200);
    EXPECT_EQ(saved.text_at("/errors/0/pointer"), "/answers/salary");
    EXPECT_EQ(kept("salary"), "null");
}

TEST_F(ClientFormTest, RefusesWhatIsMissingByNameAndLosesNothing) {
    const auto answer = submit(R"({"answers": {"company": "Harbour", "vat": true}})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.faults(),
              "/answers/phone: Please answer this.\n/answers/fee: Please answer this.\n"
              "/answers/vat_number: Please answer this.\n");
    EXPECT_EQ(kept("company"), R"("Harbour")");
    EXPECT_EQ(state_of("intake"), "active");
}

TEST_F(ClientFormTest, FillsFieldsThatAreEmpty) {
    EXPECT_EQ(submit(good_answers).status, 200);
    const auto page = office.get(of_run(""));
    EXPECT_EQ(page.text_at("/contact/phone"), "0117 496 0182");
    EXPECT_EQ(page.text_at("/data/0/value"), "£240");
    EXPECT_EQ(state_of("intake"), "ended");
}

TEST_F(ClientFormTest, GoesOnWhenTheAnswerSaysWhatIsKnownInAnotherForm) {
    know_phone("+44 117 4960182");
    EXPECT_EQ(submit(R"({"answers": {"company": "Harbour", "phone": "+44 117 496 0182",
        "fee": 240.0}})")
                  .status,
              200);
    EXPECT_EQ(state_of("intake"), "ended");
}

TEST_F(ClientFormTest, HoldsTheStepWhenAnAnswerContradictsWhatIsKnown) {
    know_phone("0117 111 1111");
    EXPECT_EQ(submit(good_answers).status, 200);
    EXPECT_EQ(state_of("intake"), "held");
    const auto held = step("intake").at("held").as_object();
    EXPECT_EQ(held.at("reason").as_string(), "conflict");
    const auto& field = held.at("fields").at(0).as_object();
    EXPECT_EQ(field.at("path").as_string(), "contact.phone");
    EXPECT_EQ(field.at("value").as_string(), "0117 111 1111");
    EXPECT_EQ(field.at("suggestion").as_string(), "0117 496 0182");
    EXPECT_EQ(office.get(of_run("")).text_at("/contact/phone"), "0117 111 1111");
    EXPECT_EQ(count_of("form_submitted intake"), 1);
    // For the client it is done.
    EXPECT_EQ(office.open(client("")).text_at("/ladder/0/mark"), "done");
}

TEST_F(ClientFormTest, GoesOnOnceAMemberHasChosen) {
    know_phone("0117 111 1111");
    submit(good_answers);
    const auto page =
        office.patch(of_run("/data"), R"({"values": {"contact.phone": "0117 496 0182"}})");
    EXPECT_EQ(page.status, 200) << page.text;
    EXPECT_EQ(page.text_at("/contact/phone"), "0117 496 0182");
    EXPECT_EQ(state_of("intake"), "ended");
    EXPECT_EQ(state_of("agreement"), "active");
}

TEST_F(ClientFormTest, IsHandedInOnceHoweverOftenItIsSent) {
    EXPECT_EQ(submit(good_answers).status, 200);
    const auto again = submit(good_answers);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.text_at("/ladder/0/mark"), "done");
    office.work_off();
    EXPECT_EQ(count_of("step_ended intake"), 1);
    EXPECT_EQ(count_of("step_begun agreement"), 1);
    EXPECT_EQ(office.mails_to("priya@client.example").size(), 2);
}

TEST_F(ClientFormTest, CannotBeChangedOnceItIsHandedIn) {
    submit(good_answers);
    EXPECT_EQ(save(R"({"answers": {"company": "Another"}})").status, 409);
    EXPECT_EQ(upload("late.txt", "too late").status, 409);
    EXPECT_EQ(kept("company"), R"("Harbour & Finch Ltd")");
}

TEST_F(ClientFormTest, IsNotThereForAStepThatIsNoForm) {
    EXPECT_EQ(office.open(client("/form/agreement")).status, 404);
    EXPECT_EQ(office.open(client("/form/nothing")).status, 404);
    EXPECT_EQ(office.open(client("/contract/agreement")).status, 409);  // not yet
}

TEST_F(ClientFormTest, TakesFilesByTheirContent) {
    EXPECT_EQ(upload("bank.txt", "Balance: 12.00\n").status, 201);
    EXPECT_EQ(upload("bank.txt", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n").status, 415);
    EXPECT_EQ(upload("page.html", "<html><script>alert(1)</script></html>").status, 415);
    EXPECT_EQ(upload("empty.txt", "").status, 415);
    const auto form = office.open(client("/form/intake"));
    EXPECT_EQ(form.size_at("/files/statement"), 1);
    EXPECT_EQ(form.text_at("/files/statement/0/name"), "bank.txt");
    EXPECT_EQ(upload("long.txt", std::string(100'000, 'a')).status, 201);
}

TEST_F(ClientFormTest, TakesFilesOnlyWhereItAsksForThem) {
    const auto answer =
        office.ask(client("/form/intake/files?field=company&name=a.txt"),
                   {.method = "POST", .body = "text", .content_type = "text/plain"});
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.text_at("/errors/0/pointer"), "/answers/company");
}

TEST_F(ClientFormTest, NamesFilesWithoutTheirFolders) {
    EXPECT_EQ(upload("..%2F..%2Fetc%2Fpasswd", "text").text_at("/name"), "passwd");
}

TEST_F(ClientFormTest, GivesFilesBackToTheirClientOnly) {
    const auto file = upload("bank.txt", "Balance: 12.00\n").text_at("/id");
    const auto own = office.open(client("/files/" + file));
    EXPECT_EQ(own.text, "Balance: 12.00\n");
    EXPECT_THAT(own.headers.at("content-disposition"), HasSubstr("attachment"));
    EXPECT_EQ(own.headers.at("x-content-type-options"), "nosniff");
    EXPECT_THAT(own.headers.at("content-security-policy"), HasSubstr("sandbox"));
    const auto other_run = office.start_run();
    office.work_off();
    token = office.token_for("priya@client.example");
    EXPECT_EQ(office.open(client("/files/" + file)).status, 404);
}

TEST_F(ClientFormTest, TakesAFileAwayAgain) {
    const auto file = upload("bank.txt", "Balance: 12.00\n").text_at("/id");
    EXPECT_EQ(office.send("DELETE", client("/form/intake/files/" + file), "").status, 204);
    EXPECT_EQ(office.open(client("/form/intake")).size_at("/files/statement"), 0);
    EXPECT_EQ(office.get("/files/" + file).status, 404);
    EXPECT_EQ(office.send("DELETE", client("/form/intake/files/" + file), "").status, 404);
}

TEST_F(ClientFormTest, DoesNotTakeFilesOfOthersForItsAnswers) {
    const auto saved = save(R"({"answers": {"statement": ["fil_0000000000019"]}})");
    EXPECT_EQ(saved.status, 200);
    EXPECT_EQ(office.open(client("/form/intake")).size_at("/files/statement"), 0);
}

TEST_F(ClientFormTest, ShowsWhoWasRemindedJustWhatIsMissing) {
    save(R"({"answers": {"company": "Harbour", "fee": 240}})");
    EXPECT_TRUE(office.open(client("/form/intake")).at("/only_missing").is_null());
    office.pass(std::chrono::days{3});
    const auto form = office.open(client("/form/intake"));
    EXPECT_EQ(boost::json::serialize(form.at("/only_missing")), R"(["phone"])");
}

TEST_F(ClientFormTest, IsRefusedWhereItIsNoJson) {
    EXPECT_EQ(submit("{").status, 400);
    EXPECT_EQ(submit("[]").status, 422);
    EXPECT_EQ(submit(R"({"answers": []})").status, 422);
    EXPECT_EQ(submit(R"({"answers": {}, "more": 1})").status, 422);
}

}

}
