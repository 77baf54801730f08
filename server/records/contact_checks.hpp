// What a contact must be before it is stored, whoever changes it: a member, a form or a step.
#pragma once

#include "base/error.hpp"
#include "records/contact.hpp"

// Appends every fault at the member's place: "/zone", "/tags/0", "/fields/size".
void check_contact(const Contact& contact, Faults& faults);
