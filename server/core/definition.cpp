#include "core/definition.hpp"

#include <set>

#include <fmt/format.h>

#include "core/condition.hpp"
#include "core/member_reader.hpp"

namespace {

namespace json = boost::json;

constexpr size_t steps_max = 500;
constexpr int reminders_max = 50;

const std::set<std::string, std::less<>> step_members = {
    "step", "name", "stage", "after", "join", "when", "timing", "review", "remind", "expire", "on"};

bool is_key(std::string_view text) {
    const auto is_allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.empty() && text.size() <= 60 && text.front() >= 'a' && text.front() <= 'z' &&
           std::ranges::all_of(text, is_allowed);
}

// "intake" → "Intake", "vat_details" → "Vat details": the name of a step that was given none.
std::string name_from_key(std::string_view key) {
    std::string name{key};
    std::ranges::replace(name, '_', ' ');
    if (!name.empty())
        name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
    return name;
}

std::vector<std::string> keys_of(MemberReader& reader, std::string_view member) {
    auto keys = reader.strings(member);
    for (size_t i = 0; i < keys.size(); ++i) {
        if (!is_key(keys[i])) {
            reader.fault(
                fmt::format("{}/{}", member, i),
                fmt::format(
                    "“{}” is not a key: use small letters, digits and _, beginning with a letter.",
                    keys[i]));
        }
    }
    return keys;
}

Timing read_timing(const json::value& value, const std::string& pointer, Faults& faults) {
    MemberReader reader{value, pointer, faults};
    Timing timing;
    timing.delay = reader.span("delay");
    timing.at = reader.optional_text("at");
    timing.offset = reader.span("offset");
    timing.time = reader.time_of_day("time");
    if (const auto next = reader.optional_text("next")) {
        timing.next_opening = *next == "working_hours";
        if (!timing.next_opening) reader.fault("next", "expected “working_hours”.");
    }
    if (const auto zone = reader.optional_text("zone")) {
        timing.contact_zone = *zone == "contact";
        if (*zone != "contact" && *zone != "firm")
            reader.fault("zone", "expected “firm” or “contact”.");
    }
    timing.late = reader.enumerator<Late>("late");
    timing.late_after = reader.span("late_after");
    if (timing.delay && timing.at) reader.fault("delay", "say either “delay” or “at”, not both.");
    if (timing.offset && !timing.at)
        reader.fault("offset", "an offset needs the date that it counts from: say “at”.");
    reader.finish();
    return timing;
}

LinkDefinition read_link(MemberReader& reader, const json::value& value, const std::string& place) {
    if (!value.is_string()) {
        reader.fault(place, "expected the name of a step, or step.outcome.");
        return {};
    }
    const std::string_view text = value.as_string();
    const auto dot = text.find('.');
    LinkDefinition link{std::string(text.substr(0, dot)), ""};
    if (dot != std::string_view::npos) link.outcome = text.substr(dot + 1);
    return link;
}

std::vector<LinkDefinition> read_links(MemberReader& reader) {
    std::vector<LinkDefinition> links;
    const auto* after = reader.find("after");
    if (after == nullptr) return links;
    if (const auto* list = after->if_array()) {
        for (size_t i = 0; i < list->size(); ++i) {
            links.push_back(read_link(reader, (*list)[i], fmt::format("after/{}", i)));
        }
    } else {
        links.push_back(read_link(reader, *after, "after"));
    }
    return links;
}

TaskDefinition read_task(const json::value& value, const std::string& pointer, Faults& faults) {
    MemberReader reader{value, pointer, faults};
    TaskDefinition task;
    task.title = reader.optional_text("title").value_or("");
    task.assignee = reader.text("assignee");
    task.due = reader.span("due").value_or(task.due);
    reader.finish();
    return task;
}

RemindDefinition read_remind(const json::value& value, const std::string& pointer, Faults& faults) {
    MemberReader reader{value, pointer, faults};
    RemindDefinition remind;
    if (const auto every = reader.span("every")) {
        remind.every = *every;
        if (every->amount <= 0)
            reader.fault("every", "must be longer than nothing, as in “3 working days”.");
    } else if (reader.find("every") == nullptr) {
        reader.fault("every", "is missing: say how often, as in “3 working days”.");
    }
    remind.first = reader.span("first");
    remind.time = reader.time_of_day("time");
    remind.at_most = reader.number("at_most", 1, reminders_max).value_or(remind.at_most);
    if (const auto* then = reader.find("then")) {
        MemberReader inner{*then, reader.pointer_to("then"), faults};
        if (const auto* task = inner.find("task")) {
            remind.then = read_task(*task, inner.pointer_to("task"), faults);
        } else {
            inner.fault("task", "is missing: a ladder of reminders ends with a task for a person.");
        }
        inner.finish();
    }
    reader.finish();
    return remind;
}

ExpireDefinition read_expire(const json::value& value, const std::string& pointer, Faults& faults) {
    ExpireDefinition expire;
    MemberReader reader{value, pointer, faults};
    expire.after = reader.span("after");
    if (reader.find("at") != nullptr) {
        json::object timing;
        for (const auto* name : {"at", "offset", "time", "zone"}) {
            if (const auto* member = reader.find(name)) timing[name] = *member;
        }
        expire.at = read_timing(timing, pointer, faults);
    }
    if (!expire.after && !expire.at) {
        reader.fault("", "say when: “after: 14 days”, or “at: dates.start” with an offset.");
    }
    reader.finish();
    return expire;
}

ReviewDefinition read_review(MemberReader& reader, const json::value& value, Faults& faults) {
    if (value.is_string()) return {std::string(value.as_string()), std::nullopt};
    MemberReader inner{value, reader.pointer_to("review"), faults};
    ReviewDefinition review{inner.text("by"), inner.span("remind_every")};
    inner.finish();
    return review;
}

std::map<std::string, std::string> read_on(MemberReader& reader, Faults& faults) {
    std::map<std::string, std::string> send_back;
    const auto* on = reader.find("on");
    if (on == nullptr) return send_back;
    const auto* outcomes = on->if_object();
    if (outcomes == nullptr) {
        reader.fault("on", "expected outcomes, as in “declined: { send_back: intake }”.");
        return send_back;
    }
    for (const auto& [outcome, action] : *outcomes) {
        MemberReader inner{action, reader.pointer_to("on") + "/" + std::string(outcome), faults};
        send_back[outcome] = inner.text("send_back");
        inner.finish();
    }
    return send_back;
}

// The one member that names a kind, with its configuration as an object.
void read_kind(MemberReader& reader, const Kinds& kinds, StepDefinition& step) {
    for (const auto& [name, value] : reader.members()) {
        const auto kind = kinds.find(std::string_view(name));
        if (kind == kinds.end()) continue;
        if (!step.kind.empty()) {
            reader.fault(
                name, fmt::format("a step has one kind, and this one is already “{}”.", step.kind));
            continue;
        }
        step.kind = name;
        if (const auto* config = value.if_object()) {
            step.config = *config;
        } else if (const auto expanded = kind->second->from_shorthand(value)) {
            step.config = *expanded;
        } else {
            reader.fault(name, "expected its settings as a mapping.");
        }
    }
    if (!step.kind.empty()) return;
    std::vector<std::string> names;
    for (const auto& [name, kind] : kinds) names.push_back(name);
    reader.fault("", fmt::format("says no kind: add one of {}.", fmt::join(names, ", ")));
}

StepDefinition read_step(const json::value& value, const std::string& pointer, const Kinds& kinds,
                         Faults& faults) {
    MemberReader reader{value, pointer, faults};
    StepDefinition step;
    if (!reader.is_object()) return step;
    step.key = reader.text("step");
    if (!step.key.empty() && !is_key(step.key)) {
        reader.fault(
            "step",
            fmt::format(
                "“{}” is not a key: use small letters, digits and _, beginning with a letter.",
                step.key));
    }
    step.name = reader.optional_text("name").value_or(name_from_key(step.key));
    step.stage = reader.optional_text("stage").value_or("");
    read_kind(reader, kinds, step);
    step.after = read_links(reader);
    step.join = reader.enumerator<Join>("join").value_or(Join::all);
    if (const auto* when = reader.find("when")) {
        step.when = *when;
        check_condition(*when, faults, reader.pointer_to("when"));
    }
    if (const auto* timing = reader.find("timing")) {
        step.timing = read_timing(*timing, reader.pointer_to("timing"), faults);
    }
    if (const auto* review = reader.find("review"))
        step.review = read_review(reader, *review, faults);
    if (const auto* remind = reader.find("remind")) {
        step.remind = read_remind(*remind, reader.pointer_to("remind"), faults);
    }
    if (const auto* expire = reader.find("expire")) {
        step.expire = read_expire(*expire, reader.pointer_to("expire"), faults);
    }
    step.send_back = read_on(reader, faults);
    reader.finish([&](std::string_view name) { return kinds.contains(name); });
    return step;
}

}

Definition parse_definition(const json::value& document, const Kinds& kinds, Faults& faults) {
    Definition definition;
    MemberReader reader{document, "", faults};
    if (!reader.is_object()) return definition;
    definition.name = reader.text("workflow");
    definition.description = reader.optional_text("description").value_or("");
    definition.dates = keys_of(reader, "dates");
    definition.roles = keys_of(reader, "roles");
    definition.stages = reader.strings("stages");
    const auto* steps = reader.find("steps");
    const auto* list = steps == nullptr ? nullptr : steps->if_array();
    if (list == nullptr || list->empty()) {
        reader.fault("steps", "expected a list with at least one step.");
    } else if (list->size() > steps_max) {
        reader.fault("steps",
                     fmt::format("has {} steps; at most {} are allowed.", list->size(), steps_max));
    } else {
        for (size_t i = 0; i < list->size(); ++i) {
            definition.steps.push_back(
                read_step((*list)[i], fmt::format("/steps/{}", i), kinds, faults));
        }
    }
    reader.finish();
    return definition;
}
