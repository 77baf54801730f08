#include "core/workflow.hpp"

#include "base/check.hpp"

namespace {

enum class Mark { unseen, open, done };

// Depth-first over what a step hangs on; what is finished is appended, so that predecessors come
// first.
bool visit(const std::vector<StepDefinition>& steps, const std::map<std::string, size_t>& by_key,
           size_t index, std::vector<Mark>& marks, LinkOrder& found) {
    if (marks[index] == Mark::done) return true;
    if (marks[index] == Mark::open) {
        found.circle.push_back(steps[index].key);
        return false;
    }
    marks[index] = Mark::open;
    for (const auto& link : steps[index].after) {
        const auto from = by_key.find(link.from);
        if (from == by_key.end()) continue;  // reported by the check of links
        if (!visit(steps, by_key, from->second, marks, found)) {
            const bool is_closed =
                found.circle.size() > 1 && found.circle.front() == found.circle.back();
            if (!is_closed) found.circle.push_back(steps[index].key);
            return false;
        }
    }
    marks[index] = Mark::done;
    found.order.push_back(index);
    return true;
}

}

LinkOrder order_links(const std::vector<StepDefinition>& steps) {
    std::map<std::string, size_t> by_key;
    for (size_t i = 0; i < steps.size(); ++i) by_key.emplace(steps[i].key, i);
    LinkOrder found;
    std::vector<Mark> marks(steps.size(), Mark::unseen);
    for (size_t i = 0; i < steps.size(); ++i) {
        if (!visit(steps, by_key, i, marks, found)) break;
    }
    return found;
}

CompiledWorkflow::CompiledWorkflow(Definition definition, const Kinds& kinds)
    : definition_(std::move(definition)) {
    for (size_t i = 0; i < definition_.steps.size(); ++i)
        by_key_.emplace(definition_.steps[i].key, i);
    for (const auto& step : definition_.steps) {
        const auto kind = kinds.find(step.kind);
        check(kind != kinds.end(), "a checked definition names known kinds");
        CompiledStep compiled{step, kind->second, kind->second->outcomes(step.config), {}, {}};
        if (step.expire) compiled.outcomes.emplace_back("expired");
        for (const auto& link : step.after) {
            const auto from = find(link.from);
            check(from.has_value(), "a checked definition links to its own steps");
            compiled.after.push_back({*from, link.outcome});
        }
        steps_.push_back(std::move(compiled));
    }
    auto found = order_links(definition_.steps);
    check(found.circle.empty(), "a checked definition has no circle");
    order_ = std::move(found.order);
    // Backwards through the order: a step's followers are known before those of its predecessors.
    std::vector<std::set<size_t>> followers(steps_.size());
    for (auto index = order_.rbegin(); index != order_.rend(); ++index) {
        for (const auto& link : steps_[*index].after) {
            followers[link.from].insert(*index);
            followers[link.from].insert(followers[*index].begin(), followers[*index].end());
        }
    }
    for (size_t i = 0; i < steps_.size(); ++i)
        steps_[i].followers.assign(followers[i].begin(), followers[i].end());
}

std::optional<size_t> CompiledWorkflow::find(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}
