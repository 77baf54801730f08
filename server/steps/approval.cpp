// approval: a member decides between outcomes.
#include <set>

#include <fmt/format.h>

#include "core/merge.hpp"
#include "steps/compose.hpp"
#include "steps/registry.hpp"

namespace {

struct ApprovalConfig {
    std::string by;
    std::string question;
    std::vector<std::string> outcomes;
};
BOOST_DESCRIBE_STRUCT(ApprovalConfig, (), (by, question, outcomes))

}

template <>
inline constexpr auto reflect::fields<ApprovalConfig> = reflect::fields_of<ApprovalConfig>({
    {.name = "by", .about = "The role that decides.", .length_min = 1, .length_max = 60},
    {.name = "question",
     .about = "What is asked; may hold merge fields.",
     .required = false,
     .length_max = 500},
    {.name = "outcomes",
     .about = "The answers to choose from.",
     .length_min = 1,
     .length_max = 60,
     .items_max = 8},
});

namespace {

class ApprovalKind final : public StepKind {
public:
    std::string_view name() const override { return "approval"; }
    Acts acts(const boost::json::object&) const override { return Acts::team; }
    Span usual_duration() const override { return {1, SpanUnit::working_days}; }
    std::string role(const boost::json::object& config) const override {
        return config_of<ApprovalConfig>(config).by;
    }
    std::vector<Remedy> remedies(const boost::json::object&) const override {
        return {Remedy::decide, Remedy::remind, Remedy::skip};
    }

    std::vector<std::string> outcomes(const boost::json::object& config) const override {
        auto outcomes = config_of<ApprovalConfig>(config).outcomes;
        if (outcomes.empty()) outcomes = {"approved", "declined"};
        return outcomes;
    }
    void check(const boost::json::object& config, const CheckContext& context,
               const std::string& pointer, Faults& faults) const override {
        check_config<ApprovalConfig>(config, pointer, faults, [&](const ApprovalConfig& read) {
            check_role(read.by, context, pointer + "/by", faults);
            check_merge_text(read.question, pointer + "/question", faults);
            const std::set<std::string> different(read.outcomes.begin(), read.outcomes.end());
            if (read.outcomes.size() == 1 || different.size() != read.outcomes.size()) {
                faults.push_back(
                    {pointer + "/outcomes", "An approval needs two or more different outcomes."});
            }
        });
    }
    std::string sentence(const boost::json::object& config) const override {
        return fmt::format("ask the {} to decide", words_of(config_of<ApprovalConfig>(config).by));
    }
    std::string asks(const StepDefinition& step) const override {
        const auto question = config_of<ApprovalConfig>(step.config).question;
        const auto shown =
            question.find("{{") == std::string::npos && !question.empty() ? question : step.name;
        return fmt::format("to decide: **{}**", shown);
    }

    Begun begin(StepWork& work) const override {
        const auto config = config_of<ApprovalConfig>(work.config());
        auto person = find_person(work, config.by);
        if (auto* held = std::get_if<Held>(&person)) return std::move(*held);
        auto question = merged_or_held(work, config.question, "question", MergeMode::markdown);
        if (auto* held = std::get_if<Held>(&question)) return std::move(*held);
        notify_member(work, std::get<Person>(person),
                      fmt::format("Please decide: {}", work.definition().name),
                      std::get<std::string>(question), "Open the run and decide");
        return Waits{};
    }
    void remind(StepWork& work, int number) const override {
        auto person = find_person(work, config_of<ApprovalConfig>(work.config()).by);
        if (!std::holds_alternative<Person>(person)) return;
        notify_member(work, std::get<Person>(person),
                      fmt::format("Reminder {}: please decide: {}", number, work.definition().name),
                      "This decision is still open, and the run waits for it.",
                      "Open the run and decide");
    }
};

}

const StepKind& approval_kind() {
    static const ApprovalKind kind;
    return kind;
}
