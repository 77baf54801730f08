#include "steps/signing.hpp"

#include <fmt/format.h>

#include "core/merge.hpp"
#include "documents/email.hpp"
#include "steps/brand.hpp"
#include "steps/compose.hpp"

namespace {

constexpr size_t strokes_max = 200;
constexpr size_t points_max = 20'000;
constexpr size_t name_max = 200;

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_point(const boost::json::value& value) {
    const auto* point = value.if_array();
    if (point == nullptr || point->size() != 2) return false;
    return std::ranges::all_of(*point, [](const boost::json::value& number) {
        if (!number.is_number()) return false;
        const auto coordinate = number.to_number<double>();
        return coordinate >= -0.01 && coordinate <= 1.01;
    });
}

bool are_sane(const boost::json::array& strokes) {
    size_t points = 0;
    for (const auto& stroke : strokes) {
        const auto* line = stroke.if_array();
        if (line == nullptr || !std::ranges::all_of(*line, is_point)) return false;
        points += line->size();
    }
    return strokes.size() <= strokes_max && points <= points_max;
}

void check_signature(const SignatureGiven& given) {
    Faults faults;
    if (is_blank(given.full_name) || given.full_name.size() > name_max) {
        faults.push_back({"/full_name", "Please enter your full name."});
    }
    if (is_blank(given.typed) == given.strokes.empty()) {
        faults.push_back({"/typed", "Please draw your signature, or type it."});
    }
    if (given.typed.size() > name_max)
        faults.push_back({"/typed", "This is too long for a signature."});
    if (!are_sane(given.strokes))
        faults.push_back(
            {"/strokes", "This drawing cannot be read. Please draw it again, or type it."});
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "The signature is not complete.", std::move(faults));
}

[[noreturn]] void reject(std::string sentence) {
    throw Error(ErrorCode::rejected, std::move(sentence));
}

const Signer& signer_at(const std::vector<Signer>& signers, int position) {
    const auto found = std::ranges::find(signers, position, &Signer::position);
    if (found == signers.end()) throw Error(ErrorCode::not_found, "There is no such signer.");
    return *found;
}

// The signers, if it is this one's turn.
std::vector<Signer> signers_at_turn(StepWork& work, const ContractRecord& contract, int position) {
    auto signers = list_signers(work.tx, work.firm.id, contract.id);
    const auto& signer = signer_at(signers, position);
    if (signer.state == SignerState::signed_)
        reject("You have signed this already. There is nothing more to do.");
    if (contract.state != ContractState::waiting) reject("This document can no longer be signed.");
    if (signer.state != SignerState::next) {
        const auto next = std::ranges::find(signers, SignerState::next, &Signer::state);
        reject(fmt::format("It is not your turn yet: {} signs before you. You will get an e-mail.",
                           next == signers.end() ? "somebody else" : next->name));
    }
    return signers;
}

MailEffect mail_to(StepWork& work, const Signer& signer, const std::string& subject,
                   const std::string& body, MessagePurpose purpose) {
    const auto rendered = render_email(brand_of(work.firm), {.subject = subject, .markdown = body});
    return {.purpose = purpose,
            .to = {signer.name, signer.email},
            .contact = signer.contact_id,
            .subject = rendered.subject,
            .text = rendered.text,
            .html = rendered.html,
            .attachments = {}};
}

}

std::vector<std::string> signers_of_contract(const boost::json::object& config) {
    std::vector<std::string> signers;
    if (const auto* listed = config.if_contains("signers"))
        signers = boost::json::value_to<std::vector<std::string>>(*listed);
    return signers.empty() ? std::vector<std::string>{"contact"} : signers;
}

void sign_contract(StepWork& work, const ContractRecord& contract, int position,
                   const SignatureGiven& given) {
    const auto signers = signers_at_turn(work, contract, position);
    check_signature(given);
    if (given.text_hash != contract.text_hash)
        reject("The text has changed since you opened it. Please read it again.");
    auto signer = signer_at(signers, position);
    signer.signed_at = work.now;
    signer.full_name = given.full_name;
    signer.typed = given.typed;
    signer.strokes = given.strokes;
    signer.ip = given.ip;
    signer.user_agent = given.user_agent;
    signer.text_hash = given.text_hash;
    if (!sign_contract(work.tx, signer))
        reject("You have signed this already. There is nothing more to do.");
    if (const auto next = call_next_signer(work.tx, work.firm.id, contract.id)) {
        return invite_signer(work, contract, *next, MessagePurpose::work);
    }
    move_contract(work.tx, work.firm.id, contract.id, ContractState::waiting,
                  ContractMove::complete);
    work.effects.emplace_back(TurnEffect{Acts::system});
    work.effects.emplace_back(SealEffect{contract.id});
}

