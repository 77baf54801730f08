// set: writes fields of the run, the contact or the project. Its settings are path → value.
#include <fmt/format.h>

#include "steps/compose.hpp"
#include "steps/fields.hpp"
#include "steps/registry.hpp"

namespace {

class SetKind final : public StepKind {
public:
    std::string_view name() const override { return "set"; }
    Acts acts(const boost::json::object&) const override { return Acts::system; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"done"};
    }
    Span usual_duration() const override { return {0, SpanUnit::minutes}; }

    void check(const boost::json::object& config, const CheckContext&, const std::string& pointer,
               Faults& faults) const override {
        if (config.empty())
            faults.push_back({pointer, "Say which field is set to what, as in “run.fee: 240”."});
        for (const auto& [path, value] : config) {
            const auto place = fmt::format("{}/{}", pointer, std::string_view(path));
            if (auto fault = fault_of_target(path); !fault.empty())
                faults.push_back({place, std::move(fault)});
            if (value.is_string()) check_merge_text(std::string(value.as_string()), place, faults);
        }
    }
    std::string sentence(const boost::json::object& config) const override {
        std::vector<std::string> names;
        for (const auto& [path, value] : config)
            names.push_back(fmt::format("**{}**", words_of(path)));
        return fmt::format("set {}", fmt::join(names, ", "));
    }

    Begun begin(StepWork& work) const override {
        boost::json::object values;
        for (const auto& [path, value] : work.config()) {
            if (!value.is_string()) {
                values[path] = value;
                continue;
            }
            const std::string given{value.as_string()};
            auto text = merged_or_held(work, given, "value of " + std::string(path));
            if (auto* held = std::get_if<Held>(&text)) return std::move(*held);
            const auto source = lone_field_of(given);
            const auto* same = source ? value_at(work.data, *source) : nullptr;
            // An amount stays an amount.
            values[path] = same != nullptr && !same->is_object()
                               ? *same
                               : boost::json::value(std::get<std::string>(text));
        }
        for (const auto& [path, value] : values) {
            write_field({work.tx, work.firm.id, work.run.id}, path, value, "");
        }
        return Ends{"done"};
    }
};

}

const StepKind& set_kind() {
    static const SetKind kind;
    return kind;
}
