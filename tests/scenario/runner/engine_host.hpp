// A scenario on the real engine and database. Facts are read from what is stored.
#pragma once

#include <map>
#include <set>

#include "kit/office.hpp"
#include "records/history.hpp"
#include "records/message.hpp"
#include "records/task.hpp"
#include "scenario/runner/host.hpp"

// Whether the program is ended and started again before every line.
enum class Restarts { none, before_every_line };

class EngineHost final : public Host {
public:
    EngineHost(const Scenario& scenario, Restarts restarts);

    bool knows(std::string_view verb) const override;
    std::string fault() override;

private:
    const CompiledWorkflow& workflow() const override { return workflow_; }
    void start(const StartRequest& request) override;
    void apply(const Input& input, Acts who, const std::string& reason) override;
    void save_answers(const std::string& step, const boost::json::object& answers) override;
    void answer(const std::string& step, const boost::json::object& answers) override;
    void sign(const std::string& step, const std::string& who) override;
    void decline(const std::string& step, const std::string& who,
                 const std::string& reason) override;
    void finish_task(const std::string& step) override;
    void fill(const boost::json::object& values) override;
    Progress progress() override { return office_.load().progress; }
    boost::json::object data() override { return office_.load().data; }
    std::vector<std::string> perform_own(const Command& command) override;
    Time now() const override { return office_.now(); }
    void wind(Duration by) override { office_.wind(by); }
    std::optional<Time> next_due() override { return office_.next_due(); }
    void work_off() override;
    std::vector<std::string> take_facts() override;

    // A fact and the id of what it was read from: ids tell the order.
    using Ordered = std::vector<std::pair<int64_t, std::string>>;
    void take_history(Tx& tx, Ordered& facts);
    void take_tasks(Tx& tx, Ordered& facts);
    void take_project(Tx& tx, Ordered& facts);
    std::vector<std::string> take_messages(Tx& tx);
    std::vector<HistoryEntry> history(Tx& tx) const;
    std::string mail_words(const HistoryEntry& entry) const;
    std::string name_of_member(const std::optional<MemberId>& id) const;
    std::vector<std::string> who() const;
    std::vector<std::string> received() const;
    std::vector<std::string> last_mail_to(const std::string& who);
    std::string fault_of_step(Tx& tx, const LoadedRun& loaded, size_t index) const;

    const CompiledWorkflow workflow_;
    const Restarts restarts_;
    Office office_;
    Versions versions_;  // for looking
    bool is_mail_kept_back_ = false;
    int64_t seen_history_ = 0;
    std::vector<HistoryEntry> latest_;  // of the command before
    std::map<TaskId, TaskState> tasks_;
    std::set<ProjectId> projects_;
    std::map<MessageId, MessageState> messages_;
    std::map<MessageId, int> attempts_;
};
