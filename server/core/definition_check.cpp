#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "core/condition.hpp"
#include "core/definition.hpp"
#include "core/workflow.hpp"

namespace {

// Looks at one definition from every side; each method adds what it finds.
class Checker {
public:
    Checker(const Definition& definition, const Kinds& kinds, const CheckContext& known)
        : definition_(definition), kinds_(kinds), known_(known) {
        known_.roles = definition.roles;
        known_.dates = definition.dates;
        for (const auto& step : definition.steps) known_.steps.push_back(step.key);
        for (size_t i = 0; i < definition.steps.size(); ++i) check_settings(i);
    }

    std::vector<Finding> run() {
        for (size_t i = 0; i < definition_.steps.size(); ++i) {
            step_ = &definition_.steps[i];
            pointer_ = fmt::format("/steps/{}", i);
            check_name();
            check_kind();
            check_links();
            check_people_and_dates();
            check_send_back();
            check_waiting_for_client();
        }
        step_ = nullptr;
        pointer_ = "";
        check_circle();
        check_outcomes_are_handled();
        return std::move(findings_);
    }

private:
    void error(std::string_view place, std::string message, std::string remedy = "") {
        add(Severity::error, place, std::move(message), std::move(remedy));
    }
    void warn(std::string_view place, std::string message, std::string remedy = "") {
        add(Severity::warning, place, std::move(message), std::move(remedy));
    }
    void add(Severity severity, std::string_view place, std::string message, std::string remedy) {
        const auto pointer = place.empty() ? pointer_ : fmt::format("{}/{}", pointer_, place);
        findings_.push_back(
            {severity, pointer, step_ ? step_->key : "", std::move(message), std::move(remedy)});
    }

    void check_settings(size_t index) {
        const auto& step = definition_.steps[index];
        const auto kind = kinds_.find(step.kind);
        if (kind == kinds_.end()) return;
        Faults faults;
        const auto pointer = fmt::format("/steps/{}/{}", index, step.kind);
        kind->second->check(step.config, known_, pointer, faults);
        if (!faults.empty()) faults_.emplace(&step, std::move(faults));
    }

    const StepDefinition* find(std::string_view key) const {
        const auto found = std::ranges::find(definition_.steps, key, &StepDefinition::key);
        return found == definition_.steps.end() ? nullptr : &*found;
    }
    // Nothing while the step's own settings have faults: they may not even be readable.
    const Kind* kind_of(const StepDefinition& step) const {
        const auto kind = kinds_.find(step.kind);
        return kind == kinds_.end() || faults_.contains(&step) ? nullptr : kind->second;
    }
    // Nothing when nobody can know them yet.
    std::optional<std::vector<std::string>> outcomes_of(const StepDefinition& step) const {
        const auto* kind = kind_of(step);
        if (kind == nullptr) return std::nullopt;
        auto outcomes = kind->outcomes(step.config);
        if (step.expire) outcomes.emplace_back("expired");
        return outcomes;
    }
    static bool contains(const std::vector<std::string>& list, std::string_view what) {
        return std::ranges::find(list, what) != list.end();
    }

    void check_name() {
        if (!seen_.insert(step_->key).second)
            error("step", fmt::format("Another step is already called “{}”.", step_->key));
        if (!step_->stage.empty() && !contains(definition_.stages, step_->stage)) {
            error("stage", fmt::format("There is no stage “{}”.", step_->stage),
                  fmt::format("Add it to “stages”, or use one of: {}.",
                              fmt::join(definition_.stages, ", ")));
        }
    }

    void check_kind() {
        if (const auto found = faults_.find(step_); found != faults_.end()) {
            for (const auto& fault : found->second)
                findings_.push_back(
                    {Severity::error, fault.pointer, step_->key, fault.message, ""});
        }
        const auto* kind = kind_of(*step_);
        if (kind == nullptr || !known_.knows_template) return;
        for (const auto& [template_kind, key] : kind->templates(step_->config)) {
            if (known_.knows_template(template_kind, key)) continue;
            error(step_->kind, fmt::format("There is no {} template “{}”.", template_kind, key),
                  "Make it under Templates, or name another one.");
        }
    }

    void check_links() {
        for (const auto& link : step_->after) {
            const auto* from = find(link.from);
            if (from == nullptr) {
                error("after", fmt::format("There is no step “{}” to come after.", link.from));
                continue;
            }
            const auto outcomes = outcomes_of(*from);
            if (!link.outcome.empty() && outcomes && !contains(*outcomes, link.outcome)) {
                error("after",
                      fmt::format("The step “{}” never ends as “{}”.", link.from, link.outcome),
                      fmt::format("It ends as one of: {}.", fmt::join(*outcomes, ", ")));
            }
        }
    }

