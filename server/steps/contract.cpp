// contract: a document filled from the run's data, signed by its signers in order and sealed.
#include <fmt/format.h>

#include "core/merge.hpp"
#include "documents/markdown.hpp"
#include "records/template.hpp"
#include "steps/compose.hpp"
#include "steps/registry.hpp"
#include "steps/signing.hpp"

namespace {

struct ContractConfig {
    std::string template_;
    std::vector<std::string> signers;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(ContractConfig, (), (template_, signers, email))

}

template <>
inline constexpr auto reflect::fields<ContractConfig> = reflect::fields_of<ContractConfig>({
    {.name = "template",
     .about = "Key of the contract template.",
     .length_min = 1,
     .length_max = 60},
    {.name = "signers",
     .about = "Who signs, in this order: `contact` and roles, which members or other contacts "
              "fill. The contact alone when absent.",
     .length_min = 1,
     .items_max = 8},
    {.name = "email",
     .about = "Key of the e-mail template that invites the contact.",
     .length_max = 60},
});

namespace {

constexpr std::string_view consent_text =
    "I have read this document and agree to sign it electronically.";

struct FilledContract {
    std::string title;
    std::string markdown;
    std::vector<KeyTerm> key_terms;
};

class ContractKind final : public StepKind {
public:
    std::string_view name() const override { return "contract"; }
    Acts acts(const boost::json::object&) const override { return Acts::client; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"signed", "declined"};
    }
    Span usual_duration() const override { return {2, SpanUnit::working_days}; }
    std::vector<Remedy> remedies(const boost::json::object&) const override {
        return {Remedy::remind, Remedy::copy_link, Remedy::complete, Remedy::skip};
    }

    void check(const boost::json::object& config, const CheckContext& context,
               const std::string& pointer, Faults& faults) const override {
        check_config<ContractConfig>(config, pointer, faults, [&](const ContractConfig& read) {
            for (size_t i = 0; i < read.signers.size(); ++i) {
                const auto place = fmt::format("{}/signers/{}", pointer, i);
                check_person(read.signers[i], context, place, faults);
                if (std::ranges::count(read.signers, read.signers[i]) > 1) {
                    faults.push_back(
                        {place, fmt::format("“{}” signs more than once.", read.signers[i])});
                }
            }
        });
    }
    std::vector<std::pair<std::string, std::string>> templates(
        const boost::json::object& config) const override {
        const auto read = config_of<ContractConfig>(config);
        std::vector<std::pair<std::string, std::string>> used{{"contract", read.template_}};
        if (read.email) used.emplace_back("email", *read.email);
        return used;
    }
    std::string sentence(const boost::json::object& config) const override {
        const auto read = config_of<ContractConfig>(config);
        std::vector<std::string> names;
        for (const auto& signer : signers_of_contract(config))
            names.push_back("the " + words_of(signer));
        return fmt::format("have **{}** signed by {}", words_of(read.template_),
                           fmt::join(names, ", then "));
    }
    std::string asks(const StepDefinition& step) const override {
        return fmt::format("to sign **{}**", step.name);
    }

    Begun begin(StepWork& work) const override {
        const auto config = config_of<ContractConfig>(work.config());
        if (const auto going = find_going_contract(work)) {
            ask_next_signer(work, *going, MessagePurpose::work);
            return Waits{};
        }
        auto filled = fill(work, config);
        if (auto* held = std::get_if<Held>(&filled)) return std::move(*held);
        auto signers = find_signers(work);
        if (auto* held = std::get_if<Held>(&signers)) return std::move(*held);
        const auto& first = std::get<std::vector<Signer>>(signers).front();
        const bool has_own_mail = config.email && first.contact_id == work.contact.id;
        if (has_own_mail) {  // before the contract, which a hole in the mail must not leave behind
            auto mail = compose_mail(work, {.template_key = *config.email});
            if (auto* held = std::get_if<Held>(&mail)) return std::move(*held);
            work.effects.emplace_back(std::get<MailEffect>(std::move(mail)));
        }
        const auto contract =
            insert(work, std::get<FilledContract>(filled), std::get<std::vector<Signer>>(signers));
        if (!has_own_mail) invite_signer(work, contract, first, MessagePurpose::work);
        return Waits{};
    }

    std::optional<Held> prepare(StepWork& work) const override {
        const auto config = config_of<ContractConfig>(work.config());
        auto filled = fill(work, config);
        if (auto* held = std::get_if<Held>(&filled)) return std::move(*held);
        auto signers = find_signers(work);
        auto* held = std::get_if<Held>(&signers);
        return held ? std::optional(std::move(*held)) : std::nullopt;
    }

    Preview preview(StepWork& work) const override {
        const auto config = config_of<ContractConfig>(work.config());
        const auto found =
            find_template(work.tx, work.firm.id, TemplateKind::contract, config.template_);
        if (!found) return {};
        const auto body = merge(found->body, work.data, MergeMode::markdown, merge_options(work));
        return {found->name, markdown_to_html(body.text), markdown_to_text(body.text),
                paths_of(body.missing)};
    }

