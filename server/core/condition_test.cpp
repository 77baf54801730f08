#include "core/condition.hpp"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coercion.hpp"
#include "core/near_match.hpp"

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

json::value rule(std::string_view text) {
    return json::parse(text);
}

json::array cases_in(const char* path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return json::parse(text.str()).as_array();
}

// Equal, with fractions compared to fifteen digits.
bool is_same(const json::value& a, const json::value& b) {
    if (a.is_double() && b.is_double()) {
        return std::abs(a.get_double() - b.get_double()) <= 1e-15 * std::abs(a.get_double());
    }
    if (!a.is_array() || !b.is_array()) return a == b;
    const auto& left = a.get_array();
    const auto& right = b.get_array();
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), is_same);
}

json::value nested(int depth, std::string_view name) {
    json::value inner = true;
    for (int i = 0; i < depth; ++i) {
        json::array arguments;
        arguments.push_back(std::move(inner));
        json::object outer;
        outer.emplace(name, std::move(arguments));
        inner = std::move(outer);
    }
    return inner;
}

Faults faults_of(std::string_view text) {
    Faults faults;
    check_condition(rule(text), faults, "/when");
    return faults;
}

std::vector<std::string> messages_of(std::string_view text) {
    std::vector<std::string> messages;
    for (const auto& fault : faults_of(text))
        messages.push_back(fault.pointer + ": " + fault.message);
    return messages;
}

}

TEST(Condition, ComesToWhatTheTableOfVectorsSays) {
    const auto cases = cases_in("tests/data/conditions.json");
    ASSERT_GE(cases.size(), 150u) << "tests run in the project's root";
    for (const auto& row : cases) {
        const auto found = evaluate(row.at("rule"), row.at("data"));
        EXPECT_TRUE(is_same(found, row.at("result")))
            << row.at("description") << ": " << row.at("rule") << " came to " << found;
    }
}

TEST(Condition, ComesToTheSameWhetherTheDataIsAValueOrAnObject) {
    for (const auto& row : cases_in("tests/data/conditions.json")) {
        if (!row.at("data").is_object()) continue;
        EXPECT_EQ(evaluate(row.at("rule"), row.at("data")),
                  evaluate(row.at("rule"), row.at("data").get_object()))
            << row.at("description");
    }
}

TEST(Condition, HoldsWhenItComesToSomethingTrue) {
    const json::object data{
        {"answers", {{"vat", true}, {"employees", 0}, {"tags", json::array{}}}}};
    EXPECT_TRUE(holds(rule(R"({"var": "answers.vat"})"), data));
    EXPECT_TRUE(holds(rule(R"("0")"), data));
    EXPECT_FALSE(holds(rule(R"({"var": "answers.employees"})"), data));
    EXPECT_FALSE(holds(rule(R"({"var": "answers.tags"})"), data));
    EXPECT_FALSE(holds(rule(R"({"var": "answers.nothing"})"), data));
    EXPECT_FALSE(holds(rule(R"({"and": []})"), data));
}

TEST(Condition, GivesWholeNumbersAsIntegersAndNoOthers) {
    EXPECT_TRUE(evaluate(rule(R"({"/": [9, 3]})"), nullptr).is_int64());
    EXPECT_TRUE(evaluate(rule(R"({"-": [0]})"), nullptr).is_int64());
    EXPECT_TRUE(evaluate(rule(R"({"/": [9, 2]})"), nullptr).is_double());
    EXPECT_TRUE(evaluate(rule(R"({"*": [1e20, 1]})"), nullptr).is_double());
    EXPECT_TRUE(evaluate(rule(R"({"/": [0, 0]})"), nullptr).is_null());
}

TEST(Condition, RefusesAnUnknownOperatorWhenItIsEvaluated) {
    try {
        evaluate(rule(R"({"fliter": [[1], true]})"), nullptr);
        FAIL() << "expected an error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::invalid);
        EXPECT_THAT(error.message(), HasSubstr("did you mean 'filter'?"));
    }
}

