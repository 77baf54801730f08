// One unit's work on one run: apply an input and everything that follows from it, then save. Steps
// that end as soon as they begin, or cannot begin, come back as further inputs, so that one commit
// takes the run as far as it goes.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "records/history.hpp"

class RunWork {
public:
    // `loaded` was read in `tx`, a write unit.
    RunWork(Engine& engine, Tx& tx, LoadedRun loaded);

    // Throws Error(rejected) when core refuses. Several may be applied before save.
    void apply(const Input& input, const Actor& actor, const std::string& reason);
    void use_step(size_t step, const std::function<void(StepWork&)>& use);
    void fill_fields(const boost::json::object& values, const Actor& actor);
    void note(const std::string& event, const std::string& step, int iteration, const Actor& actor,
              const std::string& note, const std::string& reason);
    // Writes the run, what it waits for, its history and its effects.
    void save();

    const LoadedRun& loaded() const { return loaded_; }

private:
    void advance_by(const Input& input, const Actor& actor, const std::string& reason,
                    bool is_first);
    void record(const HistoryFact& fact, const Actor& actor, const std::string& reason);
    void finish_task(const HistoryFact& fact, const Actor& actor);
    void stop_chasing(const std::string& step, int iteration);
    void carry_out(const Order& order);
    std::optional<Held> held_where_it_breaks(const std::function<void()>& work);
    void begin(const Order& order);
    void prepare(const Order& order);
    void remind(const Order& order);
    void remind_reviewer(StepWork& work);
    std::optional<MemberId> find_assignee(StepWork& work, const std::string& role);
    void escalate(const Order& order);
    void call_off(const Order& order);
    void reload_data();
    void settle_conflicts(const boost::json::object& values, const Actor& actor);

    StepWork work_of(size_t step, int iteration);
    void queue_effects(size_t step, int iteration);
    void queue(const MailEffect& mail, const std::string& step, int iteration);
    void queue(const SealEffect& seal, const std::string& step, int iteration);
    void queue(const TurnEffect& turn, const std::string& step, int iteration);

    Engine& engine_;
    Tx& tx_;
    LoadedRun loaded_;
    const Time now_;
    std::deque<Input> pending_;
    std::vector<Effect> effects_;
    std::vector<HistoryEntry> history_;
};
