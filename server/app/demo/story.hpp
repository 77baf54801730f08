// What happened at the demo firm: one story for each run, as stories.yaml tells them (its head says
// what each member means).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "app/embedded.hpp"

enum class DemoPace { quick, steady, slow };
BOOST_DESCRIBE_ENUM(DemoPace, quick, steady, slow)

struct DemoStory {
    std::string workflow;  // its file's name
    std::string contact;   // e-mail address
    int age = 0;
    std::optional<int> starts_in;
    std::string manager;  // first names, in small letters
    std::string keeper;
    DemoPace pace = DemoPace::steady;
    boost::json::object answers;
    std::map<std::string, std::string> outcomes;
    std::map<std::string, boost::json::object> writes;
    std::string stops_at;
    int given = 0;
    bool countersign = true;
    bool refused = false;
    std::string paused;
    std::string cancelled;
    std::string notes;

    // True if nobody does anything about this passage of the step.
    bool stops(const std::string& step, int passage) const;
};
BOOST_DESCRIBE_STRUCT(DemoStory, (),
                      (workflow, contact, age, starts_in, manager, keeper, pace, answers, outcomes,
                       writes, stops_at, given, countersign, refused, paused, cancelled, notes))

struct DemoStories {
    std::vector<DemoStory> stories;
    boost::json::object answers;  // by field key, for all who say nothing else
};
BOOST_DESCRIBE_STRUCT(DemoStories, (), (stories, answers))

// Throws Error(invalid) for faults in the file.
DemoStories read_demo_stories(std::span<const embedded::File> files);
