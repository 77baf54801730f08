// The history of a run as the API shows it: each entry as a sentence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "engine/loaded_run.hpp"
#include "records/history.hpp"

namespace api {

struct HistoryActor {
    Acts kind;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(HistoryActor, (), (kind, name))

struct HistoryEntry {
    HistoryEntryId id;
    Time at;
    HistoryActor actor;
    std::string text;
    std::string event;
    std::optional<std::string> step;
    std::optional<int> iteration;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (), (id, at, actor, text, event, step, iteration, reason))

// `run` is the one that the entry belongs to.
HistoryEntry view_of(const ::HistoryEntry& entry, const LoadedRun& run);

}
