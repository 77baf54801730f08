#include "net/smtp.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "net/mail.hpp"
#include "net/test_mail_server.hpp"

using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

namespace {

const std::string office = "office@firm.example";
const std::string ana = "ana@client.example";

Mail welcome(std::string message_id = "welcome-1@firm.example") {
    return {.message_id = std::move(message_id),
            .date = *parse_time("2026-03-10T09:00:00Z"),
            .from = {"Rossi & Söhne", office},
            .to = {{"Ana Ruiz", ana}},
            .subject = "Welcome",
            .text = "Dear Ana\n"};
}

SmtpSettings settings_for(const TestMailServer& server,
                          SmtpSecurity security = SmtpSecurity::none) {
    return {.host = "127.0.0.1",
            .port = server.port(),
            .security = security,
            .hello_name = "app.firm.example",
            .ca_file = security == SmtpSecurity::none ? "" : server.ca_file()};
}

Delivery send_welcome(SmtpClient& client) {
    return client.send(office, {ana}, to_mime(welcome()));
}

Delivery send_once(SmtpSettings settings) {
    SmtpClient client(std::move(settings));
    return send_welcome(client);
}

std::string text_at(const boost::json::value& value, std::string_view pointer) {
    const auto& found = value.at_pointer(pointer);
    return found.is_string() ? std::string(found.as_string()) : boost::json::serialize(found);
}

// What a server that behaves as `mode` says makes of one mail.
Delivery send_to_server_in(boost::json::object mode) {
    const TestMailServer server;
    server.behave(mode);
    return send_once(settings_for(server));
}

}

TEST(Smtp, HandsOverAMailThatAStrictReceiverReadsAsItWasWritten) {
    const TestMailServer server;
    Mail mail = welcome();
    mail.reply_to = MailAddress{"Rossi \"Büro\", Milano", "reply+4f2a@firm.example"};
    mail.to = {{"Žofie Müller", "zofie@client.example"},
               {"O'Neil, Bob \\ Co", "bob@client.example"},
               {"", ana}};
    mail.subject =
        "Ihre Unterlagen für 2026: 日本語の件名, ein sehr langer Betreff mit vielen Wörtern 🙂 und "
        " zwei Leerzeichen";
    mail.text = "Grüße\n.\n..two dots\n.dot\nFrom here\ntrailing space \n" +
                std::string(3000, 'x') + "\n=3D= ü\n";
    mail.html = "<p>Gr\u00fc\u00dfe</p>\n<p>" + std::string(2000, 'y') + "</p>\n.\n";
    mail.in_reply_to = "question-1@client.example";
    mail.references = {"question-0@client.example", "question-1@client.example"};
    std::string every_byte;
    for (int i = 0; i < 256; ++i) every_byte += static_cast<char>(i);
    mail.attachments = {{"Bestätigung für Žofie — 契約書, unterschrieben von allen Beteiligten am "
                         "zehnten März 2026.pdf",
                         "application/pdf", every_byte + "\r\n.\r\n" + every_byte},
                        {"plain \"quoted\" name.txt", "text/plain", "no line break at the end"},
                        {"empty.bin", "application/octet-stream", ""}};
    const auto mime = to_mime(mail);

    SmtpClient client(settings_for(server));
    const auto delivery =
        client.send(office, {"zofie@client.example", "bob@client.example", ana}, mime);

    ASSERT_EQ(delivery.outcome, DeliveryOutcome::sent) << delivery.explanation;
    EXPECT_EQ(delivery.code, 250);
    EXPECT_EQ(delivery.words, "250 2.0.0 queued as 1");
    const auto messages = server.messages();
    ASSERT_THAT(messages, SizeIs(1));
    const auto& got = messages[0];
    EXPECT_EQ(text_at(got, "/sha256"), sha256_hex(mime)) << server.raw(1);
    EXPECT_EQ(text_at(got, "/hello_name"), "app.firm.example");
    EXPECT_EQ(text_at(got, "/envelope/from"), office);
    EXPECT_EQ(text_at(got, "/envelope/to"),
              R"(["zofie@client.example","bob@client.example","ana@client.example"])");
    EXPECT_EQ(text_at(got, "/message_id"), "<welcome-1@firm.example>");
    EXPECT_EQ(text_at(got, "/date"), "2026-03-10T09:00:00.000Z");
    EXPECT_EQ(text_at(got, "/from"),
              R"([{"name":"Rossi & Söhne","address":"office@firm.example"}])");
    EXPECT_EQ(text_at(got, "/reply_to/0/name"), mail.reply_to->name);
    EXPECT_EQ(text_at(got, "/reply_to/0/address"), mail.reply_to->address);
    for (size_t i = 0; i < mail.to.size(); ++i) {
        EXPECT_EQ(text_at(got, fmt::format("/to/{}/name", i)), mail.to[i].name);
        EXPECT_EQ(text_at(got, fmt::format("/to/{}/address", i)), mail.to[i].address);
    }
    EXPECT_EQ(text_at(got, "/subject"), mail.subject);
    EXPECT_EQ(text_at(got, "/in_reply_to"), "<question-1@client.example>");
    EXPECT_EQ(text_at(got, "/references"),
              R"(["<question-0@client.example>","<question-1@client.example>"])");
    EXPECT_EQ(text_at(got, "/auto_submitted"), "auto-generated");
    EXPECT_EQ(text_at(got, "/text"), mail.text);
    EXPECT_EQ(text_at(got, "/html"), mail.html);
    ASSERT_THAT(got.at("attachments").as_array(), SizeIs(mail.attachments.size()));
    for (size_t i = 0; i < mail.attachments.size(); ++i) {
        EXPECT_EQ(text_at(got, fmt::format("/attachments/{}/name", i)), mail.attachments[i].name);
        EXPECT_EQ(text_at(got, fmt::format("/attachments/{}/media_type", i)),
                  mail.attachments[i].media_type);
        EXPECT_EQ(text_at(got, fmt::format("/attachments/{}/sha256", i)),
                  sha256_hex(mail.attachments[i].bytes));
    }
}