TEST(Condition, CannotRunAway) {
    json::array hundred;
    for (int i = 0; i < 100; ++i) hundred.push_back(i);
    const json::object data{{"list", hundred}, {"text", std::string(4'000, 'x')}};
    const auto doubling =
        R"({"reduce": [{"var": "list"},
                       {"merge": [{"var": "accumulator"}, {"var": "accumulator"}]}, [1]]})";
    const auto longer =
        R"({"reduce": [{"var": "list"},
                       {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}, "ab"]})";
    const auto deeper = R"({"reduce": [{"var": "list"}, [[{"var": "accumulator"}]], 0]})";
    const auto thrice = R"({"map": [{"var": ""}, {"map": [{"var": ""}, 1]}]})";
    for (const auto* text : {doubling, longer, deeper}) {
        EXPECT_THROW(evaluate(rule(text), data), Error) << text;
    }
    EXPECT_EQ(evaluate(rule(thrice), data), json::array());
    EXPECT_THROW(evaluate(nested(10'000, "!"), data), Error);
    EXPECT_THROW(evaluate(nested(condition_depth_max + 1, "!!"), data), Error);
    EXPECT_EQ(evaluate(nested(condition_depth_max - 1, "!!"), data), json::value(true));
}

TEST(Condition, CostsTheSameInEveryPlaceOfALargeList) {
    json::array items;
    for (int i = 0; i < 20'000; ++i) items.push_back(json::object{{"amount", i}});
    const json::object data{{"items", items}};
    const auto total =
        R"({"reduce": [{"var": "items"},
                       {"+": [{"var": "accumulator"}, {"var": "current.amount"}]}, 0]})";
    EXPECT_EQ(evaluate(rule(total), data), json::value(199'990'000));
}

TEST(ConditionCheck, FindsNothingWrongWithAnyVector) {
    const std::vector<std::string> odd{"nothing", "without arguments",
                                       "with one argument gives it back"};
    for (const auto& row : cases_in("tests/data/conditions.json")) {
        const std::string description(row.at("description").as_string());
        const bool is_odd = std::any_of(odd.begin(), odd.end(), [&](const auto& words) {
            return description.find(words) != std::string::npos;
        });
        if (is_odd) continue;
        Faults faults;
        check_condition(row.at("rule"), faults);
        EXPECT_THAT(faults, IsEmpty()) << description << ": " << faults.front().message;
    }
}

TEST(ConditionCheck, NamesAnUnknownOperatorAndWhatWasMeant) {
    EXPECT_THAT(messages_of(R"({"and": [{"=>": [1, 2]}, {"vra": "x"}]})"),
                ElementsAre("/when/and/0/=>: '=>' is not an operator; did you mean '>='?",
                            "/when/and/1/vra: 'vra' is not an operator; did you mean 'var'?"));
    EXPECT_THAT(messages_of(R"({"exists": ["a/b"]})"),
                ElementsAre(HasSubstr("'exists' is not an operator; known are: var, missing")));
    EXPECT_THAT(faults_of(R"({"a/b~c": 1})").front().pointer, "/when/a~1b~0c");
}

TEST(ConditionCheck, NamesWrongNumbersOfArguments) {
    EXPECT_THAT(messages_of(R"({"==": [1]})"),
                ElementsAre("/when/==: '==' takes 2 arguments, found 1"));
    EXPECT_THAT(messages_of(R"({"<": [1, 2, 3, 4]})"),
                ElementsAre("/when/<: '<' takes 2 to 3 arguments, found 4"));
    EXPECT_THAT(messages_of(R"({"if": [true]})"),
                ElementsAre("/when/if: 'if' takes at least 2 arguments, found 1"));
    EXPECT_THAT(messages_of(R"({"!": [1, 2]})"),
                ElementsAre("/when/!: '!' takes 1 argument, found 2"));
}

TEST(ConditionCheck, NamesTwoOperatorsInOneObject) {
    EXPECT_THAT(messages_of(R"({">": [1, 2], "<": [1, 2]})"),
                ElementsAre(HasSubstr("expected one operator, found 2")));
    EXPECT_THAT(messages_of(R"({"large": 1, "small": 2})"), IsEmpty());
}

