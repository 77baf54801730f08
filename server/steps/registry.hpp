// Every step kind there is.
#pragma once

#include <string_view>

#include "steps/step_kind.hpp"

const StepKind& email_kind();
const StepKind& form_kind();
const StepKind& contract_kind();
const StepKind& task_kind();
const StepKind& approval_kind();
const StepKind& branch_kind();
const StepKind& wait_kind();
const StepKind& project_kind();
const StepKind& set_kind();
const StepKind& notify_kind();
const StepKind& end_kind();

// By name, for core. The order is the alphabet's.
const Kinds& step_kinds();
// The kind called `name`, which a checked definition has.
const StepKind& step_kind(std::string_view name);
