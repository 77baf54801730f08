#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.hpp"
#include "reflect/json.hpp"
#include "reflect/schema.hpp"

using reflect::parse_json;
using testing::ElementsAre;
using testing::HasSubstr;
namespace json = boost::json;

// So that a failing test shows faults as words.
static void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.pointer << ": " << fault.message;
}

namespace {

struct RunTag {
    static constexpr std::string_view prefix = "run";
};
using RunId = Id<RunTag>;

enum class Channel { email, phone, for_ };
BOOST_DESCRIBE_ENUM(Channel, email, phone, for_)

struct Address {
    std::string street;
    std::optional<std::string> postcode;
};
BOOST_DESCRIBE_STRUCT(Address, (), (street, postcode))

struct Contact {
    RunId run;
    std::string name;
    std::string email;
    Channel channel = Channel::email;
    int32_t employees = 7;
    double share = 0.5;
    bool is_active = true;
    std::optional<Address> address;
    std::vector<std::string> tags;
    std::map<std::string, int64_t> amounts;
    Time created_at;
    std::optional<Date> born_on;
    json::value raw;
    std::string template_;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (run, name, email, channel, employees, share, is_active, address, tags,
                       amounts, created_at, born_on, raw, template_))

struct Change {
    std::optional<std::optional<std::string>> note;
};
BOOST_DESCRIBE_STRUCT(Change, (), (note))

struct Tree {
    std::vector<Tree> children;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (children))

template <class T>
struct Page {
    std::vector<T> items;
    BOOST_DESCRIBE_CLASS(Page, (), (items), (), ())
};

struct Limits {
    uint8_t small = 0;
    uint64_t large = 0;
    int64_t wide = 0;
};
BOOST_DESCRIBE_STRUCT(Limits, (), (small, large, wide))

struct Named {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name))
struct Titled : Named {
    std::string title;
};
BOOST_DESCRIBE_STRUCT(Titled, (Named), (title))

struct Look {
    std::string color;
    std::string opens;
    std::string site;
};
BOOST_DESCRIBE_STRUCT(Look, (), (color, opens, site))

namespace other {
struct Address {};
BOOST_DESCRIBE_STRUCT(Address, (), ())
}

}

template <>
inline constexpr auto reflect::fields<Contact> = reflect::fields_of<Contact>({
    {.name = "name", .about = "As on the letter.", .length_min = 1, .length_max = 5},
    {.name = "email", .format = reflect::Format::email},
    {.name = "employees", .required = false, .minimum = 1, .maximum = 500},
    {.name = "tags", .length_max = 3, .items_max = 2},
    {.name = "raw", .required = false},
});

template <>
inline constexpr auto reflect::fields<Look> = reflect::fields_of<Look>({
    {.name = "color", .format = reflect::Format::color},
    {.name = "opens", .format = reflect::Format::time_of_day},
    {.name = "site", .format = reflect::Format::uri},
});

namespace {

const std::string ana_text =
    R"({"run":"run_0000000000019","name":"Ana","email":"ana@example.com","channel":"for",)"
    R"("employees":12,)"
    R"("share":0.25,"is_active":false,"address":{"street":"Low Road 1"},"tags":["new"],)"
    R"("amounts":{"fee":9007199254740993},)"
    R"("created_at":"2026-03-10T09:00:00Z","born_on":"1990-02-28","raw":{"z":1,"a":[null]},)"
    R"("template":"welcome"})";

json::object ana() {
    return parse_json(ana_text).as_object();
}

template <class T>
Faults faults_in(const json::value& value) {
    Faults faults;
    reflect::from_json<T>(value, faults);
    return faults;
}

Faults faults_with(std::string_view key, json::value value) {
    auto object = ana();
    object[key] = std::move(value);
    return faults_in<Contact>(object);
}

std::string malformed(std::string_view text) {
    try {
        parse_json(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::malformed);
        return error.message();
    }
    return "it was accepted";
}

}

