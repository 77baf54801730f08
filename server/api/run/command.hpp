// What the routes of runs and of their steps share.
#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "api/request/call.hpp"
#include "api/view/run.hpp"
#include "core/advance.hpp"
#include "reflect/fields.hpp"

namespace api {

struct Reason {
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct Link {
    std::string url;
};
BOOST_DESCRIBE_STRUCT(Link, (), (url))

// The run that the path names. Throws Error(not_found).
LoadedRun load_run_of(const Call& call, Tx& tx);
Run show_run(const Call& call, Tx& tx, RunId run);
// Applies an input of the member who asks to the run that the path names, and shows what became of
// it. Throws Error(rejected) when core refuses.
Run command(Call& call, Tx& tx, const Input& input, const Reason& reason);

}

template <>
inline constexpr auto reflect::fields<api::Reason> = reflect::fields_of<api::Reason>({
    {.name = "reason", .length_max = 2000},
});
