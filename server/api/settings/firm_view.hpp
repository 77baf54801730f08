// A firm and its members as the API shows them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "records/firm.hpp"
#include "records/member.hpp"

namespace api {

struct Firm {
    FirmId id;
    std::string name;
    std::optional<std::string> tagline;
    std::string colour;
    std::optional<std::string> website;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<std::string> address;
    std::string zone;
    std::string locale;
    std::string currency;
    std::vector<OpenHours> hours;
    std::vector<Holiday> holidays;
    int link_days = 30;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(Firm, (),
                      (id, name, tagline, colour, website, phone, email, address, zone, locale,
                       currency, hours, holidays, link_days, created_at))

struct Member {
    MemberId id;
    std::string name;
    std::string email;
    MemberLevel level = MemberLevel::member;
    bool active = true;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(Member, (), (id, name, email, level, active, created_at))

Firm view_of(const ::Firm& firm);
Member view_of(const ::Member& member);

}
