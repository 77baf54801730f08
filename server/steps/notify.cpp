// notify: tells a member something, by mail.
#include <fmt/format.h>

#include "steps/compose.hpp"
#include "steps/registry.hpp"

namespace {

struct NotifyConfig {
    std::string to;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NotifyConfig, (), (to, text))

}

template <>
inline constexpr auto reflect::fields<NotifyConfig> = reflect::fields_of<NotifyConfig>({
    {.name = "to", .about = "The role that is told.", .length_min = 1, .length_max = 60},
    {.name = "text",
     .about = "What is said; may hold merge fields.",
     .length_min = 1,
     .length_max = 2000},
});

namespace {

class NotifyKind final : public StepKind {
public:
    std::string_view name() const override { return "notify"; }
    Acts acts(const boost::json::object&) const override { return Acts::system; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"done"};
    }
    Span usual_duration() const override { return {0, SpanUnit::minutes}; }
    std::string role(const boost::json::object& config) const override {
        return config_of<NotifyConfig>(config).to;
    }

    void check(const boost::json::object& config, const CheckContext& context,
               const std::string& pointer, Faults& faults) const override {
        check_config<NotifyConfig>(config, pointer, faults, [&](const NotifyConfig& read) {
            check_role(read.to, context, pointer + "/to", faults);
            check_merge_text(read.text, pointer + "/text", faults);
        });
    }
    std::string sentence(const boost::json::object& config) const override {
        return fmt::format("tell the {}", words_of(config_of<NotifyConfig>(config).to));
    }

    // The run goes on at once: a notice is not worth waiting for.
    Begun begin(StepWork& work) const override {
        const auto config = config_of<NotifyConfig>(work.config());
        const auto person = find_person(work, config.to);
        if (const auto* held = std::get_if<Held>(&person)) return *held;
        const auto text = merged_or_held(work, config.text, "notice", MergeMode::markdown);
        if (const auto* held = std::get_if<Held>(&text)) return *held;
        notify_member(work, std::get<Person>(person), work.definition().name,
                      std::get<std::string>(text), "Open the run");
        return Ends{"done"};
    }
};

}

const StepKind& notify_kind() {
    static const NotifyKind kind;
    return kind;
}
