#include "steps/role.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/merge.hpp"
#include "steps/registry.hpp"
#include "steps/signing.hpp"

namespace {

template <class IdType>
std::optional<IdType> id_in(const boost::json::value* value) {
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text ? parse_id<IdType>(std::string_view(*text)) : std::nullopt;
}

bool is_reached(const StepDefinition& step, std::string_view role) {
    if (step.kind == "contract") {
        const auto signers = signers_of_contract(step.config);
        return std::ranges::find(signers, role) != signers.end();
    }
    const auto* to = step.kind == "email" ? step.config.if_contains("to") : nullptr;
    return to != nullptr && to->is_string() && std::string_view(to->get_string()) == role;
}

bool needs_member(const StepDefinition& step, std::string_view role) {
    if (step.review && step.review->by == role) return true;
    if (step.remind && step.remind->then && step.remind->then->assignee == role) return true;
    return step_kind(step.kind).role(step.config) == role;
}

}

std::optional<RoleHolder> find_role_holder(Tx& tx, const Run& run, std::string_view role) {
    const auto* holder = run.roles.if_contains(role);
    if (const auto id = id_in<MemberId>(holder)) return find_member(tx, run.firm_id, *id);
    if (const auto id = id_in<ContactId>(holder)) return find_contact(tx, run.firm_id, *id);
    return std::nullopt;
}

bool takes_contacts(const Definition& definition, std::string_view role) {
    bool reached = false;
    for (const auto& step : definition.steps) {
        if (needs_member(step, role)) return false;
        reached |= is_reached(step, role);
    }
    return reached;
}

std::string fault_of_role_holder(Tx& tx, FirmId firm, const Definition& definition,
                                 std::string_view role, const boost::json::value& holder) {
    if (const auto id = id_in<ContactId>(&holder)) {
        if (!find_contact(tx, firm, *id)) return "There is no such contact.";
        if (takes_contacts(definition, role)) return "";
        return fmt::format("The {} has work to do in Stepwell, so it must be a member.",
                           words_of(role));
    }
    const auto id = id_in<MemberId>(&holder);
    const auto member = id ? find_member(tx, firm, *id) : std::nullopt;
    return member && member->active ? "" : "There is no such member.";
}