TEST(ConditionCheck, EndsForRulesOfAnySize) {
    Faults faults;
    check_condition(nested(10'000, "!"), faults);
    EXPECT_EQ(faults.size(), 1u);
    json::array many;
    for (int i = 0; i < 1'000; ++i) many.push_back(json::object{{"nope", i}});
    faults.clear();
    check_condition(many, faults);
    EXPECT_EQ(faults.size(), 100u);
}

TEST(ConditionVariables, AreThePathsThatTheRuleReads) {
    EXPECT_THAT(variables_of(rule(R"({"and": [
            {">": [{"var": "answers.intake.employees"}, 50]},
            {"var": ["contact.country", {"var": "firm.country"}]},
            {"missing": ["contact.email", "answers.intake.employees"]},
            {"missing_some": [1, ["contact.phone"]]}]})")),
                ElementsAre("answers.intake.employees", "contact.country", "firm.country",
                            "contact.email", "contact.phone"));
}

TEST(ConditionVariables, LeaveOutWhatIsReadOfItemsAndWhatIsComputed) {
    EXPECT_THAT(variables_of(rule(R"({"reduce": [
            {"filter": [{"var": "items"}, {"var": "done"}]},
            {"+": [{"var": "accumulator"}, {"var": "current.fee"}]},
            {"var": "fee.base"}]})")),
                ElementsAre("items", "fee.base"));
    EXPECT_THAT(variables_of(rule(R"({"var": {"cat": ["contact.", {"var": "which"}]}})")),
                ElementsAre("which"));
    EXPECT_THAT(variables_of(rule(R"({"var": ""})")), IsEmpty());
}

TEST(Coercion, WritesNumbersInTheShortestWay) {
    for (const auto& [number, text] : std::initializer_list<std::pair<double, const char*>>{
             {0.0, "0"},
             {-0.0, "0"},
             {100, "100"},
             {-12.5, "-12.5"},
             {0.001, "0.001"},
             {1e-6, "0.000001"},
             {1e-7, "1e-7"},
             {123456789012345680000.0, "123456789012345680000"},
             {1e21, "1e+21"},
             {1.5e300, "1.5e+300"},
             {5e-324, "5e-324"}}) {
        EXPECT_EQ(coercion::number_text(number), text);
    }
}

TEST(Coercion, ReadsNumbersOutOfText) {
    const auto number = [](std::string_view text) {
        const json::value value(text);
        return coercion::to_number(&value);
    };
    EXPECT_EQ(number("\t-1.5e2\n"), -150);
    EXPECT_EQ(number("\u00a0"
                     "7\ufeff"),
              7);
    EXPECT_EQ(number(".5"), 0.5);
    EXPECT_EQ(number("5."), 5);
    EXPECT_EQ(number("0b101"), 5);
    EXPECT_EQ(number("1e999"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(number("-1e-999"), 0);
    for (const auto* text : {".", "e5", "1_000", "1,5", "0x", "0xg", "- 1", "inf", "nan", "--1"}) {
        EXPECT_TRUE(std::isnan(number(text))) << text;
    }
}

TEST(NearMatch, FindsTheNameThatWasMeant) {
    constexpr std::string_view known[] = {"working_days", "weeks", "filter", "first"};
    EXPECT_EQ(near_match("wroking_days", known), "working_days");
    EXPECT_EQ(near_match("Filter", known), "filter");
    EXPECT_EQ(near_match("fist", known), "first");
    EXPECT_EQ(near_match("years", known), std::nullopt);
    EXPECT_EQ(near_match("", known), std::nullopt);
    EXPECT_EQ(near_match(std::string(10'000, 'x'), known), std::nullopt);
}

TEST(NearMatch, QuotesWhatWasFoundShortAndOnOneLine) {
    EXPECT_EQ(in_quotes("a\nb"), "'a b'");
    EXPECT_EQ(in_quotes(std::string(39, 'a') + "éé"), "'" + std::string(39, 'a') + "…'");
}
