// The engine carries out what core decides. Within a unit of work it applies events and commands to
// runs, with everything that follows from them; outside, its own threads fire waits that have come
// due and deliver the outbox.
#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <shared_mutex>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "engine/actor.hpp"
#include "engine/change.hpp"
#include "engine/loaded_run.hpp"
#include "engine/loop.hpp"
#include "engine/versions.hpp"
#include "records/file_store.hpp"
#include "records/wait.hpp"
#include "steps/step_kind.hpp"
#include "store/store.hpp"

struct EngineOptions {
    // How clients reach this server, without a slash at the end.
    std::string public_url;
    int deliverers = 2;
    // Told after the commit, from any thread; quick.
    std::function<void(const Change&)> on_change;
};

struct NewRun {
    WorkflowId workflow;
    ContactId contact;
    boost::json::object roles;   // role → id of a member or contact
    boost::json::object dates;   // key → YYYY-MM-DD
    boost::json::object fields;  // run.*
};

// Whose fields have changed: one contact's, one project's or, where neither is named, the firm's
// own.
struct FieldScope {
    std::optional<ContactId> contact;
    std::optional<ProjectId> project;
};

// Whether a step can be worked on: it is active, or held since it began. A reminder may have
// bounced, say, and what is waited for comes all the same.
bool is_under_way(const RunStep& step);

class Engine {
public:
    // All arguments outlive the engine.
    Engine(Store& store, FileStore& files, const Clock& clock, IdSource& ids, Random& random,
           EngineOptions options);
    ~Engine();

    // Takes up what an earlier process left, then starts the threads. A message that was being sent
    // when that process ended may have left: it is sent again with the same Message-ID, and its
    // attempts say so.
    void start();
    // Finishes what is in hand; what was being sent and cannot be finished in time is taken up by
    // the next start.
    void stop();
    // Fires what is due and delivers the outbox on the calling thread until nothing is left to do
    // now: for tests, and for making the demo firm, in place of start().
    void work_off();
    // Looks at once at what is due: after a commit that made something due, or when a clock was
    // wound.
    void wake();
    // Winds the clock that this engine goes by ahead, as if the time had passed: whatever comes due
    // on the way happens at its own moment, in order. The engine's threads rest meanwhile. For the
    // demo; slow.
    void wind(WindableClock& clock, Duration by);

    // ---- Within a write unit. Each throws Error(not_found), Error(invalid) with faults, or
    // Error(rejected) with the sentence of core's rejection, and then nothing has happened.

    RunId start_run(Tx& tx, FirmId firm, const NewRun& request, const Actor& actor);
    void apply(Tx& tx, FirmId firm, RunId run, const Input& input, const Actor& actor,
               const std::string& reason = "");
    // Writes fields of the run's data by path, then looks whether something that was held for them
    // can go on, here and in other runs of the same contact or project.
    void fill_fields(Tx& tx, FirmId firm, RunId run, const boost::json::object& values,
                     const Actor& actor);
    // To be called when fields that runs read have been changed elsewhere: what was held for them
    // goes on, and what is timed by them gets its new moment. A run in which that fails stays as it
    // was and is named in the log: neither the change nor the other runs are lost for it.
    void fields_changed(Tx& tx, FirmId firm, const FieldScope& scope, const Actor& actor);
    // Lets `use` work as the step that is open, and puts its effects into the outbox. Throws
    // Error(rejected) unless the step is under way.
    void with_step(Tx& tx, FirmId firm, RunId run, const std::string& step,
                   const std::function<void(StepWork&)>& use);
    // As with_step for looking only: any state, no effects. For previews, in a read unit.
    void look_at_step(Tx& tx, FirmId firm, RunId run, const std::string& step,
                      const std::function<void(StepWork&)>& use);
    // Adds a line to a run's history.
    void note(Tx& tx, FirmId firm, RunId run, const std::string& event, const std::string& step,
              const Actor& actor, const std::string& note);
    // What was held or has failed because sending was not set up is tried again.
    void retry_misconfigured(Tx& tx, FirmId firm);
    // Puts a message that has failed into the outbox again, as it is. Throws Error(rejected) for
    // any other.
    void send_again(Tx& tx, const Message& message, const std::string& why);
    // Queues a message that belongs to no step, such as a fresh link.
    void send_mail(Tx& tx, const Firm& firm, const MailEffect& mail);
    // Tells open pages after the commit.
    void changed(Tx& tx, FirmId firm, std::string resource, std::string id);

    Versions& versions() { return versions_; }
    const Clock& clock() const { return clock_; }
    IdSource& ids() { return ids_; }
    Random& random() { return random_; }
    FileStore& files() { return files_; }
    Store& store() { return store_; }
    const std::string& public_url() const { return options_.public_url; }

private:
    void recover();
    std::optional<Time> fire_due_waits();
    std::future<void> fire(const Wait& wait);
    void postpone(const Wait& wait, std::exception_ptr fault);

    Store& store_;
    FileStore& files_;
    const Clock& clock_;
    IdSource& ids_;
    Random& random_;
    EngineOptions options_;
    Versions versions_;
    std::atomic<bool> stopping_ = false;
    // Shared by each pass of a thread, alone with whoever winds the clock: nothing is in hand when
    // it jumps.
    std::shared_mutex passes_;
    std::unique_ptr<Loop> waits_;
    std::vector<std::unique_ptr<Loop>> deliverers_;
};
