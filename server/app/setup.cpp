#include "app/setup.hpp"

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "api/password.hpp"
#include "app/program.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "core/form.hpp"
#include "core/zone.hpp"
#include "documents/signing.hpp"
#include "records/api_token.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"

namespace {

constexpr auto no_email = "An e-mail address looks like name@example.com.";
constexpr auto no_zone = "Expected a name such as Europe/London.";

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

void check_member(const NewMember& member) {
    Faults faults;
    if (is_blank(member.name)) faults.push_back({"/name", "Say the member's name."});
    if (!is_email_address(member.email)) faults.push_back({"/email", no_email});
    api::check_password(member.password, member.email, faults);
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "The member cannot be made like this.", std::move(faults));
}

Member record_of(const NewMember& member, FirmId firm, IdSource& ids, Time now) {
    return {.firm_id = firm,
            .id = ids.next<MemberId>(),
            .name = member.name,
            .email = member.email,
            .level = member.level,
            .password_hash = api::hash_password(member.password),
            .created_at = now};
}

// Turns the terminal's echo off for as long as it lives.
class HiddenInput {
public:
    HiddenInput() {
        tcgetattr(STDIN_FILENO, &before_);
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    }
    ~HiddenInput() { tcsetattr(STDIN_FILENO, TCSANOW, &before_); }

private:
    termios before_{};
};

}

std::unique_ptr<Store> open_data(const std::filesystem::path& data, IfMissing missing) {
    if (data.empty()) throw Error(ErrorCode::invalid, "Say which data folder: --data DIR.");
    if (missing == IfMissing::refuse && !std::filesystem::exists(database_path(data))) {
        throw Error(ErrorCode::not_found,
                    fmt::format("{} holds no firm yet. Make one with: stepwell init --data {}",
                                data.string(), data.string()));
    }
    std::filesystem::create_directories(data);
    return Store::open({.path = database_path(data)}, record_migrations());
}

FirmId only_firm(Tx& tx) {
    const auto firms = list_firms(tx);
    if (firms.empty())
        throw Error(ErrorCode::not_found, "There is no firm yet. Make one with: stepwell init");
    return firms.front().id;
}

namespace {

// Empty: it will do. Else what is wrong with it, in words.
using Verdict = std::function<std::string(const std::string&)>;

struct Question {
    std::string text;
    std::string offered;  // taken for an empty answer, unless empty itself
    Verdict verdict;
};

void ask(std::string& answer, const Question& question, std::istream& answers,
         std::ostream& questions) {
    while (answer.empty()) {
        questions << question.text;
        if (!question.offered.empty()) questions << " [" << question.offered << "]";
        questions << ": " << std::flush;
        if (!std::getline(answers, answer))
            throw Error(ErrorCode::invalid, "The answers ended before all was said.");
        if (is_blank(answer)) answer = question.offered;
        if (const auto wrong = question.verdict(answer); !wrong.empty()) {
            questions << wrong << '\n';
            answer.clear();
        }
    }
}

std::string zone_of_link() {
    std::error_code unreadable;  // then the machine does not say
    const auto target = std::filesystem::read_symlink("/etc/localtime", unreadable).string();
    constexpr std::string_view folder = "zoneinfo/";
    const auto place = target.find(folder);
    return place == std::string::npos ? "" : target.substr(place + folder.size());
}

}

void ask_for_missing(NewFirm& firm, const std::string& zone_offered, std::istream& answers,
                     std::ostream& questions) {
    const auto& owner = firm.owner;
    const bool is_whole = !firm.name.empty() && !owner.name.empty() && !owner.email.empty();
    if (is_whole && firm.zone.empty()) firm.zone = zone_offered;
    const auto is_said = [](const std::string& text) {
        return is_blank(text) ? "An answer is needed here." : "";
    };
    const auto is_address = [](const std::string& text) {
        return is_email_address(text) ? "" : no_email;
    };
    const auto is_known_zone = [](const std::string& text) { return is_zone(text) ? "" : no_zone; };
    ask(firm.name, {"The firm's name", "", is_said}, answers, questions);
    ask(firm.zone, {"Its time zone", zone_offered, is_known_zone}, answers, questions);
    ask(firm.owner.name, {"Your name", "", is_said}, answers, questions);
    ask(firm.owner.email, {"Your e-mail address, to sign in with", "", is_address}, answers,
        questions);
}

