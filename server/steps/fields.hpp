// Writing fields of a run by their paths: contact.phone, run.fee, project.x, dates.start,
// roles.reviewer, and roles.partner.email where a contact fills the role. The one way in which
// forms, set steps and members fill them.
#pragma once

#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "steps/step_kind.hpp"

// Where a run's data is written. The records are read anew, so that several writes in one unit add
// up.
struct FieldTarget {
    Tx& tx;
    FirmId firm;
    RunId run;
};

// Writes one field. Throws Error(invalid) with a fault at `pointer` for a path that cannot be
// written or a value of the wrong sort. Lists are added to contact.tags; everything else is
// replaced.
void write_field(const FieldTarget& target, std::string_view path, const boost::json::value& value,
                 const std::string& pointer);

// What is wrong with a path that is to be written, or nothing.
std::string fault_of_target(std::string_view path);
