// What a project template holds: the project's name and its tasks, dated from the project's start.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "core/calendar_form.hpp"
#include "reflect/fields.hpp"

struct TemplateTask {
    std::string title;  // merge text
    std::string role;
    std::optional<Span> due;  // after the project's start
    std::string description;
};
BOOST_DESCRIBE_STRUCT(TemplateTask, (), (title, role, due, description))

struct ProjectTemplate {
    std::string name;  // merge text
    std::vector<TemplateTask> tasks;
};
BOOST_DESCRIBE_STRUCT(ProjectTemplate, (), (name, tasks))

template <>
inline constexpr auto reflect::fields<TemplateTask> = reflect::fields_of<TemplateTask>({
    {.name = "title", .length_min = 1, .length_max = 300},
    {.name = "role", .required = false, .length_max = 60},
    {.name = "due", .about = "Days, working days, weeks or months after the project's start."},
    {.name = "description", .required = false, .length_max = 4000},
});
template <>
inline constexpr auto reflect::fields<ProjectTemplate> = reflect::fields_of<ProjectTemplate>({
    {.name = "name", .length_min = 1, .length_max = 300},
    {.name = "tasks", .required = true, .items_max = 200},
});
