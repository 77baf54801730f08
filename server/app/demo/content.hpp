// The demo firm as it stands in the files beside this one: who it is, its members, contacts,
// templates and workflows. The files are inside the program; they are read once, at the demo's
// start.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/embedded.hpp"
#include "records/contact.hpp"
#include "records/firm.hpp"
#include "records/member.hpp"
#include "records/template.hpp"

// The shapes of firm.yaml, and of the entries of members.yaml and contacts.yaml.
struct DemoFirm {
    std::string name;
    std::string tagline;
    std::string colour;
    std::string website;
    std::string phone;
    std::string email;
    std::string address;
    std::string zone;
    std::string locale;
    std::string currency;
    int link_days = 30;
    std::vector<OpenHours> hours;
    std::vector<Holiday> holidays;
};
BOOST_DESCRIBE_STRUCT(DemoFirm, (),
                      (name, tagline, colour, website, phone, email, address, zone, locale,
                       currency, link_days, hours, holidays))

struct DemoMember {
    std::string name;
    std::string email;
    MemberLevel level = MemberLevel::member;
};
BOOST_DESCRIBE_STRUCT(DemoMember, (), (name, email, level))

// A person without a name has first and last name for one.
struct DemoContact {
    ContactKind kind = ContactKind::person;
    std::string name;
    std::string first_name;
    std::string last_name;
    std::string company;
    std::string position;
    std::string email;
    std::string phone;
    std::string address;
    std::vector<std::string> tags;
    std::map<std::string, std::string> fields;
    std::string notes;
};
BOOST_DESCRIBE_STRUCT(DemoContact, (),
                      (kind, name, first_name, last_name, company, position, email, phone, address,
                       tags, fields, notes))

struct DemoWorkflow {
    std::string key;  // the file's name: "monthly-close"
    std::string text;
};

struct DemoContent {
    DemoFirm firm;
    std::vector<DemoMember> members;
    std::vector<DemoContact> contacts;
    std::vector<Template> templates;  // without ids
    std::vector<DemoWorkflow> workflows;
};

// Throws Error(invalid) that names the file and its faults.
DemoContent read_demo_content(std::span<const embedded::File> files);