TEST(Smtp, CarriesTextInAnyScriptAndAMailOfHtmlAlone) {
    const TestMailServer server;
    SmtpClient client(settings_for(server));
    auto japanese = welcome("2@firm.example");
    japanese.text = "契約書をお送りします。\r\nよろしく\n";
    auto html = welcome("3@firm.example");
    html.text.clear();
    html.html = "<p>only this</p>\n";
    for (const auto& mail : {japanese, html}) {
        EXPECT_EQ(client.send(office, {ana}, to_mime(mail)).outcome, DeliveryOutcome::sent);
    }
    const auto messages = server.messages();
    ASSERT_THAT(messages, SizeIs(2));
    EXPECT_EQ(text_at(messages[0], "/text"), "契約書をお送りします。\nよろしく\n");
    EXPECT_EQ(text_at(messages[1], "/text"), "null");
    EXPECT_EQ(text_at(messages[1], "/html"), html.html);
}

TEST(Smtp, CarriesTenMegabytesExactly) {
    const TestMailServer server;
    auto mail = welcome();
    SystemRandom random;
    mail.attachments = {{"scan.pdf", "application/pdf", random.bytes(10 * 1024 * 1024)}};
    SmtpClient client(settings_for(server));
    const auto delivery = client.send(office, {ana}, to_mime(mail));
    ASSERT_EQ(delivery.outcome, DeliveryOutcome::sent) << delivery.explanation;
    EXPECT_EQ(text_at(server.messages()[0], "/attachments/0/sha256"),
              sha256_hex(mail.attachments[0].bytes));
}

TEST(Smtp, SendsAHundredMailsOverOneConnection) {
    const TestMailServer server;
    SmtpClient client(settings_for(server));
    for (int i = 0; i < 100; ++i) {
        const auto delivery =
            client.send(office, {ana}, to_mime(welcome(fmt::format("{}@firm.example", i))));
        ASSERT_EQ(delivery.outcome, DeliveryOutcome::sent) << delivery.explanation;
    }
    EXPECT_THAT(server.messages(), SizeIs(100));
    EXPECT_EQ(server.sessions_opened(), 1);
}

