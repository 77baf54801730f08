// For tests of the API: one onboarding, taken as far as a test needs it.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "api/testing/office.hpp"

namespace api {

inline constexpr auto good_answers = R"({"answers": {"company": "Harbour & Finch Ltd",
    "phone": "0117 496 0182", "fee": 240, "vat": false}})";

class OnboardingTest : public testing::Test {
protected:
    void SetUp() override {
        run = office.start_run();
        office.work_off();
        token = office.token_for("priya@client.example");
    }

    std::string client(std::string_view rest) const {
        return fmt::format("/client/{}{}", token, rest);
    }
    std::string of_run(std::string_view rest) const { return fmt::format("/runs/{}{}", run, rest); }

    void hand_in() {
        const auto answer = office.send("POST", client("/form/intake/submission"), good_answers);
        ASSERT_EQ(answer.status, 200) << answer.text;
        office.work_off();
        token = office.token_for("priya@client.example");  // of the mail with the contract
    }

    static std::string signature_of(const std::string& hash) {
        return fmt::format(R"({{"full_name": "Priya Raman", "consent": true, "text_hash": "{}",
            "strokes": [[[0.1, 0.5], [0.4, 0.2], [0.9, 0.6]]]}})",
                           hash);
    }
    std::string text_hash() {
        return office.open(client("/contract/agreement")).text_at("/text_hash");
    }
    Answered sign_as_client() {
        const auto signature = signature_of(text_hash());
        return office.send("POST", client("/contract/agreement/signature"), signature);
    }

    // The step's place in the run's page.
    static boost::json::object step_of(const Answered& page, std::string_view key) {
        const auto steps = page.at("/steps");
        if (steps.is_array()) {
            for (const auto& step : steps.get_array()) {
                if (step.at("step").as_string() == key) return step.as_object();
            }
        }
        ADD_FAILURE() << "no step " << key << " in " << page.text;
        return {};
    }
    boost::json::object step(std::string_view key) { return step_of(office.get(of_run("")), key); }
    std::string state_of(std::string_view key) {
        const auto found = step(key);
        const auto* state = found.if_contains("state");
        return state == nullptr ? "" : std::string(state->as_string());
    }
    // Every event of the history, oldest first.
    std::vector<std::string> events() {
        std::vector<std::string> all;
        const auto answer = office.get(of_run("/history?limit=100"));
        for (size_t i = answer.size_at("/items"); i-- > 0;) {
            const auto place = fmt::format("/items/{}", i);
            auto text = answer.text_at(place + "/event");
            if (answer.at(place + "/step").is_string()) {
                text += " " + answer.text_at(place + "/step");
            }
            all.push_back(std::move(text));
        }
        return all;
    }
    size_t count_of(const std::string& event) {
        return static_cast<size_t>(std::ranges::count(events(), event));
    }

    TestOffice office;
    std::string run;
    std::string token;
};

}
