#include "core/merge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bytes.hpp"
#include "core/letter_case.hpp"

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

json::object data() {
    return json::parse(R"({
        "contact": {
            "first_name": "Ana", "last_name": "Lopes", "middle_name": "", "title": " \u00a0 ",
            "tags": [], "address": "Rua Nova 7\r\n  1200 Lisboa\n\nPortugal"
        },
        "answers": {"intake": {
            "company": "Lopes & Filhos <Lda>", "employees": 12, "vat": true, "payroll": false,
            "debts": 0, "size": "large", "services": ["payroll", "", "VAT", "tax"],
            "owners": [{"name": "Ana"}, {"name": "Rui"}], "fee": 1234567.5, "when": "soon",
            "price": {"amount": 99.9, "currency": "GBP"}, "code": "{{contact.first_name}}"
        }},
        "project": {
            "start": "2026-03-10", "kickoff": "2026-12-31T23:30:00Z", "fee": "1200"
        },
        "firm": {"name": "Bram & Co"}
    })")
        .as_object();
}

const MergeOptions berlin{.zone = "Europe/Berlin"};

std::string merged(std::string_view text, MergeMode mode = MergeMode::plain,
                   const MergeOptions& options = berlin) {
    const auto result = merge(text, data(), mode, options);
    EXPECT_THAT(result.missing, IsEmpty()) << text << ": " << result.missing.front().message;
    return result.text;
}

std::vector<std::string> holes(std::string_view text) {
    std::vector<std::string> messages;
    for (const auto& missing : merge(text, data(), MergeMode::plain, berlin).missing)
        messages.push_back(missing.message);
    return messages;
}

std::vector<std::string> faults(std::string_view text) {
    std::vector<std::string> messages;
    for (const auto& [position, message] : parse_merge(text).faults) {
        messages.push_back(std::to_string(position.line) + ":" + std::to_string(position.column) +
                           " " + message);
    }
    return messages;
}

}

TEST(Merge, PutsValuesInTheirPlaces) {
    EXPECT_EQ(merged("Dear {{contact.first_name}} {{ contact.last_name }},"), "Dear Ana Lopes,");
    EXPECT_EQ(merged("{{answers.intake.employees}} people, VAT: {{answers.intake.vat}}"),
              "12 people, VAT: yes");
    EXPECT_EQ(merged("{{answers.intake.owners.1.name}}"), "Rui");
    EXPECT_EQ(merged("no fields } }} { here"), "no fields } }} { here");
    EXPECT_EQ(merged(""), "");
}

TEST(Merge, TakesFalseAndZeroForValues) {
    EXPECT_EQ(merged("{{answers.intake.payroll}} {{answers.intake.debts}}"), "no 0");
}

TEST(Merge, NamesEveryHoleOnceInTheOrderOfTheTemplate) {
    const auto result = merge(
        "Dear {{contact.nickname}},\n{{contact.middle_name}} {{contact.title}}\n"
        "é {{contact.tags}} {{contact.nickname}}",
        data(), MergeMode::plain);
    EXPECT_THAT(
        result.missing,
        ElementsAre(MissingField{"contact.nickname", {1, 6}, "contact.nickname is missing"},
                    MissingField{"contact.middle_name", {2, 1}, "contact.middle_name is missing"},
                    MissingField{"contact.title", {2, 25}, "contact.title is missing"},
                    MissingField{"contact.tags", {3, 3}, "contact.tags is missing"}));
    EXPECT_THAT(result.text, HasSubstr("Dear {{contact.nickname}},"));
}

TEST(Merge, TakesAValueThatDoesNotSuitItsFilterForAHole) {
    EXPECT_THAT(holes("{{answers.intake.when | date}}"),
                ElementsAre("answers.intake.when is no date: 'soon'"));
    EXPECT_THAT(holes("{{answers.intake.company | money}}"),
                ElementsAre(HasSubstr("is no amount: 'Lopes & Filhos")));
    EXPECT_THAT(holes("{{answers.intake.vat | number}}"),
                ElementsAre("answers.intake.vat is no number: 'true'"));
    EXPECT_THAT(holes("{{answers.intake.size | yes_no}}"),
                ElementsAre("answers.intake.size is no yes or no: 'large'"));
    EXPECT_THAT(holes("{{answers.intake}}"),
                ElementsAre("answers.intake is a group of fields; name one of them"));
    EXPECT_THAT(holes("{{answers.intake.owners}}"),
                ElementsAre("answers.intake.owners is a list of groups of fields"));
    EXPECT_THAT(holes("{{answers.intake.company.name}}"),
                ElementsAre("answers.intake.company.name is missing"));
}

