// Compiled workflow versions, kept in memory and shared: a version never changes.
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>

#include "core/workflow.hpp"
#include "records/workflow.hpp"
#include "store/tx.hpp"

class Versions {
public:
    // Compiles the version the first time it is asked for. Threads: any.
    std::shared_ptr<const CompiledWorkflow> load(Tx& tx, FirmId firm, WorkflowVersionId version);

private:
    std::mutex mutex_;
    std::unordered_map<WorkflowVersionId, std::shared_ptr<const CompiledWorkflow>> compiled_;
};

// A definition as it was published, which parsed then and so parses now.
Definition definition_of(const WorkflowVersion& version);