TEST(Smtp, DefersWhatIsGreylistedAndSendsItUnderTheSameMessageIdLater) {
    const TestMailServer server;
    server.behave({{"mode", "greylist"}});
    SmtpClient client(settings_for(server));

    const auto first = send_welcome(client);
    EXPECT_EQ(first.outcome, DeliveryOutcome::deferred);
    EXPECT_EQ(first.words, "451 4.7.1 greylisted, try again");
    EXPECT_THAT(server.messages(), IsEmpty());

    EXPECT_EQ(send_welcome(client).outcome, DeliveryOutcome::sent);
    EXPECT_EQ(text_at(server.messages()[0], "/message_id"), "<welcome-1@firm.example>");
}

TEST(Smtp, ReportsARefusalInTheServersWords) {
    const auto delivery = send_to_server_in({{"mode", "refuse_recipient"}});
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::refused);
    EXPECT_EQ(delivery.code, 550);
    EXPECT_EQ(delivery.words, "550 5.1.1 no such user here");
    EXPECT_THAT(delivery.explanation, HasSubstr("550 5.1.1 no such user here"));
}

TEST(Smtp, SendsToNobodyWhenOneRecipientIsRefused) {
    const TestMailServer server;
    server.behave({{"mode", "refuse_recipient"}, {"address", ana}});
    SmtpClient client(settings_for(server));
    EXPECT_EQ(client.send(office, {"bob@client.example", ana}, to_mime(welcome())).outcome,
              DeliveryOutcome::refused);
    EXPECT_THAT(server.messages(), IsEmpty());
    EXPECT_EQ(client.send(office, {"bob@client.example"}, to_mime(welcome())).outcome,
              DeliveryOutcome::sent);
}

TEST(Smtp, TellsARefusedMailFromADeferredOneAtEveryPlace) {
    const TestMailServer server;
    SmtpClient client(settings_for(server));
    const auto outcome_in = [&](const char* mode) {
        server.behave({{"mode", mode}});
        return send_welcome(client).outcome;
    };
    EXPECT_EQ(outcome_in("defer_greeting"), DeliveryOutcome::deferred);
    EXPECT_EQ(outcome_in("refuse_greeting"), DeliveryOutcome::misconfigured);
    EXPECT_EQ(outcome_in("defer_sender"), DeliveryOutcome::deferred);
    EXPECT_EQ(outcome_in("refuse_sender"), DeliveryOutcome::refused);
    EXPECT_EQ(outcome_in("defer_recipient"), DeliveryOutcome::deferred);
    EXPECT_EQ(outcome_in("defer_message"), DeliveryOutcome::deferred);
    EXPECT_EQ(outcome_in("refuse_message"), DeliveryOutcome::refused);
    EXPECT_THAT(server.messages(), IsEmpty());
    EXPECT_EQ(outcome_in("accept"), DeliveryOutcome::sent);
}

TEST(Smtp, DoesNotKnowWhetherAMailArrivedWhenTheConnectionEndsAfterTheDot) {
    const TestMailServer server;
    server.behave({{"mode", "drop_after_dot"}, {"times", 1}});
    SmtpClient client(settings_for(server));

    const auto first = send_welcome(client);
    EXPECT_EQ(first.outcome, DeliveryOutcome::unknown);
    EXPECT_EQ(first.words, "");
    EXPECT_THAT(first.explanation, HasSubstr("It may have arrived"));

    EXPECT_EQ(send_welcome(client).outcome, DeliveryOutcome::sent);
    const auto messages = server.messages();
    ASSERT_THAT(messages, SizeIs(2));
    EXPECT_EQ(text_at(messages[0], "/answered"), "false");
    EXPECT_EQ(text_at(messages[0], "/sha256"), text_at(messages[1], "/sha256"));
}