TEST(Json, ReadsAndWritesEveryTypeUnchangedAndInOrder) {
    const auto contact = reflect::parse_text<Contact>(ana_text);
    EXPECT_EQ(contact.run, RunId{41});
    EXPECT_EQ(contact.channel, Channel::for_);
    EXPECT_EQ(contact.amounts.at("fee"), 9'007'199'254'740'993);
    EXPECT_EQ(contact.template_, "welcome");
    EXPECT_EQ(contact.address->postcode, std::nullopt);
    EXPECT_EQ(json::serialize(reflect::to_json(contact)), json::serialize(parse_json(ana_text)));
}

TEST(Json, LeavesOutEmptyOptionalsAndKeepsDefaultsOfWhatIsAbsent) {
    auto object = ana();
    for (const auto* key : {"employees", "address", "tags", "amounts", "born_on", "raw"})
        object.erase(key);
    const auto contact = reflect::parse<Contact>(object);
    EXPECT_EQ(contact.employees, 7);
    EXPECT_TRUE(contact.tags.empty());
    const auto written = reflect::to_json(contact).as_object();
    EXPECT_FALSE(written.contains("address"));
    EXPECT_TRUE(written.contains("tags"));
}

TEST(Json, FindsAllFaultsAtOnceWithTheirPointers) {
    const auto value = parse_json(
        R"({"run":"task_0000000000019","name":"","email":"ana","channel":"emial",)"
        R"("employees":12.5,"share":"x",)"
        R"("is_active":1,"address":{"stret":"x"},"tags":["a",2],"amounts":{"a/b~c":true},)"
        R"("created_at":"today",)"
        R"("born_on":"2026-02-30"})");
    EXPECT_THAT(
        faults_in<Contact>(value),
        ElementsAre(
            Fault{"/run", "expected an id that begins with run_, found 'task_0000000000019'"},
            Fault{"/name", "must not be empty"},
            Fault{"/email", "expected an e-mail address such as ana@example.com, found 'ana'"},
            Fault{"/channel", "'emial' is not one of: email, phone, for"},
            Fault{"/employees",
                  "expected a whole number from -2147483648 to 2147483647, found 1.25E1"},
            Fault{"/share", "expected a number, found 'x'"},
            Fault{"/is_active", "expected true or false, found a number"},
            Fault{"/address/street", "is required"},
            Fault{"/address/stret", "unknown member 'stret'; did you mean 'street'?"},
            Fault{"/tags/1", "expected text, found a number"},
            Fault{"/amounts/a~1b~0c", "expected a whole number, found true or false"},
            Fault{"/created_at", "expected a time such as 2026-03-10T09:00:00Z, found 'today'"},
            Fault{"/born_on", "expected a date such as 2026-03-10, found '2026-02-30'"},
            Fault{"/template", "is required"}));
}

TEST(Json, RefusesUnknownMembersAndNamesTheOneThatWasMeant) {
    EXPECT_THAT(faults_with("emial", 1),
                ElementsAre(Fault{"/emial", "unknown member 'emial'; did you mean 'email'?"}));
    EXPECT_THAT(faults_with("zzzzzz", 1), ElementsAre(Fault{"/zzzzzz", "unknown member 'zzzzzz'"}));
    EXPECT_THAT(
        faults_with("template_", 1),
        ElementsAre(Fault{"/template_", "unknown member 'template_'; did you mean 'template'?"}));
}

TEST(Json, EnforcesTheAttributesOfMembers) {
    EXPECT_EQ(faults_with("name", "Éléon"), Faults{});
    EXPECT_THAT(faults_with("name", "Éléono"),
                ElementsAre(Fault{"/name", "expected at most 5 characters, found 6"}));
    EXPECT_THAT(faults_with("employees", 0),
                ElementsAre(Fault{"/employees", "expected at least 1, found 0"}));
    EXPECT_THAT(faults_with("employees", 501),
                ElementsAre(Fault{"/employees", "expected at most 500, found 501"}));
    EXPECT_THAT(faults_with("tags", json::array{"a", "b", "c"}),
                ElementsAre(Fault{"/tags", "expected at most 2 entries, found 3"}));
    EXPECT_THAT(faults_with("tags", json::array{"a", "long"}),
                ElementsAre(Fault{"/tags/1", "expected at most 3 characters, found 4"}));
}

TEST(Json, ChecksNamedFormatsOfText) {
    for (const auto* good : {"a@b.de", "ana.lima+x@sub.example.com", "o'neill@example.co.uk"}) {
        EXPECT_EQ(faults_with("email", good), Faults{}) << good;
    }
    for (const auto* bad :
         {"", "ana", "@b.de", "a@", "a@b..de", "a@-b.de", "a b@c.de", "a@b.de\r\nBcc: x@y.de",
          "a@b@c.de", ".a@b.de", "\"a\"@b.de", "Ana <a@b.de>", "a@b.de,c@d.de"}) {
        EXPECT_EQ(faults_with("email", bad).size(), 1u) << bad;
    }
    EXPECT_EQ(faults_in<Look>(json::object{
                  {"color", "#1f6F78"}, {"opens", "23:59"}, {"site", "https://a.de/x"}}),
              Faults{});
    EXPECT_EQ(
        faults_in<Look>(
            json::object{{"color", "1f6f78"}, {"opens", "24:00"}, {"site", "javascript:alert(1)"}})
            .size(),
        3u);
}

TEST(Json, ChecksTheRangeOfIntegers) {
    const auto read = [](std::string_view text) { return faults_in<Limits>(parse_json(text)); };
    EXPECT_EQ(read(R"({"small":255,"large":9223372036854775807,"wide":-9223372036854775808})"),
              Faults{});
    EXPECT_EQ(read(R"({"small":3.0,"large":0,"wide":1e3})"), Faults{});
    EXPECT_EQ(read(R"({"small":256,"large":-1,"wide":9223372036854775808})").size(), 3u);
    EXPECT_EQ(read(R"({"small":-1,"large":18446744073709551616,"wide":0.5})").size(), 3u);
}

TEST(Json, RefusesTextWithNulOrInvalidUtf8) {
    EXPECT_THAT(faults_with("template", json::string(std::string_view("a\0b", 3))),
                ElementsAre(Fault{"/template", "must not hold the character NUL"}));
    EXPECT_THAT(faults_with("template", "\xff"),
                ElementsAre(Fault{"/template", "expected text in UTF-8"}));
}

TEST(Json, TellsAbsentFromNullInADoubleOptional) {
    EXPECT_EQ(reflect::parse_text<Change>("{}").note, std::nullopt);
    const auto emptied = reflect::parse_text<Change>(R"({"note":null})");
    ASSERT_TRUE(emptied.note.has_value());
    EXPECT_EQ(*emptied.note, std::nullopt);
    EXPECT_EQ(**reflect::parse_text<Change>(R"({"note":"x"})").note, "x");
    EXPECT_THAT(faults_with("born_on", nullptr),
                ElementsAre(Fault{"/born_on",
                                  "expected a value, found null; leave the member out instead"}));
}

TEST(Json, LimitsDepthAndTheNumberOfFaults) {
    json::value deep = json::object();
    for (int i = 0; i < 40; ++i) deep = json::object{{"children", json::array{std::move(deep)}}};
    const auto faults = faults_in<Tree>(deep);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].message, "nested more than 64 deep");
    EXPECT_EQ(faults_in<std::vector<std::string>>(json::array(5000, 1)).size(),
              reflect::faults_max);
}