    void check_role(std::string_view place, const std::string& role) {
        if (contains(definition_.roles, role)) return;
        error(place, fmt::format("There is no role “{}”.", role), "Add it to “roles”.");
    }
    void check_date(std::string_view place, const std::optional<std::string>& path) {
        if (!path || !path->starts_with("dates.")) return;
        const auto key = path->substr(6);
        if (contains(definition_.dates, key)) return;
        error(place, fmt::format("There is no date “{}”.", key), "Add it to “dates”.");
    }

    void check_people_and_dates() {
        if (step_->review) check_role("review", step_->review->by);
        if (step_->remind && step_->remind->then)
            check_role("remind/then/task/assignee", step_->remind->then->assignee);
        check_date("timing/at", step_->timing.at);
        if (step_->expire && step_->expire->at) check_date("expire/at", step_->expire->at->at);
        for (const auto& path : reads_of(*step_)) check_read(path);
    }

    std::vector<std::string> reads_of(const StepDefinition& step) const {
        auto paths = step.when ? variables_of(*step.when) : std::vector<std::string>{};
        if (const auto* kind = kind_of(step))
            std::ranges::copy(kind->reads(step.config), std::back_inserter(paths));
        return paths;
    }

    // A condition on the answers of a step must name a step that exists.
    void check_read(const std::string& path) {
        constexpr std::string_view answers = "answers.";
        if (!path.starts_with(answers)) return;
        const auto key =
            path.substr(answers.size(), path.find('.', answers.size()) - answers.size());
        if (find(key) == nullptr)
            error("",
                  fmt::format("It looks at the answers of “{}”, and there is no such step.", key));
    }

    // Sending back must lead to the step itself or to one that it hangs on.
    void check_send_back() {
        for (const auto& [outcome, target] : step_->send_back) {
            const auto place = fmt::format("on/{}", outcome);
            const auto outcomes = outcomes_of(*step_);
            if (outcomes && !contains(*outcomes, outcome)) {
                error(place, fmt::format("This step never ends as “{}”.", outcome),
                      fmt::format("It ends as one of: {}.", fmt::join(*outcomes, ", ")));
            }
            std::set<std::string> visited;
            if (find(target) == nullptr) {
                error(place, fmt::format("There is no step “{}” to send back to.", target));
            } else if (target != step_->key && !hangs_on(*step_, target, visited)) {
                error(place,
                      fmt::format(
                          "“{}” does not come before this step, so nothing can be sent back to it.",
                          target));
            }
        }
    }

    bool hangs_on(const StepDefinition& step, std::string_view target,
                  std::set<std::string>& visited) const {
        if (!visited.insert(step.key).second) return false;
        return std::ranges::any_of(step.after, [&](const LinkDefinition& link) {
            const auto* from = find(link.from);
            return from != nullptr && (from->key == target || hangs_on(*from, target, visited));
        });
    }

    void check_waiting_for_client() {
        const auto* kind = kind_of(*step_);
        if (kind == nullptr || kind->acts(step_->config) != Acts::client) return;
        if (step_->remind || step_->expire) return;
        warn("", "This step waits for the client, and nobody is reminded if nothing comes.",
             "Add “remind: { every: 3 working days, at_most: 3 }”, or “expire”.");
    }

    void check_circle() {
        const auto found = order_links(definition_.steps);
        if (found.circle.empty()) return;
        error("steps",
              fmt::format("These steps wait for one another: {}.", fmt::join(found.circle, " ← ")),
              "Take out one of the links; to go back, use “on: { outcome: { send_back: step } }”.");
    }

    // An outcome of a branch or an approval on which nothing follows ends that path in silence.
    void check_outcomes_are_handled() {
        for (size_t i = 0; i < definition_.steps.size(); ++i) {
            const auto& step = definition_.steps[i];
            std::set<std::string> named;
            bool any = false;
            for (const auto& other : definition_.steps) {
                for (const auto& link : other.after) {
                    if (link.from != step.key) continue;
                    any |= link.outcome.empty();
                    named.insert(link.outcome);
                }
            }
            if (any || named.empty()) continue;
            step_ = &step;
            pointer_ = fmt::format("/steps/{}", i);
            const auto outcomes = outcomes_of(step);
            if (!outcomes) continue;
            for (const auto& outcome : *outcomes) {
                if (named.contains(outcome) || step.send_back.contains(outcome)) continue;
                warn("", fmt::format("Nothing follows when this step ends as “{}”.", outcome),
                     fmt::format("Add a step after “{}.{}” if something should.", step.key,
                                 outcome));
            }
        }
        step_ = nullptr;
        pointer_ = "";
    }

    const Definition& definition_;
    const Kinds& kinds_;
    CheckContext known_;
    std::map<const StepDefinition*, Faults> faults_;  // of the steps' own settings
    std::vector<Finding> findings_;
    std::set<std::string> seen_;
    const StepDefinition* step_ = nullptr;
    std::string pointer_;
};

}

std::vector<Finding> check_definition(const Definition& definition, const Kinds& kinds,
                                      const CheckContext& known) {
    return Checker{definition, kinds, known}.run();
}
