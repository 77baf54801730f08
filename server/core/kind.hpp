// What core must know of a step kind: who acts, which outcomes it has, what its configuration may
// say, and whether it decides by itself. The kinds stand in steps/, one file each; core is handed
// them as `Kinds`.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "core/timing.hpp"

// Who makes the step end, which is also its colour: the client, a member, or Stepwell by itself.
enum class Acts { client, team, system };
BOOST_DESCRIBE_ENUM(Acts, client, team, system)

// What a member can do to move an open step, or a paused run.
enum class Remedy {
    remind,
    copy_link,
    complete,
    skip,
    retry,
    release,
    decide,
    sign,
    fill_fields,
    open_task,
    resume
};
BOOST_DESCRIBE_ENUM(Remedy, remind, copy_link, complete, skip, retry, release, decide, sign,
                    fill_fields, open_task, resume)

// What a definition may refer to, so that a check can say what is missing. `knows_template` answers
// for a template's kind
// ("email") and key; it is empty where templates are not known, and then nothing is said about
// them.
struct CheckContext {
    std::vector<std::string> roles;
    std::vector<std::string> dates;
    std::vector<std::string> steps;
    std::function<bool(std::string_view kind, std::string_view key)> knows_template;
};

struct StepDefinition;

class Kind {
public:
    virtual ~Kind() = default;

    virtual std::string_view name() const = 0;
    virtual Acts acts(const boost::json::object& config) const = 0;

    // Every outcome that a step of this configuration can end with, the usual one first. `expired`
    // is added by core where the step says `expire`.
    virtual std::vector<std::string> outcomes(const boost::json::object& config) const = 0;

    // Appends what is wrong with `config`, with pointers below `pointer`.
    virtual void check(const boost::json::object& config, const CheckContext& context,
                       const std::string& pointer, Faults& faults) const = 0;

    // For the kinds that only decide (branch): the outcome, at once, from the run's data.
    virtual std::optional<std::string> decide(const boost::json::object&,
                                              const boost::json::object&) const {
        return std::nullopt;
    }
    // For a kind that waits for a moment: when it is over. The step is active until then and ends
    // with its first outcome.
    virtual std::optional<Timing> moment(const boost::json::object&) const { return std::nullopt; }
    // True for the kind that ends the whole run as soon as it begins.
    virtual bool ends_run() const { return false; }
    // A short shorthand scalar (`end: declined`) as the object that it stands for; nothing if there
    // is none.
    virtual std::optional<boost::json::object> from_shorthand(const boost::json::value&) const {
        return std::nullopt;
    }

    // What the step does, as a sentence that starts with a verb: "send the e-mail **Welcome** to
    // the contact".
    virtual std::string sentence(const boost::json::object& config) const = 0;
    // What whoever is waited for has to do, to follow "Waiting for Priya …": "to sign **Engagement
    // letter**". Empty for kinds that wait for nobody.
    virtual std::string asks(const StepDefinition&) const { return ""; }
    // What a member may do with an open step beyond the usual: decide an approval, sign a contract,
    // open a task.
    virtual std::vector<Remedy> remedies(const boost::json::object&) const { return {}; }
    // The role that acts, for kinds where a member does.
    virtual std::string role(const boost::json::object&) const { return ""; }
    // The usual time until such a step ends, for forecasts.
    virtual Span usual_duration() const = 0;
    // The paths that its conditions and settings read, for checks: "answers.intake.employees".
    virtual std::vector<std::string> reads(const boost::json::object&) const { return {}; }
    // Templates that it uses, as kind and key.
    virtual std::vector<std::pair<std::string, std::string>> templates(
        const boost::json::object&) const {
        return {};
    }
};

// The kinds by name. Pointers to objects that live as long as the program.
using Kinds = std::map<std::string, const Kind*, std::less<>>;
