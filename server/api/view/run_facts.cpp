#include "api/view/run_facts.hpp"

#include "api/view/words.hpp"

namespace api {

namespace {

std::string called(const Contact& contact) {
    if (!contact.first_name.empty()) return contact.first_name;
    return contact.kind == ContactKind::person ? first_word(contact.name) : contact.name;
}

}

RunFacts::RunFacts(Tx& tx, const LoadedRun& loaded) : loaded_(loaded) {
    const auto firm = loaded.firm.id;
    const auto run = loaded.run.id;
    messages_ = list_messages(tx, firm, {.states = {}, .run_id = run, .contact_id = {}, .to = ""},
                              {.limit = page_limit_max, .cursor = {}})
                    .items;
    std::vector<MessageId> unsent;
    for (const auto& message : messages_) {
        if (message.state != MessageState::sent) unsent.push_back(message.id);
    }
    if (!unsent.empty()) outbox_ = find_outbox_of_messages(tx, firm, unsent);
    responses_ = list_responses(tx, firm, run);
    tasks_ = list_tasks_of_run(tx, firm, run);
    contracts_ = list_contracts_of_run(tx, firm, run);
    for (const auto& contract : contracts_)
        signers_[contract.id] = list_signers(tx, firm, contract.id);
    for (const auto& link : list_client_links(tx, firm, run)) {
        auto& seen = seen_[link.step];
        seen.count += link.seen_count;
        if (link.last_seen_at && (!seen.last || *link.last_seen_at > *seen.last))
            seen.last = link.last_seen_at;
    }
}

bool RunFacts::is_of(size_t step, const std::string& key, int iteration) const {
    return loaded_.workflow->step(step).definition.key == key &&
           loaded_.progress.steps[step].iteration == iteration;
}

const ::Message* RunFacts::message_of(size_t step) const {
    const auto found = std::ranges::find_if(messages_, [&](const ::Message& message) {
        return message.purpose == MessagePurpose::work &&
               is_of(step, message.step, message.iteration);
    });
    return found == messages_.end() ? nullptr : &*found;
}

const FormResponse* RunFacts::response_of(size_t step) const {
    const auto found = std::ranges::find_if(responses_, [&](const FormResponse& each) {
        return is_of(step, each.step, each.iteration);
    });
    return found == responses_.end() ? nullptr : &*found;
}

const ::Task* RunFacts::task_of(size_t step) const {
    const auto found = std::ranges::find_if(tasks_, [&](const ::Task& task) {
        return task.purpose == TaskPurpose::work && is_of(step, task.step, task.iteration);
    });
    return found == tasks_.end() ? nullptr : &*found;
}

const ContractRecord* RunFacts::contract_of(size_t step) const {
    const auto found = std::ranges::find_if(contracts_, [&](const ContractRecord& each) {
        return is_of(step, each.step, each.iteration);
    });
    return found == contracts_.end() ? nullptr : &*found;
}

const std::vector<Signer>& RunFacts::signers_of(const ContractRecord& contract) const {
    return signers_.at(contract.id);
}

const Signer* RunFacts::member_to_sign(size_t step) const {
    const auto* contract = contract_of(step);
    if (contract == nullptr || contract->state != ContractState::waiting) return nullptr;
    const auto& signers = signers_of(*contract);
    const auto next = std::ranges::find(signers, SignerState::next, &Signer::state);
    const bool is_member = next != signers.end() && next->kind == SignerKind::member;
    return is_member ? &*next : nullptr;
}

std::string RunFacts::member_of(std::string_view role) const {
    const auto* roles = loaded_.data.if_contains("roles");
    const auto* name =
        roles == nullptr ? nullptr : value_at(roles->as_object(), std::string(role) + ".name");
    return name == nullptr ? "" : first_word(std::string(name->as_string()));
}

StepFacts RunFacts::of(size_t step) const {
    StepFacts facts;
    if (const auto* message = message_of(step)) {
        facts.sent_at = message->sent_at;
        const auto row =
            std::ranges::find(outbox_, std::optional(message->id), &OutboxRow::message_id);
        if (row != outbox_.end() && row->attempts > 0) {
            facts.delivery = message->why;
            facts.next_try_at = row->due_at;
        }
    }
    if (const auto seen = seen_.find(loaded_.workflow->step(step).definition.key);
        seen != seen_.end()) {
        facts.opened = seen->second.count;
        facts.last_opened_at = seen->second.last;
    }
    if (const auto* contract = contract_of(step)) {
        const auto& signers = signers_of(*contract);
        const auto next = std::ranges::find(signers, SignerState::next, &Signer::state);
        if (next != signers.end()) facts.waits_for = first_word(next->name);
    }
    return facts;
}

ExplainContext RunFacts::explain_context(Time now) const {
    return {.now = now,
            .calendar = loaded_.calendar,
            .contact_name = called(loaded_.contact),
            .member_of = [this](std::string_view role) { return member_of(role); },
            .facts_of = [this](size_t step) { return of(step); }};
}

}
