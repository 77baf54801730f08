// email: sends a template to the contact or to a member.
#include <fmt/format.h>

#include "steps/compose.hpp"
#include "steps/registry.hpp"

namespace {

struct EmailConfig {
    std::string template_;
    std::string to = "contact";
};
BOOST_DESCRIBE_STRUCT(EmailConfig, (), (template_, to))

}

template <>
inline constexpr auto reflect::fields<EmailConfig> = reflect::fields_of<EmailConfig>({
    {.name = "template", .about = "Key of the e-mail template.", .length_min = 1, .length_max = 60},
    {.name = "to",
     .about = "`contact`, or a role of the workflow.",
     .required = false,
     .length_max = 60},
});

namespace {

class EmailKind final : public StepKind {
public:
    std::string_view name() const override { return "email"; }
    Acts acts(const boost::json::object&) const override { return Acts::system; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"sent"};
    }
    Span usual_duration() const override { return {1, SpanUnit::minutes}; }

    void check(const boost::json::object& config, const CheckContext& context,
               const std::string& pointer, Faults& faults) const override {
        check_config<EmailConfig>(config, pointer, faults, [&](const EmailConfig& read) {
            check_person(read.to, context, pointer + "/to", faults);
        });
    }
    std::vector<std::pair<std::string, std::string>> templates(
        const boost::json::object& config) const override {
        return {{"email", config_of<EmailConfig>(config).template_}};
    }
    std::string sentence(const boost::json::object& config) const override {
        const auto read = config_of<EmailConfig>(config);
        return fmt::format("send the e-mail **{}** to the {}", words_of(read.template_),
                           words_of(read.to));
    }

    Begun begin(StepWork& work) const override {
        auto composed = compose(work, LinkUse::make);
        if (auto* held = std::get_if<Held>(&composed)) return std::move(*held);
        work.effects.emplace_back(std::get<MailEffect>(std::move(composed)));
        return Waits{};
    }
    std::string_view outcome_on_delivery() const override { return "sent"; }
    std::optional<Held> prepare(StepWork& work) const override {
        auto composed = compose(work, LinkUse::pretend);
        auto* held = std::get_if<Held>(&composed);
        return held ? std::optional(std::move(*held)) : std::nullopt;
    }
    Preview preview(StepWork& work) const override {
        const auto config = config_of<EmailConfig>(work.config());
        return preview_mail(work, {.template_key = config.template_, .to = config.to});
    }

private:
    static Composed compose(StepWork& work, LinkUse links) {
        const auto config = config_of<EmailConfig>(work.config());
        return compose_mail(work,
                            {.template_key = config.template_, .to = config.to, .links = links});
    }
};

}

const StepKind& email_kind() {
    static const EmailKind kind;
    return kind;
}
