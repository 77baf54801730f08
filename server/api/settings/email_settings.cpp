#include "api/request/text_checks.hpp"
#include "api/routes.hpp"
#include "engine/deliverer.hpp"
#include "records/firm.hpp"

namespace api {
namespace {

struct EmailSettings {
    MailMode mode = MailMode::off;
    std::optional<std::string> host;
    std::optional<int> port;
    std::optional<MailSecurity> security;
    std::optional<std::string> user;
    bool has_password = false;
    std::string from_name;
    std::string from_address;
    std::optional<std::string> reply_to;
};
BOOST_DESCRIBE_STRUCT(EmailSettings, (),
                      (mode, host, port, security, user, has_password, from_name, from_address,
                       reply_to))

struct EmailSettingsChange {
    MailMode mode = MailMode::off;
    std::optional<std::string> host;
    std::optional<int> port;
    std::optional<MailSecurity> security;
    std::optional<std::string> user;
    std::optional<std::string> password;
    std::string from_name;
    std::string from_address;
    std::optional<std::string> reply_to;
};
BOOST_DESCRIBE_STRUCT(EmailSettingsChange, (),
                      (mode, host, port, security, user, password, from_name, from_address,
                       reply_to))

struct EmailTest {
    std::string to;
};
BOOST_DESCRIBE_STRUCT(EmailTest, (), (to))

struct EmailTestOutcome {
    bool delivered = false;
    DeliveryOutcome outcome = DeliveryOutcome::deferred;
    std::string words;
    std::vector<std::string> conversation;
};
BOOST_DESCRIBE_STRUCT(EmailTestOutcome, (), (delivered, outcome, words, conversation))

}
}

template <>
inline constexpr auto reflect::fields<api::EmailSettingsChange> =
    reflect::fields_of<api::EmailSettingsChange>({
        {.name = "host", .length_max = 253},
        {.name = "port", .minimum = 1, .maximum = 65535},
        {.name = "user", .length_max = 254},
        {.name = "password",
         .about = "Absent: as it is. It has to be given again when the server, its port or "
                  "security, or the user changes.",
         .length_max = 1000},
        {.name = "from_name", .length_max = 200},
        {.name = "from_address", .length_max = 254},
        {.name = "reply_to", .length_max = 254},
    });
template <>
inline constexpr auto reflect::fields<api::EmailTest> = reflect::fields_of<api::EmailTest>({
    {.name = "to", .length_max = 254, .format = reflect::Format::email},
});

