#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "base/log.hpp"
#include "records/api_token.hpp"

namespace api {
namespace {

struct Token {
    ApiTokenId id;
    std::string name;
    MemberLevel level = MemberLevel::member;
    Time created_at;
    std::optional<Time> last_used_at;
};
BOOST_DESCRIBE_STRUCT(Token, (), (id, name, level, created_at, last_used_at))

struct TokenDraft {
    std::string name;
    MemberLevel level = MemberLevel::member;
};
BOOST_DESCRIBE_STRUCT(TokenDraft, (), (name, level))

struct NewToken : Token {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(NewToken, (Token), (token))

}
}

template <>
inline constexpr auto reflect::fields<api::TokenDraft> = reflect::fields_of<api::TokenDraft>({
    {.name = "name", .about = "What it is for.", .length_min = 1, .length_max = 200},
});
template <>
inline constexpr auto reflect::fields<api::NewToken> = reflect::fields_of<api::NewToken>({
    {.name = "token", .about = "Shown this once: only its hash is kept."},
});

namespace api {
namespace {

Token view_of(const ApiToken& token) {
    return {token.id, token.name, token.level, token.created_at, token.last_used_at};
}

List<Token> list(Call& call, Tx& tx) {
    List<Token> tokens;
    for (const auto& token : list_api_tokens(tx, call.firm_id())) {
        tokens.items.push_back(view_of(token));
    }
    return tokens;
}

NewToken create(Call& call, Tx& tx, const TokenDraft& draft) {
    Faults faults;
    check_name(draft.name, faults, "/name");
    refuse_if_any(std::move(faults));
    const auto text = new_token(call.services().random);
    const ApiToken token{.firm_id = call.firm_id(),
                         .id = call.services().ids.next<ApiTokenId>(),
                         .name = trimmed(draft.name),
                         .level = draft.level,
                         .token_hash = sha256_hex(text),
                         .created_at = call.now()};
    insert_api_token(tx, token);
    log(LogLevel::info, "token made",
        {{"firm", to_text(token.firm_id)}, {"token", to_text(token.id)}});
    return {view_of(token), text};
}

void revoke(Call& call, Tx& tx) {
    remove_api_token(tx, call.firm_id(), call.id<ApiTokenId>("token"));
    tx.after_commit([&events = call.services().events, topic = to_text(call.firm_id())] {
        events.close(topic);  // whoever may still ask comes back by itself
    });
}

}

void add_token_routes(Routes& routes) {
    routes.read(get("/tokens", "list_tokens", "The tokens of programs.").needs(Permission::owner),
                list);
    routes.write(post("/tokens", "create_token", "Makes a token for a program.")
                     .needs(Permission::owner)
                     .keyed(Idempotency::none)
                     .created(),
                 create);
    routes.write(delete_("/tokens/{token}", "revoke_token", "Ends a token at once.")
                     .needs(Permission::owner),
                 revoke);
}

}
