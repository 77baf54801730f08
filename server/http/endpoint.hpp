// One route: what it answers to, what the OpenAPI document says about it, and the function that
// answers: once, from any thread, now or later. A handler that hands its work to another thread
// keeps the responder until the work is done, for a writing one until its commit is durable.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/event_stream.hpp"
#include "http/message.hpp"
#include "reflect/schema.hpp"

namespace http {

// Where answers go. The server's leads to a connection; it is called once, from any thread.
class ResponseSink {
public:
    virtual ~ResponseSink() = default;
    virtual void deliver(Response response) = 0;
    virtual void deliver(EventStream stream) = 0;
};

// Copies share the one answer. When the last is gone and none was given, the answer is 500. If the
// client has gone, an answer leads nowhere, silently.
class Responder {
public:
    // `instance` is the path asked for, `route` the pattern, for the log.
    Responder(std::shared_ptr<ResponseSink> sink, std::string instance, std::string route);

    // A second answer, of whatever sort, fails a check.
    void respond(Response response) const;
    void stream(EventStream stream) const;
    // Answers with problem details (http/problem.hpp). After another answer it only logs what was
    // thrown.
    void fail(const std::exception_ptr& thrown) const;

    bool is_answered() const;

private:
    class State;
    std::shared_ptr<State> state_;
};

// Puts a schema's types into the set and returns the schema: `input_schema<NewContact>()`. Empty
// says "no content".
using SchemaSource = std::function<boost::json::object(reflect::SchemaSet&)>;

template <class T>
SchemaSource input_schema() {
    return [](reflect::SchemaSet& set) {
        return reflect::schema_of<T>(set, reflect::Direction::input);
    };
}
template <class T>
SchemaSource output_schema() {
    return [](reflect::SchemaSet& set) {
        return reflect::schema_of<T>(set, reflect::Direction::output);
    };
}

enum class ParameterPlace { path, query, header };
BOOST_DESCRIBE_ENUM(ParameterPlace, path, query, header)

struct Parameter {
    std::string name;
    ParameterPlace place = ParameterPlace::query;
    std::string about;
    SchemaSource schema;  // text if empty
    bool is_required = false;
};

// One way in which it succeeds. Failures are problem documents and need no line.
struct Answer {
    int status = 200;
    std::string about;
    SchemaSource schema;
    std::string content_type = "application/json";
};

enum class Security {
    open,       // anybody
    signed_in,  // a session cookie, with the CSRF header where it writes, or a bearer token
};

// What the document says. An endpoint without an id is left out of it.
struct Operation {
    std::string id;  // unique: "pause_run"
    std::string summary;
    std::string tag;
    std::string about;
    std::string permission;  // in words, such as "manager"
    Security security = Security::open;
    std::vector<Parameter> parameters;  // of the path only those that need a schema or words
    SchemaSource request;
    std::vector<Answer> answers;
};

enum class BodyKind {
    none,  // what comes nonetheless is read, up to a few bytes, and ignored
    json,  // application/json, else 415
    raw,   // one of `body_types`, else 415; any if there are none
};

// Runs on a thread of the server and must not block: slow work goes to other threads, with the
// responder. What it throws is answered as problem details.
using Handler = std::function<void(Request, Responder)>;

// Whether a request may send its body, told by its head: the request comes without it. Calls `done`
// once, from any thread, with nothing or with why it is refused. Must not block either.
using HeadCheck =
    std::function<void(const Request& head, std::function<void(const std::exception_ptr&)> done)>;

struct Endpoint {
    Method method = Method::get;
    // "/api/v1/runs/{run}/pause"; a last segment "{rest...}" takes all that follows, slashes
    // included.
    std::string pattern;
    Operation operation;
    Handler handler;
    BodyKind body = BodyKind::none;
    size_t body_bytes_max = size_t{1} << 20;
    std::vector<std::string> body_types;
    // Asked before more than a few kilobytes of a body are read. If empty, none is refused.
    HeadCheck check_head;
    // How long an answer may take, if not as long as the server's others.
    std::optional<std::chrono::milliseconds> handler_deadline;
};

}
