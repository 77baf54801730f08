// Making a firm and its members from the command line.
#pragma once

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

// Throws Error(invalid) with faults for what is wrong, Error(conflict) where there is a firm
// already.
void make_firm(Store& store, const std::string& name, const std::string& zone,
               const NewMember& owner);
// Into the one firm that there is.
void make_member(Store& store, const NewMember& member);
// The token itself, which is shown once.
std::string make_token(Store& store, const std::string& name, MemberLevel level);

// The one firm of the installation.
FirmId only_firm(Tx& tx);

// From STEPWELL_PASSWORD, or asked for at the terminal without showing it.
std::string read_password();
