// What steps say to people: who somebody is, merge text filled from the run's data, and mails made
// from templates. What is missing is found before anything is made, and comes back as Held.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/merge.hpp"
#include "records/member.hpp"
#include "steps/step_kind.hpp"

struct Person {
    std::string name;
    std::string address;
    std::optional<ContactId> contact;
    std::optional<MemberId> member;
};

// "contact", or a role of the run, which a member or another contact fills. Held when nobody fills
// the role or there is no address.
std::variant<Person, Held> find_person(StepWork& work, const std::string& who);

// How dates and amounts are written: as in the firm's country, and moments in the contact's zone
// where there is a contact.
MergeOptions merge_options(const Firm& firm);
MergeOptions merge_options(const StepWork& work);

// `text` with its merge fields filled. `what` names the text in the sentence that holds the step.
std::variant<std::string, Held> merged_or_held(StepWork& work, const std::string& text,
                                               const std::string& what,
                                               MergeMode mode = MergeMode::plain);

// A plain text as Markdown in which nothing of it is markup.
std::string in_markdown(const std::string& text);

// Whether links in a text are made (and stored) or only look like links, for previews.
enum class LinkUse { make, pretend };

struct MailRequest {
    std::string template_key;
    // A mail without a template: used when `template_key` is empty. Both are merge text.
    std::string subject;
    std::string body;
    std::string to = "contact";
    LinkUse links = LinkUse::make;
    MessagePurpose purpose = MessagePurpose::work;
};

using Composed = std::variant<MailEffect, Held>;
Composed compose_mail(StepWork& work, const MailRequest& request);
// The mail as far as it can be filled, and what is missing.
Preview preview_mail(StepWork& work, const MailRequest& request);

// A short mail to a member, with a link to the run. `markdown` is finished text.
void notify_member(StepWork& work, const Person& member, const std::string& subject,
                   const std::string& markdown, const std::string& link_label);

// A fresh client link to the page of `step` ("home" for the ladder), for the run's contact or
// another one.
std::string make_client_link(StepWork& work, const std::string& step, ContactId contact);

// "Phone of the contact" for "contact.phone": how a missing field is called on the screen.
std::string label_of_path(std::string_view path);
// Held for the paths that a text could not be filled from.
Held held_for_missing(const std::string& what, std::vector<std::string> paths);
