#include "api/client/home.hpp"

#include <fmt/format.h>

#include "api/view/words.hpp"
#include "core/form.hpp"
#include "records/file.hpp"
#include "reflect/json.hpp"
#include "steps/signing.hpp"

namespace api {

namespace {

// People need about this long for one question.
constexpr int seconds_per_question = 30;

// One client's view of the run, put together from the same facts.
class Homepage {
public:
    Homepage(const Call& call, Tx& tx, const ClientVisit& visit)
        : call_(call), tx_(tx), visit_(visit), facts_(tx, visit.loaded) {}

    ClientHome build() const {
        const auto& loaded = visit_.loaded;
        ClientHome home{.firm = firm(),
                        .contact = {visit_.contact.name, unless_empty(visit_.contact.company)},
                        .link = opening(),
                        .title = loaded.workflow->definition().name};
        for (const auto index : client_steps(visit_, facts_)) put_step(home, index);
        home.next = next_words(home);
        return home;
    }

private:
    const StepDefinition& definition(size_t index) const {
        return visit_.loaded.workflow->step(index).definition;
    }

    ClientFirm firm() const {
        const auto& firm = visit_.loaded.firm;
        return {firm.name,
                unless_empty(firm.tagline),
                firm.colour,
                unless_empty(firm.phone),
                unless_empty(firm.email),
                unless_empty(firm.address),
                firm.locale,
                firm.currency};
    }

    // A link to a step that cannot be opened yet, or no longer, opens the home page.
    ClientOpening opening() const {
        const auto& link = visit_.link;
        const auto index = visit_.loaded.workflow->find(link.step);
        const auto steps = client_steps(visit_, facts_);
        if (!index || std::ranges::find(steps, *index) == steps.end())
            return {ClientPage::home, std::nullopt, link.read_only};
        const auto mark = mark_for(visit_, facts_, *index);
        const bool is_page = mark == ClientMark::now || mark == ClientMark::done;
        const auto page = page_of(*index);
        if (!is_page || page == ClientPage::home) {
            return {ClientPage::home, std::nullopt, link.read_only};
        }
        return {page, link.step, link.read_only};
    }

    ClientPage page_of(size_t index) const {
        const auto& kind = definition(index).kind;
        if (kind == "form") return ClientPage::form;
        return kind == "contract" ? ClientPage::contract : ClientPage::home;
    }

    void put_step(ClientHome& home, size_t index) const {
        const auto& step = definition(index);
        const auto mark = mark_for(visit_, facts_, index);
        home.ladder.push_back({step.key, step.name, mark, note_of(mark, index)});
        if (mark == ClientMark::done) {
            home.done.push_back({step.key, step.name, done_at(index), sealed_file(index)});
        }
        if (mark != ClientMark::now) return;
        home.now.push_back({step.key, page_of(index), step.name, needed_words(index)});
        if (!home.minutes_left && page_of(index) == ClientPage::form) {
            home.minutes_left = minutes_left(index);
        }
    }

    std::string note_of(ClientMark mark, size_t index) const {
        switch (mark) {
            case ClientMark::done:
                return day_and_month(date_of(done_at(index), visit_.loaded.firm.zone));
            case ClientMark::now:
                return "Now";
            case ClientMark::later:
                return "Later";
            case ClientMark::skipped:
                return "Left out";
        }
        return "";
    }

    // When the client did it, which may be before the step was over.
    Time done_at(size_t index) const {
        if (const auto* response = facts_.response_of(index); response && response->submitted_at) {
            return *response->submitted_at;
        }
        if (const auto* contract = facts_.contract_of(index)) {
            const auto* signer = find_own_signer(facts_.signers_of(*contract), visit_);
            if (signer != nullptr && signer->signed_at) return *signer->signed_at;
        }
        return visit_.loaded.progress.steps[index].since;
    }

    std::optional<ClientFileLink> sealed_file(size_t index) const {
        const auto* contract = facts_.contract_of(index);
        if (contract == nullptr || !contract->sealed_file_id) return std::nullopt;
        return file_link(call_, require_file(tx_, visit_.firm_id(), *contract->sealed_file_id));
    }

    // ---- Words

    std::vector<std::string> open_questions(size_t index) const {
        const auto* response = facts_.response_of(index);
        if (response == nullptr) return {};
        const auto form = reflect::parse<::Form>(response->form);
        std::vector<std::string> open;
        for (const auto& part : form.parts) {
            for (const auto& field : part.fields) {
                const bool is_open = !response->answers.contains(field.key);
                if (is_open && is_shown(field, response->answers)) open.push_back(field.key);
            }
        }
        return open;
    }

    std::optional<int> minutes_left(size_t index) const {
        const auto seconds = static_cast<int>(open_questions(index).size()) * seconds_per_question;
        return std::max(1, (seconds + 59) / 60);
    }

