// The firm of the tests at work: the real engine, steps and records on a real database, without
// threads and without HTTP. Time stands still until it is wound. One run at a time is looked at.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "core/form.hpp"
#include "engine/engine.hpp"
#include "kit/counting_random.hpp"
#include "kit/people.hpp"
#include "net/test_mail_server.hpp"
#include "records/contract.hpp"
#include "records/response.hpp"
#include "records/template.hpp"
#include "store/testing.hpp"

// What becomes of mail. All but the last two ask a real mail server to behave so.
enum class MailWeather {
    works,
    refuses,  // the recipient is unknown: 550
    defers,   // try again later: 450
    is_lost,  // the connection ends after the final dot
    is_down,  // nobody listens
    is_off,   // the firm has not set up sending
};
BOOST_DESCRIBE_ENUM(MailWeather, works, refuses, defers, is_lost, is_down, is_off)

class Office {
public:
    Office(const Calendar& calendar, Time begins);
    ~Office();

    // Ends the program and starts it again on the same files.
    void restart();
    // The same with a message under way: claimed, and its result not yet known.
    void kill_while_sending();

    // ---- What the firm has

    void keep_template(Template content);
    // `values` are members of a contact by name, as {"phone": "…"}; others become fields of its
    // own.
    void change_contact(std::string_view contact, const boost::json::object& values);
    void publish(std::string_view yaml);
    MemberId member(std::string_view key) const;
    // The id of a member or, where nobody of the firm is called so, of a contact.
    std::string person(std::string_view key) const;
    // "ana" for her address; the address itself where nobody here has it.
    std::string name_of_address(std::string_view address) const;

    // ---- What people do. Throws what the engine throws.

    void start(std::string_view contact, NewRun request);
    void apply(const Input& input, const Actor& actor, const std::string& reason = "");
    void save_answers(const std::string& step, const boost::json::object& answers);
    void answer(const std::string& step, const boost::json::object& answers);
    void sign(const std::string& step, std::string_view who);
    void decline(const std::string& step, std::string_view who, const std::string& reason);
    void finish_task(const std::string& step);
    void fill(const boost::json::object& values);
    void set_mail(MailWeather weather);

    // ---- Time and work

    void wind(Duration by) { clock_.wind(by); }
    Time now() const { return clock_.now(); }
    void work_off() { engine_->work_off(); }
    // When something will be due: a wait or a delivery.
    std::optional<Time> next_due();

    // ---- What there is

    template <class Function>
    auto read(Function function) {
        return store_->read(function);
    }
    LoadedRun load();
    FirmId firm() const { return firm_; }
    RunId run() const { return *run_; }
    bool has_run() const { return run_.has_value(); }
    const FileStore& files() const { return *files_; }
    // Null until mail has been anything but well.
    const TestMailServer* mail_server() const { return mail_server_.get(); }
    Actor owner() const;
    Actor client();

private:
    void open();
    void found(const Calendar& calendar);
    void make_identity();
    void save_mail_settings(MailWeather weather);
    FormResponse answered(Tx& tx, const std::string& step, const boost::json::object& answers);
    std::vector<std::string> fill_from(Tx& tx, const Form& form,
                                       const boost::json::object& answers);
    int iteration_of(const std::string& step);
    ContractRecord require_contract_of(Tx& tx, const std::string& step, int iteration);
    Actor actor_of_signer(Tx& tx, const Signer& signer) const;
    using UseContract = std::function<std::string(StepWork&, const ContractRecord&, const Signer&)>;
    void use_contract(const std::string& step, std::string_view who, const UseContract& use,
                      const std::string& reason = "");

    TestFolder folder_;
    WindableClock clock_;
    IdSource ids_{clock_};
    CountingRandom random_;
    FirmId firm_;
    std::map<std::string, MemberId, std::less<>> members_;
    std::map<std::string, ContactId, std::less<>> contacts_;
    std::optional<WorkflowId> workflow_;
    std::optional<RunId> run_;
    std::unique_ptr<TestMailServer> mail_server_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<FileStore> files_;
    std::unique_ptr<Engine> engine_;
};
