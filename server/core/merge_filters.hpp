// The filters of merge fields: from a value of the data to the text that a template shows.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "core/merge.hpp"

struct FilterCall {
    std::string name;
    std::vector<boost::json::value> arguments;  // text or numbers
};

// What is wrong with the call itself, or empty: an unknown filter, with the one that may have been
// meant, or arguments that it does not take.
std::string fault_of(const FilterCall& call);

// A value on its way through filters. One that has a problem is a hole, as is a missing one.
struct MergeValue {
    const boost::json::value* value = nullptr;  // null: missing
    std::unique_ptr<boost::json::value> made;   // what a filter made, and `value` then points to
    std::string problem;                        // "is no date: 'soon'"
};

// True for null, blank text and lists that hold nothing else. Lists nested deeper than 100 count as
// blank.
bool is_blank(const boost::json::value& value);

// `found` must outlive the value.
MergeValue value_for_merge(const boost::json::value* found);
// `call` is without fault and outlives the value.
void apply_filter(const FilterCall& call, MergeValue& value, const MergeOptions& options);

// The text to show; empty for a hole. What cannot be shown, a group of fields, gets a problem.
std::string shown_text(MergeValue& value, const MergeOptions& options);
