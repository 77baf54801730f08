#include "core/definition_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

constexpr std::string_view onboarding = R"(workflow: Client onboarding
dates: [start]
roles: [account_manager]
stages: [Welcome, Agreement, Kick-off]
steps:
  - step: welcome
    stage: Welcome
    email: { template: welcome, to: contact }
  - step: intake
    form: { template: intake-questionnaire }
    after: welcome
    remind: { every: 3 working days, at_most: 4, then: { task: { assignee: account_manager } } }
  - step: size
    branch: { large: { ">": [{ var: answers.intake.employees }, 50] }, small: true }
    after: intake
  - step: review
    approval: { by: account_manager, question: Take this client on? }
    after: size.large
  - step: agreement
    contract: { template: engagement-letter, signers: [contact, account_manager] }
    after: [size.small, review.approved]
    timing: { next: working_hours }
    on: { declined: { send_back: intake } }
  - step: call
    task: { title: "Call {{contact.first_name}}", assignee: account_manager, due: 2 working days }
    timing: { at: dates.start, offset: -2 working days, time: "09:00", late: ask }
)";

json::value read(std::string_view text) {
    const auto parsed = parse_yaml(text);
    EXPECT_THAT(parsed.faults, IsEmpty()) << text << ": " << parsed.faults.front().message;
    return parsed.value;
}

std::vector<std::string> faults(std::string_view text) {
    std::vector<std::string> messages;
    for (const auto& [position, message] : parse_yaml(text).faults) {
        messages.push_back(std::to_string(position.line) + ":" + std::to_string(position.column) +
                           " " + message);
    }
    return messages;
}

Position place(std::string_view text, std::string_view pointer) {
    return place_of(parse_yaml(text).places, pointer);
}

// Values of every sort, drawn by a seed.
class Draw {
public:
    explicit Draw(uint32_t seed) : seed_(seed) {}

