#include "engine/mail_queue.hpp"

#include "records/outbox.hpp"

namespace {

// The part after the @ of the address that the firm sends from: where its Message-IDs live.
std::string domain_of(const std::string& address) {
    const auto at = address.rfind('@');
    return at == std::string::npos ? "stepwell.invalid" : address.substr(at + 1);
}

}

MessageId queue_mail(Tx& tx, IdSource& ids, Time now, const Firm& firm, const MailEffect& mail,
                     const std::optional<MailOrigin>& origin) {
    const auto id = ids.next<MessageId>();
    const auto settings = find_email_settings(tx, firm.id);
    Message message{.firm_id = firm.id,
                    .id = id,
                    .message_id = to_text(id) + '@' + domain_of(settings.from_address),
                    .contact_id = mail.contact,
                    .purpose = mail.purpose,
                    .envelope_from = settings.from_address,
                    .from_name = settings.from_name,
                    .from_address = settings.from_address,
                    .reply_to = settings.reply_to,
                    .to = {mail.to},
                    .subject = mail.subject,
                    .queued_at = now};
    for (const auto file : mail.attachments) message.attachments.emplace_back(to_text(file));
    if (origin) {
        message.run_id = origin->run;
        message.step = origin->step;
        message.iteration = origin->iteration;
    }
    insert_message(tx, message, {.text = mail.text, .html = mail.html});
    insert_outbox(tx, {.firm_id = firm.id,
                       .id = ids.next<OutboxId>(),
                       .kind = OutboxKind::mail,
                       .message_id = id,
                       .run_id = message.run_id,
                       .step = message.step,
                       .iteration = message.iteration,
                       .due_at = now});
    return id;
}

Mail mail_of(const Message& message, const MessageContent& content,
             std::vector<Attachment> attachments) {
    Mail mail{.message_id = message.message_id,
              .date = message.queued_at,
              .from = {message.from_name, message.from_address},
              .subject = message.subject,
              .text = content.text,
              .html = content.html,
              .attachments = std::move(attachments)};
    for (const auto& party : message.to) mail.to.push_back({party.name, party.address});
    if (!message.reply_to.empty()) mail.reply_to = MailAddress{"", message.reply_to};
    return mail;
}
