#include "records/response.hpp"

#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class ResponseTest : public RecordsTest {
protected:
    FormResponse response{.firm_id = alder.id,
                          .run_id = alder.run,
                          .step = "intake",
                          .form = {{"parts", boost::json::array{}}},
                          .answers = {{"company", "Finch"}},
                          .updated_at = now()};
};

TEST_F(ResponseTest, IsSavedAgainAndAgainUntilItIsHandedIn) {
    write([&](Tx& tx) {
        EXPECT_TRUE(save_response(tx, response));
        response.answers["employees"] = 12;
        response.updated_at = now() + 1min;
        auto other_form = response;
        other_form.form = {};
        EXPECT_TRUE(save_response(tx, other_form));
        EXPECT_EQ(find_response(tx, alder.id, alder.run, "intake", 1), response);
        response.submitted_at = now() + 2min;
        EXPECT_TRUE(save_response(tx, response));
        auto late = response;
        late.answers["employees"] = 13;
        late.submitted_at.reset();
        EXPECT_FALSE(save_response(tx, late));
        EXPECT_FALSE(save_response(tx, response));
        EXPECT_EQ(find_response(tx, alder.id, alder.run, "intake", 1), response);
    });
}

TEST_F(ResponseTest, IsOnePerPassageOfAStep) {
    auto second = response;
    second.iteration = 2;
    auto other = response;
    other.step = "details";
    write([&](Tx& tx) {
        for (const auto& one : {response, second, other}) EXPECT_TRUE(save_response(tx, one));
        EXPECT_THAT(list_responses(tx, alder.id, alder.run), ElementsAre(other, response, second));
    });
}

TEST_F(ResponseTest, OfAnotherFirmIsNotFound) {
    write([&](Tx& tx) {
        save_response(tx, response);
        EXPECT_FALSE(find_response(tx, birch.id, alder.run, "intake", 1));
        EXPECT_THAT(list_responses(tx, birch.id, alder.run), IsEmpty());
    });
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        response.firm_id = birch.id;
        save_response(tx, response);
    });
}
