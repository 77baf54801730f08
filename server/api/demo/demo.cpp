// The demo's clock, which can be wound ahead, and the mailbox that its mail goes to.
#include <fmt/format.h>

#include "api/route.hpp"
#include "api/routes.hpp"
#include "api/view/message.hpp"
#include "records/setting.hpp"

namespace api {

struct DemoClock {
    Time now;
    std::string ahead;  // "3 days"; empty while it has not been wound
};
BOOST_DESCRIBE_STRUCT(DemoClock, (), (now, ahead))

struct DemoWind {
    std::string advance;
};
BOOST_DESCRIBE_STRUCT(DemoWind, (), (advance))

struct DemoMail {
    MessageId id;
    std::string from;
    std::string to;
    std::string subject;
    Time at;
    std::string preview;
};
BOOST_DESCRIBE_STRUCT(DemoMail, (), (id, from, to, subject, at, preview))

}

template <>
inline constexpr auto reflect::fields<api::DemoWind> = reflect::fields_of<api::DemoWind>({
    {.name = "advance", .about = "“1 hour”, “1 day” or “1 week”."},
});

namespace api {

namespace {

constexpr size_t preview_bytes_max = 140;
// How far the clock is ahead, in microseconds: the program reads it when it starts again.
constexpr std::string_view clock_setting = "demo_clock_ahead";

WindableClock& demo_clock(const Call& call) {
    auto* clock = call.services().demo_clock;
    if (!call.services().facts.is_demo || clock == nullptr) throw_not_found();
    return *clock;
}

// ---- The clock

DemoClock reading_of(const WindableClock& clock) {
    const auto ahead = clock.offset();
    const bool is_wound = ahead >= std::chrono::minutes{1};
    return {clock.now(), is_wound ? duration_in_words(ahead) : ""};
}

DemoClock read_clock(Call& call, Tx&) {
    return reading_of(demo_clock(call));
}

Duration length_of(const std::string& advance) {
    if (advance == "1 hour") return std::chrono::hours{1};
    if (advance == "1 day") return std::chrono::days{1};
    if (advance == "1 week") return std::chrono::days{7};
    throw Error(ErrorCode::invalid, "The clock goes ahead by 1 hour, 1 day or 1 week.",
                {{"/advance", "Expected 1 hour, 1 day or 1 week."}});
}

DemoClock wind_clock(Call& call, const DemoWind& given) {
    auto& clock = demo_clock(call);
    auto& services = call.services();
    services.engine.wind(clock, length_of(given.advance));
    services.store.write([&](Tx& tx) {
        save_setting(tx, clock_setting, std::to_string(clock.offset().count()));
        services.engine.changed(tx, call.firm_id(), "clock", "");
    });
    return reading_of(clock);
}

// ---- The mailbox

// The first words, on one line.
std::string preview_of(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool is_blank = c == '\n' || c == '\r' || c == ' ';
        if (is_blank && (line.empty() || line.back() == ' ')) continue;
        const bool begins_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (line.size() >= preview_bytes_max && begins_character) return line + "…";
        line += is_blank ? ' ' : c;
    }
    return line;
}

List<DemoMail> list_mailbox(Call& call, Tx& tx) {
    demo_clock(call);
    const MessageFilter filter{.states = {MessageState::sent}, .to = call.query("to").value_or("")};
    auto page = list_messages(tx, call.firm_id(), filter, call.page());
    List<DemoMail> mailbox{{}, std::move(page.next_cursor), std::nullopt};
    for (const auto& message : page.items) {
        const auto content = require_message_content(tx, message.firm_id, message.id);
        const auto& to = message.to.front();
        mailbox.items.push_back(
            {message.id, message.from_name.empty() ? message.from_address : message.from_name,
             to.name.empty() ? to.address : to.name, message.subject,
             message.sent_at.value_or(message.queued_at), preview_of(content.text)});
    }
    return mailbox;
}

Message show_mail(Call& call, Tx& tx) {
    demo_clock(call);
    const auto message = require_message(tx, call.firm_id(), call.id<MessageId>("message"));
    if (message.state != MessageState::sent) throw_not_found();
    return view_of(tx, message);
}

}

void add_demo_routes(Routes& routes) {
    routes.tag("Demo");
    routes.read(get("/demo/clock", "read_demo_clock", "The demo's time."), read_clock);
    routes.work(post("/demo/clock", "wind_demo_clock",
                     "Winds it ahead. What comes due on the way happens at its own moment."),
                wind_clock);
    routes.read(get("/demo/mailbox", "list_demo_mailbox", "The mail that the demo has sent.")
                    .query("to", "To this address only.")
                    .paged(),
                list_mailbox);
    routes.read(get("/demo/mailbox/{message}", "show_demo_mail", "One mail, word for word."),
                show_mail);
}

}
