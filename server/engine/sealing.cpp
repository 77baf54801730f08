#include "engine/sealing.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/calendar.hpp"
#include "documents/contract_pdf.hpp"
#include "documents/signing.hpp"
#include "engine/run_work.hpp"
#include "records/file.hpp"
#include "records/history.hpp"
#include "records/require.hpp"
#include "steps/brand.hpp"
#include "steps/signing.hpp"

namespace {

// "6 March 2026 at 14:32:05 Europe/London", beside the exact UTC instant.
ShownTime shown(Time at, const std::string& zone) {
    const auto local = local_of(at, zone);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(local - day)};
    static constexpr std::array months = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
    return {at, fmt::format("{} {} {} at {:02}:{:02}:{:02}, {}", static_cast<unsigned>(date.day()),
                            months[static_cast<unsigned>(date.month()) - 1],
                            static_cast<int>(date.year()), clock.hours().count(),
                            clock.minutes().count(), clock.seconds().count(), zone)};
}

std::vector<Stroke> strokes_of(const boost::json::array& stored) {
    std::vector<Stroke> strokes;
    for (const auto& line : stored) {
        Stroke stroke;
        for (const auto& point : line.as_array()) {
            stroke.push_back({point.at(0).to_number<double>(), point.at(1).to_number<double>()});
        }
        strokes.push_back(std::move(stroke));
    }
    return strokes;
}

// On whose behalf a contact signs.
std::string party_of(const Contact& contact) {
    return contact.company.empty() ? contact.name : contact.company;
}

ContractSignature signature_of(const Signer& signer, const Firm& firm, const std::string& party,
                               const std::string& consent) {
    const bool is_contact = signer.kind == SignerKind::contact;
    ContractSignature signature{.name = signer.full_name.empty() ? signer.name : signer.full_name,
                                .role = fmt::format("for {}", party),
                                .strokes = strokes_of(signer.strokes),
                                .typed = signer.typed,
                                .email = signer.email,
                                .identified_by = is_contact ? "a personal link sent to this address"
                                                            : "signing in as a member of the firm",
                                .ip = signer.ip,
                                .user_agent = signer.user_agent,
                                .consent = consent};
    if (signer.signed_at) signature.signed_at = shown(*signer.signed_at, firm.zone);
    return signature;
}

std::string words_of_event(const HistoryEntry& entry) {
    auto words = entry.event;
    std::ranges::replace(words, '_', ' ');
    return entry.note.empty() ? words : fmt::format("{}: {}", words, entry.note);
}

// From where a signature came; the other events are told without it.
std::string address_of(const HistoryEntry& entry, const std::vector<Signer>& signers) {
    if (entry.event != "contract_signed") return "";
    const auto signer = std::ranges::find(signers, entry.actor_name, &Signer::name);
    return signer == signers.end() ? "" : signer->ip;
}

std::vector<AuditEvent> events_of(Tx& tx, const Firm& firm, const ContractRecord& contract) {
    const auto signers = list_signers(tx, firm.id, contract.id);
    std::vector<AuditEvent> events;
    for (const auto& entry :
         list_history_of_step(tx, firm.id, contract.run_id, contract.step, contract.iteration)) {
        events.push_back({shown(entry.at, firm.zone), entry.actor_name, words_of_event(entry),
                          address_of(entry, signers)});
    }
    return events;
}

Contract document_of(Tx& tx, const Firm& firm, const ContractRecord& contract, Time now) {
    const auto run = require_run(tx, firm.id, contract.run_id);
    const auto contact = require_contact(tx, firm.id, run.contact_id);
    Contract document{.title = contract.title,
                      .brand = brand_of(firm),
                      .parties = {firm.name, party_of(contact)},
                      .markdown = signed_text(contract),
                      .events = events_of(tx, firm, contract),
                      .document_id = to_text(contract.id),
                      .made_at = now};
    for (const auto& signer : list_signers(tx, firm.id, contract.id)) {
        const auto party = signer.contact_id
                               ? party_of(require_contact(tx, firm.id, *signer.contact_id))
                               : firm.name;
        if (std::ranges::find(document.parties, party) == document.parties.end())
            document.parties.push_back(party);
        document.signatures.push_back(signature_of(signer, firm, party, contract.consent_text));
    }
    return document;
}

}

void seal_contract(Engine& engine, const Firm& firm, const OutboxRow& row) {
    const Time now = engine.clock().now();
    struct Input {
        ContractRecord contract;
        Contract document;
        SigningIdentity identity;
    };
    const auto input = engine.store().write([&](Tx& tx) {
        move_contract(tx, firm.id, *row.contract_id, ContractState::signed_,
                      ContractMove::begin_seal);
        const auto contract = require_contract(tx, firm.id, *row.contract_id);
        const auto identity = required(find_firm_identity(tx, firm.id), "signing identity");
        return Input{contract,
                     document_of(tx, firm, contract, now),
                     {identity.signing_key, identity.signing_certificate}};
    });
    if (input.contract.state == ContractState::sealed) {
        engine.store().write([&](Tx& tx) { finish_outbox(tx, row); });
        return;
    }
    const auto pdf =
        seal_pdf(typeset_contract(input.document), input.identity,
                 {.sealed_at = now, .reason = "Signed by all parties", .location = ""});
    const auto stored = engine.files().write(pdf);
    engine.store().write([&](Tx& tx) {
        const auto file = engine.ids().next<FileId>();
        insert_file(tx, {.firm_id = firm.id,
                         .id = file,
                         .sha256 = stored,
                         .name = input.contract.title + ".pdf",
                         .media_type = "application/pdf",
                         .size = static_cast<int64_t>(pdf.size()),
                         .run_id = input.contract.run_id,
                         .step = input.contract.step,
                         .created_at = now});
        check(::seal_contract(tx, firm.id, input.contract.id, file),
              "only this row seals this contract");
        finish_outbox(tx, row);
        RunWork work{engine, tx,
                     load_run(tx, firm.id, input.contract.run_id, engine.versions(), now)};
        const auto index = work.loaded().workflow->find(input.contract.step);
        work.note("contract_sealed", input.contract.step, input.contract.iteration, system_actor(),
                  input.contract.title, "");
        if (index) {
            work.use_step(*index, [&](StepWork& step) { send_sealed(step, input.contract, file); });
            const auto& state = work.loaded().progress.steps[*index];
            if (state.iteration == input.contract.iteration && is_open(state.state)) {
                work.apply(StepEnded{input.contract.step, input.contract.iteration, "signed"},
                           system_actor(), "");
            }
        }
        work.save();
    });
}