    void remind(StepWork& work, int) const override {
        if (const auto contract = find_contract(work))
            ask_next_signer(work, *contract, MessagePurpose::reminder);
    }

    void call_off(StepWork& work) const override {
        if (const auto contract = find_contract(work))
            move_contract(work.tx, work.firm.id, contract->id, ContractState::waiting,
                          ContractMove::make_void);
    }

private:
    static std::optional<ContractRecord> find_contract(StepWork& work) {
        return find_contract_of_step(work.tx, work.firm.id, work.run.id, work.definition().key,
                                     work.iteration);
    }

    // One that somebody has signed, when the step begins again after it was held: it stands.
    static std::optional<ContractRecord> find_going_contract(StepWork& work) {
        auto contract = find_contract(work);
        if (!contract) return std::nullopt;
        const auto signers = list_signers(work.tx, work.firm.id, contract->id);
        const bool has_begun = std::ranges::any_of(
            signers, [](const Signer& signer) { return signer.state == SignerState::signed_; });
        return has_begun ? contract : std::nullopt;
    }

    static void ask_next_signer(StepWork& work, const ContractRecord& contract,
                                MessagePurpose purpose) {
        if (contract.state != ContractState::waiting) return;
        for (const auto& signer : list_signers(work.tx, work.firm.id, contract.id)) {
            if (signer.state == SignerState::next) invite_signer(work, contract, signer, purpose);
        }
    }

    static std::variant<FilledContract, Held> fill(StepWork& work, const ContractConfig& config) {
        const auto found =
            find_template(work.tx, work.firm.id, TemplateKind::contract, config.template_);
        if (!found) {
            return Held{
                HeldReason::fault,
                fmt::format("There is no contract template “{}” any more.", config.template_),
                {}};
        }
        const auto options = merge_options(work);
        auto body = merge(found->body, work.data, MergeMode::markdown, options);
        FilledContract filled{found->name, std::move(body.text), {}};
        std::vector<std::string> missing = paths_of(body.missing);
        for (const auto& term : found->key_terms) {
            auto value = merge(term.value, work.data, MergeMode::plain, options);
            for (auto& path : paths_of(value.missing)) missing.push_back(std::move(path));
            filled.key_terms.push_back({term.label, std::move(value.text)});
        }
        if (missing.empty()) return filled;
        std::ranges::sort(missing);
        missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
        return held_for_missing(fmt::format("The contract “{}”", found->name), std::move(missing));
    }

    static std::vector<std::string> paths_of(const std::vector<MissingField>& missing) {
        std::vector<std::string> paths;
        for (const auto& field : missing) paths.push_back(field.path);
        return paths;
    }

    // A contact who fills several places has one page to sign on, and signs once: at the first.
    static std::variant<std::vector<Signer>, Held> find_signers(StepWork& work) {
        std::vector<Signer> signers;
        for (const auto& who : signers_of_contract(work.config())) {
            auto person = find_person(work, who);
            if (auto* held = std::get_if<Held>(&person)) return std::move(*held);
            const auto& found = std::get<Person>(person);
            const bool signs_already =
                found.contact &&
                std::ranges::find(signers, found.contact, &Signer::contact_id) != signers.end();
            if (signs_already) continue;
            signers.push_back(
                {.firm_id = work.firm.id,
                 .position = static_cast<int>(signers.size()) + 1,
                 .kind = found.contact ? SignerKind::contact : SignerKind::member,
                 .contact_id = found.contact,
                 .member_id = found.member,
                 .name = found.name,
                 .email = found.address,
                 .state = signers.empty() ? SignerState::next : SignerState::waiting});
        }
        return signers;
    }

    static ContractRecord insert(StepWork& work, const FilledContract& filled,
                                 std::vector<Signer>& signers) {
        ContractRecord contract{.firm_id = work.firm.id,
                                .id = work.ids.next<ContractId>(),
                                .run_id = work.run.id,
                                .step = work.definition().key,
                                .iteration = work.iteration,
                                .title = filled.title,
                                .markdown = filled.markdown,
                                .key_terms = filled.key_terms,
                                .consent_text = std::string(consent_text),
                                .created_at = work.now};
        contract.text_hash = sha256_hex(signed_text(contract));
        for (auto& signer : signers) signer.contract_id = contract.id;
        // Begun before, held before anybody was asked, and begun again: the new text replaces the
        // old.
        if (const auto earlier = find_contract(work))
            remove_unsigned_contract(work.tx, work.firm.id, earlier->id);
        insert_contract(work.tx, contract, signers);
        return contract;
    }
};

}

const StepKind& contract_kind() {
    static const ContractKind kind;
    return kind;
}
