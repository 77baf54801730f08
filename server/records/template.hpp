// A template: reusable content that workflows name by its key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "records/column.hpp"
#include "records/ids.hpp"
#include "store/tx.hpp"

enum class TemplateKind { email, form, contract, project };
BOOST_DESCRIBE_ENUM(TemplateKind, email, form, contract, project)

// One of the points of a contract that its page shows above the text.
struct KeyTerm {
    std::string label;
    std::string value;
    bool operator==(const KeyTerm&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyTerm, (), (label, value))

// What a kind does not use is empty.
struct Template {
    FirmId firm_id;
    TemplateId id;
    TemplateKind kind = TemplateKind::email;
    std::string key;
    std::string name;
    std::string subject;             // email: merge text
    std::string body;                // email, contract: Markdown with merge fields
    std::vector<KeyTerm> key_terms;  // contract: values are merge text
    boost::json::object form;        // form: core's Form
    boost::json::object project;     // project: its name and tasks
    Time updated_at{};
    int64_t revision = 1;
    bool operator==(const Template&) const = default;
};
BOOST_DESCRIBE_STRUCT(Template, (),
                      (firm_id, id, kind, key, name, subject, body, key_terms, form, project,
                       updated_at, revision))

// The key is unique among the firm's templates of that kind: both throw Error(conflict) when it is
// taken.
void insert_template(Tx& tx, const Template& template_);
// Guarded by the revision that it was loaded with, which is then raised; throws Error(stale).
void update_template(Tx& tx, Template& template_);

std::optional<Template> find_template(Tx& tx, FirmId firm, TemplateId id);
Template require_template(Tx& tx, FirmId firm, TemplateId id);
std::optional<Template> find_template(Tx& tx, FirmId firm, TemplateKind kind, std::string_view key);
// By name.
std::vector<Template> list_templates(Tx& tx, FirmId firm,
                                     std::optional<TemplateKind> kind = std::nullopt);
