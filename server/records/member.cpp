#include "records/member.hpp"

#include "records/require.hpp"

namespace {

constexpr Statement find_one{"select * from members where firm_id = $1 and id = $2"};

constexpr Statement find_by_email{"select * from members where lower(email) = lower($1)"};

constexpr Statement list_all{"select * from members where firm_id = $1 order by lower(name), id"};

constexpr Statement find_several{R"sql(
    select * from members where firm_id = $1 and id in (select value from json_each($2)))sql"};

constexpr Statement update_one{R"sql(
    update members set name = $3, email = $4, level = $5, active = $6, password_hash = $7
    where firm_id = $1 and id = $2)sql"};

constexpr Statement list_active_owners{R"sql(
    select * from members where firm_id = $1 and level = 'owner' and active
    order by created_at, id)sql"};

constexpr Statement count_active_owners{R"sql(
    select count(*) from members where firm_id = $1 and level = 'owner' and active)sql"};

// Says nothing of who has it: that may be a member of another firm.
void refuse_taken_email(Tx& tx, const Member& member) {
    const auto other = find_member_by_email(tx, member.email);
    if (!other || other->id == member.id) return;
    throw Error(ErrorCode::conflict, "This e-mail address is in use already. Give another one.",
                {{"/email", "is in use already"}});
}

}

void insert_member(Tx& tx, const Member& member) {
    refuse_taken_email(tx, member);
    tx.insert("members", member);
}

void update_member(Tx& tx, const Member& member) {
    refuse_taken_email(tx, member);
    const auto changed = tx.run(update_one, member.firm_id, member.id, member.name, member.email,
                                member.level, member.active, member.password_hash);
    if (changed == 0) throw Error(ErrorCode::not_found, "There is no such member.");
}

std::optional<Member> find_member(Tx& tx, FirmId firm, MemberId id) {
    return tx.find<Member>(find_one, firm, id);
}

Member require_member(Tx& tx, FirmId firm, MemberId id) {
    return required(find_member(tx, firm, id), "member");
}

std::optional<Member> find_member_by_email(Tx& tx, std::string_view email) {
    return tx.find<Member>(find_by_email, email);
}

std::vector<Member> list_members(Tx& tx, FirmId firm) {
    return tx.select<Member>(list_all, firm);
}

std::vector<Member> find_members(Tx& tx, FirmId firm, const std::vector<MemberId>& ids) {
    return tx.select<Member>(find_several, firm, ids);
}

std::vector<Member> list_owners(Tx& tx, FirmId firm) {
    return tx.select<Member>(list_active_owners, firm);
}

int count_owners(Tx& tx, FirmId firm) {
    return tx.value<int>(count_active_owners, firm);
}
