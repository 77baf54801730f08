// end: the run is over at once, with the outcome that the step names.
#include <fmt/format.h>

#include "steps/registry.hpp"

namespace {

struct EndConfig {
    std::string outcome = "ended";
};
BOOST_DESCRIBE_STRUCT(EndConfig, (), (outcome))

}

template <>
inline constexpr auto reflect::fields<EndConfig> = reflect::fields_of<EndConfig>({
    {.name = "outcome",
     .about = "How the run ended, in a word.",
     .required = false,
     .length_min = 1,
     .length_max = 60},
});

namespace {

class EndKind final : public StepKind {
public:
    std::string_view name() const override { return "end"; }
    Acts acts(const boost::json::object&) const override { return Acts::system; }
    bool ends_run() const override { return true; }
    Span usual_duration() const override { return {0, SpanUnit::minutes}; }

    std::optional<boost::json::object> from_shorthand(
        const boost::json::value& value) const override {
        if (value.is_null()) return boost::json::object{};
        if (!value.is_string()) return std::nullopt;
        return boost::json::object{{"outcome", value.as_string()}};
    }
    std::vector<std::string> outcomes(const boost::json::object& config) const override {
        return {config_of<EndConfig>(config).outcome};
    }
    void check(const boost::json::object& config, const CheckContext&, const std::string& pointer,
               Faults& faults) const override {
        check_config<EndConfig>(config, pointer, faults, [](const EndConfig&) {});
    }
    std::string sentence(const boost::json::object& config) const override {
        return fmt::format("end the run as **{}**", words_of(config_of<EndConfig>(config).outcome));
    }
    Begun begin(StepWork& work) const override {
        return Ends{config_of<EndConfig>(work.config()).outcome};
    }
};

}

const StepKind& end_kind() {
    static const EndKind kind;
    return kind;
}
