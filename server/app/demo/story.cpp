#include "app/demo/story.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "core/definition_text.hpp"
#include "reflect/json.hpp"

template <>
inline constexpr auto reflect::fields<DemoStory> = reflect::fields_of<DemoStory>({
    {.name = "pace", .required = false},
    {.name = "answers", .required = false},
    {.name = "stops_at", .required = false},
    {.name = "given", .required = false},
    {.name = "countersign", .required = false},
    {.name = "refused", .required = false},
    {.name = "paused", .required = false},
    {.name = "cancelled", .required = false},
    {.name = "notes", .required = false},
});

bool DemoStory::stops(const std::string& step, int passage) const {
    return stops_at == step || stops_at == fmt::format("{}/{}", step, passage);
}

DemoStories read_demo_stories(std::span<const embedded::File> files) {
    const auto* file = embedded::find(files, "stories.yaml");
    check(file != nullptr, "stories.yaml is embedded");
    const auto parsed = parse_yaml(file->bytes);
    refuse_faults(parsed);
    return reflect::parse<DemoStories>(parsed.value);
}