void refuse_contract(StepWork& work, const ContractRecord& contract, int position,
                     const RefusalGiven& given) {
    const auto signers = signers_at_turn(work, contract, position);
    if (is_blank(given.reason)) {
        throw Error(ErrorCode::invalid, "Please say why, so that we can help.",
                    {{"/reason", "Please say why."}});
    }
    auto signer = signer_at(signers, position);
    signer.signed_at = work.now;
    signer.reason = given.reason;
    signer.ip = given.ip;
    signer.user_agent = given.user_agent;
    if (!decline_contract(work.tx, signer)) reject("This document can no longer be declined.");
    move_contract(work.tx, work.firm.id, contract.id, ContractState::waiting,
                  ContractMove::decline);
    for (const auto& role : work.run.roles) {
        const auto found = find_person(work, role.key());
        const auto* person = std::get_if<Person>(&found);
        if (person != nullptr && person->member) {
            notify_member(work, *person,
                          fmt::format("{} declined: {}", signer.name, contract.title),
                          fmt::format("{} will not sign “{}”. The reason given:\n\n> {}",
                                      in_markdown(signer.name), in_markdown(contract.title),
                                      in_markdown(given.reason)),
                          "Open the run");
        }
    }
}

std::string signed_text(const ContractRecord& contract) {
    std::string text;
    for (const auto& term : contract.key_terms)
        text += fmt::format("- **{}**: {}\n", in_markdown(term.label), in_markdown(term.value));
    return text.empty() ? contract.markdown : text + "\n" + contract.markdown;
}

void invite_signer(StepWork& work, const ContractRecord& contract, const Signer& signer,
                   MessagePurpose purpose) {
    const bool is_reminder = purpose == MessagePurpose::reminder;
    const bool is_member = signer.kind == SignerKind::member;
    work.effects.emplace_back(TurnEffect{is_member ? Acts::team : Acts::client});
    if (is_member) {
        const Person member{signer.name, signer.email, std::nullopt, signer.member_id};
        return notify_member(
            work, member,
            fmt::format("{}: {}", is_reminder ? "Still to sign" : "Please sign", contract.title),
            fmt::format("It is your turn to sign “{}”.", in_markdown(contract.title)),
            "Open the run and sign");
    }
    const auto subject =
        fmt::format("{}: {}", is_reminder ? "A reminder to sign" : "Please sign", contract.title);
    const auto body = fmt::format(
        "Hello {},\n\n{} Please read it, and sign at the foot of the page. If anything is unclear, "
        "ask us there first.\n\n"
        "[Read and sign]({})\n\n{}",
        in_markdown(signer.name),
        is_reminder
            ? fmt::format("“{}” is still waiting for your signature.", in_markdown(contract.title))
            : fmt::format("“{}” is ready for your signature.", in_markdown(contract.title)),
        make_client_link(work, work.definition().key, *signer.contact_id),
        in_markdown(work.firm.name));
    work.effects.emplace_back(mail_to(work, signer, subject, body, purpose));
}

void send_sealed(StepWork& work, const ContractRecord& contract, FileId pdf) {
    for (const auto& signer : list_signers(work.tx, work.firm.id, contract.id)) {
        const auto body = fmt::format(
            "Hello {},\n\nEverybody has signed “{}”. The signed copy is attached; please keep it. "
            "It carries the signatures, the "
            "record of how they were given, and a seal that shows any later change.\n\n{}",
            in_markdown(signer.name), in_markdown(contract.title), in_markdown(work.firm.name));
        auto mail = mail_to(work, signer, fmt::format("Signed: {}", contract.title), body,
                            MessagePurpose::notice);
        mail.attachments.push_back(pdf);
        work.effects.emplace_back(std::move(mail));
    }
}
