#include "api/testing/test_api.hpp"

namespace api {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class TemplatesTest : public ApiTest {
protected:
    Reply preview(boost::json::object draft) const {
        return api.maya().post("/template_previews", std::move(draft));
    }
    Reply add(const boost::json::value& draft) const {
        return api.maya().post("/templates", draft);
    }
    const std::string welcome = "/templates/" + api.alder.ids.at("template");
};

const boost::json::object mail{{"kind", "email"},
                               {"key", "chase"},
                               {"name", "Chase"},
                               {"subject", "About {{dates.start | date}}"},
                               {"body", "Dear {{contact.first_name}}, see {{links.intake}}."}};

}

TEST_F(TemplatesTest, ATemplateSaysWhereItIsUsedAndWhatItNeeds) {
    const auto listed = api.maya().get("/templates?kind=email");
    EXPECT_EQ(listed.at("/items/0/key"), "welcome");
    EXPECT_EQ(listed.at("/items/0/used_by/0/name"), "Client onboarding");
    EXPECT_EQ(listed.at("/items/0/fields"), R"(["contact.first_name","links.intake"])");
    const auto read = api.maya().get(welcome);
    EXPECT_EQ(read.at("/subject"), "Welcome, {{contact.first_name}}");
    EXPECT_FALSE(read.body.as_object().contains("form"));
}

TEST_F(TemplatesTest, EachKindHasItsOwnParts) {
    EXPECT_EQ(add(mail).status, 201);
    auto contract = mail;
    contract["kind"] = "contract";
    EXPECT_THAT(add(contract).faults(), ElementsAre("/subject: is not of this kind of template"));
    EXPECT_THAT(add({{"kind", "form"}, {"key", "f"}, {"name", "F"}}).faults(),
                ElementsAre("/form: is needed by this kind of template"));
}

TEST_F(TemplatesTest, AKeyIsUniqueAmongItsKind) {
    EXPECT_EQ(add(mail).status, 201);
    EXPECT_EQ(add(mail).status, 409);
    auto shouting = mail;
    shouting["key"] = "CHASE";
    EXPECT_THAT(add(shouting).faults(),
                ElementsAre("/key: expected small letters, digits, - and _"));
}

TEST_F(TemplatesTest, FaultsOfATextAreNamedByLine) {
    auto broken = mail;
    broken["body"] = "One\n{{contact.first_name";
    const auto refused = add(broken);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.faults(), Contains(testing::StartsWith("/body: line 2, column 1: ")));
    auto two_lines = mail;
    two_lines["subject"] = "Hello\r\nBcc: all@example.com";
    EXPECT_THAT(add(two_lines).faults(), Contains("/subject: must be one line"));
}

TEST_F(TemplatesTest, AFormIsCheckedAsAWhole) {
    const boost::json::value form{
        {"kind", "form"},
        {"key", "vat"},
        {"name", "VAT"},
        {"form", boost::json::parse(R"({"parts": [{"title": "One", "fields": [
            {"key": "a", "label": "A", "kind": "short_text"},
            {"key": "a", "label": "Again", "kind": "one_of"}]}]})")}};
    const auto refused = add(form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.faults(), Contains(testing::StartsWith("/form/parts/0/fields/1")));
}

TEST_F(TemplatesTest, AnEditNeedsItsVersionAndKeepsItsKey) {
    auto edited = mail;
    edited["key"] = "welcome";
    const auto etag = api.maya().get(welcome).header("etag");
    EXPECT_EQ(api.maya().put(welcome, edited).status, 428);
    const auto editor = api.maya().with("If-Match", etag);
    EXPECT_EQ(editor.put(welcome, edited).at("/name"), "Chase");
    EXPECT_EQ(editor.put(welcome, edited).status, 412);
    const auto renamed = api.maya().with("If-Match", "*").put(welcome, mail);
    EXPECT_THAT(renamed.faults(),
                ElementsAre("/key: cannot be changed: Client onboarding uses it"));
}

TEST_F(TemplatesTest, APreviewIsFilledForAContact) {
    auto draft = mail;
    draft["contact"] = api.alder.ids.at("contact");
    const auto shown = preview(draft);
    EXPECT_EQ(shown.status, 200) << shown.text;
    EXPECT_THAT(shown.at("/html"), HasSubstr("Dear Priya"));
    EXPECT_THAT(shown.at("/text"), HasSubstr("https://link.example/preview"));
    EXPECT_EQ(shown.at("/missing/0/path"), "dates.start");
    EXPECT_EQ(shown.at("/missing/0/label"), "Start date");
}

TEST_F(TemplatesTest, APreviewIsFilledForARun) {
    auto draft = mail;
    draft["run"] = api.alder.ids.at("run");
    const auto shown = preview(draft);
    EXPECT_EQ(shown.at("/subject"), "About 1 April 2026");
    EXPECT_EQ(shown.at("/missing"), "[]");
}

TEST_F(TemplatesTest, APreviewWritesDatesAsInTheFirmsCountry) {
    auto draft = mail;
    draft["run"] = api.alder.ids.at("run");
    api.maya().with("If-Match", "*").patch("/firm", {{"locale", "en-US"}});
    EXPECT_EQ(preview(draft).at("/subject"), "About April 1, 2026");
}

TEST_F(TemplatesTest, APreviewForNobodyShowsWhatIsMissing) {
    EXPECT_EQ(preview(mail).at("/missing/1/path"), "contact.first_name");
}

TEST_F(TemplatesTest, APreviewOfWhatIsForeignIsNone) {
    auto draft = mail;
    draft["contact"] = api.birch.ids.at("contact");
    EXPECT_EQ(preview(draft).status, 404);
    draft.erase("contact");
    draft["run"] = api.birch.ids.at("run");
    EXPECT_EQ(preview(draft).status, 404);
}

TEST_F(TemplatesTest, APreviewShowsFaultsInsteadOfText) {
    const auto shown = preview({{"kind", "contract"}, {"body", "x {{#if contact.vip}} y"}});
    EXPECT_EQ(shown.status, 200) << shown.text;
    EXPECT_EQ(shown.at("/html"), "");
    EXPECT_EQ(shown.at("/faults/0/line"), "1");
}

TEST_F(TemplatesTest, NothingOfAValueBecomesMarkup) {
    const auto contact = "/contacts/" + api.alder.ids.at("contact");
    api.maya().with("If-Match", "*").patch(contact, {{"first_name", "<b>Eve</b> **x**"}});
    const auto shown =
        preview({{"kind", "contract"},
                 {"body", "Dear {{contact.first_name}}"},
                 {"key_terms", {{{"label", "<i>Who</i>"}, {"value", "{{contact.first_name}}"}}}},
                 {"contact", api.alder.ids.at("contact")}});
    EXPECT_THAT(shown.at("/html"), HasSubstr("&lt;b&gt;Eve&lt;/b&gt;"));
    EXPECT_THAT(shown.at("/html"), HasSubstr("&lt;i&gt;Who"));
    EXPECT_THAT(shown.at("/html"), Not(HasSubstr("<b>")));
    EXPECT_THAT(shown.at("/html"), Not(HasSubstr("<strong>")));
}

}