TEST(Merge, FallsBackWhereAValueIsMissing) {
    EXPECT_EQ(merged(R"(Hi {{contact.nickname | fallback: "there"}})"), "Hi there");
    EXPECT_EQ(merged(R"(Hi {{contact.first_name | fallback: "there"}})"), "Hi Ana");
    EXPECT_EQ(merged(R"({{project.end | date | fallback: "soon"}})"), "soon");
    EXPECT_EQ(merged(R"({{contact.middle_name | fallback: ""}}.)"), ".");
    EXPECT_EQ(merged(R"({{contact.nickname | fallback: "a \"b\" \\ }} c"}})"), R"(a "b" \ }} c)");
    EXPECT_EQ(merged(R"({{contact.nickname | fallback: "there" | upper}})"), "THERE");
    EXPECT_THAT(holes(R"({{answers.intake.when | date | fallback: "x"}})"),
                ElementsAre(HasSubstr("is no date")));
}

TEST(Merge, WritesDatesAndTimes) {
    EXPECT_EQ(merged("{{project.start | date}}"), "10 March 2026");
    EXPECT_EQ(merged(R"({{project.start | date: "short"}})"), "10 Mar 2026");
    EXPECT_EQ(merged(R"({{project.start | date: "weekday"}})"), "Tuesday 10 March 2026");
    EXPECT_EQ(merged(R"({{project.kickoff | date: "iso"}} {{project.kickoff | time}})"),
              "2027-01-01 00:30");
    const MergeOptions us{
        .locale = MergeLocale::en_us, .zone = "America/New_York", .currency = "USD"};
    EXPECT_EQ(merged(R"({{project.kickoff | date: "weekday"}} {{project.kickoff | time}})",
                     MergeMode::plain, us),
              "Thursday, December 31, 2026 6:30 PM");
    EXPECT_THROW(merge("{{project.kickoff | date}}", data(), MergeMode::plain, {.zone = "Nowhere"}),
                 Error);
}

TEST(Merge, WritesMoneyAndNumbers) {
    EXPECT_EQ(merged("{{answers.intake.fee | money}}"), "€1,234,567.50");
    EXPECT_EQ(merged(R"({{project.fee | money: "USD"}})"), "$1,200.00");
    EXPECT_EQ(merged(R"({{project.fee | money: "CHF"}})"), "CHF 1,200.00");
    EXPECT_EQ(merged(R"({{project.fee | money: "JPY"}})"), "¥1,200");
    EXPECT_EQ(merged("{{answers.intake.price}} {{answers.intake.price | money}}"), "£99.90 £99.90");
    EXPECT_EQ(merged("{{answers.intake.fee | number}}"), "1,234,567.5");
    EXPECT_EQ(merged("{{answers.intake.employees | number: 2}}"), "12.00");
    const auto money = [](double amount) {
        return merge("{{a | money}}", {{"a", amount}}, MergeMode::plain).text;
    };
    EXPECT_EQ(money(-999.999), "-€1,000.00");
    EXPECT_EQ(money(-0.001), "€0.00");
    EXPECT_EQ(money(100), "€100.00");
    EXPECT_EQ(money(1e15), "{{a | money}}");
}

