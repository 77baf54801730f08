// What a scenario runs on. The commands and the passing of time are the same everywhere; how a run
// is moved, and what is told of it, is each host's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/advance.hpp"
#include "core/explain.hpp"
#include "core/workflow.hpp"
#include "scenario/runner/scenario.hpp"

class Host {
public:
    virtual ~Host() = default;

    // Carries the command out, lets all that is due happen, and returns what happened, in words.
    // Throws std::runtime_error for a command that is none.
    std::vector<std::string> perform(const std::string& text);
    // False for commands that this host has no answer to: they are left out.
    virtual bool knows(std::string_view verb) const = 0;
    // What is not as it must be after every line, in a sentence; empty when all is well.
    virtual std::string fault() = 0;

protected:
    explicit Host(const Scenario& scenario) : calendar_(scenario.calendar) {}

    struct StartRequest {
        std::string contact;
        boost::json::object roles;  // role → "maya"
        boost::json::object dates;
        boost::json::object fields;
    };
    virtual const CompiledWorkflow& workflow() const = 0;
    virtual void start(const StartRequest& request) = 0;
    // Throws Error(rejected) when it is refused.
    virtual void apply(const Input& input, Acts who, const std::string& reason) = 0;
    virtual void save_answers(const std::string& step, const boost::json::object& answers) = 0;
    virtual void answer(const std::string& step, const boost::json::object& answers) = 0;
    virtual void sign(const std::string& step, const std::string& who) = 0;
    virtual void decline(const std::string& step, const std::string& who,
                         const std::string& reason) = 0;
    virtual void finish_task(const std::string& step) = 0;
    virtual void fill(const boost::json::object& values) = 0;
    virtual Progress progress() = 0;
    virtual boost::json::object data() = 0;  // the run's

    // Commands that only some hosts know.
    virtual std::vector<std::string> perform_own(const Command& command) = 0;

    virtual Time now() const = 0;
    virtual void wind(Duration by) = 0;
    virtual std::optional<Time> next_due() = 0;
    virtual void work_off() = 0;
    // What has happened since this was last asked.
    virtual std::vector<std::string> take_facts() = 0;

    const Calendar& calendar() const { return calendar_; }

private:
    void carry_out(const Command& command);
    bool carry_out_for_run(const Command& command);
    bool carry_out_for_step(const Command& command);
    void start(const Command& command);
    void pass(const Command& command);
    void pass_until(Time target);
    void wind_back(const Command& command);
    std::vector<std::string> explain(bool is_in_full);

    const Calendar calendar_;
};