void refuse_missing(const NewFirm& firm) {
    std::string flags;
    const auto name_if_empty = [&](const std::string& value, std::string_view flag) {
        if (value.empty()) flags += fmt::format("{}{}", flags.empty() ? "" : ", ", flag);
    };
    name_if_empty(firm.name, "--firm");
    name_if_empty(firm.owner.name, "--name");
    name_if_empty(firm.owner.email, "--email");
    if (flags.empty()) return;
    throw Error(ErrorCode::invalid,
                fmt::format("Say the rest too: {}. At a terminal, init asks for it.", flags));
}

std::string system_zone() {
    const char* variable = std::getenv("TZ");
    const std::string named = variable == nullptr ? "" : variable;
    for (const auto& zone : {named, zone_of_link()}) {
        if (is_zone(zone)) return zone;
    }
    return "Europe/London";
}

void make_firm(Store& store, const NewFirm& given) {
    const auto& [name, zone, owner] = given;
    if (is_blank(name)) {
        throw Error(ErrorCode::invalid, "The firm needs a name.",
                    {{"/firm", "Say the firm's name."}});
    }
    if (!is_zone(zone)) {
        throw Error(ErrorCode::invalid, fmt::format("There is no time zone “{}”.", zone),
                    {{"/zone", no_zone}});
    }
    check_member(owner);
    const SystemClock clock;
    IdSource ids{clock};
    SystemRandom random;
    const Time now = clock.now();
    const auto firm = ids.next<FirmId>();
    const auto identity = make_signing_identity(name, now, random);
    const auto member = record_of(owner, firm, ids, now);
    store.write([&](Tx& tx) {
        if (!list_firms(tx).empty())
            throw Error(ErrorCode::conflict, "This data folder holds a firm already.");
        insert_firm(tx, {.id = firm,
                         .name = name,
                         .email = owner.email,
                         .zone = zone,
                         .locale = zone.starts_with("America/") ? "en-US" : "en-GB",
                         .hours = usual_calendar(zone).hours,
                         .created_at = now});
        save_email_settings(tx, {.firm_id = firm, .from_name = name, .from_address = owner.email});
        insert_firm_identity(tx, {firm, identity.private_key_pem, identity.certificate_pem});
        insert_member(tx, member);
    });
}

void make_member(Store& store, const NewMember& member) {
    check_member(member);
    const SystemClock clock;
    IdSource ids{clock};
    const auto firm = store.read([](Tx& tx) { return only_firm(tx); });
    const auto record = record_of(member, firm, ids, clock.now());
    store.write([&](Tx& tx) { insert_member(tx, record); });
}

std::string make_token(Store& store, const std::string& name, MemberLevel level) {
    if (name.empty())
        throw Error(ErrorCode::invalid, "The token needs a name.",
                    {{"/name", "Say what it is for."}});
    const SystemClock clock;
    IdSource ids{clock};
    SystemRandom random;
    const auto token = new_token(random);
    store.write([&](Tx& tx) {
        insert_api_token(tx, {.firm_id = only_firm(tx),
                              .id = ids.next<ApiTokenId>(),
                              .name = name,
                              .level = level,
                              .token_hash = sha256_hex(token),
                              .created_at = clock.now()});
    });
    return token;
}

bool is_at_terminal() {
    return isatty(STDIN_FILENO) != 0;
}

std::string read_password() {
    if (const char* given = std::getenv("STEPWELL_PASSWORD")) return given;
    if (!is_at_terminal()) {
        throw Error(ErrorCode::invalid,
                    "Give the password in the environment variable STEPWELL_PASSWORD.");
    }
    fmt::print("Password: ");
    std::fflush(stdout);
    const HiddenInput hidden;
    std::string password;
    const bool is_given = static_cast<bool>(std::getline(std::cin, password));
    fmt::print("\n");
    if (!is_given) throw Error(ErrorCode::invalid, "No password was given.");
    return password;
}

std::string read_new_password(const std::string& email) {
    while (true) {
        auto password = read_password();
        Faults faults;
        api::check_password(password, email, faults);
        // What a variable says does not change by asking again; it is refused where it is used.
        if (faults.empty() || std::getenv("STEPWELL_PASSWORD") != nullptr) return password;
        for (const auto& fault : faults) fmt::print("The password {}.\n", fault.message);
    }
}
