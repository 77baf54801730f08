#include "steps/registry.hpp"

#include <array>

#include "base/check.hpp"

namespace {

using StepKinds = std::map<std::string, const StepKind*, std::less<>>;

const StepKinds& by_name() {
    static const StepKinds kinds = [] {
        StepKinds all;
        for (const auto* kind : {&email_kind(), &form_kind(), &contract_kind(), &task_kind(),
                                 &approval_kind(), &branch_kind(), &wait_kind(), &project_kind(),
                                 &set_kind(), &notify_kind(), &end_kind()}) {
            all.emplace(kind->name(), kind);
        }
        return all;
    }();
    return kinds;
}

}

const Kinds& step_kinds() {
    static const Kinds kinds{by_name().begin(), by_name().end()};
    return kinds;
}

const StepKind& step_kind(std::string_view name) {
    const auto found = by_name().find(name);
    check(found != by_name().end(), "a checked definition names known kinds");
    return *found->second;
}