TEST(Smtp, KnowsThatAMailDidNotArriveWhenTheConnectionEndsBeforeTheDot) {
    const TestMailServer server({"--security", "tls"});
    auto mail = welcome();
    mail.attachments = {{"scan.pdf", "application/pdf", std::string(20 * 1024 * 1024, 'x')}};
    SmtpClient client(settings_for(server, SmtpSecurity::tls));
    for (const auto* mode : {"drop_at_recipient", "drop_in_body"}) {
        server.behave({{"mode", mode}});
        const auto delivery = client.send(office, {ana}, to_mime(mail));
        EXPECT_EQ(delivery.outcome, DeliveryOutcome::deferred)
            << mode << ": " << delivery.explanation;
        EXPECT_THAT(delivery.explanation, HasSubstr("was lost before"));
    }
    EXPECT_THAT(server.messages(), IsEmpty());
}

TEST(Smtp, GivesUpOnAServerThatSaysNothing) {
    const TestMailServer server;
    auto settings = settings_for(server);
    settings.connect_timeout = settings.reply_timeout = settings.final_reply_timeout = 200ms;
    server.behave({{"mode", "silent_greeting"}});
    const auto before = send_once(settings);
    EXPECT_EQ(before.outcome, DeliveryOutcome::deferred);
    EXPECT_THAT(before.explanation, HasSubstr("did not answer in time"));

    server.behave({{"mode", "silent_after_dot"}});
    EXPECT_EQ(send_once(settings).outcome, DeliveryOutcome::unknown);
}

TEST(Smtp, DoesNotUseAConnectionAgainWhoseAnswerItGaveUpWaitingFor) {
    const TestMailServer server;
    auto settings = settings_for(server);
    settings.final_reply_timeout = 200ms;
    SmtpClient client(settings);
    server.behave({{"mode", "silent_after_dot"}, {"times", 1}});
    EXPECT_EQ(send_welcome(client).outcome, DeliveryOutcome::unknown);

    const auto second = send_welcome(client);
    EXPECT_EQ(second.outcome, DeliveryOutcome::sent) << second.explanation;
    EXPECT_EQ(second.words, "250 2.0.0 queued as 2");
    EXPECT_EQ(server.sessions_opened(), 2);
}

TEST(Smtp, GivesUpOnAServerThatTalksWithoutEnd) {
    const auto delivery = send_to_server_in({{"mode", "endless_greeting"}});
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::deferred);
    EXPECT_THAT(delivery.explanation, HasSubstr("talks without end"));
}

TEST(Smtp, AbandonsAMailWhenToldToStop) {
    const TestMailServer server;
    server.behave({{"mode", "silent_after_dot"}});
    bool stop = false;
    SmtpClient client(settings_for(server), [&] {
        stop = stop || server.messages().size() == 1;
        return stop;
    });
    EXPECT_EQ(send_welcome(client).outcome, DeliveryOutcome::unknown);
    const auto second = send_welcome(client);
    EXPECT_EQ(second.outcome, DeliveryOutcome::deferred);
    EXPECT_THAT(second.explanation, HasSubstr("called off"));
}

