// A definition as the pages show it: its steps in words, and what a check finds wrong with its
// text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "core/definition.hpp"
#include "core/workflow.hpp"
#include "records/ids.hpp"
#include "store/tx.hpp"

namespace api {

struct OutlineLink {
    std::string step;
    std::optional<std::string> outcome;  // none: any
};
BOOST_DESCRIBE_STRUCT(OutlineLink, (), (step, outcome))

struct OutlineStep {
    std::string step;  // its key
    int number = 0;
    std::string name;
    std::string kind;
    std::optional<std::string> stage;
    Acts actor = Acts::system;
    std::optional<std::string> who;  // the role that acts, in words
    std::string when;                // as on its card: "2 days after step 3"
    std::string sentence;            // whole
    std::vector<std::string> outcomes;
    std::vector<OutlineLink> after;
    Join join = Join::all;
    std::optional<std::string> summary;  // what it does, without when
};
BOOST_DESCRIBE_STRUCT(OutlineStep, (),
                      (step, number, name, kind, stage, actor, who, when, sentence, outcomes, after,
                       join, summary))

struct Outline {
    std::string name;
    std::optional<std::string> description;
    std::vector<std::string> stages;
    std::vector<OutlineStep> steps;
};
BOOST_DESCRIBE_STRUCT(Outline, (), (name, description, stages, steps))

Outline outline_of(const CompiledWorkflow& workflow);

struct Finding {
    Severity severity = Severity::error;
    std::string pointer;
    std::optional<int> line;
    std::optional<int> column;
    std::optional<std::string> step;
    std::string message;
    std::optional<std::string> remedy;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (severity, pointer, line, column, step, message, remedy))

// What a check of a text comes to.
struct CheckedText {
    std::vector<Finding> findings;
    std::string name;  // of the workflow; empty where the text does not say it
    // Nothing where a finding is an error.
    std::optional<Definition> definition;

    bool has_errors() const { return !definition.has_value(); }
};

// Checks against the firm's templates.
CheckedText check_text(Tx& tx, FirmId firm, std::string_view text);
// Without any firm: templates are taken for known.
CheckedText check_text(std::string_view text);

// The errors among the findings, as faults of the text.
Faults faults_of(const CheckedText& checked);

// What checks without errors, made ready.
CompiledWorkflow compiled(const CheckedText& checked);

}
