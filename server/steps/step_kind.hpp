// A step kind as the engine uses it: what core must know (core/kind.hpp), and how its work begins,
// is reviewed, is reminded of and is called off. One file each; steps/registry.hpp lists them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <boost/json.hpp>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "core/advance.hpp"
#include "core/kind.hpp"
#include "records/contact.hpp"
#include "records/firm.hpp"
#include "records/run.hpp"
#include "reflect/json.hpp"
#include "steps/effect.hpp"
#include "store/tx.hpp"

// What is at hand while a step works inside a run's transaction. Everything outlives the call.
struct StepWork {
    Tx& tx;
    const Firm& firm;
    const Run& run;
    const Contact& contact;
    const CompiledWorkflow& workflow;
    size_t step;
    int iteration;
    const boost::json::object& data;  // the run's data (steps/run_data.hpp)
    const Calendar& calendar;
    Time now;
    IdSource& ids;
    Random& random;
    const std::string& public_url;  // "https://clients.firm.example", no slash at the end
    std::vector<Effect>& effects;   // appended to

    const StepDefinition& definition() const { return workflow.step(step).definition; }
    const boost::json::object& config() const { return definition().config; }
};

// The step waits: for a delivery, a client, a member.
struct Waits {};
// It is over already.
struct Ends {
    std::string outcome;
};
using Begun = std::variant<Waits, Ends, Held>;

// What would go out, as a member sees it before releasing it.
struct Preview {
    std::string subject;
    std::string html;
    std::string text;
    std::vector<std::string> missing;  // paths
};

class StepKind : public Kind {
public:
    // Does the step's work. May write records of its own and append effects; throws only what ends
    // the transaction.
    virtual Begun begin(StepWork& work) const = 0;

    // Before a review: what would hold it. Renders without sending or storing anything.
    virtual std::optional<Held> prepare(StepWork&) const { return std::nullopt; }
    virtual Preview preview(StepWork&) const { return {}; }

    // The outcome with which the step ends when its e-mail has been delivered; empty where delivery
    // ends nothing.
    virtual std::string_view outcome_on_delivery() const { return ""; }

    // Asks again whoever the step waits for, naming what is missing.
    virtual void remind(StepWork&, int) const {}
    // Voids what begin made, such as a contract. Tasks and unsent messages of the step are voided
    // by the engine.
    virtual void call_off(StepWork&) const {}
};

// The settings of a step as its kind's described struct. They were checked, so they read without
// faults.
template <class Config>
Config config_of(const boost::json::object& config) {
    return reflect::parse<Config>(config);
}

// A setting that is missing has no line of its own, so its fault is told with its name.
void name_what_is_required(std::span<Fault> faults);

// For Kind::check: the faults of reading, and then `more` on what was read.
template <class Config, class More>
void check_config(const boost::json::object& config, const std::string& pointer, Faults& faults,
                  More more) {
    const auto before = faults.size();
    const auto read = reflect::from_json<Config>(config, faults, pointer);
    if (faults.size() == before) more(read);
    name_what_is_required(std::span(faults).subspan(before));
}

// A fault unless `role` is one of the workflow's.
void check_role(const std::string& role, const CheckContext& context, const std::string& pointer,
                Faults& faults);
// The same for "contact" or a role.
void check_person(const std::string& person, const CheckContext& context,
                  const std::string& pointer, Faults& faults);
// A fault for a path below `dates.` that the workflow does not have.
void check_date(const std::optional<std::string>& path, const CheckContext& context,
                const std::string& pointer, Faults& faults);
// The span, or a fault for a text that is none.
std::optional<Span> check_span(const std::optional<std::string>& text, const std::string& pointer,
                               Faults& faults);
// A fault for merge text that does not parse.
void check_merge_text(const std::string& text, const std::string& pointer, Faults& faults);
