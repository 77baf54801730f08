#include "core/member_reader.hpp"

#include "core/near_match.hpp"

namespace {

const boost::json::object no_members;

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}

MemberReader::MemberReader(const boost::json::value& value, std::string pointer, Faults& faults)
    : object_(value.if_object()), pointer_(std::move(pointer)), faults_(faults) {
    if (object_ == nullptr) faults_.push_back({pointer_, "expected a mapping of names to values."});
}

const boost::json::object& MemberReader::members() const {
    return object_ == nullptr ? no_members : *object_;
}

std::string MemberReader::pointer_to(std::string_view member) const {
    return member.empty() ? pointer_ : pointer_ + '/' + std::string(member);
}

void MemberReader::fault(std::string_view place, std::string message) {
    faults_.push_back({pointer_to(place), std::move(message)});
}

const boost::json::value* MemberReader::find(std::string_view member) {
    known_.emplace(member);
    if (object_ == nullptr) return nullptr;
    const auto* value = object_->if_contains(member);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::string MemberReader::text(std::string_view member) {
    const auto* value = find(member);
    if (object_ == nullptr) return "";
    if (value == nullptr) {
        fault(member, "is missing.");
        return "";
    }
    if (!value->is_string() || is_blank(value->as_string())) {
        fault(member, "expected a text.");
        return "";
    }
    return std::string(value->as_string());
}

std::optional<std::string> MemberReader::optional_text(std::string_view member) {
    return find(member) == nullptr ? std::nullopt : std::optional(text(member));
}

std::vector<std::string> MemberReader::strings(std::string_view member) {
    std::vector<std::string> texts;
    const auto* value = find(member);
    if (value == nullptr) return texts;
    if (!value->is_array()) {
        fault(member, "expected a list.");
        return texts;
    }
    for (const auto& each : value->as_array()) {
        if (each.is_string() && !is_blank(each.as_string())) {
            texts.emplace_back(each.as_string());
        } else {
            fault(fmt::format("{}/{}", member, texts.size()), "expected a text.");
        }
    }
    return texts;
}

std::optional<int> MemberReader::number(std::string_view member, int min, int max) {
    const auto* value = find(member);
    if (value == nullptr) return std::nullopt;
    const auto* number = value->if_int64();
    if (number == nullptr || *number < min || *number > max) {
        fault(member, fmt::format("expected a whole number from {} to {}.", min, max));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

std::optional<Span> MemberReader::span(std::string_view member) {
    const auto text = optional_text(member);
    if (!text) return std::nullopt;
    const auto span = parse_span(*text);
    if (!span) fault(member, why_no_span(*text));
    return span;
}

std::optional<TimeOfDay> MemberReader::time_of_day(std::string_view member) {
    const auto text = optional_text(member);
    if (!text) return std::nullopt;
    const auto time = parse_time_of_day(*text);
    if (!time)
        fault(member,
              fmt::format("expected a time of day such as 09:00, found {}.", in_quotes(*text)));
    return time;
}

void MemberReader::finish(const std::function<bool(std::string_view)>& also_known) {
    const std::vector<std::string_view> names(known_.begin(), known_.end());
    for (const auto& member : members()) {
        const std::string_view name = member.key();
        if (known_.contains(name) || (also_known && also_known(name))) continue;
        fault(name, fmt::format("unknown member {}{}.", in_quotes(name), suggestion(name, names)));
    }
}
