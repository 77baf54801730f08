// The templates that a scenario's workflow uses: as the scenario has them, or short ones of our own
// where it says nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/definition.hpp"
#include "records/template.hpp"
#include "scenario/runner/scenario.hpp"

// The workflow of a scenario. Throws Error(invalid) with every fault and every error of its check.
Definition definition_of(const Scenario& scenario);

std::vector<Template> templates_of(const Scenario& scenario, const Definition& definition);

// "Month papers" for "month_papers".
std::string title_from_key(std::string_view key);
