#include <algorithm>

#include <fmt/format.h>

#include "core/merge.hpp"
#include "core/near_match.hpp"
#include "steps/step_kind.hpp"

void name_what_is_required(std::span<Fault> faults) {
    for (auto& fault : faults) {
        if (fault.message != reflect::required_message) continue;
        const auto name = fault.pointer.substr(fault.pointer.rfind('/') + 1);
        fault.message = fmt::format("“{}” is missing.", name);
    }
}

void check_role(const std::string& role, const CheckContext& context, const std::string& pointer,
                Faults& faults) {
    if (std::ranges::find(context.roles, role) != context.roles.end()) return;
    faults.push_back(
        {pointer, fmt::format("There is no role {}. Add it to “roles”.", in_quotes(role))});
}

void check_person(const std::string& person, const CheckContext& context,
                  const std::string& pointer, Faults& faults) {
    if (person == "contact") return;
    check_role(person, context, pointer, faults);
}

void check_date(const std::optional<std::string>& path, const CheckContext& context,
                const std::string& pointer, Faults& faults) {
    constexpr std::string_view root = "dates.";
    if (!path || !path->starts_with(root)) return;
    const auto key = path->substr(root.size());
    if (std::ranges::find(context.dates, key) != context.dates.end()) return;
    faults.push_back(
        {pointer, fmt::format("There is no date {}. Add it to “dates”.", in_quotes(key))});
}

void check_merge_text(const std::string& text, const std::string& pointer, Faults& faults) {
    for (const auto& fault : parse_merge(text).faults) faults.push_back({pointer, fault.message});
}

std::optional<Span> check_span(const std::optional<std::string>& text, const std::string& pointer,
                               Faults& faults) {
    if (!text) return std::nullopt;
    const auto span = parse_span(*text);
    if (!span) faults.push_back({pointer, why_no_span(*text)});
    return span;
}
