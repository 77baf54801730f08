// What people do in the demo firm, each through the engine as the real pages would have it: clients
// look, answer and sign; members do tasks, decide and release.
#pragma once

#include <map>
#include <string>

#include "app/demo/dice.hpp"
#include "app/demo/story.hpp"
#include "engine/engine.hpp"
#include "records/contract.hpp"
#include "records/task.hpp"
#include "steps/signing.hpp"

// One passage of a step of a run.
struct DemoStep {
    RunId run;
    std::string step;
    int iteration = 1;
};

class DemoActs {
public:
    // All arguments outlive it.
    DemoActs(Engine& engine, const Firm& firm, std::span<const embedded::File> files,
             const DemoStories& stories, Dice& dice)
        : engine_(engine), firm_(firm), files_(files), stories_(stories), dice_(dice) {}

    // The mail server will have nothing of what waits to be sent.
    void refuse_mail(const std::string& words);

    // Opens the newest link that the contact was sent, and with it the e-mail.
    void look(const DemoStep& at);
    // The first `given` answers, saved and not handed in.
    void begin_form(const DemoStep& at, const DemoStory& story, int given);
    void submit_form(const DemoStep& at, const DemoStory& story);
    // Whoever's turn it is signs: a member, or the contact.
    void sign(const DemoStep& at);
    void decline(const DemoStep& at, const std::string& reason);

    void finish_task(const Task& task, const Member& member);
    void finish_step_task(const DemoStep& at, const Member& member);
    void decide(const DemoStep& at, const Member& member, const std::string& outcome);
    void release(const DemoStep& at, const Member& member);
    void write(RunId run, const Member& member, const boost::json::object& values);
    void pause(RunId run, const Member& member, const std::string& reason);
    void cancel(RunId run, const Member& member, const std::string& reason);

private:
    struct Filled;
    void note_look(Tx& tx, const DemoStep& at, Time now);
    Filled fill(const DemoStep& at, const DemoStory& story);
    void keep_files(Tx& tx, const DemoStep& at, ContactId contact, Filled& filled);
    const std::string& stored(const std::string& name);
    SignatureGiven signature_of(const ContractRecord& contract, const Signer& signer);
    Contact contact_of(Tx& tx, RunId run) const;

    Engine& engine_;
    const Firm& firm_;
    const std::span<const embedded::File> files_;
    const DemoStories& stories_;
    Dice& dice_;
    std::map<std::string, std::string>
        stored_;  // names of embedded files → their digests in the file store
};
