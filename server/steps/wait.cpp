// wait: until a time has passed, or until a moment that hangs on a date.
#include <fmt/format.h>

#include "core/calendar_form.hpp"
#include "steps/registry.hpp"

namespace {

struct WaitConfig {
    std::optional<std::string> for_;
    std::optional<std::string> until;
    std::optional<std::string> offset;
    std::optional<TimeOfDay> time;
};
BOOST_DESCRIBE_STRUCT(WaitConfig, (), (for_, until, offset, time))

Timing timing_of(const WaitConfig& config, const std::string& pointer, Faults& faults) {
    Timing timing;
    timing.delay = check_span(config.for_, pointer + "/for", faults);
    timing.at = config.until;
    timing.offset = check_span(config.offset, pointer + "/offset", faults);
    timing.time = config.time;
    return timing;
}

class WaitKind final : public StepKind {
public:
    std::string_view name() const override { return "wait"; }
    Acts acts(const boost::json::object&) const override { return Acts::system; }
    std::vector<std::string> outcomes(const boost::json::object&) const override {
        return {"done"};
    }
    Span usual_duration() const override { return {0, SpanUnit::minutes}; }

    void check(const boost::json::object& config, const CheckContext& context,
               const std::string& pointer, Faults& faults) const override {
        check_config<WaitConfig>(config, pointer, faults, [&](const WaitConfig& read) {
            if (read.for_.has_value() == read.until.has_value()) {
                faults.push_back({pointer, "Say either “for: 3 days” or “until: dates.start”."});
            }
            if (read.offset && !read.until) {
                faults.push_back({pointer + "/offset",
                                  "An offset needs “until”, the date that it counts from."});
            }
            check_date(read.until, context, pointer + "/until", faults);
            timing_of(read, pointer, faults);
        });
    }

    std::optional<Timing> moment(const boost::json::object& config) const override {
        Faults none;
        return timing_of(config_of<WaitConfig>(config), "", none);
    }
    std::string sentence(const boost::json::object& config) const override {
        const auto timing = *moment(config);
        const auto words = timing_in_words(timing);
        return timing.delay ? fmt::format("wait **{}**", to_text(*timing.delay))
                            : fmt::format("wait until **{}**", words);
    }
    Begun begin(StepWork&) const override { return Waits{}; }
};

}

const StepKind& wait_kind() {
    static const WaitKind kind;
    return kind;
}
