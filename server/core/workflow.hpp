// A checked definition made ready to run: steps and links by number, in an order in which every
// link points forward. Immutable, shared by all runs of a version.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/definition.hpp"

struct CompiledLink {
    size_t from;
    std::string outcome;  // empty: any
};

struct CompiledStep {
    StepDefinition definition;
    const Kind* kind;
    std::vector<std::string> outcomes;  // with `expired` where the step can expire
    std::vector<CompiledLink> after;
    std::vector<size_t> followers;  // every step that hangs on this one, directly or not
};

class CompiledWorkflow {
public:
    // `definition` must have been checked without errors; `kinds` outlives the result.
    CompiledWorkflow(Definition definition, const Kinds& kinds);

    const Definition& definition() const { return definition_; }
    const std::vector<CompiledStep>& steps() const { return steps_; }
    const CompiledStep& step(size_t index) const { return steps_[index]; }
    // Indices of the steps so that each comes after those it hangs on.
    const std::vector<size_t>& order() const { return order_; }
    std::optional<size_t> find(std::string_view key) const;

private:
    Definition definition_;
    std::vector<CompiledStep> steps_;
    std::vector<size_t> order_;
    std::map<std::string, size_t, std::less<>> by_key_;
};

// The links' order, or the keys of a circle ("a → b → a") when there is one.
struct LinkOrder {
    std::vector<size_t> order;
    std::vector<std::string> circle;
};
LinkOrder order_links(const std::vector<StepDefinition>& steps);