TEST(Merge, WritesListsAndCases) {
    EXPECT_EQ(merged("{{answers.intake.services}}"), "payroll, VAT and tax");
    EXPECT_EQ(merged(R"({{answers.intake.services | list: "or"}})"), "payroll, VAT or tax");
    EXPECT_EQ(merged("{{answers.intake.services | first | upper}}"), "PAYROLL");
    EXPECT_EQ(merged("{{answers.intake.services | list | lower}}"), "payroll, vat and tax");
    EXPECT_EQ(merged(R"({{answers.intake.vat | yes_no: "with VAT", "without VAT"}})"), "with VAT");
    EXPECT_EQ(to_upper("Zoë Müller, Γιώργος, Жанна, ŁÓDŹ, Đặng, ß, 🙂"),
              "ZOË MÜLLER, ΓΙΏΡΓΟΣ, ЖАННА, ŁÓDŹ, ĐẶNG, ß, 🙂");
    EXPECT_EQ(to_lower("ZOË ÿŸ ÇELIK ŁÓDŹ ЖАННА ΑΒΓ"), "zoë ÿÿ çelik łódź жанна αβγ");
}

TEST(Merge, KeepsOrDropsOptionalParagraphs) {
    EXPECT_EQ(merged("{{#if answers.intake.vat}}VAT{{else}}none{{/if}}"), "VAT");
    EXPECT_EQ(merged("{{#if answers.intake.payroll}}payroll{{else}}none{{/if}}"), "none");
    EXPECT_EQ(merged("a{{#if contact.tags}}b{{/if}}c"), "ac");
    EXPECT_EQ(merged("{{#if contact.title}}b{{/if}}"), "");
    EXPECT_EQ(merged("{{#if answers.intake.debts}}b{{/if}}"), "");
    EXPECT_EQ(merged("{{#if nothing.there}}b{{else}}c{{/if}}"), "c");
    EXPECT_EQ(merged("{{#if contact.tags}}{{contact.nickname}}{{/if}}"), "");
}

TEST(Merge, ComparesWithALiteral) {
    EXPECT_EQ(merged(R"({{#if answers.intake.size == "large"}}L{{else}}S{{/if}})"), "L");
    EXPECT_EQ(merged(R"({{#if answers.intake.size == "small"}}S{{else}}L{{/if}})"), "L");
    EXPECT_EQ(merged("{{#if answers.intake.employees == 12}}12{{/if}}"), "12");
    EXPECT_EQ(merged("{{#if project.fee == 1200.0}}fee{{/if}}"), "fee");
    EXPECT_EQ(merged("{{#if answers.intake.vat == true}}a{{/if}}{{#if answers.intake.payroll == "
                     "false}}b{{/if}}"),
              "ab");
    EXPECT_EQ(merged(R"({{#if answers.intake.vat == "yes"}}a{{/if}})"
                     R"({{#if answers.intake.vat == "no"}}b{{/if}})"),
              "a");
    EXPECT_EQ(merged(R"({{#if answers.intake.services == "tax"}}a{{/if}})"
                     R"({{#if answers.intake.services == "audit"}}b{{/if}})"),
              "a");
    EXPECT_EQ(merged(R"({{#if contact.nickname == ""}}a{{else}}b{{/if}})"), "b");
}

TEST(Merge, NestsParagraphs) {
    const auto* text =
        "{{#if answers.intake.vat}}1{{#if answers.intake.payroll}}2{{else}}3{{#if "
        "firm.name}}4{{/if}}{{/if}}5"
        "{{else}}6{{#if firm.name}}7{{/if}}{{/if}}8";
    EXPECT_EQ(merged(text), "13458");
    EXPECT_EQ(merge(text, {}, MergeMode::plain).text, "68");
}

TEST(Merge, TakesTheLineOfATagThatStandsAlone) {
    EXPECT_EQ(
        merged("one\n  {{#if answers.intake.vat}}\ntwo\n{{else}}  \nthree\n\t{{/if}}\nfour\n"),
        "one\ntwo\nfour\n");
    EXPECT_EQ(merged("one\r\n{{#if answers.intake.payroll}}\r\ntwo\r\n{{/if}}\r\nthree"),
              "one\r\nthree");
    EXPECT_EQ(merged("{{#if answers.intake.vat}}\n\none\n\n{{/if}}"), "\none\n\n");
    EXPECT_EQ(merged("a {{#if answers.intake.vat}} b {{/if}} c"), "a  b  c");
    EXPECT_EQ(merged("  {{contact.first_name}}\n"), "  Ana\n");
}

