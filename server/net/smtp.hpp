// Handing mails to an SMTP server, and saying exactly what became of each. The server's code
// decides; where the connection ends between the last byte of a mail and the answer, nobody can
// know, and the outcome says so.
#pragma once

#include <boost/describe.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "net/address.hpp"

enum class SmtpSecurity {
    tls,       // encrypted from the first byte (port 465)
    starttls,  // encrypted before anything is said (port 587); a server that does not offer it gets
               // nothing
    none,      // in the clear, the login included: only for a relay on the same machine or wire
};
BOOST_DESCRIBE_ENUM(SmtpSecurity, tls, starttls, none)

struct SmtpSettings {
    std::string host;
    int port = 465;
    SmtpSecurity security = SmtpSecurity::tls;
    // Both empty: no login. Otherwise the login must succeed before anything is sent.
    std::string user;
    std::string password;
    // What we call ourselves in EHLO; empty for the machine's own name.
    std::string hello_name;
    // Certificates to trust instead of the system's, a PEM file; for a relay with a certificate of
    // its own.
    std::string ca_file;
    Duration connect_timeout = std::chrono::seconds{30};
    Duration reply_timeout = std::chrono::minutes{5};
    // RFC 5321 grants a server ten minutes between the final dot and its answer. Giving up early
    // doubles mails.
    Duration final_reply_timeout = std::chrono::minutes{10};
    // For all of one mail, however steadily it crawls.
    Duration mail_timeout = std::chrono::hours{1};
};

// Throws Error(invalid) with a fault for each setting that cannot work; pointers are those of the
// members (/host).
void check_settings(const SmtpSettings& settings);

enum class DeliveryOutcome {
    sent,      // the server has taken it over
    deferred,  // certainly not accepted, and worth another try: 4xx, no connection, an untrusted
               // certificate
    refused,   // the server will not have this mail: 5xx
    misconfigured,  // the server will not have any mail from us until somebody mends the settings:
                    // wrong password
    unknown,  // the connection ended after the final dot and before the answer: it may have arrived
};
BOOST_DESCRIBE_ENUM(DeliveryOutcome, sent, deferred, refused, misconfigured, unknown)

struct Delivery {
    DeliveryOutcome outcome = DeliveryOutcome::deferred;
    // The answer that decided: 250 and "250 2.0.0 queued as 4711". 0 and empty if the server said
    // nothing.
    int code = 0;
    std::string words;
    // What happened, in a sentence for the firm; never empty. With the server's words where there
    // are any.
    std::string explanation;
    // Line by line, "> " ours, "< " the server's, "* " a note; neither password nor message in it.
    std::vector<std::string> conversation;
};

// A client of one server. The connection is made by the first mail and kept for the next; if the
// server has closed it meanwhile, the mail goes over a new one. One thread at a time. Never blocks
// for longer than the timeouts.
class SmtpClient {
public:
    // Throws as check_settings does. `should_stop` is asked about once a second while a mail is
    // under way; true abandons it, which after the final dot makes the outcome unknown.
    explicit SmtpClient(SmtpSettings settings, std::function<bool()> should_stop = {});
    // Says QUIT, and waits for the answer for a few seconds at most. So does assigning to it.
    ~SmtpClient();
    SmtpClient(SmtpClient&&) noexcept;
    SmtpClient& operator=(SmtpClient&&) noexcept;

    // `mime` is a whole message as of to_mime; it is sent as it is. Accepted for all recipients or
    // for none. Throws Error(invalid) for an address that is none; everything else is a Delivery.
    Delivery send(const std::string& envelope_from, const std::vector<std::string>& recipients,
                  std::string_view mime);

private:
    struct Session;
    std::unique_ptr<Session> session_;
};

struct TestMail {
    MailAddress from;
    MailAddress to;
    std::string message_id;
    Time date;
};

// Sends a short mail over a fresh connection, with no timeout longer than 30 s: for the settings
// page, which shows the explanation and the conversation.
Delivery test_connection(SmtpSettings settings, const TestMail& mail);
