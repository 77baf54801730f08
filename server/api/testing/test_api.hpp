// For tests of the API: the real server on a free port, the real engine on a store of its own, a
// clock that stands still, and two firms that have the same in them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "api/request/metrics.hpp"
#include "api/request/services.hpp"
#include "api/request/workers.hpp"
#include "base/bytes.hpp"
#include "http/server.hpp"
#include "records/firm.hpp"
#include "records/member.hpp"
#include "store/testing.hpp"

namespace api {

struct Reply {
    int status = 0;
    std::map<std::string, std::string> headers;  // by lower-case name, the last of each
    std::string text;
    boost::json::value body;  // null where the answer is no JSON

    std::string header(const std::string& name) const;
    // The text at a JSON pointer; fails the test where there is none.
    std::string at(std::string_view pointer) const;
    // "/email: is in use already" for each fault of a problem.
    std::vector<std::string> faults() const;
};

// One who asks: with a token, with a browser's session, or nobody.
class Caller {
public:
    explicit Caller(uint16_t port) : port_(port) {}

    // The same with a further header. An empty value takes it away.
    Caller with(const std::string& name, const std::string& value) const;

    Reply get(const std::string& path) const { return ask("GET", path); }
    Reply post(const std::string& path, const boost::json::value& body = {}) const {
        return ask("POST", path, body);
    }
    Reply put(const std::string& path, const boost::json::value& body) const {
        return ask("PUT", path, body);
    }
    Reply patch(const std::string& path, const boost::json::value& body) const {
        return ask("PATCH", path, body);
    }
    Reply remove(const std::string& path) const { return ask("DELETE", path); }

    // `path` is below /api/v1, or begins with "//" for one of the server itself.
    Reply ask(const std::string& method, const std::string& path,
              const boost::json::value& body = {}) const;
    Reply send(const std::string& method, const std::string& path,
               const std::optional<std::string>& body, const std::string& content_type) const;
    // The first event of a stream.
    std::string first_event(const std::string& path) const;

private:
    uint16_t port_;
    std::map<std::string, std::string> headers_;
};

// Named alike in every test. Maya owns the firm, Tom manages, Noor works there; Priya is their
// contact, and her onboarding is under way: a mail, a questionnaire, a contract and a task of it
// are open.
struct TestFirm {
    FirmId id;
    std::string domain;
    MemberId maya;
    MemberId tom;
    MemberId noor;
    // Ids by the names that the routes give them: "contact", "run", "task" …
    std::map<std::string, std::string> ids;
    std::map<MemberLevel, std::string> tokens;
};

inline constexpr std::string_view test_password = "correct horse battery";

class TestApi {
public:
    TestApi();
    ~TestApi();

    Caller nobody() const { return Caller(server_->port()); }
    // A program of that firm.
    Caller as(const TestFirm& firm, MemberLevel level) const;
    Caller maya() const { return as(alder, MemberLevel::owner); }
    // A browser in which that member has signed in.
    Caller browser(const std::string& email) const;

    // Does what is due and delivers what waits.
    void work_off() { engine->work_off(); }

    WindableClock clock{*parse_time("2026-03-10T09:00:00Z")};
    IdSource ids{clock};
    SystemRandom random;
    TestFolder folder;
    std::unique_ptr<Store> store;
    FileStore files;
    http::EventHub events;
    Metrics metrics;
    Workers workers;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<Services> services;
    TestFirm alder;
    TestFirm birch;

private:
    TestFirm make_firm(const std::string& name, const std::string& domain);

    std::unique_ptr<http::Server> server_;
};

class ApiTest : public testing::Test {
protected:
    TestApi api;
};

}
