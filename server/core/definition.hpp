// A workflow as written down: JSON (YAML on disk), parsed with every fault at its JSON pointer.
// docs/workflow-language.md is its manual.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "core/kind.hpp"
#include "core/timing.hpp"

// When a step's links say "begin" (DESIGN, section 3).
enum class Join { all, any, every };
BOOST_DESCRIBE_ENUM(Join, all, any, every)

struct LinkDefinition {
    std::string from;
    std::string outcome;  // empty: any outcome
};

// A task for a person that ends a ladder of reminders, or that a review which nobody answers
// becomes.
struct TaskDefinition {
    std::string title;  // empty: "Chase: <step's name>"
    std::string assignee;
    Span due{1, SpanUnit::working_days};
};

struct RemindDefinition {
    Span every;
    std::optional<Span> first;  // the first reminder, when it differs from `every`
    std::optional<TimeOfDay> time;
    int at_most = 3;
    std::optional<TaskDefinition> then;
};

struct ExpireDefinition {
    std::optional<Span> after;
    std::optional<Timing> at;
};

struct ReviewDefinition {
    std::string by;  // a role
    std::optional<Span> remind_every;
};

struct StepDefinition {
    std::string key;
    std::string name;
    std::string stage;
    std::string kind;
    boost::json::object config;
    std::vector<LinkDefinition> after;
    Join join = Join::all;
    std::optional<boost::json::value> when;
    Timing timing;
    std::optional<ReviewDefinition> review;
    std::optional<RemindDefinition> remind;
    std::optional<ExpireDefinition> expire;
    std::map<std::string, std::string> send_back;  // outcome → step
};

struct Definition {
    std::string name;
    std::string description;
    std::vector<std::string> dates;
    std::vector<std::string> roles;
    std::vector<std::string> stages;
    std::vector<StepDefinition> steps;
};

enum class Severity { error, warning };
BOOST_DESCRIBE_ENUM(Severity, error, warning)

// One thing that a check found. An error refuses publishing; a warning only says.
struct Finding {
    Severity severity = Severity::error;
    std::string pointer;
    std::string step;  // its key, when the finding is about one step
    std::string message;
    std::string remedy;
};

// Reads `document` as a definition. All faults are appended; the result is usable only when none
// were.
Definition parse_definition(const boost::json::value& document, const Kinds& kinds, Faults& faults);

// The definition as JSON, in the order in which it is written by hand. parse_definition reads it
// back to an equal one.
boost::json::object to_json(const Definition& definition);

// Everything that is wrong or doubtful with a parsed definition: links to steps that do not exist,
// circles, outcomes that nobody has, unknown roles, stages, dates and templates, a client step
// without reminder.
std::vector<Finding> check_definition(const Definition& definition, const Kinds& kinds,
                                      const CheckContext& known);
