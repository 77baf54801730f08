// Routes: what a handler answers to, who may ask, and the unit of work that it runs in.
//
//     void add_contact_routes(Routes& routes) {
//         routes.tag("Contacts");
//         routes.read(get("/contacts", "list_contacts", "Lists contacts by name.").paged(), list);
//         routes.write(post("/contacts", "create_contact", "Adds a contact.").created(), create);
//     }
//
// Handlers are plain functions:
//
//     List<Contact> list(Call& call, Tx& tx);                               // read, write
//     Contact create(Call& call, Tx& tx, const ContactDraft& draft);        // with a JSON body
//     Session sign_in(Call& call, const SignIn& given);                     // work: slow things
//
// What they return, a described struct, is the answer's JSON; void is 204; an http::Response goes
// out as it is. What they throw becomes a problem document. Who asks is found out in the same unit,
// before the body is looked at, and the answer leaves when the commit is durable.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "api/request/call.hpp"
#include "reflect/json.hpp"

namespace api {

// Who may use a route. A level includes those below it: owner, manager, member.
enum class Permission { open, member, manager, owner };
BOOST_DESCRIBE_ENUM(Permission, open, member, manager, owner)

// A repeat with the same Idempotency-Key gets the first answer again. Of POSTs that write, unless
// their answer holds a secret.
enum class Idempotency { none, accepted, required };

// A page of a list; schemas call it ContactList.
template <class T>
struct List {
    std::vector<T> items;
    std::optional<std::string> next_cursor;
    std::optional<int> total;
    BOOST_DESCRIBE_CLASS(List, (), (items, next_cursor, total), (), ())
};

struct Route {
    http::Method method = http::Method::get;
    std::string pattern;  // below /api/v1
    std::string id;
    std::string summary;
    std::string about;  // what the summary leaves open
    Permission permission = Permission::member;
    Idempotency idempotency = Idempotency::accepted;
    int status = 200;
    std::vector<http::Parameter> parameters;
    std::string answer_type = "application/octet-stream";  // of an http::Response
    bool takes_bytes = false;                              // any body, which stays in the request
    bool is_long_lasting = false;                          // of a worker's: on a thread of its own
    size_t body_bytes_max = size_t{1} << 20;
    void (*head_check)(Call&, Tx&) = nullptr;

    // ---- Each changes one of them, for `get("/firm", …).needs(Permission::owner)`.

    Route needs(Permission level) const;
    Route says(std::string text) const;
    // 201 instead of 200.
    Route created() const;
    Route accepted() const;  // 202
    // A parameter of the query; of any schema that is not text, give it.
    Route query(std::string name, std::string words, http::SchemaSource schema = {}) const;
    // `limit` and `cursor`.
    Route paged() const;
    // Demands If-Match.
    Route versioned() const;
    Route keyed(Idempotency given) const;
    Route bytes(size_t bytes_max) const;
    Route gives(std::string content_type) const;
    // May wait for others: a mail server.
    Route long_lasting() const;
    // What `check` throws refuses a request with a long body before that is read. Who asks is found
    // out before it in any case.
    Route checks(void (*check)(Call&, Tx&)) const;
};

Route get(std::string pattern, std::string id, std::string summary);
Route post(std::string pattern, std::string id, std::string summary);
Route put(std::string pattern, std::string id, std::string summary);
Route patch(std::string pattern, std::string id, std::string summary);
Route delete_(std::string pattern, std::string id, std::string summary);

class Routes {
public:
    // `services` is null for whoever only wants the document: its handlers are never called.
    explicit Routes(Services* services) : services_(services) {}

    // The heading in the document under which the routes that follow stand.
    void tag(std::string name) { tag_ = std::move(name); }

    // Runs on a snapshot.
    template <class Answer>
    void read(const Route& route, Answer (*handler)(Call&, Tx&));
    template <class Answer, class Body>
    void read(const Route& route, Answer (*handler)(Call&, Tx&, const Body&));

    // Runs in a transaction that is committed before the answer leaves.
    template <class Answer>
    void write(const Route& route, Answer (*handler)(Call&, Tx&));
    template <class Answer, class Body>
    void write(const Route& route, Answer (*handler)(Call&, Tx&, const Body&));

    // Runs on a worker thread, where it may take its time and use the store itself.
    template <class Answer>
    void work(const Route& route, Answer (*handler)(Call&));
    template <class Answer, class Body>
    void work(const Route& route, Answer (*handler)(Call&, const Body&));

    // What is neither: pages, health.
    void add(http::Endpoint endpoint) { endpoints_.push_back(std::move(endpoint)); }
    // Null where only the document is wanted.
    Services* services() const { return services_; }

    std::vector<http::Endpoint> take() { return std::move(endpoints_); }

private:
    enum class Where { reader, writer, worker };
    // `tx` is null on a worker.
    using Unit = std::function<http::Response(Call&, Tx* tx)>;
    // Makes the unit that answers a request; it reads the body, and keeps what is wrong with it
    // until it is known who asks.
    using Preparation = std::function<Unit(const http::Request&)>;
    struct Pipeline;
    struct Passage;

