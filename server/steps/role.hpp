// Who fills a role of a run: a member or, where the workflow has the role only sign and receive
// mail, another contact of the firm.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/definition.hpp"
#include "records/contact.hpp"
#include "records/member.hpp"
#include "records/run.hpp"

using RoleHolder = std::variant<Member, Contact>;

// Nobody where the role is empty. A member who has left still fills it.
std::optional<RoleHolder> find_role_holder(Tx& tx, const Run& run, std::string_view role);

// Whether a contact may fill the role: it signs or is written to, and does nothing that only a
// member can do.
bool takes_contacts(const Definition& definition, std::string_view role);

// What is wrong with `holder`, "mem_…" or "con_…", as the one who fills the role; empty if nothing.
std::string fault_of_role_holder(Tx& tx, FirmId firm, const Definition& definition,
                                 std::string_view role, const boost::json::value& holder);
