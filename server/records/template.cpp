#include "records/template.hpp"

#include <fmt/format.h>

#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from templates where firm_id = $1 and id = $2"};

constexpr Statement find_by_key{
    "select * from templates where firm_id = $1 and kind = $2 and key = $3"};

constexpr Statement list_all{R"sql(
    select * from templates where firm_id = $1 and (kind = $2 or $2 is null)
    order by lower(name), id)sql"};

constexpr Statement update_one{R"sql(
    update templates set kind = $4, key = $5, name = $6, subject = $7, body = $8, key_terms = $9,
        form = $10,
        project = $11, updated_at = $12, revision = revision + 1
    where firm_id = $1 and id = $2 and revision = $3)sql"};

void refuse_taken_key(Tx& tx, const Template& template_) {
    const auto other = find_template(tx, template_.firm_id, template_.kind, template_.key);
    if (!other || other->id == template_.id) return;
    throw Error(
        ErrorCode::conflict,
        fmt::format("The template “{}” has the key “{}” already.", other->name, template_.key),
        {{"/key", "is in use already"}});
}

}

void insert_template(Tx& tx, const Template& template_) {
    refuse_taken_key(tx, template_);
    tx.insert("templates", template_);
}

void update_template(Tx& tx, Template& template_) {
    refuse_taken_key(tx, template_);
    require_unchanged(
        tx.run(update_one, template_.firm_id, template_.id, template_.revision, template_.kind,
               template_.key, template_.name, template_.subject, template_.body,
               template_.key_terms, template_.form, template_.project, template_.updated_at),
        "template");
    ++template_.revision;
}

std::optional<Template> find_template(Tx& tx, FirmId firm, TemplateId id) {
    return tx.find<Template>(find_one, firm, id);
}

Template require_template(Tx& tx, FirmId firm, TemplateId id) {
    return required(find_template(tx, firm, id), "template");
}

std::optional<Template> find_template(Tx& tx, FirmId firm, TemplateKind kind,
                                      std::string_view key) {
    return tx.find<Template>(find_by_key, firm, kind, key);
}

std::vector<Template> list_templates(Tx& tx, FirmId firm, std::optional<TemplateKind> kind) {
    return tx.select<Template>(list_all, firm, kind);
}