    std::string needed_words(size_t index) const {
        if (page_of(index) == ClientPage::contract) {
            return "Please read it, and sign at the foot of the page.";
        }
        const auto* response = facts_.response_of(index);
        const auto open = open_questions(index).size();
        const auto* noun = open == 1 ? "question" : "questions";
        if (response != nullptr && !response->answers.empty()) {
            return fmt::format("Your answers are kept; **{} {}** still open.", open,
                               open == 1 ? "question is" : "questions are");
        }
        return fmt::format("{} {}. Every answer is kept as you give it.", open, noun);
    }

    // What happens next, and by whom.
    std::string next_words(const ClientHome& home) const {
        const auto& loaded = visit_.loaded;
        if (loaded.run.state == RunState::completed) return "That is everything. Thank you.";
        if (loaded.run.state == RunState::paused) {
            return fmt::format("{} has paused this for now and gets in touch with you.",
                               loaded.firm.name);
        }
        const auto later = std::ranges::find(home.ladder, ClientMark::later, &ClientTread::mark);
        const bool is_last = later == home.ladder.end();
        if (!home.now.empty()) {
            return is_last ? fmt::format("Then {} takes over.", loaded.firm.name)
                           : fmt::format("After that comes **{}**.", later->name);
        }
        if (is_last) return fmt::format("Now it is the turn of {}.", loaded.firm.name);
        return fmt::format("Next comes **{}**. You get an e-mail when it is ready.", later->name);
    }

    const Call& call_;
    Tx& tx_;
    const ClientVisit& visit_;
    const RunFacts facts_;
};

// Whether the visitor signs at this step: is among those who were asked or, before anybody was, has
// a role that will be.
bool signs(const ClientVisit& visit, const RunFacts& facts, size_t step) {
    const auto& definition = visit.loaded.workflow->step(step).definition;
    if (definition.kind != "contract") return false;
    if (const auto* contract = facts.contract_of(step))
        return find_own_signer(facts.signers_of(*contract), visit) != nullptr;
    const auto signers = signers_of_contract(definition.config);
    return std::ranges::any_of(signers, [&](const std::string& role) {
        const auto* holder = visit.loaded.run.roles.if_contains(role);
        return holder != nullptr && *holder == boost::json::value(to_text(visit.contact.id));
    });
}

ClientMark mark_of_contract(const ClientVisit& visit, const RunFacts& facts, size_t step) {
    const auto* contract = facts.contract_of(step);
    if (contract == nullptr) return ClientMark::later;
    const auto* signer = find_own_signer(facts.signers_of(*contract), visit);
    if (signer == nullptr) return ClientMark::later;
    if (signer->state == SignerState::signed_) return ClientMark::done;
    const bool is_open = is_under_way(visit.loaded.progress.steps[step]) &&
                         contract->state == ContractState::waiting;
    return is_open && signer->state == SignerState::next ? ClientMark::now : ClientMark::later;
}

}

std::vector<size_t> client_steps(const ClientVisit& visit, const RunFacts& facts) {
    std::vector<size_t> steps;
    for (size_t i = 0; i < visit.loaded.workflow->steps().size(); ++i) {
        const auto& kind = visit.loaded.workflow->step(i).definition.kind;
        const bool is_own = visit.is_of_runs_contact() ? kind == "form" || kind == "contract"
                                                       : signs(visit, facts, i);
        if (is_own) steps.push_back(i);
    }
    return steps;
}

bool is_form_open(const ::RunStep& state, const FormResponse* response) {
    if (response == nullptr || response->submitted_at) return false;
    return is_under_way(state);
}

ClientMark mark_for(const ClientVisit& visit, const RunFacts& facts, size_t step) {
    const auto& state = visit.loaded.progress.steps[step];
    switch (state.state) {
        case StepState::ended:
            return state.outcome == "expired" ? ClientMark::skipped : ClientMark::done;
        case StepState::skipped:
        case StepState::cancelled:
            return ClientMark::skipped;
        default:
            break;
    }
    if (visit.loaded.workflow->step(step).definition.kind == "contract") {
        return mark_of_contract(visit, facts, step);
    }
    const auto* response = facts.response_of(step);
    if (response != nullptr && response->submitted_at) return ClientMark::done;
    return is_form_open(state, response) ? ClientMark::now : ClientMark::later;
}

const Signer* find_own_signer(const std::vector<Signer>& signers, const ClientVisit& visit) {
    const auto found =
        std::ranges::find(signers, std::optional(visit.contact.id), &Signer::contact_id);
    return found == signers.end() ? nullptr : &*found;
}

ClientFileLink file_link(const Call& call, const File& file) {
    return {file.name,
            fmt::format("/api/v1/client/{}/files/{}", call.text("token"), to_text(file.id)),
            file.size};
}

ClientHome home_of(Call& call, Tx& tx) {
    const auto visit = admit_client(call, tx);
    return Homepage{call, tx, visit}.build();
}

}
