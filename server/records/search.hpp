// One search over what a firm has: contacts, runs, workflows, templates, projects and tasks, by
// name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/ids.hpp"
#include "store/tx.hpp"

enum class FoundKind { contact, run, workflow, template_, project, task };
BOOST_DESCRIBE_ENUM(FoundKind, contact, run, workflow, template_, project, task)

struct FoundRecord {
    FoundKind kind = FoundKind::contact;
    std::string id;  // "con_…"
    std::string title;
    std::string detail;  // may be empty
    bool operator==(const FoundRecord&) const = default;
};

// In the order of the kinds, at most `limit` of each; within a kind those that are open or begun
// last come first. Nothing for a blank text.
std::vector<FoundRecord> search_records(Tx& tx, FirmId firm, std::string_view text, int limit = 5);