TEST(Smtp, EncryptsByStarttlsLogsInAndShowsNoSecret) {
    const TestMailServer server(
        {"--security", "starttls", "--user", "firm", "--password", "s3cret words"});
    auto settings = settings_for(server, SmtpSecurity::starttls);
    settings.user = "firm";
    settings.password = "s3cret words";

    SmtpClient client(settings);
    const auto delivery = send_welcome(client);

    ASSERT_EQ(delivery.outcome, DeliveryOutcome::sent) << delivery.explanation;
    EXPECT_EQ(text_at(server.messages()[0], "/tls"), "true");
    EXPECT_EQ(text_at(server.messages()[0], "/user"), "firm");
    EXPECT_THAT(delivery.conversation,
                ElementsAre(StartsWith("< 220 "), "> EHLO app.firm.example", StartsWith("< 250-"),
                            StartsWith("< 250-"), StartsWith("< 250-"), StartsWith("< 250-"),
                            StartsWith("< 250-"), "< 250-STARTTLS", StartsWith("< 250 "),
                            "> STARTTLS", StartsWith("< 220 "), "> EHLO app.firm.example",
                            StartsWith("< 250-"), StartsWith("< 250-"), StartsWith("< 250-"),
                            StartsWith("< 250-"), "< 250-AUTH LOGIN PLAIN", StartsWith("< 250 "),
                            "> AUTH PLAIN", "< 334 ", "> ********", StartsWith("< 235 "),
                            StartsWith("> MAIL FROM:<office@firm.example>"), StartsWith("< 250 "),
                            "> RCPT TO:<ana@client.example>", StartsWith("< 250 "), "> DATA",
                            StartsWith("< 354 "), StartsWith("> (the message, "), "> .",
                            "< 250 2.0.0 queued as 1"));
    EXPECT_EQ(send_welcome(client).outcome, DeliveryOutcome::sent);
    EXPECT_EQ(server.logins(), 1);
}

TEST(Smtp, EncryptsFromTheFirstByteAndLogsIn) {
    const TestMailServer server({"--security", "tls", "--user", "firm", "--password", "pässwörd"});
    auto settings = settings_for(server, SmtpSecurity::tls);
    settings.user = "firm";
    settings.password = "pässwörd";
    const auto delivery = send_once(settings);
    ASSERT_EQ(delivery.outcome, DeliveryOutcome::sent) << delivery.explanation;
    EXPECT_EQ(text_at(server.messages()[0], "/tls"), "true");
}

TEST(Smtp, SendsNothingToAServerWhoseCertificateIsNotToBeTrusted) {
    for (const auto* certificate : {"good", "expired", "other_host"}) {
        const TestMailServer server(
            {"--security", "starttls", "--certificate", certificate, "--user", "firm"});
        auto settings = settings_for(server, SmtpSecurity::starttls);
        settings.user = "firm";
        if (std::string_view(certificate) == "good") settings.ca_file = "";
        const auto delivery = send_once(settings);
        EXPECT_EQ(delivery.outcome, DeliveryOutcome::deferred) << certificate;
        EXPECT_THAT(delivery.explanation, HasSubstr("is not to be trusted (")) << certificate;
        EXPECT_THAT(delivery.conversation, Not(Contains(StartsWith("> AUTH")))) << certificate;
        EXPECT_THAT(server.messages(), IsEmpty());
    }
}

TEST(Smtp, NeverFallsBackToThePlainConnectionWhenStarttlsIsNotOffered) {
    const TestMailServer server({"--user", "firm"});
    auto settings = settings_for(server, SmtpSecurity::starttls);
    settings.user = "firm";
    settings.ca_file = "";
    const auto delivery = send_once(settings);
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::deferred);
    EXPECT_THAT(delivery.explanation, HasSubstr("does not offer STARTTLS"));
    EXPECT_THAT(delivery.conversation, Not(Contains(StartsWith("> AUTH"))));
    EXPECT_THAT(delivery.conversation, Not(Contains(StartsWith("> MAIL"))));
    EXPECT_EQ(server.logins(), 0);
}

TEST(Smtp, SaysThatAPlainServerCannotBeSpokenToEncrypted) {
    const TestMailServer server;
    auto settings = settings_for(server);
    settings.security = SmtpSecurity::tls;
    const auto delivery = send_once(settings);
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::deferred);
    EXPECT_THAT(delivery.explanation, HasSubstr("No encrypted connection"));
}

TEST(Smtp, TakesAWrongPasswordForAFaultOfTheSettings) {
    const TestMailServer server({"--user", "firm", "--password", "right"});
    auto settings = settings_for(server);
    settings.user = "firm";
    settings.password = "wrong";
    const auto delivery = send_once(settings);
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::misconfigured);
    EXPECT_EQ(delivery.words, "535 5.7.8 user or password is wrong");

    server.behave({{"mode", "defer_login"}});
    EXPECT_EQ(send_once(settings).outcome, DeliveryOutcome::deferred);
}

