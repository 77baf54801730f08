#include "steps/compose.hpp"

#include <set>

#include <fmt/format.h>

#include "core/merge.hpp"
#include "documents/email.hpp"
#include "documents/markdown.hpp"
#include "records/client_link.hpp"
#include "records/template.hpp"
#include "steps/brand.hpp"
#include "steps/role.hpp"

namespace {

constexpr std::string_view links_root = "links.";

std::string capitalised(std::string text) {
    if (!text.empty())
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

std::variant<Person, Held> person_of(const Contact& contact, const std::string& email_path) {
    if (!contact.email) return held_for_missing("This step", {email_path});
    return Person{contact.name, *contact.email, contact.id, std::nullopt};
}

// Whose links stand in a mail: those of the contact who reads it, and of the run's contact where a
// member does.
ContactId owner_of_links(const StepWork& work, const Person& reader) {
    return reader.contact.value_or(work.contact.id);
}

// The data with the client links of `owner` that `texts` use: made, or only shown.
boost::json::object with_links(StepWork& work, std::initializer_list<std::string_view> texts,
                               LinkUse use, ContactId owner) {
    std::set<std::string> steps;
    for (const auto& text : texts) {
        for (const auto& field : fields_of(text)) {
            if (field.starts_with(links_root)) steps.insert(field.substr(links_root.size()));
        }
    }
    boost::json::object links;
    for (const auto& step : steps) {
        if (step != "home" && !work.workflow.find(step))
            continue;  // then it is missing, and says so
        links[step] = use == LinkUse::make ? make_client_link(work, step, owner)
                                           : fmt::format("{}/c/preview", work.public_url);
    }
    boost::json::object data = work.data;
    data["links"] = std::move(links);
    return data;
}

struct MailText {
    std::string subject;
    std::string body;
    std::string name;  // of the template, for sentences
};

std::variant<MailText, Held> find_text(StepWork& work, const MailRequest& request) {
    if (request.template_key.empty())
        return MailText{request.subject, request.body, work.definition().name};
    const auto found =
        find_template(work.tx, work.firm.id, TemplateKind::email, request.template_key);
    if (!found) {
        return Held{HeldReason::fault,
                    fmt::format("There is no e-mail template “{}” any more.", request.template_key),
                    {}};
    }
    return MailText{found->subject, found->body, found->name};
}

struct FilledMail {
    std::string subject;
    std::string markdown;
    std::vector<std::string> missing;
};

FilledMail fill(StepWork& work, const MailText& text, LinkUse links, ContactId owner) {
    const auto data = with_links(work, {text.subject, text.body}, links, owner);
    auto subject = merge(text.subject, data, MergeMode::header, merge_options(work));
    auto body = merge(text.body, data, MergeMode::markdown, merge_options(work));
    FilledMail filled{std::move(subject.text), std::move(body.text), {}};
    std::set<std::string> seen;
    for (const auto* missing : {&subject.missing, &body.missing}) {
        for (const auto& field : *missing) {
            if (seen.insert(field.path).second) filled.missing.push_back(field.path);
        }
    }
    return filled;
}

RenderedEmail render(const StepWork& work, const FilledMail& filled) {
    return render_email(
        brand_of(work.firm),
        {.subject = filled.subject,
         .markdown = filled.markdown,
         .button = std::nullopt,
         .preheader = "",
         .reason = fmt::format("You receive this because {} works with you.", work.firm.name)});
}

}

std::variant<Person, Held> find_person(StepWork& work, const std::string& who) {
    if (who == "contact") return person_of(work.contact, "contact.email");
    const auto holder = find_role_holder(work.tx, work.run, who);
    if (const auto* contact = holder ? std::get_if<Contact>(&*holder) : nullptr)
        return person_of(*contact, fmt::format("roles.{}.email", who));
    const auto* member = holder ? std::get_if<Member>(&*holder) : nullptr;
    if (member == nullptr || !member->active) {
        return Held{HeldReason::no_member,
                    fmt::format("Nobody is the {} of this run.", words_of(who)),
                    {"roles." + who}};
    }
    return Person{member->name, member->email, std::nullopt, member->id};
}

MergeOptions merge_options(const Firm& firm) {
    return {.locale = firm.locale == "en-US" ? MergeLocale::en_us : MergeLocale::en_gb,
            .zone = firm.zone,
            .currency = firm.currency};
}

MergeOptions merge_options(const StepWork& work) {
    auto options = merge_options(work.firm);
    options.zone = work.calendar.zone;
    return options;
}

std::variant<std::string, Held> merged_or_held(StepWork& work, const std::string& text,
                                               const std::string& what, MergeMode mode) {
    auto merged = merge(text, work.data, mode, merge_options(work));
    if (merged.missing.empty()) return std::move(merged.text);
    std::vector<std::string> paths;
    for (const auto& field : merged.missing) paths.push_back(field.path);
    return held_for_missing("The " + what, std::move(paths));
}

std::string in_markdown(const std::string& text) {
    return merge("{{text}}", {{"text", text}}, MergeMode::markdown, {}).text;
}

Composed compose_mail(StepWork& work, const MailRequest& request) {
    auto person = find_person(work, request.to);
    if (auto* held = std::get_if<Held>(&person)) return std::move(*held);
    auto text = find_text(work, request);
    if (auto* held = std::get_if<Held>(&text)) return std::move(*held);
    const auto& to = std::get<Person>(person);
    const auto owner = owner_of_links(work, to);
    // Looked at first without making links, so that a mail that is held leaves none behind.
    auto missing = fill(work, std::get<MailText>(text), LinkUse::pretend, owner).missing;
    if (!missing.empty())
        return held_for_missing(fmt::format("The e-mail “{}”", std::get<MailText>(text).name),
                                std::move(missing));
    const auto rendered = render(work, fill(work, std::get<MailText>(text), request.links, owner));
    return MailEffect{.purpose = request.purpose,
                      .to = {to.name, to.address},
                      .contact = to.contact,
                      .subject = rendered.subject,
                      .text = rendered.text,
                      .html = rendered.html,
                      .attachments = {}};
}

Preview preview_mail(StepWork& work, const MailRequest& request) {
    const auto text = find_text(work, request);
    if (const auto* held = std::get_if<Held>(&text)) return {"", "", held->message, {}};
    const auto filled = fill(work, std::get<MailText>(text), LinkUse::pretend, work.contact.id);
    const auto rendered = render(work, filled);
    return {rendered.subject, rendered.html, rendered.text, filled.missing};
}

void notify_member(StepWork& work, const Person& member, const std::string& subject,
                   const std::string& markdown, const std::string& link_label) {
    const auto body =
        fmt::format("{}\n\n{} · {}\n\n[{}]({}/runs/{})", markdown, in_markdown(work.contact.name),
                    in_markdown(work.workflow.definition().name), link_label, work.public_url,
                    to_text(work.run.id));
    const auto rendered = render_email(brand_of(work.firm), {.subject = subject, .markdown = body});
    work.effects.emplace_back(MailEffect{.purpose = MessagePurpose::notice,
                                         .to = {member.name, member.address},
                                         .contact = std::nullopt,
                                         .subject = rendered.subject,
                                         .text = rendered.text,
                                         .html = rendered.html,
                                         .attachments = {}});
}

std::string make_client_link(StepWork& work, const std::string& step, ContactId contact) {
    const auto token = new_token(work.random);
    insert_client_link(work.tx, ClientLink{
                                    .firm_id = work.firm.id,
                                    .id = work.ids.next<ClientLinkId>(),
                                    .token_hash = sha256_hex(token),
                                    .run_id = work.run.id,
                                    .contact_id = contact,
                                    .step = step == "home" ? "" : step,
                                    .created_at = work.now,
                                    .expires_at = work.now + std::chrono::days{work.firm.link_days},
                                });
    return fmt::format("{}/c/{}", work.public_url, token);
}

namespace {

// Who fills a role is one thing to give: its name stands for it.
std::string label_of_role_path(std::string_view path) {
    const auto dot = path.find('.');
    const auto role = words_of(path.substr(0, dot));
    if (dot == std::string_view::npos || path.substr(dot) == ".name") return capitalised(role);
    return fmt::format("{} of the {}", capitalised(words_of(path)), role);
}

}

std::string label_of_path(std::string_view path) {
    const auto dot = path.find('.');
    if (dot == std::string_view::npos) return capitalised(words_of(path));
    const auto root = path.substr(0, dot);
    constexpr std::string_view choice = "_label";  // an answer in words is still that answer
    const bool is_in_words = root == "answers" && path.ends_with(choice);
    const auto leaf = words_of(is_in_words ? path.substr(0, path.size() - choice.size()) : path);
    if (root == "dates" || root == "run") return capitalised(leaf);
    if (root == "roles") return label_of_role_path(path.substr(dot + 1));
    if (root == "answers") return fmt::format("{} (answer)", capitalised(leaf));
    return fmt::format("{} of the {}", capitalised(leaf), root);
}

Held held_for_missing(const std::string& what, std::vector<std::string> paths) {
    std::vector<std::string> labels;
    for (const auto& path : paths) labels.push_back(fmt::format("**{}**", label_of_path(path)));
    auto message = fmt::format("{} needs {}, and {} empty.", what, fmt::join(labels, ", "),
                               paths.size() == 1 ? "it is" : "they are");
    return {HeldReason::missing_field, std::move(message), std::move(paths)};
}
