// A member: a person who works in a firm.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/ids.hpp"
#include "store/tx.hpp"

enum class MemberLevel { owner, manager, member };
BOOST_DESCRIBE_ENUM(MemberLevel, owner, manager, member)

struct Member {
    FirmId firm_id;
    MemberId id;
    std::string name;
    std::string email;
    MemberLevel level = MemberLevel::member;
    bool active = true;
    std::string password_hash;
    Time created_at{};
    bool operator==(const Member&) const = default;
};
BOOST_DESCRIBE_STRUCT(Member, (),
                      (firm_id, id, name, email, level, active, password_hash, created_at))

// An e-mail address belongs to one member of the whole installation, whatever the case of its
// letters: both throw Error(conflict) when it is taken.
void insert_member(Tx& tx, const Member& member);
// Throws Error(not_found).
void update_member(Tx& tx, const Member& member);

std::optional<Member> find_member(Tx& tx, FirmId firm, MemberId id);
Member require_member(Tx& tx, FirmId firm, MemberId id);
// Of any firm: for signing in only.
std::optional<Member> find_member_by_email(Tx& tx, std::string_view email);
// All of them, the inactive too, by name.
std::vector<Member> list_members(Tx& tx, FirmId firm);
// In no order. What is not there is left out.
std::vector<Member> find_members(Tx& tx, FirmId firm, const std::vector<MemberId>& ids);
// Active owners, who has been there longest first: they answer for what nobody else does.
std::vector<Member> list_owners(Tx& tx, FirmId firm);
// Active ones: a firm must keep one.
int count_owners(Tx& tx, FirmId firm);