    static http::HeadCheck head_check(const std::shared_ptr<const Pipeline>& pipeline,
                                      Services* services);
    static void start(const std::shared_ptr<const Pipeline>& pipeline, Services& services,
                      http::Request request, const http::Responder& responder);
    static void hand_on(const std::shared_ptr<Passage>& passage, const http::Responder& responder);
    static void touch_later(const std::shared_ptr<Passage>& passage);

    template <class Answer>
    static http::SchemaSource schema();
    template <class Answer, class Handler>
    static http::Response answer(const Route& route, Handler handler);
    template <class Answer, class Body, class Handler>
    void add_with_body(const Route& route, Where where, Handler handler);
    template <class Answer, class Handler>
    void add_without_body(const Route& route, Where where, Handler handler);

    struct Schemas {
        http::SchemaSource request;
        http::SchemaSource answer;
        bool is_empty = false;  // 204
    };
    void add(const Route& route, Where where, Schemas schemas, Preparation prepare);
    static http::Operation operation_of(const Route& route, Where where);
    static http::Answer answer_of(const Route& route, const Schemas& schemas);

    Services* services_;
    std::string tag_;
    std::vector<http::Endpoint> endpoints_;
};

// ---- How the typed handlers become units

// A body, or what was wrong with it.
template <class Body>
class ParsedBody {
public:
    explicit ParsedBody(const std::string& text) {
        try {
            body_ = reflect::parse_text<Body>(text);
        } catch (...) {  // told only to those who may ask at all
            fault_ = std::current_exception();
        }
    }
    const Body& value() const {
        if (fault_) std::rethrow_exception(fault_);
        return body_;
    }

private:
    Body body_{};
    std::exception_ptr fault_;
};

template <class Answer>
http::SchemaSource Routes::schema() {
    if constexpr (std::is_void_v<Answer> || std::is_same_v<Answer, http::Response>) {
        return {};
    } else {
        return http::output_schema<Answer>();
    }
}

template <class Answer, class Handler>
http::Response Routes::answer(const Route& route, Handler handler) {
    if constexpr (std::is_void_v<Answer>) {
        handler();
        auto response = http::Response::no_content();
        if (route.status != 200) response.status = route.status;
        return response;
    } else if constexpr (std::is_same_v<Answer, http::Response>) {
        return handler();
    } else {
        return http::Response::json(reflect::to_json(handler()), route.status);
    }
}

template <class Answer, class Body, class Handler>
void Routes::add_with_body(const Route& route, Where where, Handler handler) {
    add(route, where, {http::input_schema<Body>(), schema<Answer>(), std::is_void_v<Answer>},
        [route, handler](const http::Request& request) -> Unit {
            auto body = std::make_shared<const ParsedBody<Body>>(request.body);
            return [route, handler, body](Call& call, Tx* tx) {
                return answer<Answer>(route, [&] { return handler(call, tx, body->value()); });
            };
        });
}

template <class Answer, class Handler>
void Routes::add_without_body(const Route& route, Where where, Handler handler) {
    add(route, where, {{}, schema<Answer>(), std::is_void_v<Answer>},
        [route, handler](const http::Request&) -> Unit {
            return [route, handler](Call& call, Tx* tx) {
                return answer<Answer>(route, [&] { return handler(call, tx); });
            };
        });
}

template <class Answer>
void Routes::read(const Route& route, Answer (*handler)(Call&, Tx&)) {
    add_without_body<Answer>(route, Where::reader,
                             [handler](Call& call, Tx* tx) { return handler(call, *tx); });
}
template <class Answer, class Body>
void Routes::read(const Route& route, Answer (*handler)(Call&, Tx&, const Body&)) {
    add_with_body<Answer, Body>(
        route, Where::reader,
        [handler](Call& call, Tx* tx, const Body& body) { return handler(call, *tx, body); });
}

template <class Answer>
void Routes::write(const Route& route, Answer (*handler)(Call&, Tx&)) {
    add_without_body<Answer>(route, Where::writer,
                             [handler](Call& call, Tx* tx) { return handler(call, *tx); });
}
template <class Answer, class Body>
void Routes::write(const Route& route, Answer (*handler)(Call&, Tx&, const Body&)) {
    add_with_body<Answer, Body>(
        route, Where::writer,
        [handler](Call& call, Tx* tx, const Body& body) { return handler(call, *tx, body); });
}

template <class Answer>
void Routes::work(const Route& route, Answer (*handler)(Call&)) {
    add_without_body<Answer>(route, Where::worker,
                             [handler](Call& call, Tx*) { return handler(call); });
}
template <class Answer, class Body>
void Routes::work(const Route& route, Answer (*handler)(Call&, const Body&)) {
    add_with_body<Answer, Body>(route, Where::worker, [handler](Call& call, Tx*, const Body& body) {
        return handler(call, body);
    });
}

}
