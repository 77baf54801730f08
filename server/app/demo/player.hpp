// Plays the demo firm's stories: winds a clock from the first to today, from one moment at which
// something happens to the next, and has people do what their stories say, in the order of time.
#pragma once

#include <functional>
#include <queue>
#include <set>
#include <string>
#include <vector>

#include "app/demo/acts.hpp"

// Who and what the stories name, as it was put into the database.
struct DemoWorld {
    Firm firm;
    Calendar calendar;
    std::map<std::string, Member> members;        // by first name, in small letters
    std::map<std::string, ContactId> contacts;    // by e-mail address
    std::map<std::string, WorkflowId> workflows;  // by file name
};

class StoryPlayer {
public:
    // All arguments outlive it. `clock` is the engine's.
    StoryPlayer(Engine& engine, WindableClock& clock, const DemoWorld& world,
                const DemoStories& stories, DemoActs& acts, Dice& dice)
        : engine_(engine),
          clock_(clock),
          world_(world),
          stories_(stories),
          acts_(acts),
          dice_(dice) {}

    // To be told by the engine which runs have changed.
    void note_change(const Change& change);

    // `act` happens when the clock has come to `at`.
    void plan(Time at, std::function<void()> act);
    // Plans the start of every story, counted back from `until`.
    void plan_stories(Time until);
    // Returns when it is `until`.
    void play(Time until);

private:
    struct Planned {
        Time at;
        int64_t order;
        std::function<void()> act;
        bool operator<(const Planned& other) const {
            return std::pair(other.at, other.order) < std::pair(at, order);
        }
    };
    struct Playing {
        const DemoStory* story;
        std::set<std::string> planned;  // what has been thought of already
    };
    struct OpenStep;
    struct Seen;

    std::optional<Time> next_moment();
    void act_until_now();
    NewRun new_run(const DemoStory& story, Date started) const;
    Time start_of(const DemoStory& story, Date today) const;
    void start(const DemoStory& story);

    Seen see(RunId run);
    void look_at(RunId run);
    void plan_step(RunId run, Playing& playing, const OpenStep& open);
    void plan_client(RunId run, const DemoStory& story, const OpenStep& open);
    void plan_member(RunId run, const DemoStory& story, const OpenStep& open);
    void plan_stop(RunId run, const DemoStory& story, const OpenStep& open);
    void plan_tasks(Playing& playing, const Seen& seen);
    void plan_if_open(Time at, DemoStep step, std::function<void()> act);
    bool is_open(const DemoStep& step);

    const Member& member_of(const DemoStory& story, const std::string& role) const;
    Time when_client(DemoPace pace);
    Time when_member();
    Time within_waking_hours(Time time);

    Engine& engine_;
    WindableClock& clock_;
    const DemoWorld& world_;
    const DemoStories& stories_;
    DemoActs& acts_;
    Dice& dice_;
    std::priority_queue<Planned> agenda_;
    int64_t planned_ = 0;
    std::map<RunId, Playing> playing_;
    std::set<RunId> changed_;
};