TEST(Smtp, TakesAMissingLoginForAFaultOfTheSettings) {
    const TestMailServer with_login({"--user", "firm", "--password", "right"});
    EXPECT_EQ(send_once(settings_for(with_login)).outcome, DeliveryOutcome::misconfigured);

    const TestMailServer without_login;
    auto settings = settings_for(without_login);
    settings.user = "firm";
    const auto delivery = send_once(settings);
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::misconfigured);
    EXPECT_THAT(delivery.explanation, HasSubstr("offers no login"));
    EXPECT_THAT(without_login.messages(), IsEmpty());
}

TEST(Smtp, ConnectsAgainWhenTheServerHasClosedTheKeptConnection) {
    const TestMailServer server;
    SmtpClient client(settings_for(server));
    EXPECT_EQ(send_welcome(client).outcome, DeliveryOutcome::sent);
    server.cut_sessions();
    EXPECT_EQ(send_welcome(client).outcome, DeliveryOutcome::sent);

    server.behave({{"mode", "close_kept"}});
    const auto third = send_welcome(client);
    EXPECT_EQ(third.outcome, DeliveryOutcome::sent);
    EXPECT_THAT(third.conversation, Contains(HasSubstr("connecting again")));
    EXPECT_THAT(server.messages(), SizeIs(3));
    EXPECT_EQ(server.sessions_opened(), 3);
}

TEST(Smtp, SaysThatNobodyAnswersAtAPort) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    // Bound and not listening: nobody else can take the port while we find it closed.
    ASSERT_EQ(bind(socket, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
    const auto delivery = send_once({.host = "127.0.0.1", .port = ntohs(address.sin_port)});
    close(socket);
    EXPECT_EQ(delivery.outcome, DeliveryOutcome::deferred);
    EXPECT_THAT(delivery.explanation, HasSubstr("No mail server answers at 127.0.0.1:"));
}

TEST(Smtp, RefusesAnEnvelopeThatCouldCarryACommand) {
    SmtpClient client({.host = "127.0.0.1"});
    try {
        client.send("office@firm.example>\r\nRCPT TO:<x@y.example", {"a@b.example\nDATA"},
                    to_mime(welcome()));
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.faults(), ElementsAre(Field(&Fault::pointer, "/envelope_from"),
                                                Field(&Fault::pointer, "/recipients/0")));
    }
}

TEST(Smtp, RefusesSettingsThatCannotWorkAndNamesEach) {
    try {
        check_settings(
            {.host = "mail.firm.example/x?y@z", .port = 0, .password = "p", .hello_name = "a b"});
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(
            error.faults(),
            ElementsAre(Field(&Fault::pointer, "/host"), Field(&Fault::pointer, "/port"),
                        Field(&Fault::pointer, "/hello_name"), Field(&Fault::pointer, "/user")));
    }
    EXPECT_NO_THROW(check_settings({.host = "mail.firm.example"}));
    EXPECT_NO_THROW(check_settings({.host = "::1"}));
}

TEST(Smtp, TestsAConnectionAndShowsTheWholeConversation) {
    const TestMailServer server({"--user", "firm", "--password", "right"});
    auto settings = settings_for(server);
    settings.user = "firm";
    settings.password = "right";
    const TestMail mail{{"Firm", office},
                        {"Owner", "owner@firm.example"},
                        "test-1@firm.example",
                        *parse_time("2026-03-10T09:00:00Z")};
    const auto good = test_connection(settings, mail);
    EXPECT_EQ(good.outcome, DeliveryOutcome::sent);
    EXPECT_EQ(text_at(server.messages()[0], "/to/0/address"), "owner@firm.example");

    settings.password = "wrong";
    const auto bad = test_connection(settings, mail);
    EXPECT_EQ(bad.outcome, DeliveryOutcome::misconfigured);
    EXPECT_THAT(bad.conversation, Contains("< 535 5.7.8 user or password is wrong"));
    EXPECT_EQ(bad.conversation.back(), "* " + bad.explanation);
}
