// Writing a mail into the outbox: the exact copy as a message, and the row that has it delivered.
#pragma once

#include <optional>
#include <string>

#include "net/mail.hpp"
#include "records/firm.hpp"
#include "records/message.hpp"
#include "steps/effect.hpp"
#include "store/tx.hpp"

// The run step that a mail belongs to.
struct MailOrigin {
    RunId run;
    std::string step;
    int iteration = 0;
};

MessageId queue_mail(Tx& tx, IdSource& ids, Time now, const Firm& firm, const MailEffect& mail,
                     const std::optional<MailOrigin>& origin);

// The message as it goes over the wire. The same message gives the same bytes whenever it is asked
// for. `attachments` are its files, in order.
Mail mail_of(const Message& message, const MessageContent& content,
             std::vector<Attachment> attachments);
