// What the records know of a run's steps beyond its progress: what was sent and opened, who has
// signed, which task is open. Read once for a page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/explain.hpp"
#include "engine/loaded_run.hpp"
#include "records/client_link.hpp"
#include "records/contract.hpp"
#include "records/message.hpp"
#include "records/outbox.hpp"
#include "records/response.hpp"
#include "records/task.hpp"

namespace api {

class RunFacts {
public:
    RunFacts(Tx& tx, const LoadedRun& loaded);

    // The newest mail of the step's work in its present iteration, or null.
    const ::Message* message_of(size_t step) const;
    const FormResponse* response_of(size_t step) const;
    const ::Task* task_of(size_t step) const;
    const ContractRecord* contract_of(size_t step) const;
    const std::vector<Signer>& signers_of(const ContractRecord& contract) const;
    // The member whose turn it is to sign the step's contract, or null.
    const Signer* member_to_sign(size_t step) const;
    std::string member_of(std::string_view role) const;

    StepFacts of(size_t step) const;

    // For core's explanation; refers to this object.
    ExplainContext explain_context(Time now) const;

private:
    struct Seen {
        int count = 0;
        std::optional<Time> last;
    };
    bool is_of(size_t step, const std::string& key, int iteration) const;

    const LoadedRun& loaded_;
    std::vector<::Message> messages_;  // newest first
    std::vector<OutboxRow> outbox_;
    std::vector<FormResponse> responses_;
    std::vector<::Task> tasks_;
    std::vector<ContractRecord> contracts_;
    std::map<ContractId, std::vector<Signer>> signers_;
    std::map<std::string, Seen> seen_;
};

}
