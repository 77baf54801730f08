// form: asks the client to fill in a questionnaire.
#include <fmt/format.h>

#include "core/form.hpp"
#include "records/response.hpp"
#include "records/template.hpp"
#include "steps/compose.hpp"
#include "steps/registry.hpp"

namespace {

constexpr std::string_view no_email = "none";

struct FormConfig {
    std::string template_;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(FormConfig, (), (template_, email))

}

template <>
inline constexpr auto reflect::fields<FormConfig> = reflect::fields_of<FormConfig>({
    {.name = "template", .about = "Key of the form template.", .length_min = 1, .length_max = 60},
    {.name = "email",
     .about = "Key of the e-mail template that invites; `none` sends nothing.",
     .length_max = 60},
});

namespace {

class FormKind final : public StepKind {
public:
    std::string_view name() const override { return "form"; }
    Acts acts(const boost::json::object&) const override { return Acts::client; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"submitted"};
    }
    Span usual_duration() const override { return {3, SpanUnit::working_days}; }
    std::vector<Remedy> remedies(const boost::json::object&) const override {
        return {Remedy::remind, Remedy::copy_link, Remedy::complete, Remedy::skip};
    }

    void check(const boost::json::object& config, const CheckContext&, const std::string& pointer,
               Faults& faults) const override {
        check_config<FormConfig>(config, pointer, faults, [](const FormConfig&) {});
    }
    std::vector<std::pair<std::string, std::string>> templates(
        const boost::json::object& config) const override {
        const auto read = config_of<FormConfig>(config);
        std::vector<std::pair<std::string, std::string>> used{{"form", read.template_}};
        if (read.email && *read.email != no_email) used.emplace_back("email", *read.email);
        return used;
    }
    std::string sentence(const boost::json::object& config) const override {
        return fmt::format("ask the client to fill in **{}**",
                           words_of(config_of<FormConfig>(config).template_));
    }
    std::string asks(const StepDefinition& step) const override {
        return fmt::format("to fill in **{}**", step.name);
    }

    Begun begin(StepWork& work) const override {
        const auto config = config_of<FormConfig>(work.config());
        const auto found =
            find_template(work.tx, work.firm.id, TemplateKind::form, config.template_);
        if (!found) return no_template(config);
        if (config.email != no_email) {
            auto invitation = compose_mail(work, invitation_of(work, config, LinkUse::make));
            if (auto* held = std::get_if<Held>(&invitation)) return std::move(*held);
            work.effects.emplace_back(std::get<MailEffect>(std::move(invitation)));
        }
        // The questionnaire as it is now: editing the template changes nothing for who has it in
        // hand.
        open_response(work, found->form);
        return Waits{};
    }
    std::optional<Held> prepare(StepWork& work) const override {
        const auto config = config_of<FormConfig>(work.config());
        if (config.email == no_email) return std::nullopt;
        auto invitation = compose_mail(work, invitation_of(work, config, LinkUse::pretend));
        auto* held = std::get_if<Held>(&invitation);
        return held ? std::optional(std::move(*held)) : std::nullopt;
    }
    Preview preview(StepWork& work) const override {
        return preview_mail(
            work, invitation_of(work, config_of<FormConfig>(work.config()), LinkUse::pretend));
    }

    void remind(StepWork& work, int) const override {
        const auto response = find_response(work.tx, work.firm.id, work.run.id,
                                            work.definition().key, work.iteration);
        if (!response || response->submitted_at) return;
        auto reminder =
            compose_mail(work, {.template_key = "",
                                .subject = fmt::format("A reminder: {}", work.definition().name),
                                .body = reminder_body(work, *response),
                                .links = LinkUse::make,
                                .purpose = MessagePurpose::reminder});
        if (auto* mail = std::get_if<MailEffect>(&reminder))
            work.effects.emplace_back(std::move(*mail));
    }

private:
    // A questionnaire that was sent back opens with the answers given before.
    static void open_response(StepWork& work, const boost::json::object& form) {
        const auto& key = work.definition().key;
        if (find_response(work.tx, work.firm.id, work.run.id, key, work.iteration))
            return;  // begun again
        const auto earlier =
            find_response(work.tx, work.firm.id, work.run.id, key, work.iteration - 1);
        save_response(work.tx, {.firm_id = work.firm.id,
                                .run_id = work.run.id,
                                .step = key,
                                .iteration = work.iteration,
                                .form = form,
                                .answers = earlier ? earlier->answers : boost::json::object{},
                                .updated_at = work.now});
    }

    static Held no_template(const FormConfig& config) {
        return {HeldReason::fault,
                fmt::format("There is no form template “{}” any more.", config.template_),
                {}};
    }

    static MailRequest invitation_of(const StepWork& work, const FormConfig& config,
                                     LinkUse links) {
        if (config.email && *config.email != no_email)
            return {.template_key = *config.email, .links = links};
        const auto& step = work.definition();
        return {.template_key = "",
                .subject = step.name,
                .body = fmt::format(
                    "Hello {{{{contact.first_name | fallback: \"there\"}}}},\n\n"
                    "Please take a few minutes for **{}**. You can stop at any time and go on "
                    "later with the "
                    "same link.\n\n[Open the questionnaire]({{{{links.{}}}}})\n\n{{{{firm.name}}}}",
                    step.name, step.key),
                .links = links};
    }

    // Names only what is still missing.
    static std::string reminder_body(const StepWork& work, const FormResponse& response) {
        const auto form = reflect::parse<Form>(response.form);
        const auto missing = missing_answers(form, response.answers);
        std::string list;
        if (!response.answers.empty() && !missing.empty()) {
            list = missing.size() == 1 ? "Only one answer is still missing:\n\n"
                                       : "What is still missing:\n\n";
            for (const auto& key : missing)
                list += fmt::format("- {}\n", find_field(form, key)->label);
        } else {
            list = "It is still waiting for your answers.";
        }
        return fmt::format(
            "Hello {{{{contact.first_name | fallback: \"there\"}}}},\n\nA short reminder of "
            "**{}**. {}\n\n"
            "[Go on where you stopped]({{{{links.{}}}}})\n\n{{{{firm.name}}}}",
            work.definition().name, list, work.definition().key);
    }
};

}

const StepKind& form_kind() {
    static const FormKind kind;
    return kind;
}