TEST(Merge, LeavesEscapedBracesAlone) {
    EXPECT_EQ(merged(R"(write \{{contact.first_name}} for {{contact.first_name}})"),
              "write {{contact.first_name}} for Ana");
    EXPECT_EQ(merged(R"(\{{#if x}})"), "{{#if x}}");
}

TEST(Merge, NeverTakesAValueForAMergeField) {
    for (const auto mode : {MergeMode::plain, MergeMode::html, MergeMode::header}) {
        EXPECT_EQ(merged("{{answers.intake.code}}", mode), "{{contact.first_name}}");
    }
}

TEST(Merge, EscapesValuesButNotTheTemplateInHtml) {
    EXPECT_EQ(merged("<b>{{answers.intake.company}}</b> & {{firm.name}}", MergeMode::html),
              "<b>Lopes &amp; Filhos &lt;Lda&gt;</b> & Bram &amp; Co");
    EXPECT_EQ(merge("<a title=\"{{v}}\">", {{"v", "\"'"}}, MergeMode::html).text,
              "<a title=\"&quot;&#39;\">");
    EXPECT_EQ(merge(R"({{v | fallback: "<x>"}})", {}, MergeMode::html).text, "&lt;x&gt;");
}

TEST(Merge, ShowsValuesLiterallyInMarkdown) {
    const auto shown = [](std::string_view text, std::string_view value) {
        return merge(text, {{"v", value}}, MergeMode::markdown).text;
    };
    EXPECT_EQ(shown("**{{v}}**", "a*b_[x](y) <i>&amp; `c` é"),
              R"(**a\*b\_\[x\]\(y\) \<i\>\&amp\; \`c\` é**)");
    EXPECT_EQ(shown("{{v}}", "    code"), "code");
    EXPECT_EQ(shown("{{v}}", "1. one\n# two\n - three\n\n    four"),
              "1\\. one\\\n\\# two\\\n\\- three\\\n\\\nfour");
    EXPECT_EQ(shown("## About {{v}}\n", "a\nb"), "## About a b\n");
    EXPECT_EQ(shown("| {{v}} | x |", "a\r\nb | c"), "| a b \\| c | x |");
    EXPECT_EQ(shown("# title\n\n{{v}}", "a\nb"), "# title\n\na\\\nb");
    EXPECT_EQ(shown("{{v}}", "{{x}}"), R"(\{\{x\}\})");
}

TEST(Merge, PercentEncodesInUrls) {
    EXPECT_EQ(merged("https://example.com/?c={{answers.intake.company}}", MergeMode::url),
              "https://example.com/?c=Lopes%20%26%20Filhos%20%3CLda%3E");
    EXPECT_EQ(merge("/{{v}}", {{"v", "é/../~a-b_c.d"}}, MergeMode::url).text,
              "/%C3%A9%2F..%2F~a-b_c.d");
}

TEST(Merge, MakesHeadersOneLine) {
    const json::object hostile{{"v", "Hi\r\nBcc: x@example.com\t\x01\x7f!"}};
    EXPECT_EQ(merge("Re: {{v}}", hostile, MergeMode::header).text, "Re: Hi Bcc: x@example.com !");
    EXPECT_EQ(merge("a\r\nb\u0085\u2028c", {}, MergeMode::header).text, "a b c");
    EXPECT_EQ(merged("{{contact.address}}", MergeMode::header),
              "Rua Nova 7   1200 Lisboa  Portugal");
}

TEST(Merge, LetsNoControlCharactersOfValuesPass) {
    const json::object hostile{{"v", std::string_view("a\0b\x1b[31m\r\nc\td\u0085", 15)}};
    EXPECT_EQ(merge("{{v}}", hostile, MergeMode::plain).text, "ab[31m\nc\td");
}

