// Plays every scenario below tests/scenario on core alone, on the database, and on the database
// with a restart before every line. UPDATE=1 writes what happens on the database into the files.
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "scenario/runner/engine_host.hpp"
#include "scenario/runner/facts.hpp"
#include "scenario/runner/memory_host.hpp"

namespace {

namespace fs = std::filesystem;

constexpr auto folder = "tests/scenario";

std::vector<fs::path> scenario_files() {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".scenario") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string name_of(const fs::path& path) {
    auto name = fs::relative(path, folder).replace_extension().string();
    std::ranges::replace_if(name, [](char c) { return !std::isalnum(c); }, '_');
    return name;
}

bool is_updating() {
    const char* update = std::getenv("UPDATE");
    return update != nullptr && std::string_view(update) == "1";
}

std::string listed(const std::vector<std::string>& facts) {
    if (facts.empty()) return "    nothing";
    return fmt::format("    {}", fmt::join(facts, "\n    "));
}

enum class Comparison { all, core_only };

// Plays the scenario line by line up to the first that does not hold. Returns the facts of each.
std::vector<std::vector<std::string>> play(const Scenario& scenario, Host& host,
                                           Comparison comparison) {
    std::vector<std::vector<std::string>> all;
    std::string story;
    for (const auto& line : scenario.lines) {
        const auto place =
            fmt::format("{}:{}: {}", scenario.path.string(), line.number, line.command);
        auto expected = line.expected;
        auto facts = host.perform(line.command);
        all.push_back(facts);
        if (comparison == Comparison::core_only) {
            expected = without_shell(expected);
            facts = without_shell(facts);
        }
        story += fmt::format("{}\n{}\n", line.command, listed(facts));
        const auto fault = host.fault();
        if (facts == expected && fault.empty()) continue;
        if (is_updating() && fault.empty()) continue;
        ADD_FAILURE() << place << "\n  " << fault << "\n  expected\n"
                      << listed(expected) << "\n  found\n"
                      << listed(facts) << "\n  so far\n"
                      << story;
        break;
    }
    return all;
}

class Scenarios : public testing::TestWithParam<fs::path> {};

// The questions that only the database can answer.
bool is_question(const std::string& command) {
    const auto verb = parse_command(command).verb;
    return verb == "who" || verb == "reads" || verb == "received";
}

}

TEST_P(Scenarios, HoldInMemory) {
    auto scenario = read_scenario(GetParam());
    if (scenario.is_engine_only) return;
    if (is_updating()) GTEST_SKIP();
    std::erase_if(scenario.lines,
                  [](const ScenarioLine& line) { return is_question(line.command); });
    MemoryHost host{scenario};
    play(scenario, host, Comparison::core_only);
}

TEST_P(Scenarios, HoldOnTheDatabase) {
    const auto scenario = read_scenario(GetParam());
    EngineHost host{scenario, Restarts::none};
    const auto facts = play(scenario, host, Comparison::all);
    if (!is_updating() || facts.size() != scenario.lines.size()) return;
    const auto text = with_expectations(scenario, facts);
    std::ofstream{GetParam()} << text;
}

TEST_P(Scenarios, HoldWithARestartBeforeEveryLine) {
    if (is_updating()) GTEST_SKIP();
    const auto scenario = read_scenario(GetParam());
    EngineHost host{scenario, Restarts::before_every_line};
    play(scenario, host, Comparison::all);
}

INSTANTIATE_TEST_SUITE_P(All, Scenarios, testing::ValuesIn(scenario_files()),
                         [](const auto& info) { return name_of(info.param); });

TEST(ScenarioFiles, AreFound) {
    EXPECT_GT(scenario_files().size(), 50u) << "run the tests from the root of the repository";
}

TEST(ScenarioFiles, AreWrittenAsTheyAreRead) {
    const auto text = std::string(
        "workflow\n  steps:\n    - step: a\n      email: { template: x }\n\n# Why.\n"
        "start for ana  => run started; a begun;\n    a sent\nafter 2 days  =>\n");
    const auto scenario = parse_scenario(text, "x.scenario");
    ASSERT_EQ(scenario.lines.size(), 2u);
    EXPECT_EQ(scenario.lines[0].expected,
              (std::vector<std::string>{"run started", "a begun", "a sent"}));
    EXPECT_EQ(with_expectations(scenario, {{"run started"}, {}}),
              "workflow\n  steps:\n    - step: a\n      email: { template: x }\n\n# Why.\n"
              "start for ana  => run started\nafter 2 days  =>\n");
}
