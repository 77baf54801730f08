// Conditions: JsonLogic (jsonlogic.com), complete, as the web app's preview decides it too. A rule
// is {operator: arguments}; whatever is no object with exactly one member stands for itself. Pure,
// and bounded: no rule can run away. tests/data/conditions.json holds the cases that the server and
// the web app must agree on.
#pragma once

#include <string>
#include <vector>

#include <boost/json.hpp>

#include "base/error.hpp"

// How deep a rule may nest, and what it makes.
inline constexpr int condition_depth_max = 64;
// What one evaluation may cost: one for every rule evaluated, every item copied or searched and
// every 16 bytes of text.
inline constexpr int condition_steps_max = 1'000'000;

// What the rule comes to. Whole numbers are integers; what has no JSON form (not a number,
// infinity) is null. Throws Error(invalid) for an unknown operator and for a rule that is nested
// too deeply or takes too many steps.
boost::json::value evaluate(const boost::json::value& rule, const boost::json::value& data);
boost::json::value evaluate(const boost::json::value& rule, const boost::json::object& data);

// Whether the rule comes to something true: all but null, false, 0, "" and the empty list. Throws
// as evaluate does.
bool holds(const boost::json::value& rule, const boost::json::value& data);
bool holds(const boost::json::value& rule, const boost::json::object& data);

// Appends what is wrong with the rule itself: unknown operators, with the one that may have been
// meant, and wrong numbers of arguments. A rule without faults never throws for its operators.
// `pointer` is where the rule stands.
void check_condition(const boost::json::value& rule, Faults& faults,
                     const std::string& pointer = "");

// The paths that the rule reads ("answers.intake.employees"), each once, in order of appearance.
// Not listed: the whole data (""), paths that a rule computes, and what a rule reads of a list's
// items.
std::vector<std::string> variables_of(const boost::json::value& rule);
