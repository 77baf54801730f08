// For tests of runs and of what clients do: a firm of its own in the world of testing/test_api.hpp,
// whose onboarding goes step by step, and a member and a client of it who ask over HTTP.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "api/testing/test_api.hpp"
#include "api/view/message.hpp"
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
    std::vector<std::pair<std::string, std::string>> headers;
};
using Headers = std::vector<std::pair<std::string, std::string>>;

struct OfficeFirm {
    FirmId id;
    Headers maya;  // who is signed in
    Headers tom;
    MemberId maya_id;
    MemberId tom_id;
    ContactId priya;
    WorkflowId onboarding;
};

class TestOffice {
public:
    TestOffice();

    // ---- Requests. `path` is below /api/v1.

    Answered ask(std::string_view path, const Sent& sent) const;
    // As Maya of Cedar & Co.
    Answered get(std::string_view path) const { return ask(path, as(cedar.maya, "GET", "")); }
    Answered post(std::string_view path, std::string_view body = "{}") const {
        return ask(path, as(cedar.maya, "POST", body));
    }
    Answered patch(std::string_view path, std::string_view body) const {
        return ask(path, as(cedar.maya, "PATCH", body));
    }
    Answered remove(std::string_view path) const { return ask(path, as(cedar.maya, "DELETE", "")); }
    // With nothing but what is in the path, as client pages ask.
    Answered open(std::string_view path) const { return ask(path, {}); }
    Answered send(std::string_view method, std::string_view path, std::string_view body) const {
        return ask(path, {.method = method, .body = std::string(body)});
    }
    static Sent as(const Headers& headers, std::string_view method, std::string_view body) {
        return {.method = method, .body = std::string(body), .headers = headers};
    }

    // ---- What there is

    WorkflowId publish(std::string_view yaml);
    void keep_template(Template content);
    // Starts the onboarding of Priya with both roles filled; its id.
    std::string start_run();
    // Fires what is due and delivers what is queued.
    void work_off() { api.work_off(); }
    void pass(Duration time);

    // Latest first.
    std::vector<Message> mails_to(std::string_view address) const;
    // The token of the newest client link in the mails to this address.
    std::string token_for(std::string_view address) const;
    // Grows with everything that is written.
    int64_t written_units() const { return api.store->statistics().write_units; }

    TestApi api;
    OfficeFirm cedar;
    OfficeFirm birch;  // of another firm

private:
    void make_firm();
    void keep_templates();
    Headers sign_in(MemberId member);
};

}
