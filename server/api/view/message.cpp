#include "api/view/message.hpp"

#include <fmt/format.h>

#include <map>

#include "api/view/words.hpp"
#include "records/file.hpp"
#include "records/outbox.hpp"

namespace api {

namespace {

// What lines about messages name, by id.
struct MessageSurroundings {
    std::map<RunId, std::string> runs;
    std::map<ContactId, ContactRef> contacts;
    std::map<MessageId, Time> next_attempts;
};

MessageSurroundings surroundings_of(Tx& tx, FirmId firm, const std::vector<::Message>& messages) {
    std::vector<RunId> runs;
    std::vector<ContactId> contacts;
    std::vector<MessageId> unsent;
    for (const auto& message : messages) {
        if (message.run_id) runs.push_back(*message.run_id);
        if (message.contact_id) contacts.push_back(*message.contact_id);
        if (message.state != MessageState::sent) unsent.push_back(message.id);
    }
    MessageSurroundings around{.runs = names_of_runs(tx, firm, runs)};
    for (const auto& contact : find_contacts(tx, firm, contacts)) {
        around.contacts.emplace(contact.id, contact_ref(contact));
    }
    for (const auto& row : find_outbox_of_messages(tx, firm, unsent)) {
        if (row.message_id) around.next_attempts[*row.message_id] = row.due_at;
    }
    return around;
}

MessageSummary summary_of(const ::Message& message, const MessageSurroundings& around) {
    MessageSummary summary{.id = message.id,
                           .to = message.to,
                           .subject = message.subject,
                           .state = message.state,
                           .why = unless_empty(message.why),
                           .step = unless_empty(message.step),
                           .queued_at = message.queued_at,
                           .sent_at = message.sent_at,
                           .attempts = message.attempts,
                           .opened_at = message.opened_at};
    if (message.run_id) {
        if (const auto run = around.runs.find(*message.run_id); run != around.runs.end()) {
            summary.run = Ref{to_text(run->first), run->second};
        }
    }
    if (message.contact_id) {
        const auto contact = around.contacts.find(*message.contact_id);
        if (contact != around.contacts.end()) summary.contact = contact->second;
    }
    const auto next = around.next_attempts.find(message.id);
    if (next != around.next_attempts.end()) summary.next_attempt_at = next->second;
    return summary;
}

std::string mailbox(const std::string& name, const std::string& address) {
    return name.empty() ? address : fmt::format("{} <{}>", name, address);
}

std::vector<MessageHeader> headers_of(const ::Message& message) {
    std::vector<std::string> to;
    for (const auto& party : message.to) to.push_back(mailbox(party.name, party.address));
    std::vector<MessageHeader> headers{{"From", mailbox(message.from_name, message.from_address)},
                                       {"To", fmt::format("{}", fmt::join(to, ", "))},
                                       {"Subject", message.subject},
                                       {"Date", to_text(message.queued_at)},
                                       {"Message-ID", fmt::format("<{}>", message.message_id)}};
    if (!message.reply_to.empty()) headers.push_back({"Reply-To", message.reply_to});
    return headers;
}

std::vector<AttachmentLine> attachments_of(Tx& tx, const ::Message& message) {
    std::vector<FileId> ids;
    for (const auto& text : message.attachments) {
        if (const auto id = parse_id<FileId>(std::string_view(text.as_string()))) {
            ids.push_back(*id);
        }
    }
    std::vector<AttachmentLine> lines;
    for (const auto& file : find_files(tx, message.firm_id, ids)) {
        lines.push_back({file.name, file.size});
    }
    return lines;
}

}

std::vector<MessageSummary> summaries_of(Tx& tx, FirmId firm,
                                         const std::vector<::Message>& messages) {
    const auto around = surroundings_of(tx, firm, messages);
    std::vector<MessageSummary> summaries;
    for (const auto& message : messages) summaries.push_back(summary_of(message, around));
    return summaries;
}

Message view_of(Tx& tx, const ::Message& message) {
    const auto firm = message.firm_id;
    auto content = require_message_content(tx, firm, message.id);
    Message view{summary_of(message, surroundings_of(tx, firm, {message}))};
    view.message_id = message.message_id;
    view.from = mailbox(message.from_name, message.from_address);
    view.reply_to = unless_empty(message.reply_to);
    view.headers = headers_of(message);
    view.text = std::move(content.text);
    view.html = std::move(content.html);
    view.attachments = attachments_of(tx, message);
    for (const auto& attempt : list_attempts(tx, firm, message.id)) {
        view.attempts_made.push_back({attempt.at, attempt.outcome, attempt.code, attempt.words});
    }
    return view;
}

}
