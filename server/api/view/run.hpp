// A run as the API shows it: the list's line and the whole page, made from its progress by core's
// explanation, marks and forecast. Reads only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "core/explain.hpp"
#include "engine/loaded_run.hpp"
#include "records/contract.hpp"
#include "records/file.hpp"
#include "records/message.hpp"
#include "records/run.hpp"

namespace api {

struct Ref {
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Ref, (), (id, name))

struct MemberRef {
    MemberId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(MemberRef, (), (id, name))

struct ContactRef {
    ContactId id;
    std::string name;
    std::optional<std::string> company;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(ContactRef, (), (id, name, company, email))

struct WorkflowRef {
    WorkflowId id;
    std::string name;
    int version;
};
BOOST_DESCRIBE_STRUCT(WorkflowRef, (), (id, name, version))

struct LadderTread {
    std::string step;
    std::string name;
    Mark mark;
};
BOOST_DESCRIBE_STRUCT(LadderTread, (), (step, name, mark))

struct NextEvent {
    std::optional<Time> at;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NextEvent, (), (at, text))

struct RunSummary {
    RunId id;
    ContactRef contact;
    WorkflowRef workflow;
    RunState state;
    Mark mark;
    std::string mark_label;
    std::string waiting_on;
    std::optional<Time> since;
    std::optional<NextEvent> next;
    std::vector<LadderTread> ladder;
    int done_count;
    int step_count;
    std::optional<std::string> stage;
    std::optional<MemberRef> account_manager;
    Time started_at;
    std::optional<Time> ended_at;
};
BOOST_DESCRIBE_STRUCT(RunSummary, (),
                      (id, contact, workflow, state, mark, mark_label, waiting_on, since, next,
                       ladder, done_count, step_count, stage, account_manager, started_at,
                       ended_at))

struct Action {
    Remedy name;
    std::string label;
    std::vector<std::string> outcomes;
    bool primary;
};
BOOST_DESCRIBE_STRUCT(Action, (), (name, label, outcomes, primary))

struct Why {
    std::optional<std::string> step;
    Mark mark;
    std::string headline;
    std::string detail;
    std::optional<Time> since;
    std::vector<Action> actions;
};
BOOST_DESCRIBE_STRUCT(Why, (), (step, mark, headline, detail, since, actions))

// `person` is a member or a contact.
enum class HeldFieldKind { text, email, phone, date, number, money, yes_no, member, person };
BOOST_DESCRIBE_ENUM(HeldFieldKind, text, email, phone, date, number, money, yes_no, member, person)

struct HeldField {
    std::string path;
    std::string label;
    std::optional<std::string> value;
    std::optional<std::string> suggestion;
    HeldFieldKind field_kind;
};
BOOST_DESCRIBE_STRUCT(HeldField, (), (path, label, value, suggestion, field_kind))

struct Held {
    HeldReason reason;
    std::string message;
    std::string remedy;
    std::vector<HeldField> fields;
};
BOOST_DESCRIBE_STRUCT(Held, (), (reason, message, remedy, fields))

struct StepLine {
    Mark mark;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(StepLine, (), (mark, text))

struct RunStep {
    std::string step;
    int number;
    std::string name;
    std::string kind;
    std::optional<std::string> stage;
    StepState state;
    Mark mark;
    std::string mark_label;
    int iteration;
    std::optional<std::string> outcome;
    Acts actor;
    std::optional<std::string> who;
    std::optional<std::string> summary;
    std::optional<Time> began_at;
    std::optional<Time> ended_at;
    std::optional<Time> scheduled_for;
    std::optional<Date> forecast_at;
    std::vector<StepLine> lines;
    std::optional<std::string> reminder;
    std::optional<Held> held;
    std::optional<std::string> waiting;
    std::string sentence;
    std::vector<Action> actions;
    std::optional<TaskId> task;
    std::optional<ContractId> contract;
};
BOOST_DESCRIBE_STRUCT(RunStep, (),
                      (step, number, name, kind, stage, state, mark, mark_label, iteration, outcome,
                       actor, who, summary, began_at, ended_at, scheduled_for, forecast_at, lines,
                       reminder, held, waiting, sentence, actions, task, contract))

struct ContactCard {
    ContactId id;
    std::string name;
    ContactKind kind;
    std::optional<std::string> company;
    std::optional<std::string> role_text;  // "Director, Harbour & Finch Ltd"
    std::optional<std::string> email;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(ContactCard, (), (id, name, kind, company, role_text, email, phone))

struct RunProgress {
    int done;
    int total;
    std::optional<Date> forecast_end;
};
BOOST_DESCRIBE_STRUCT(RunProgress, (), (done, total, forecast_end))

struct RunField {
    std::string path;
    std::string label;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(RunField, (), (path, label, value))

// A role and who fills it: a member or, where it takes them, a contact.
struct RoleLine {
    std::string role;
    std::string label;
    std::optional<MemberRef> member;
    std::optional<ContactRef> contact;
    bool takes_contacts;
};
BOOST_DESCRIBE_STRUCT(RoleLine, (), (role, label, member, contact, takes_contacts))

struct DateLine {
    std::string key;
    std::string label;
    std::optional<Date> date;
};
BOOST_DESCRIBE_STRUCT(DateLine, (), (key, label, date))

struct RunFile {
    FileId id;
    std::string name;
    std::string note;
    std::string url;
    std::string media_type;
    int64_t size;
};
BOOST_DESCRIBE_STRUCT(RunFile, (), (id, name, note, url, media_type, size))

enum class RunCommand { pause, resume, cancel };
BOOST_DESCRIBE_ENUM(RunCommand, pause, resume, cancel)

struct Run {
    RunId id;
    std::string title;
    ContactCard contact;
    WorkflowRef workflow;
    RunState state;
    Mark mark;
    Time started_at;
    std::string started_by;
    std::optional<Time> ended_at;
    std::optional<std::string> paused_reason;
    std::vector<Why> why;
    std::vector<RunStep> steps;
    RunProgress progress;
    std::vector<RunField> data;
    std::vector<RoleLine> roles;
    std::vector<DateLine> dates;
    std::vector<RunFile> files;
    std::optional<Ref> project;
    std::string notes;
    std::vector<RunCommand> commands;
};
BOOST_DESCRIBE_STRUCT(Run, (),
                      (id, title, contact, workflow, state, mark, started_at, started_by, ended_at,
                       paused_reason, why, steps, progress, data, roles, dates, files, project,
                       notes, commands))

ContactRef contact_ref(const Contact& contact);
RunFile view_of(const File& file, const Firm& firm);
// How runs are called where they are referred to: by their workflow.
std::map<RunId, std::string> names_of_runs(Tx& tx, FirmId firm, const std::vector<RunId>& ids);
std::vector<Action> actions_of(const LoadedRun& loaded, const Explanation& why);

// Cost of both: a dozen queries by key.
RunSummary summary_of(Tx& tx, const LoadedRun& loaded, Time now);
Run view_of(Tx& tx, const LoadedRun& loaded, Time now);

// What the run does next by itself, and when; nothing when it only waits for people.
std::optional<NextEvent> next_event(const LoadedRun& loaded, Time now);

// Explains as the run page does, with the names and facts that the records hold.
std::vector<Explanation> explain_run(Tx& tx, const LoadedRun& loaded, Time now);

}
