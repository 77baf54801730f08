// A scenario on core alone: `advance` with the real kinds, and a small stand-in for the shell that
// delivers every mail, seals at once and keeps the run's data. Nothing is stored.
#pragma once

#include <deque>
#include <map>
#include <memory>

#include "core/merge.hpp"
#include "records/template.hpp"
#include "scenario/runner/host.hpp"
#include "steps/step_kind.hpp"

class MemoryHost final : public Host {
public:
    explicit MemoryHost(const Scenario& scenario);

    bool knows(std::string_view verb) const override { return verb == "restart"; }
    std::string fault() override;

private:
    const CompiledWorkflow& workflow() const override { return workflow_; }
    void start(const StartRequest& request) override;
    void apply(const Input& input, Acts who, const std::string& reason) override;
    void save_answers(const std::string& step, const boost::json::object& answers) override;
    void answer(const std::string& step, const boost::json::object& answers) override;
    void sign(const std::string& step, const std::string& who) override;
    void decline(const std::string& step, const std::string& who,
                 const std::string& reason) override;
    void finish_task(const std::string& step) override;
    void fill(const boost::json::object& values) override;
    Progress progress() override { return progress_; }
    boost::json::object data() override { return data_; }
    std::vector<std::string> perform_own(const Command&) override { return {}; }
    Time now() const override { return now_; }
    void wind(Duration by) override { now_ += by; }
    std::optional<Time> next_due() override { return ::next_due(progress_); }
    void work_off() override;
    std::vector<std::string> take_facts() override { return std::exchange(facts_, {}); }

    // ---- The stand-in for the shell
    struct Delivery {
        size_t step;
        int iteration;
        std::string outcome;
    };
    void advance_by(const Input& input, bool is_first);
    void carry_out(const Order& order);
    void begin(const Order& order);
    Begun begun(const StepDefinition& step);
    Begun begun_set(const boost::json::object& config);
    Begun begun_project(const StepDefinition& step);
    std::optional<Held> prepare(const StepDefinition& step) const;
    std::optional<Held> hole_in_mail(const std::string& key, const std::string& to) const;
    std::optional<Held> hole_in_contract(const boost::json::object& config) const;
    std::optional<Held> hole_in_text(const boost::json::object& config, std::string_view member,
                                     const std::string& what) const;
    std::optional<Held> nobody(const std::string& who) const;
    boost::json::object person_data(std::string_view key) const;
    void call_off(size_t step);
    void deliver();
    void set_field(std::string_view path, const boost::json::value& value);
    void require_active(const std::string& step) const;
    void require_turn(const std::string& step, const std::string& who);
    MergeOptions merge_options() const;
    const Template& template_of(TemplateKind kind, std::string_view key) const;
    const RunStep& state_of(const std::string& step) const;

    const CompiledWorkflow workflow_;
    std::map<std::pair<TemplateKind, std::string>, Template> templates_;
    std::map<std::string, boost::json::object, std::less<>> contacts_;
    Time now_;
    Progress progress_;
    boost::json::object data_;
    std::map<std::string, boost::json::object> answers_;  // by step, over all passages
    std::map<std::string, size_t> signatures_;            // by step, of this passage
    std::deque<Input> pending_;
    std::deque<Delivery> deliveries_;
    std::vector<std::string> facts_;
    std::map<std::pair<std::string, int>, int> ends_;  // of each passage
};
