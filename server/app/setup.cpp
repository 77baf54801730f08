#include "app/setup.hpp"

#include <cstdlib>
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
#include "documents/signing.hpp"
#include "records/api_token.hpp"
#include "records/firm.hpp"
#include "records/migrations.hpp"

namespace {

void check_member(const NewMember& member) {
    Faults faults;
    if (member.name.find_first_not_of(' ') == std::string::npos)
        faults.push_back({"/name", "Say the member's name."});
    if (!is_email_address(member.email))
        faults.push_back({"/email", "An e-mail address looks like name@example.com."});
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

void make_firm(Store& store, const std::string& name, const std::string& zone,
               const NewMember& owner) {
    if (name.find_first_not_of(' ') == std::string::npos) {
        throw Error(ErrorCode::invalid, "The firm needs a name.",
                    {{"/firm", "Say the firm's name."}});
    }
    if (!is_zone(zone)) {
        throw Error(ErrorCode::invalid, fmt::format("There is no time zone “{}”.", zone),
                    {{"/zone", "Expected a name such as Europe/London."}});
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

std::string read_password() {
    if (const char* given = std::getenv("STEPWELL_PASSWORD")) return given;
    if (isatty(STDIN_FILENO) == 0) {
        throw Error(ErrorCode::invalid,
                    "Give the password in the environment variable STEPWELL_PASSWORD.");
    }
    fmt::print("Password: ");
    std::fflush(stdout);
    const HiddenInput hidden;
    std::string password;
    std::getline(std::cin, password);
    fmt::print("\n");
    return password;
}
