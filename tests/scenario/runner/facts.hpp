// What happened, in the words of scenarios: "intake begun", "agreement signed (2)",
// "mail to ana: Welcome". docs stand in tests/scenario/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

// One line of a run's history, of core's or of the engine's own.
struct HistoryLine {
    std::string event;
    std::string step;
    int iteration = 0;
    std::string note;
};

// Moments in the history are told in `zone`. Empty for what scenarios leave out.
std::string words_of(const HistoryLine& line, std::string_view zone);

// Such a text stands for one fact, also where it holds what separates facts.
std::string one_fact(std::string text);

// A very long list with its middle left out.
std::vector<std::string> shortened(std::vector<std::string> facts);

// True for what only the shell around core does: mails, tasks, projects, seals.
bool is_of_shell(std::string_view fact);
// The rest; of refusals, which the shell may give for core, only that there was one.
std::vector<std::string> without_shell(const std::vector<std::string>& facts);