TEST(Merge, RefusesBytesThatAreNotUtf8) {
    EXPECT_THROW(merge("caf\xe9", {}, MergeMode::plain), Error);
    EXPECT_THROW(merge("{{v}}", {{"v", "caf\xe9"}}, MergeMode::plain), Error);
    EXPECT_THROW(merge("{{v | date}}", {{"v", "caf\xe9"}}, MergeMode::plain), Error);
    EXPECT_THROW(merge("{{v}}", {{"v", json::array{"caf\xe9"}}}, MergeMode::plain), Error);
    EXPECT_THAT(faults("caf\xe9"), ElementsAre("1:1 the text is not UTF-8"));
}

TEST(Merge, RefusesATemplateWithFaultsAndNamesThem) {
    try {
        merge("Dear\n{{contact.first_name", {}, MergeMode::plain);
        FAIL() << "expected an error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::invalid);
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].message,
                  "line 2, column 1: {{ without its }}; for braces in the text write \\{{");
    }
}

TEST(Merge, IsBounded) {
    const json::object large{{"v", std::string(100'000, 'x')}};
    std::string often;
    for (int i = 0; i < 100; ++i) often += "{{v}}";
    EXPECT_THROW(merge(often, large, MergeMode::plain), Error);
    std::string reads;
    for (int i = 0; i < 1'000; ++i) reads += "{{#if v == 1}}{{/if}}";
    EXPECT_THROW(merge(reads, large, MergeMode::plain), Error);
    EXPECT_THAT(faults(std::string(template_bytes_max + 1, 'x')),
                ElementsAre(HasSubstr("longer than")));
    std::string many;
    for (size_t i = 0; i < merge_tags_max + 1; ++i) many += "{{a}}";
    EXPECT_THAT(faults(many), ElementsAre(HasSubstr("more than 10000 merge fields")));
    EXPECT_LE(faults(std::string(100'000, '{')).size(), 101u);
}

TEST(MergeParse, ListsFieldsWithTheirPlaces) {
    const auto parsed = parse_merge("{{a.b | date}}\n{{#if c}}{{d | fallback: \"x\"}}{{/if}}");
    EXPECT_THAT(parsed.faults, IsEmpty());
    EXPECT_THAT(parsed.fields, ElementsAre(MergeField{"a.b", {1, 1}, false, false},
                                           MergeField{"c", {2, 1}, false, true},
                                           MergeField{"d", {2, 10}, true, false}));
    EXPECT_THAT(fields_of("{{b}} {{a}} {{b}} {{#if c == 1}}{{/if}}"), ElementsAre("b", "a", "c"));
}

TEST(MergeParse, SaysWhatIsWrongAndWhere) {
    EXPECT_THAT(faults("é {{a"), ElementsAre(HasSubstr("1:3 {{ without its }}")));
    EXPECT_THAT(faults("{{a {{b}}"), ElementsAre(HasSubstr("1:1 {{ without its }}")));
    EXPECT_THAT(faults("{{}}"),
                ElementsAre("1:1 expected a path such as contact.first_name, found nothing"));
    EXPECT_THAT(faults("{{a..b}}"),
                ElementsAre(HasSubstr("expected a path such as contact.first_name, found 'a..b'")));
    EXPECT_THAT(faults("{{first name}}"),
                ElementsAre(HasSubstr("expected }} or | and a filter, found 'name'")));
    EXPECT_THAT(faults("{{{a}}}"), ElementsAre(HasSubstr("three braces")));
    EXPECT_THAT(faults("{{a | dat}}"),
                ElementsAre("1:1 unknown filter 'dat'; did you mean 'date'?"));
    EXPECT_THAT(faults("{{a | shout}}"),
                ElementsAre(HasSubstr("unknown filter 'shout'; known are: date, time")));
    EXPECT_THAT(faults("{{a | }}"),
                ElementsAre(HasSubstr("expected a filter such as date after |, found nothing")));
    EXPECT_THAT(faults(R"({{a | date: "lang"}})"),
                ElementsAre(HasSubstr("unknown style 'lang' for 'date'; did you mean 'long'?")));
    EXPECT_THAT(faults("{{a | fallback}}"), ElementsAre(HasSubstr("'fallback' takes one text")));
    EXPECT_THAT(faults("{{a | fallback: “x”}}"),
                ElementsAre(HasSubstr("use straight double quotes")));
    EXPECT_THAT(faults(R"({{a | money: "euro"}})"),
                ElementsAre(HasSubstr("three capital letters such as \"EUR\", found 'euro'")));
    EXPECT_THAT(faults("{{a | number: 9}}"),
                ElementsAre(HasSubstr("the number of decimals, 0 to 6")));
    EXPECT_THAT(faults(R"({{a | yes_no: "x"}})"),
                ElementsAre(HasSubstr("'yes_no' takes two texts")));
    EXPECT_THAT(faults(R"({{a | upper: "x"}})"),
                ElementsAre(HasSubstr("'upper' takes nothing after it")));
}

TEST(MergeParse, SaysWhatIsWrongWithParagraphs) {
    EXPECT_THAT(faults("a\n{{#if b}}"), ElementsAre("2:1 {{#if …}} without its {{/if}}"));
    EXPECT_THAT(faults("{{/if}}"), ElementsAre("1:1 {{/if}} without its {{#if …}}"));
    EXPECT_THAT(faults("{{else}}"), ElementsAre("1:1 {{else}} without its {{#if …}}"));
    EXPECT_THAT(faults("{{#if a}}{{else}}{{else}}{{/if}}"),
                ElementsAre("1:18 a second {{else}} for the same {{#if …}}"));
    EXPECT_THAT(faults("{{#if a}}{{else if b}}{{/if}}"),
                ElementsAre(HasSubstr("{{else}} stands alone")));
    EXPECT_THAT(faults("{{#if a > 3}}{{/if}}"),
                ElementsAre(HasSubstr("expected == and a value, found '> 3'")));
    EXPECT_THAT(faults("{{#if a == b}}{{/if}}"),
                ElementsAre(HasSubstr("expected text in quotes, a number, true or false")));
    EXPECT_THAT(faults("{{#each a}}"),
                ElementsAre(HasSubstr("unknown '#each a'; only {{#if …}} and {{/if}}")));
    std::string deep;
    for (size_t i = 0; i <= merge_if_depth_max; ++i) deep += "{{#if a}}";
    for (size_t i = 0; i <= merge_if_depth_max; ++i) deep += "{{/if}}";
    EXPECT_THAT(faults(deep), ElementsAre(HasSubstr("nested deeper than 8")));
}

TEST(MergeParse, KnowsALoneField) {
    EXPECT_EQ(lone_field_of("{{run.fee}}"), "run.fee");
    for (const auto* text : {"", "run.fee", "{{run.fee}} ", "{{run.fee | money}}", "{{run.fee}",
                             "{{run.fee}}{{run.fee}}", "{{#if run.fee}}{{/if}}"}) {
        EXPECT_EQ(lone_field_of(text), std::nullopt) << text;
    }
}

TEST(MergeProperty, SurvivesAnyBytesAndNeverShowsABareField) {
    uint32_t seed = 7;
    const auto next = [&](uint32_t limit) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 8) % limit;
    };
    const std::vector<std::string> parts{"{{",       "}}",
                                         "{{a.b}}",  "{{#if a}}",
                                         "{{else}}", "{{/if}}",
                                         "\\",       "|",
                                         "\"",       "\n",
                                         " ",        "é",
                                         "\xff",     "date",
                                         ":",        "{{a | upper}}",
                                         "x",        "fallback: \"y\"",
                                         "=="};
    const json::object values{{"a", {{"b", "v"}}}, {"x", 1}};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (uint32_t i = next(12); i > 0; --i)
            text += parts[next(static_cast<uint32_t>(parts.size()))];
        const auto parsed = parse_merge(text);
        if (!parsed.faults.empty()) {
            EXPECT_THROW(merge(text, values, MergeMode::plain), Error);
            continue;
        }
        const bool is_escaped = text.find("\\{{") != std::string::npos;
        const auto result = merge(text, values, MergeMode::plain);
        EXPECT_TRUE(!result.missing.empty() || is_escaped ||
                    result.text.find("{{") == std::string::npos)
            << text;
        EXPECT_TRUE(is_utf8(result.text));
    }
}
