#include "api/password.hpp"
#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "api/settings/firm_view.hpp"
#include "base/log.hpp"

namespace api {

Member view_of(const ::Member& member) {
    return {member.id, member.name, member.email, member.level, member.active, member.created_at};
}

namespace {

struct MemberDraft {
    std::string name;
    std::string email;
    MemberLevel level = MemberLevel::member;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(MemberDraft, (), (name, email, level, password))

struct MemberChange {
    std::optional<std::string> name;
    std::optional<MemberLevel> level;
    std::optional<bool> active;
    std::optional<std::string> password;
};
BOOST_DESCRIBE_STRUCT(MemberChange, (), (name, level, active, password))

}
}

template <>
inline constexpr auto reflect::fields<api::MemberDraft> = reflect::fields_of<api::MemberDraft>({
    {.name = "name", .length_min = 1, .length_max = 200},
    {.name = "email", .length_max = 254, .format = reflect::Format::email},
    {.name = "password", .about = "8 characters or more.", .length_max = 1000},
});
template <>
inline constexpr auto reflect::fields<api::MemberChange> = reflect::fields_of<api::MemberChange>({
    {.name = "name", .length_min = 1, .length_max = 200},
    {.name = "active", .about = "False: can no longer sign in."},
    {.name = "password", .about = "8 characters or more.", .length_max = 1000},
});

namespace api {
namespace {

List<Member> list(Call& call, Tx& tx) {
    List<Member> members;
    for (const auto& member : list_members(tx, call.firm_id())) {
        members.items.push_back(view_of(member));
    }
    return members;
}

Member create(Call& call, const MemberDraft& draft) {
    Faults faults;
    check_name(draft.name, faults, "/name");
    check_email(draft.email, faults, "/email");
    check_password(draft.password, draft.email, faults);
    refuse_if_any(std::move(faults));
    auto& services = call.services();
    const ::Member member{.firm_id = call.firm_id(),
                          .id = services.ids.next<MemberId>(),
                          .name = trimmed(draft.name),
                          .email = draft.email,
                          .level = draft.level,
                          .password_hash = hash_password(draft.password),
                          .created_at = call.now()};
    services.store.write([&](Tx& tx) {
        insert_member(tx, member);
        services.engine.changed(tx, member.firm_id, "member", to_text(member.id));
    });
    log(LogLevel::info, "member added",
        {{"firm", to_text(member.firm_id)}, {"member", to_text(member.id)}});
    return view_of(member);
}

// ---- Changing

// Members may change their own name and password; the rest is for owners.
void refuse_unless_allowed(const Call& call, MemberId id, const MemberChange& change) {
    const auto& principal = call.principal();
    if (principal.level == MemberLevel::owner) return;
    const bool is_self = principal.member && principal.member->id == id;
    if (is_self && !change.level && !change.active) return;
    throw Error(ErrorCode::forbidden,
                "Only an owner changes other members, levels and who may sign in.");
}

void check_change(const MemberChange& change, const ::Member& member) {
    Faults faults;
    if (change.name) check_name(*change.name, faults, "/name");
    if (change.password) check_password(*change.password, member.email, faults);
    refuse_if_any(std::move(faults));
}

// Who knew the old password, or had rights that are gone, is signed out; the one who asks stays.
void end_sessions(Call& call, Tx& tx, const ::Member& member) {
    remove_sessions_of(tx, member.firm_id, member.id);
    const auto& own = call.principal().session;
    if (own && own->member_id == member.id && member.active) insert_session(tx, *own);
    tx.after_commit([&events = call.services().events, topic = to_text(member.firm_id)] {
        events.close(topic);
    });
}

::Member store_change(Call& call, Tx& tx, MemberId id, const MemberChange& change,
                      const std::optional<std::string>& hash) {
    auto member = require_member(tx, call.firm_id(), id);
    if (change.name) member.name = trimmed(*change.name);
    if (change.level) member.level = *change.level;
    if (change.active) member.active = *change.active;
    if (hash) member.password_hash = *hash;
    update_member(tx, member);
    if (count_owners(tx, member.firm_id) == 0) {
        throw Error(ErrorCode::rejected,
                    "A firm keeps at least one owner who can sign in. Make somebody else an owner "
                    "first.");
    }
    if (change.level || change.active || hash) end_sessions(call, tx, member);
    call.services().engine.changed(tx, member.firm_id, "member", to_text(member.id));
    return member;
}

Member update(Call& call, const MemberChange& change) {
    auto& services = call.services();
    const auto id = call.id<MemberId>("member");
    const auto before =
        services.store.read([&](Tx& tx) { return require_member(tx, call.firm_id(), id); });
    refuse_unless_allowed(call, id, change);
    check_change(change, before);
    const auto hash =
        change.password ? std::optional(hash_password(*change.password)) : std::nullopt;
    const auto member =
        services.store.write([&](Tx& tx) { return store_change(call, tx, id, change, hash); });
    log(LogLevel::info, "member changed",
        {{"firm", to_text(member.firm_id)}, {"member", to_text(member.id)}});
    return view_of(member);
}

}

void add_member_routes(Routes& routes) {
    routes.read(get("/members", "list_members", "Everybody who works in the firm, by name."), list);
    routes.work(
        post("/members", "create_member", "Adds a member.").needs(Permission::owner).created(),
        create);
    routes.work(patch("/members/{member}", "change_member", "Changes a member.")
                    .says("Members change their own name and password; everything else needs the "
                          "level owner. A new password, level or an end of `active` signs the "
                          "member out everywhere else."),
                update);
}

}
