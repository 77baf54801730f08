// A scenario: a workflow, what it uses, and line by line what is done and what follows from it.
// tests/scenario/README.md is the manual for those who write them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "core/calendar.hpp"

// A command with its words, and with the words of the form key=value as values: numbers, true,
// [lists] and "texts" as JSON has them, everything else as text.
struct Command {
    std::string verb;
    std::vector<std::string> words;
    boost::json::object values;

    // The first words, or nothing; all of them as one text.
    std::string word(size_t index) const { return index < words.size() ? words[index] : ""; }
    std::string rest(size_t from) const;
};
Command parse_command(std::string_view text);

struct ScenarioLine {
    size_t number = 0;  // of the line in the file, from 1
    std::string command;
    std::vector<std::string> expected;
    size_t line_count = 1;  // in the file, with those that continue it
};

// What a scenario says about a template; what it does not say is filled in by `template_of`.
struct TemplateText {
    std::string kind;
    std::string key;
    std::string title;  // what follows the colon
    std::string body;
};

struct ContactText {
    std::string key;
    boost::json::object values;
};

struct Scenario {
    std::filesystem::path path;
    bool is_engine_only = false;
    std::string workflow;
    std::vector<TemplateText> templates;
    std::vector<ContactText> contacts;
    Calendar calendar;
    Time begins;
    std::vector<ScenarioLine> lines;
    std::vector<std::string> text;  // the file's lines
};

// Throws std::runtime_error that names the line.
Scenario read_scenario(const std::filesystem::path& path);
Scenario parse_scenario(std::string_view text, const std::filesystem::path& path);

// The file's text with these facts as what is expected, one list for each line of the scenario.
std::string with_expectations(const Scenario& scenario,
                              const std::vector<std::vector<std::string>>& facts);