namespace api {
namespace {

EmailSettings view_of(const ::EmailSettings& settings) {
    EmailSettings view{.mode = settings.mode,
                       .host = unless_empty(settings.host),
                       .user = unless_empty(settings.user),
                       .has_password = !settings.password.empty(),
                       .from_name = settings.from_name,
                       .from_address = settings.from_address,
                       .reply_to = unless_empty(settings.reply_to)};
    if (!settings.host.empty()) {
        view.port = settings.port;
        view.security = settings.security;
    }
    return view;
}

EmailSettings read(Call& call, Tx& tx) {
    return view_of(find_email_settings(tx, call.firm_id()));
}

// ---- Changing

::EmailSettings settings_of(const EmailSettingsChange& change, FirmId firm) {
    const ::EmailSettings usual;
    return {.firm_id = firm,
            .mode = change.mode,
            .host = change.host.value_or(""),
            .port = change.port.value_or(usual.port),
            .security = change.security.value_or(usual.security),
            .user = change.user.value_or(""),
            .password = change.password.value_or(""),
            .from_name = trimmed(change.from_name),
            .from_address = change.from_address,
            .reply_to = change.reply_to.value_or("")};
}

// A stored password goes only to the server that it was given for: else whoever may change settings
// could have it sent to a server of their own.
void keep_password(const ::EmailSettings& before, ::EmailSettings& settings, Faults& faults) {
    if (settings.user.empty() || before.password.empty()) return;
    const bool is_same_place = before.host == settings.host && before.port == settings.port &&
                               before.security == settings.security;
    if (is_same_place && before.user == settings.user) {
        settings.password = before.password;
    } else {
        faults.push_back({"/password",
                          "is needed again: the server, its port or security, or the user has "
                          "changed"});
    }
}

void check_mode(const ::EmailSettings& settings, bool is_demo, Faults& faults) {
    if (is_demo && settings.mode == MailMode::smtp) {
        faults.push_back({"/mode", "the demo sends nothing: it keeps its mail in its mailbox"});
    } else if (!is_demo && settings.mode == MailMode::demo) {
        faults.push_back({"/mode", "only the demo has a mailbox; use smtp or off"});
    }
    if (settings.mode != MailMode::smtp) return;
    if (settings.from_address.empty()) faults.push_back({"/from_address", "must not be empty"});
    try {
        check_settings(smtp_settings_of(settings));
    } catch (const Error& error) {  // told together with the faults of the other fields
        faults.insert(faults.end(), error.faults().begin(), error.faults().end());
    }
}

EmailSettings update(Call& call, Tx& tx, const EmailSettingsChange& change) {
    auto settings = settings_of(change, call.firm_id());
    Faults faults;
    check_line(settings.from_name, faults, "/from_name");
    check_email(settings.from_address, faults, "/from_address");
    check_email(settings.reply_to, faults, "/reply_to");
    if (!change.password) {
        keep_password(find_email_settings(tx, call.firm_id()), settings, faults);
    }
    check_mode(settings, call.services().facts.is_demo, faults);
    refuse_if_any(std::move(faults));
    save_email_settings(tx, settings);
    call.services().engine.retry_misconfigured(tx, call.firm_id());
    call.services().engine.changed(tx, call.firm_id(), "firm", to_text(call.firm_id()));
    return view_of(settings);
}

// ---- Testing

EmailTestOutcome keep_in_mailbox(Call& call, const ::Firm& firm, const std::string& to) {
    auto& services = call.services();
    services.store.write([&](Tx& tx) {
        const std::string words = "This mail shows that e-mail leaves Stepwell.";
        services.engine.send_mail(tx, firm,
                                  {.purpose = MessagePurpose::test,
                                   .to = {"", to},
                                   .subject = "A test of your e-mail settings",
                                   .text = words + "\n",
                                   .html = "<p>" + words + "</p>"});
    });
    return {true, DeliveryOutcome::sent, "Kept in the demo's mailbox.", {}};
}

EmailTestOutcome test(Call& call, const EmailTest& given) {
    auto& services = call.services();
    const auto [firm, settings] = services.store.read([&](Tx& tx) {
        return std::pair(require_firm(tx, call.firm_id()), find_email_settings(tx, call.firm_id()));
    });
    if (settings.mode == MailMode::demo) return keep_in_mailbox(call, firm, given.to);
    if (settings.mode == MailMode::off) {
        throw Error(ErrorCode::rejected, "Sending is off. Set up a server and save it first.");
    }
    const auto domain = settings.from_address.substr(settings.from_address.find('@') + 1);
    const auto id = base64_url(services.random.bytes(16)) + "@" + domain;
    const auto delivery = test_connection(smtp_settings_of(settings),
                                          {.from = {settings.from_name, settings.from_address},
                                           .to = {"", given.to},
                                           .message_id = id,
                                           .date = services.wall_clock.now()});
    return {delivery.outcome == DeliveryOutcome::sent, delivery.outcome, delivery.explanation,
            delivery.conversation};
}

}

void add_email_settings_routes(Routes& routes) {
    routes.read(get("/firm/email", "read_email_settings", "How the firm sends mail.")
                    .needs(Permission::manager),
                read);
    routes.write(put("/firm/email", "set_email_settings", "Sets how the firm sends mail.")
                     .says("What was held because sending was not set up is tried again.")
                     .needs(Permission::manager),
                 update);
    routes.work(post("/firm/email/test", "test_email_settings",
                     "Sends a test, and shows what the "
                     "server says.")
                    .needs(Permission::manager)
                    .long_lasting(),
                test);
}

}
