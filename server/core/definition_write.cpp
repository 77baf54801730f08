#include "core/definition.hpp"

namespace {

namespace json = boost::json;

json::value links_to_json(const std::vector<LinkDefinition>& links) {
    const auto text = [](const LinkDefinition& link) {
        return json::string(link.outcome.empty() ? link.from : link.from + '.' + link.outcome);
    };
    if (links.size() == 1) return text(links.front());
    json::array list;
    for (const auto& link : links) list.push_back(text(link));
    return list;
}

void put_span(json::object& object, std::string_view name, const std::optional<Span>& span) {
    if (span) object[name] = to_text(*span);
}

json::object timing_to_json(const Timing& timing) {
    json::object object;
    put_span(object, "delay", timing.delay);
    if (timing.at) object["at"] = *timing.at;
    put_span(object, "offset", timing.offset);
    if (timing.time) object["time"] = to_text(*timing.time);
    if (timing.next_opening) object["next"] = "working_hours";
    if (timing.contact_zone) object["zone"] = "contact";
    if (timing.late) object["late"] = boost::describe::enum_to_string(*timing.late, "");
    put_span(object, "late_after", timing.late_after);
    return object;
}

json::object remind_to_json(const RemindDefinition& remind) {
    json::object object{{"every", to_text(remind.every)}};
    put_span(object, "first", remind.first);
    if (remind.time) object["time"] = to_text(*remind.time);
    object["at_most"] = remind.at_most;
    if (remind.then) {
        json::object task;
        if (!remind.then->title.empty()) task["title"] = remind.then->title;
        task["assignee"] = remind.then->assignee;
        task["due"] = to_text(remind.then->due);
        object["then"] = json::object{{"task", std::move(task)}};
    }
    return object;
}

json::object expire_to_json(const ExpireDefinition& expire) {
    json::object object = expire.at ? timing_to_json(*expire.at) : json::object{};
    put_span(object, "after", expire.after);
    return object;
}

json::value review_to_json(const ReviewDefinition& review) {
    if (!review.remind_every) return json::string(review.by);
    return json::object{{"by", review.by}, {"remind_every", to_text(*review.remind_every)}};
}

json::object step_to_json(const StepDefinition& step) {
    json::object object{{"step", step.key}};
    if (!step.name.empty()) object["name"] = step.name;
    if (!step.stage.empty()) object["stage"] = step.stage;
    object[step.kind] = step.config;
    if (!step.after.empty()) object["after"] = links_to_json(step.after);
    if (step.join != Join::all) object["join"] = boost::describe::enum_to_string(step.join, "");
    if (step.when) object["when"] = *step.when;
    if (auto timing = timing_to_json(step.timing); !timing.empty())
        object["timing"] = std::move(timing);
    if (step.review) object["review"] = review_to_json(*step.review);
    if (step.remind) object["remind"] = remind_to_json(*step.remind);
    if (step.expire) object["expire"] = expire_to_json(*step.expire);
    if (!step.send_back.empty()) {
        json::object on;
        for (const auto& [outcome, target] : step.send_back)
            on[outcome] = json::object{{"send_back", target}};
        object["on"] = std::move(on);
    }
    return object;
}

}

json::object to_json(const Definition& definition) {
    json::object object{{"workflow", definition.name}};
    if (!definition.description.empty()) object["description"] = definition.description;
    if (!definition.dates.empty()) object["dates"] = json::value_from(definition.dates);
    if (!definition.roles.empty()) object["roles"] = json::value_from(definition.roles);
    if (!definition.stages.empty()) object["stages"] = json::value_from(definition.stages);
    json::array steps;
    for (const auto& step : definition.steps) steps.push_back(step_to_json(step));
    object["steps"] = std::move(steps);
    return object;
}