TEST(Json, ThrowsOneErrorThatCarriesAllFaults) {
    try {
        reflect::parse_text<Limits>(R"({"small":-1,"large":0})");
        FAIL() << "it was accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::invalid);
        EXPECT_EQ(
            error.message(),
            "2 faults; the first is at /small: expected a whole number from 0 to 255, found -1.");
        EXPECT_EQ(error.faults().size(), 2u);
    }
}

TEST(Json, ReadsAndWritesTheMembersOfBases) {
    const auto titled = reflect::parse_text<Titled>(R"({"name":"Ana","title":"Dr"})");
    EXPECT_EQ(titled.name, "Ana");
    EXPECT_EQ(json::serialize(reflect::to_json(titled)), R"({"name":"Ana","title":"Dr"})");
}

TEST(JsonText, NamesThePlaceOfWhatIsMalformed) {
    EXPECT_THAT(malformed(""), HasSubstr("Line 1, column 1: the JSON ends too early"));
    EXPECT_THAT(malformed("{\n  \"é\": x}"), HasSubstr("Line 2, column 8: this is not JSON"));
    EXPECT_THAT(malformed("{\"a\":1}\n}"), HasSubstr("Line 2, column 1: something follows"));
    EXPECT_THAT(malformed(R"({"a":1,"a":2})"), HasSubstr("the member 'a' stands twice"));
    EXPECT_THAT(malformed(R"({"a":1,"\u0061":2})"), HasSubstr("the member 'a' stands twice"));
    EXPECT_THAT(malformed(R"(["a\u0000"])"), HasSubstr("NUL"));
    EXPECT_THAT(malformed("[\"\xff\"]"), HasSubstr("Line 1, column 3: the text is not UTF-8"));
    EXPECT_THAT(malformed(std::string(100'000, '[')),
                HasSubstr("column 65: nested more than 64 deep"));
    for (const auto* text :
         {"[1,]", "{'a':1}", "// x\n1", "NaN", "[1 2]", "01", "\"\\ud800\"", "{\"a\"}"}) {
        EXPECT_THAT(malformed(text), HasSubstr("Line ")) << text;
    }
}

TEST(JsonText, AcceptsTheSameKeyInDifferentObjects) {
    EXPECT_EQ(json::serialize(parse_json(R"({"a":{"a":1},"b":[{"a":2},{"a":3}]})")),
              R"({"a":{"a":1},"b":[{"a":2},{"a":3}]})");
}

TEST(Enums, AreNamedAsInJson) {
    EXPECT_EQ(reflect::name_of(Channel::for_), "for");
    EXPECT_EQ(reflect::parse_name<Channel>("phone"), Channel::phone);
    EXPECT_EQ(reflect::parse_name<Channel>("for_"), std::nullopt);
    EXPECT_THAT(reflect::names<Channel>(), ElementsAre("email", "phone", "for"));
    EXPECT_THROW(reflect::name_of(static_cast<Channel>(9)), CheckFailed);
}

TEST(Schema, DescribesAStructWithItsLimitsInOrder) {
    EXPECT_EQ(
        json::serialize(reflect::schema_of<Contact>()),
        R"({"type":"object","properties":{"run":{"type":"string","pattern":"^run_[0-9a-z]{13}$"},)"
        R"("name":{"type":"string","minLength":1,"maxLength":5,"description":"As on the letter."},)"
        R"("email":{"type":"string","format":"email"},)"
        R"("channel":{"$ref":"#/components/schemas/Channel"},)"
        R"("employees":{"type":"integer","format":"int32","minimum":1,"maximum":500,)"
        R"("default":7},"share":{"type":"number"},)"
        R"("is_active":{"type":"boolean"},"address":{"$ref":"#/components/schemas/Address"},)"
        R"("tags":{"type":"array","items":{"type":"string","maxLength":3},"maxItems":2},)"
        R"("amounts":{"type":"object","additionalProperties":{"type":"integer","format":"int64"}},)"
        R"("created_at":{"type":"string","format":"date-time"},"born_on":{"type":"string",)"
        R"("format":"date"},)"
        R"("raw":{"default":null},"template":{"type":"string"}},)"
        R"("required":["run","name","email","channel","share","is_active","created_at",)"
        R"("template"],"additionalProperties":false})");
}

TEST(Schema, OfWhatIsWrittenRequiresAllButOptionals) {
    const auto schema = reflect::schema_of<Contact>(reflect::Direction::output);
    EXPECT_EQ(json::serialize(schema.at("required")),
              R"(["run","name","email","channel","employees","share","is_active","tags",)"
              R"("amounts","created_at","raw","template"])");
}

TEST(SchemaSet, HoldsEachNamedTypeOnceWithAllItRefersTo) {
    reflect::SchemaSet set;
    EXPECT_EQ(json::serialize(reflect::schema_of<Page<Contact>>(set, reflect::Direction::output)),
              R"({"$ref":"#/components/schemas/ContactPage"})");
    reflect::schema_of<std::vector<Tree>>(set, reflect::Direction::output);
    std::vector<std::string> names;
    const auto definitions = set.definitions();
    for (const auto& definition : definitions) names.emplace_back(definition.key());
    EXPECT_THAT(names, ElementsAre("Address", "Channel", "Contact", "ContactPage", "Tree"));
}

TEST(SchemaSet, DescribesWhatGoesBothWaysAsInput) {
    for (const auto order : {0, 1}) {
        reflect::SchemaSet set;
        const std::array directions{reflect::Direction::output, reflect::Direction::input};
        reflect::schema_of<Page<Tree>>(set, directions[static_cast<size_t>(order)]);
        reflect::schema_of<Page<Tree>>(set, directions[static_cast<size_t>(1 - order)]);
        EXPECT_FALSE(set.definition("TreePage").contains("required"));
        EXPECT_FALSE(set.definition("Tree").contains("required"));
    }
}

TEST(SchemaSet, RefusesTwoTypesOfOneName) {
    reflect::SchemaSet set;
    reflect::schema_of<Address>(set, reflect::Direction::input);
    EXPECT_THROW(reflect::schema_of<other::Address>(set, reflect::Direction::input), CheckFailed);
}
