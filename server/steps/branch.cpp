// branch: picks the first outcome whose condition holds. Its settings are outcome → condition, in
// order.
#include <fmt/format.h>

#include "core/condition.hpp"
#include "steps/registry.hpp"

namespace {

constexpr std::string_view nothing_held = "none";

class BranchKind final : public StepKind {
public:
    std::string_view name() const override { return "branch"; }
    Acts acts(const boost::json::object&) const override { return Acts::system; }
    Span usual_duration() const override { return {0, SpanUnit::minutes}; }

    std::vector<std::string> outcomes(const boost::json::object& config) const override {
        std::vector<std::string> names;
        bool always = false;
        for (const auto& [outcome, condition] : config) {
            names.emplace_back(outcome);
            always |= condition.is_bool() && condition.get_bool();
        }
        if (!always) names.emplace_back(nothing_held);
        return names;
    }

    void check(const boost::json::object& config, const CheckContext&, const std::string& pointer,
               Faults& faults) const override {
        if (config.empty())
            faults.push_back({pointer, "A branch needs at least one outcome with its condition."});
        for (const auto& [outcome, condition] : config) {
            const auto place = fmt::format("{}/{}", pointer, std::string_view(outcome));
            check_condition(condition, faults, place);
            if (std::string_view(outcome).find('.') != std::string_view::npos) {
                faults.push_back({place, "An outcome's name has no dot."});
            }
        }
    }

    std::optional<std::string> decide(const boost::json::object& config,
                                      const boost::json::object& data) const override {
        for (const auto& [outcome, condition] : config) {
            if (holds(condition, data)) return std::string(outcome);
        }
        return std::string(nothing_held);
    }

    std::vector<std::string> reads(const boost::json::object& config) const override {
        std::vector<std::string> paths;
        for (const auto& [outcome, condition] : config) {
            for (auto& path : variables_of(condition)) paths.push_back(std::move(path));
        }
        return paths;
    }

    std::string sentence(const boost::json::object& config) const override {
        std::vector<std::string> names;
        for (const auto& name : outcomes(config))
            names.push_back(fmt::format("**{}**", words_of(name)));
        return fmt::format("choose {}", fmt::join(names, " or "));
    }

    Begun begin(StepWork& work) const override { return Ends{*decide(work.config(), work.data)}; }
};

}

const StepKind& branch_kind() {
    static const BranchKind kind;
    return kind;
}
