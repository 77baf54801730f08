#include "api/client/correspondence.hpp"

#include <fmt/format.h>

#include "api/client/link.hpp"
#include "documents/email.hpp"
#include "records/contract.hpp"
#include "records/history.hpp"
#include "records/message.hpp"
#include "records/task.hpp"
#include "reflect/fields.hpp"
#include "steps/brand.hpp"
#include "steps/compose.hpp"

namespace api {

struct Question {
    std::string text;
    std::optional<std::string> step;
};
BOOST_DESCRIBE_STRUCT(Question, (), (text, step))

struct Seen {
    std::optional<std::string> step;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (step))

}

template <>
inline constexpr auto reflect::fields<api::Question> = reflect::fields_of<api::Question>({
    {.name = "text", .length_min = 1, .length_max = 5000},
    {.name = "step", .length_max = 60},
});

namespace api {

namespace {

constexpr Allowance questions_allowed{10, std::chrono::hours{1}};
constexpr Allowance fresh_links_allowed{1, std::chrono::minutes{5}};
constexpr size_t title_characters_max = 80;

// The name of the step that the page is about, or the workflow's.
std::string subject_of(const ClientVisit& visit, const std::optional<std::string>& step) {
    const auto& workflow = *visit.loaded.workflow;
    const auto index = step ? workflow.find(*step) : std::nullopt;
    return index ? workflow.step(*index).definition.name : workflow.definition().name;
}

std::string known_step(const ClientVisit& visit, const std::optional<std::string>& step) {
    return step && visit.loaded.workflow->find(*step) ? *step : "";
}

// ---- Questions

// Whoever fills the first role of the workflow that a member fills.
std::optional<Member> find_account_manager(Tx& tx, const ClientVisit& visit) {
    for (const auto& role : visit.loaded.workflow->definition().roles) {
        const auto* text = visit.loaded.run.roles.if_contains(role);
        if (text == nullptr || !text->is_string()) continue;
        const auto id = parse_id<MemberId>(std::string_view(text->get_string()));
        const auto member = id ? find_member(tx, visit.firm_id(), *id) : std::nullopt;
        if (member && member->active) return member;
    }
    return std::nullopt;
}

// Who hears of a question, the one who is to answer it first. Where no role is filled that is every
// owner: no question reaches nobody.
std::vector<Member> find_answerers(Tx& tx, const ClientVisit& visit) {
    if (auto member = find_account_manager(tx, visit)) return {*std::move(member)};
    return list_owners(tx, visit.firm_id());
}

std::string shortened(const std::string& text) {
    std::string line;
    size_t characters = 0;
    for (const char c : text) {
        const bool begins_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (begins_character && ++characters > title_characters_max) return line + "…";
        line += c == '\n' || c == '\r' ? ' ' : c;
    }
    return line;
}

void give_task(Call& call, Tx& tx, const ClientVisit& visit, const Question& question,
               std::optional<MemberId> assignee) {
    auto& services = call.services();
    const auto id = services.ids.next<TaskId>();
    const auto about = subject_of(visit, question.step);
    insert_task(
        tx, {.firm_id = visit.firm_id(),
             .id = id,
             .project_id = visit.loaded.run.project_id,
             .run_id = visit.run_id(),
             .title = fmt::format("Answer {}: {}", visit.contact.name, shortened(question.text)),
             .description = fmt::format("Asked about “{}”:\n\n{}", about, question.text),
             .assignee_id = assignee,
             .due = date_of(visit.now, visit.loaded.firm.zone),
             .created_at = visit.now});
    services.engine.changed(tx, visit.firm_id(), "task", to_text(id));
}

void tell_member(Call& call, Tx& tx, const ClientVisit& visit, const Question& question,
                 const Member& member) {
    const auto& firm = visit.loaded.firm;
    const auto& contact = visit.contact;
    const auto body =
        fmt::format("{} asks about “{}”:\n\n{}\n\nAnswer to {}.\n\n[Open the run]({}/runs/{})",
                    in_markdown(contact.name), in_markdown(subject_of(visit, question.step)),
                    in_markdown(question.text), in_markdown(contact.email.value_or(contact.phone)),
                    call.services().engine.public_url(), to_text(visit.run_id()));
    const auto mail = render_email(
        brand_of(firm),
        {.subject = fmt::format("A question from {}", shortened(contact.name)), .markdown = body});
    call.services().engine.send_mail(tx, firm,
                                     {.purpose = MessagePurpose::notice,
                                      .to = {member.name, member.email},
                                      .subject = mail.subject,
                                      .text = mail.text,
                                      .html = mail.html});
}

void ask(Call& call, Tx& tx, const Question& question) {
    const auto visit = admit_acting_client(call, tx);
    if (!is_allowed(call, tx, "question:" + visit.link.token_hash, questions_allowed)) {
        throw Error(ErrorCode::throttled,
                    "We have your questions and will answer soon. For anything urgent, please "
                    "ring us.");
    }
    const auto answerers = find_answerers(tx, visit);
    give_task(call, tx, visit, question,
              answerers.empty() ? std::nullopt : std::optional(answerers.front().id));
    for (const auto& member : answerers) tell_member(call, tx, visit, question, member);
    call.services().engine.note(tx, visit.firm_id(), visit.run_id(), "question_asked",
                                known_step(visit, question.step), actor_of(visit.contact),
                                question.text);
}

// ---- Opened by a person

// The mail that carried the link was queued in the unit that made it.
void mark_carrier(Tx& tx, const ClientVisit& visit) {
    const MessageFilter of_run{.run_id = visit.run_id(), .contact_id = visit.contact.id};
    for (const auto& message :
         list_messages(tx, visit.firm_id(), of_run, {.limit = page_limit_max}).items) {
        if (message.queued_at == visit.link.created_at) {
            mark_message_opened(tx, visit.firm_id(), message.id, visit.now);
        }
    }
}

bool is_noted_today(Tx& tx, const ClientVisit& visit) {
    const auto entry = find_newest_entry(tx, visit.firm_id(), visit.run_id(), "link_opened");
    const auto& zone = visit.loaded.firm.zone;
    return entry && entry->actor_id == to_text(visit.contact.id) &&
           date_of(entry->at, zone) == date_of(visit.now, zone);
}

void mark_seen(Call& call, Tx& tx, const Seen& seen) {
    const auto visit = admit_client(call, tx);
    if (visit.link.read_only) return;  // a member looks, not the client
    auto& engine = call.services().engine;
    mark_link_seen(tx, visit.firm_id(), visit.link.id, visit.now);
    mark_carrier(tx, visit);
    if (!is_noted_today(tx, visit)) {
        engine.note(tx, visit.firm_id(), visit.run_id(), "link_opened",
                    known_step(visit, seen.step), actor_of(visit.contact),
                    fmt::format("“{}”", subject_of(visit, seen.step)));
    }
    engine.changed(tx, visit.firm_id(), "run", to_text(visit.run_id()));
}

// ---- Fresh links

// Whether the contact still has something to do with the run: it is theirs, they fill a role of it,
// or they sign something.
bool concerns(Tx& tx, const ::Run& run, ContactId contact) {
    if (run.contact_id == contact) return true;
    const boost::json::value id{to_text(contact)};
    const auto& roles = run.roles;
    if (std::ranges::any_of(roles, [&](const auto& role) { return role.value() == id; }))
        return true;
    for (const auto& contract : list_contracts_of_run(tx, run.firm_id, run.id)) {
        const auto signers = list_signers(tx, run.firm_id, contract.id);
        if (std::ranges::find(signers, std::optional(contact), &Signer::contact_id) !=
            signers.end())
            return true;
    }
    return false;
}

void send_fresh_link(Call& call, Tx& tx, const ClientLink& old) {
    auto& services = call.services();
    const auto firm = require_firm(tx, old.firm_id);
    const auto run = require_run(tx, old.firm_id, old.run_id);
    const auto contact = require_contact(tx, old.firm_id, old.contact_id);
    if (!contact.email || run.state == RunState::cancelled) return;
    if (!concerns(tx, run, contact.id)) return;
    if (!is_allowed(call, tx, "fresh_link:" + old.token_hash, fresh_links_allowed)) return;
    const Time expires_at = call.now() + std::chrono::days{firm.link_days};
    const auto url = make_link(services, tx, run,
                               {.step = old.step, .expires_at = expires_at, .contact = contact.id});
    const auto body = fmt::format(
        "Hello {},\n\nhere is the new link that you asked for. The old one does not work any "
        "more, or soon will not.\n\n**[Open the page]({})**\n\nIf you have not asked for it, "
        "you need not do anything.\n\n{}",
        in_markdown(contact.first_name.empty() ? contact.name : contact.first_name), url,
        in_markdown(firm.name));
    const auto mail = render_email(brand_of(firm), {.subject = "Your new link", .markdown = body});
    services.engine.send_mail(tx, firm,
                              {.purpose = MessagePurpose::notice,
                               .to = {contact.name, *contact.email},
                               .contact = contact.id,
                               .subject = mail.subject,
                               .text = mail.text,
                               .html = mail.html});
    services.engine.note(tx, firm.id, run.id, "fresh_link_sent", old.step, actor_of(contact), "");
}

// The answer is the same whatever the token is, so that nothing can be learnt from it.
void ask_for_fresh_link(Call& call, Tx& tx) {
    const auto old = find_link_of(call, tx);
    if (old && !old->read_only) send_fresh_link(call, tx, *old);
}

}

void add_client_correspondence_routes(Routes& routes) {
    routes.write(post("/client/{token}/question", "ask_question",
                      "Asks the firm, which gets a task and an e-mail.")
                     .needs(Permission::open)
                     .accepted(),
                 ask);
    routes.write(post("/client/{token}/seen", "mark_seen",
                      "Says that a person has the page open. Sent after a touch or a key, which "
                      "mail scanners do not make.")
                     .needs(Permission::open),
                 mark_seen);
    routes.write(post("/client/{token}/fresh_link", "ask_for_fresh_link",
                      "Has a new link sent to the same person, if this one was ever good.")
                     .needs(Permission::open)
                     .accepted(),
                 ask_for_fresh_link);
}

}
