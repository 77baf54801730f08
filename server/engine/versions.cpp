#include "engine/versions.hpp"

#include "base/check.hpp"
#include "steps/registry.hpp"

Definition definition_of(const WorkflowVersion& version) {
    Faults faults;
    auto definition = parse_definition(version.definition, step_kinds(), faults);
    check(faults.empty(), "a published definition parses");
    return definition;
}

std::shared_ptr<const CompiledWorkflow> Versions::load(Tx& tx, FirmId firm,
                                                       WorkflowVersionId version) {
    {
        const std::lock_guard lock{mutex_};
        if (const auto found = compiled_.find(version); found != compiled_.end())
            return found->second;
    }
    const auto stored = require_version(tx, firm, version);
    auto compiled = std::make_shared<const CompiledWorkflow>(definition_of(stored), step_kinds());
    const std::lock_guard lock{mutex_};
    return compiled_.emplace(version, std::move(compiled)).first->second;
}