    uint32_t below(uint32_t limit) {
        seed_ = seed_ * 1664525 + 1013904223;
        return (seed_ >> 8) % limit;
    }
    json::value value(int depth) {
        switch (below(depth > 4 ? 7 : 10)) {
            case 0:
                return nullptr;
            case 1:
                return below(2) == 0;
            case 2:
                return static_cast<int64_t>(below(2'000)) - 1'000;
            case 3:
                return (static_cast<double>(below(1'000'000)) - 5e5) / 7 *
                       std::pow(10, static_cast<int>(below(40)) - 20);
            case 4:
            case 5:
            case 6:
                return json::value(text());
            case 7: {
                json::array list;
                for (uint32_t i = below(5); i > 0; --i) list.push_back(value(depth + 1));
                return list;
            }
            default: {
                json::object object;
                for (uint32_t i = below(6); i > 0; --i) object.emplace(text(), value(depth + 1));
                return object;
            }
        }
    }
    std::string text() {
        static const std::vector<std::string> parts{"a",      "step",
                                                    " ",      "  ",
                                                    "\n",     "\n\n",
                                                    ":",      ": ",
                                                    "#",      " #",
                                                    "-",      "- ",
                                                    "---",    "{",
                                                    "}",      "[",
                                                    "]",      ",",
                                                    ", ",     "\"",
                                                    "'",      "\\",
                                                    "|",      ">",
                                                    "&",      "*",
                                                    "!",      "%",
                                                    "@",      "`",
                                                    "?",      "? ",
                                                    "yes",    "on",
                                                    "null",   "~",
                                                    "true",   "1",
                                                    "09:00",  "-2",
                                                    ".5",     "1e3",
                                                    "0x1F",   "2026-03-10",
                                                    "é",      "\u00a0",
                                                    "\u2028", "\ufeff",
                                                    "🙂",     "\t",
                                                    "\r",     "\x01",
                                                    "\x7f",   "\u0085",
                                                    "<<",     "=",
                                                    "{{x}}",  "long words to fill a line "};
        std::string out;
        for (uint32_t i = below(6); i > 0; --i)
            out += parts[below(static_cast<uint32_t>(parts.size()))];
        return out;
    }

private:
    uint32_t seed_;
};

}

TEST(DefinitionText, ReadsAWorkflow) {
    const auto value = read(onboarding);
    EXPECT_EQ(value.at("workflow"), "Client onboarding");
    EXPECT_EQ(value.at("steps").at(1).at("remind").at("at_most"), 4);
    EXPECT_EQ(value.at("steps").at(2).at("branch").at("large").at(">").at(1), 50);
    EXPECT_EQ(value.at("steps").at(4).at("on").at("declined").at("send_back"), "intake");
    EXPECT_EQ(value.at("steps").at(5).at("timing").at("time"), "09:00");
}

TEST(DefinitionText, WritesAWorkflowAsPeopleDo) {
    EXPECT_EQ(to_yaml(read(onboarding)), onboarding);
}

TEST(DefinitionText, ReadsPlainWordsAsText) {
    for (const auto* text : {"yes",        "no",   "on",   "off", "True", "FALSE", "09:00",
                             "007",        "0x1F", "+5",   ".5",  "5.",   "1_000", "1.2.3",
                             "2026-03-10", ".inf", ".nan", "nil", "why?", "?!",    "a\uf8ff?"}) {
        EXPECT_EQ(read(text), json::value(text)) << text;
    }
}

TEST(DefinitionText, ReadsNumbersBooleansAndNull) {
    EXPECT_EQ(read("[1, -2, 0, 1.5, -0.25, 1e3, 18446744073709551615]"),
              (json::array{1, -2, 0, 1.5, -0.25, 1000.0, 18446744073709551615u}));
    EXPECT_EQ(read("[true, false, null, ~, ]"), (json::array{true, false, nullptr, nullptr}));
    EXPECT_EQ(read(R"(["1", 'true', "null", ""])"), (json::array{"1", "true", "null", ""}));
    EXPECT_EQ(read("a:\nb: x"), (json::object{{"a", nullptr}, {"b", "x"}}));
}

TEST(DefinitionText, TakesEveryKeyForText) {
    EXPECT_EQ(read("on: 1\nyes: 2\ntrue: 3\n4: 5\n"),
              (json::object{{"on", 1}, {"yes", 2}, {"true", 3}, {"4", 5}}));
}

TEST(DefinitionText, ReadsParagraphs) {
    EXPECT_EQ(read("a: |\n  one\n   two\n\n  three\nb: >-\n  one\n  two\n").as_object(),
              (json::object{{"a", "one\n two\n\nthree\n"}, {"b", "one two"}}));
}

TEST(DefinitionText, ReadsJson) {
    EXPECT_EQ(
        read("{\n\t\"a\":1,\"b\":[true,null,\"\\ud83d\\ude42\\/\"],\n\t\"c\": {}}\n"),
        (json::object{{"a", 1}, {"b", json::array{true, nullptr, "🙂/"}}, {"c", json::object{}}}));
    EXPECT_EQ(place("{\n  \"a\": 1,\n  \"b\": [1, {\"c/d\": 2}]\n}", "/b/1/c~1d"),
              (Position{3, 13}));
    EXPECT_THAT(faults("{\"a\": 1,\n \"a\": 2}"),
                ElementsAre("2:2 the key 'a' stands twice; first in line 1"));
    EXPECT_THAT(faults("{\"a\": 1e999}"), ElementsAre("1:7 '1e999' is too large"));
    EXPECT_THAT(faults("{\"a\": \"\\u0000\"}"), ElementsAre(HasSubstr("without NUL")));
}

TEST(DefinitionText, KeepsThePlacesOfAllValues) {
    EXPECT_EQ(place(onboarding, ""), (Position{1, 1}));
    EXPECT_EQ(place(onboarding, "/steps"), (Position{5, 1}));
    EXPECT_EQ(place(onboarding, "/steps/1"), (Position{9, 5}));
    EXPECT_EQ(place(onboarding, "/steps/1/remind"), (Position{12, 5}));
    EXPECT_EQ(place(onboarding, "/steps/2/branch/large/>/0"), (Position{14, 30}));
    EXPECT_EQ(place("é: { ü: 1, b: 2 }", "/é/b"), (Position{1, 12}));
}

TEST(DefinitionText, GivesTheNearestPlaceForWhatTheTextDoesNotHave) {
    EXPECT_EQ(place(onboarding, "/steps/1/remind/then/task/due"), (Position{12, 58}));
    EXPECT_EQ(place(onboarding, "/steps/99"), (Position{5, 1}));
    EXPECT_EQ(place(onboarding, "/nothing/at/all"), (Position{1, 1}));
    EXPECT_EQ(place(onboarding, "no pointer"), (Position{1, 1}));
}

TEST(DefinitionText, NamesWhatIsWrongAtItsPlace) {
    EXPECT_THAT(faults("a: 1\nb: 2\na: 3\n"),
                ElementsAre("3:1 the key 'a' stands twice; first in line 1"));
    EXPECT_THAT(faults("a: &x 1\nb: *x\n"),
                ElementsAre("1:4 anchors are not allowed; remove &x", HasSubstr("2:4 an alias")));
    EXPECT_THAT(faults("a: !!str 1\n"), ElementsAre(HasSubstr("1:4 tags are not allowed")));
    EXPECT_THAT(faults("a: 1\n---\nb: 2\n"),
                ElementsAre(HasSubstr("2:1 a second document begins")));
    EXPECT_THAT(faults("- a\nb: c\n"), ElementsAre(HasSubstr("2:1 expected the end of the text")));
    EXPECT_THAT(faults("steps:\n\t- step: a\n"),
                ElementsAre("2:1 indent with spaces; this line begins with a tab"));
    EXPECT_THAT(faults("a:\n  \tb: 1\n"),
                ElementsAre("2:3 indent with spaces; this line begins with a tab"));
    EXPECT_THAT(faults("a: b: c\n"), ElementsAre(HasSubstr("text that holds ': ' needs quotes")));
    EXPECT_THAT(faults("a: [1, 2\nb: 3"), SizeIs(1));
    EXPECT_THAT(faults("x: 1\na: { b: 1"), ElementsAre("2:4 { without its }"));
    EXPECT_THAT(faults("a: \"x\nb: 1\n"), ElementsAre(HasSubstr("has no quote at its end")));
    EXPECT_THAT(faults("? [a, b]\n: 1\n"), ElementsAre(HasSubstr("a key must be text")));
    EXPECT_THAT(faults("null: 1\n"), ElementsAre(HasSubstr("1:1 a key is missing, or is null")));
    EXPECT_THAT(faults("a: 1e999\n"), ElementsAre("1:4 '1e999' is too large"));
    EXPECT_THAT(faults("a: \"\\0\"\n"), ElementsAre(HasSubstr("without NUL")));
}

TEST(DefinitionText, RefusesWhatIsNoText) {
    EXPECT_THAT(faults(""), ElementsAre("1:1 the text is empty"));
    EXPECT_THAT(faults("# only a comment\n"), ElementsAre(HasSubstr("the text is empty")));
    EXPECT_THAT(faults("a: caf\xe9\n"), ElementsAre("1:1 the text is not UTF-8"));
    EXPECT_THAT(faults("a: 1\nb: \x04\nc: 2\n"), ElementsAre("2:4 a control character (U+0004)"));
    EXPECT_THAT(faults(std::string("a: \0", 4)), ElementsAre(HasSubstr("U+0000")));
    EXPECT_EQ(read("\ufeffa: 1\n"), (json::object{{"a", 1}}));
}

TEST(DefinitionText, IsBounded) {
    EXPECT_THAT(faults(std::string(definition_bytes_max + 1, 'x')),
                ElementsAre(HasSubstr("longer than")));
    EXPECT_THAT(faults(std::string(65, '[') + std::string(65, ']')),
                ElementsAre(HasSubstr("nested deeper than 64")));
    const auto deepest = read(std::string(64, '[') + std::string(64, ']'));
    EXPECT_EQ(read(to_yaml(deepest)), deepest);
    EXPECT_THAT(faults(std::string(100'000, '[')), SizeIs(1));
    std::string many = "[";
    for (size_t i = 0; i <= definition_values_max; ++i) many += "1,";
    EXPECT_THAT(faults(many + "1]"), ElementsAre(HasSubstr("more than 50000 values")));
    EXPECT_THAT(faults(many + "x]"), ElementsAre(HasSubstr("more than 50000 values")));
    std::string anchors;
    for (int i = 0; i < 1'000; ++i) anchors += "- &a 1\n";
    EXPECT_THAT(faults(anchors), SizeIs(101));
}

TEST(DefinitionText, ThrowsItsFaultsWithLineAndColumn) {
    try {
        refuse_faults(parse_yaml("a: 1\nb: *x\nc: 1\nc: 2\n"));
        FAIL() << "expected an error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::invalid);
        EXPECT_THAT(error.faults().front().message, HasSubstr("line 2, column 4: "));
    }
    EXPECT_NO_THROW(refuse_faults(parse_yaml("a: 1")));
}

TEST(DefinitionText, QuotesWhatWouldBeTakenForSomethingElse) {
    EXPECT_EQ(
        to_yaml(json::object{{"a", "yes"},
                             {"on", "On"},
                             {"b", "3"},
                             {"c", ""},
                             {"d", "x: y"},
                             {"e", "- x"},
                             {"null", nullptr}}),
        "a: \"yes\"\non: \"On\"\nb: \"3\"\nc: \"\"\nd: \"x: y\"\ne: \"- x\"\n\"null\": null\n");
    EXPECT_EQ(to_yaml(json::object{{"a", 1.0}, {"b", -0.5}, {"c", 1e100}, {"d", 7}}),
              "a: 1.0\nb: -0.5\nc: 1e+100\nd: 7\n");
    EXPECT_EQ(to_yaml("x"), "x\n");
    EXPECT_EQ(to_yaml(json::object{}), "{}\n");
    EXPECT_EQ(to_yaml(json::array{}), "[]\n");
}

TEST(DefinitionText, WritesTextOfSeveralLinesAsAParagraph) {
    const json::object value{
        {"help", "one\n two\n\nthree"}, {"list", json::array{"a\nb\n"}}, {"odd", "x \ny"}};
    EXPECT_EQ(to_yaml(value),
              "help: |-\n  one\n   two\n\n  three\nlist:\n  - |\n    a\n    b\nodd: \"x \\ny\"\n");
    EXPECT_EQ(read(to_yaml(value)), value);
}

TEST(DefinitionText, BreaksWhatDoesNotFitALine) {
    const std::string name(40, 'n');
    const json::object value{
        {"task", {{"title", name}, {"assignee", name}, {"due", {{"at", name}}}}},
        {"after", json::array{name, name, name}}};
    EXPECT_EQ(to_yaml(value), "task:\n  title: " + name + "\n  assignee: " + name +
                                  "\n  due: { at: " + name + " }\nafter:\n  - " + name + "\n  - " +
                                  name + "\n  - " + name + "\n");
}

TEST(DefinitionText, RefusesToWriteWhatNoDefinitionHolds) {
    EXPECT_THROW(to_yaml(json::object{{"a", std::numeric_limits<double>::infinity()}}), Error);
    EXPECT_THROW(to_yaml(json::object{{"a", "caf\xe9"}}), Error);
    EXPECT_THROW(to_yaml(json::object{{std::string(2'000, 'k'), 1}}), Error);
    EXPECT_THROW(to_yaml(json::object{{std::string(300, '\r'), 1}}), Error);
    json::value deep = 1;
    for (int i = 0; i < 1'000; ++i) {
        json::array outer;
        outer.push_back(std::move(deep));
        deep = std::move(outer);
    }
    EXPECT_THROW(to_yaml(deep), Error);
}

TEST(DefinitionTextProperty, WhatIsWrittenIsReadBackTheSame) {
    Draw draw(11);
    for (int round = 0; round < 5'000; ++round) {
        const auto value = draw.value(0);
        const auto text = to_yaml(value);
        const auto parsed = parse_yaml(text);
        ASSERT_THAT(parsed.faults, IsEmpty())
            << text << "\n"
            << json::serialize(value) << parsed.faults.front().message;
        ASSERT_EQ(parsed.value, value) << text;
    }
}

TEST(DefinitionTextProperty, AnyTextIsReadOrFaulted) {
    Draw draw(5);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (uint32_t i = draw.below(8); i > 0; --i)
            text += draw.text() + (draw.below(2) == 0 ? "\n" : ": ");
        const auto parsed = parse_yaml(text);
        if (parsed.faults.empty()) {
            EXPECT_EQ(parse_yaml(to_yaml(parsed.value)).value, parsed.value) << text;
        }
    }
}
