// Making a firm and its members from the command line.
#pragma once

#include <iosfwd>
#include <string>

#include "app/config.hpp"
#include "base/clock.hpp"
#include "records/member.hpp"
#include "store/store.hpp"

struct NewMember {
    std::string name;
    std::string email;
    MemberLevel level = MemberLevel::member;
    std::string password;
};

// The store below a data folder, for a command that needs it to itself. Throws Error where a server
// has it open, or where there is none (unless it is to be made).
enum class IfMissing { refuse, make };
std::unique_ptr<Store> open_data(const std::filesystem::path& data, IfMissing missing);

struct NewFirm {
    std::string name;
    std::string zone;
    NewMember owner{.level = MemberLevel::owner};
};

// Asks for what is empty, but for the password, and asks again until the answer will do. For the
// zone `zone_offered` can be accepted, and is where nothing else has to be asked for. Throws
// Error(invalid) when the answers end.
void ask_for_missing(NewFirm& firm, const std::string& zone_offered, std::istream& answers,
                     std::ostream& questions);
// For where nobody can be asked: throws Error(invalid) that names the flags of what is empty.
void refuse_missing(const NewFirm& firm);
// The zone that this machine is set to; Europe/London where it does not say.
std::string system_zone();

// Throws Error(invalid) with faults for what is wrong, Error(conflict) where there is a firm
// already.
void make_firm(Store& store, const NewFirm& firm);
// Into the one firm that there is.
void make_member(Store& store, const NewMember& member);
// The token itself, which is shown once.
std::string make_token(Store& store, const std::string& name, MemberLevel level);

// The one firm of the installation.
FirmId only_firm(Tx& tx);

// Whether somebody sits at a terminal and can be asked.
bool is_at_terminal();
// From STEPWELL_PASSWORD, or asked for at the terminal without showing it.
std::string read_password();
// The same for a password that is to be set: asked for again until it will do for that address.
std::string read_new_password(const std::string& email);
