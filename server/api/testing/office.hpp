// For tests of the API: the program without its threads. A real server on a free port, the real
// engine on a store in a temporary folder, and a clock that stands still until it is wound. Two
// firms have the same in them, so that one can ask for what belongs to the other.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "api/request/metrics.hpp"
#include "api/request/workers.hpp"
#include "api/routes.hpp"
#include "api/view/message.hpp"
#include "http/server.hpp"
#include "records/contact.hpp"
#include "records/template.hpp"
#include "records/workflow.hpp"

namespace api {

// An answer as it came, its JSON ready.
struct Answered {
    int status = 0;
    std::map<std::string, std::string> headers;  // by lower-case name
    std::string text;
    boost::json::value json;

    // The value at a JSON pointer; null if there is none.
    boost::json::value at(std::string_view pointer) const;
    // The same as text; a test failure if it is none.
    std::string text_at(std::string_view pointer) const;
    size_t size_at(std::string_view pointer) const;
    // "/answers/phone: Please answer this." of each error, one a line.
    std::string faults() const;
};

// What goes with a request besides its path.
struct Sent {
    std::string_view method = "GET";
    std::string body;
    std::string content_type = "application/json";
    std::vector<std::string> headers;  // "Name: value"
};

struct OfficeFirm {
    FirmId id;
    std::string maya;  // the headers of who is signed in, for Sent
    std::string tom;
    MemberId maya_id;
    MemberId tom_id;
    ContactId priya;
    WorkflowId onboarding;
};

class TestOffice {
public:
    explicit TestOffice(bool is_demo = true);
    ~TestOffice();

    // ---- Requests. `path` is below /api/v1.

    Answered ask(std::string_view path, const Sent& sent) const;
    // As Maya of Alder & Wren.
    Answered get(std::string_view path) const { return ask(path, as(alder.maya, "GET", "")); }
    Answered post(std::string_view path, std::string_view body = "{}") const {
        return ask(path, as(alder.maya, "POST", body));
    }
    Answered patch(std::string_view path, std::string_view body) const {
        return ask(path, as(alder.maya, "PATCH", body));
    }
    Answered remove(std::string_view path) const { return ask(path, as(alder.maya, "DELETE", "")); }
    // With nothing but what is in the path, as client pages ask.
    Answered open(std::string_view path) const { return ask(path, {}); }
    Answered send(std::string_view method, std::string_view path, std::string_view body) const {
        return ask(path, {.method = method, .body = std::string(body)});
    }
    static Sent as(const std::string& headers, std::string_view method, std::string_view body);

    // ---- What there is

    void publish(const OfficeFirm& firm, std::string_view yaml);
    void keep_template(const OfficeFirm& firm, Template content);
    // Starts the onboarding of Priya with both roles filled; its id.
    std::string start_run(const std::string& more = "");
    // Fires what is due and delivers what is queued.
    void work_off() { engine->work_off(); }
    void pass(Duration time);
    // Sealing needs a key, which takes a second to make.
    void give_identities();

    std::vector<Message> mails_to(std::string_view address) const;
    // The token of the newest client link in the mails to this address.
    std::string token_for(std::string_view address) const;
    // Whether anything at all was written since it was last asked.
    int64_t written_units() const { return store->statistics().write_units; }

    WindableClock clock{*parse_time("2026-03-10T09:00:00Z")};
    SystemRandom random;
    IdSource ids{clock};
    std::unique_ptr<Store> store;
    std::filesystem::path folder;
    std::unique_ptr<FileStore> files;
    std::unique_ptr<Engine> engine;
    http::EventHub events;
    Metrics metrics;
    std::unique_ptr<Workers> workers;
    std::unique_ptr<Services> services;
    std::unique_ptr<http::Server> server;
    OfficeFirm alder;
    OfficeFirm birch;

private:
    OfficeFirm make_firm(const std::string& name, const std::string& domain);
    std::string sign_in(FirmId firm, MemberId member);
};

}
