#include "api/route.hpp"

#include "api/request/admission.hpp"
#include "api/request/repeats.hpp"
#include "api/request/workers.hpp"
#include "base/check.hpp"

namespace api {
namespace {

constexpr std::string_view base_path = "/api/v1";

Route make(http::Method method, std::string pattern, std::string id, std::string summary) {
    Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.id = std::move(id);
    route.summary = std::move(summary);
    return route;
}

Route with_status(Route route, int status) {
    route.status = status;
    return route;
}

}

Route get(std::string pattern, std::string id, std::string summary) {
    return make(http::Method::get, std::move(pattern), std::move(id), std::move(summary));
}
Route post(std::string pattern, std::string id, std::string summary) {
    return make(http::Method::post, std::move(pattern), std::move(id), std::move(summary));
}
Route put(std::string pattern, std::string id, std::string summary) {
    return make(http::Method::put, std::move(pattern), std::move(id), std::move(summary));
}
Route patch(std::string pattern, std::string id, std::string summary) {
    return make(http::Method::patch, std::move(pattern), std::move(id), std::move(summary));
}
Route delete_(std::string pattern, std::string id, std::string summary) {
    return make(http::Method::delete_, std::move(pattern), std::move(id), std::move(summary));
}

Route Route::needs(Permission level) const {
    Route route = *this;
    route.permission = level;
    return route;
}
Route Route::says(std::string text) const {
    Route route = *this;
    route.about = std::move(text);
    return route;
}
Route Route::created() const {
    return with_status(*this, 201);
}
Route Route::accepted() const {
    return with_status(*this, 202);
}
Route Route::query(std::string name, std::string words, http::SchemaSource schema) const {
    Route route = *this;
    route.parameters.push_back(
        {std::move(name), http::ParameterPlace::query, std::move(words), std::move(schema)});
    return route;
}
Route Route::paged() const {
    const auto limit = [](reflect::SchemaSet&) -> boost::json::object {
        return {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}, {"default", 50}};
    };
    return query("limit", "How many at most.", limit)
        .query("cursor", "The next_cursor of the page before.");
}
Route Route::versioned() const {
    Route route = *this;
    route.parameters.push_back({.name = "If-Match",
                                .place = http::ParameterPlace::header,
                                .about = "The ETag of what was edited.",
                                .is_required = true});
    return route;
}
Route Route::keyed(Idempotency given) const {
    Route route = *this;
    route.idempotency = given;
    return route;
}
Route Route::bytes(size_t bytes_max) const {
    Route route = *this;
    route.takes_bytes = true;
    route.body_bytes_max = bytes_max;
    return route;
}
Route Route::gives(std::string content_type) const {
    Route route = *this;
    route.answer_type = std::move(content_type);
    return route;
}

Route Route::long_lasting() const {
    Route route = *this;
    route.is_long_lasting = true;
    return route;
}
Route Route::checks(void (*check)(Call&, Tx&)) const {
    Route route = *this;
    route.head_check = check;
    return route;
}

// ---- From a request to its answer

struct Routes::Pipeline {
    Route route;
    Where where;
    Preparation prepare;
};

// What a request needs until it is answered. It keeps its route, which its server may be done with.
struct Routes::Passage {
    Passage(std::shared_ptr<const Pipeline> route, Services& services, http::Request request)
        : pipeline(std::move(route)), call(services, std::move(request)) {}

    std::shared_ptr<const Pipeline> pipeline;
    Call call;
    Unit unit;
    std::optional<http::Response> response;

    void run_unit(Tx& tx);
    void run_work(const http::Responder& responder);
    void finish(const http::Responder& responder, const std::exception_ptr& fault);
};

void Routes::start(const std::shared_ptr<const Pipeline>& pipeline, Services& services,
                   http::Request request, const http::Responder& responder) {
    const auto passage = std::make_shared<Passage>(pipeline, services, std::move(request));
    passage->unit = pipeline->prepare(passage->call.request());
    const auto run = [passage](Tx& tx) { passage->run_unit(tx); };
    const auto finish = [passage, responder](const std::exception_ptr& fault) {
        passage->finish(responder, fault);
    };
    switch (pipeline->where) {
        case Where::writer:
            return services.store.submit_write(run, finish);
        case Where::reader:
            return services.store.submit_read(run, [passage, finish](const auto& fault) {
                finish(fault);
                if (!fault) touch_later(passage);
            });
        case Where::worker:
            return services.store.submit_read(
                [passage](Tx& tx) { admit(passage->call, passage->pipeline->route, tx); },
                [passage, responder](const std::exception_ptr& fault) {
                    if (fault) return responder.fail(fault);
                    touch_later(passage);
                    hand_on(passage, responder);
                });
    }
}

void Routes::Passage::run_unit(Tx& tx) {
    admit(call, pipeline->route, tx);
    const auto answer = [&] { return unit(call, &tx); };
    const bool is_writing = pipeline->where == Where::writer;
    response = is_writing && is_kept(call, pipeline->route)
                   ? answer_once(call, pipeline->route, tx, answer)
                   : answer();
    if (is_writing && is_to_be_touched(call)) touch(call, tx);
}

void Routes::Passage::run_work(const http::Responder& responder) {
    try {
        response = unit(call, nullptr);
    } catch (...) {
        return finish(responder, std::current_exception());
    }
    finish(responder, nullptr);
}

void Routes::Passage::finish(const http::Responder& responder, const std::exception_ptr& fault) {
    if (fault) return responder.fail(fault);
    if (auto& stream = call.stream()) return responder.stream(std::move(*stream));
    for (const auto& [name, value] : call.headers().all()) response->headers.add(name, value);
    responder.respond(std::move(*response));
}

// On a thread of the store, which must not wait.
void Routes::hand_on(const std::shared_ptr<Passage>& passage, const http::Responder& responder) {
    try {
        const bool is_long = passage->pipeline->route.is_long_lasting;
        passage->call.services().workers.submit(
            [passage, responder] { passage->run_work(responder); },
            is_long ? Pace::long_lasting : Pace::brief);
    } catch (...) {
        responder.fail(std::current_exception());
    }
}

// A reading unit cannot write. If this fails, the session only looks unused for a while longer. A
// page that is left open follows events by itself, which is no use of its session.
void Routes::touch_later(const std::shared_ptr<Passage>& passage) {
    auto& call = passage->call;
    if (!is_to_be_touched(call) || (call.stream() && call.principal().session)) return;
    passage->call.services().store.submit_write([passage](Tx& tx) { touch(passage->call, tx); },
                                                [](const std::exception_ptr&) {});
}

void Routes::add(const Route& route, Where where, Schemas schemas, Preparation prepare) {
    check(where == Where::writer || route.idempotency != Idempotency::required,
          "only what is written in one unit can be kept for a repeat");
    http::Endpoint endpoint{.method = route.method,
                            .pattern = std::string(base_path) + route.pattern,
                            .operation = operation_of(route, where),
                            .body_bytes_max = route.body_bytes_max};
    endpoint.operation.tag = tag_;
    if (schemas.request) endpoint.body = http::BodyKind::json;
    if (route.takes_bytes) endpoint.body = http::BodyKind::raw;
    endpoint.operation.answers.push_back(answer_of(route, schemas));
    endpoint.operation.request = std::move(schemas.request);
    const auto pipeline =
        std::make_shared<const Pipeline>(Pipeline{route, where, std::move(prepare)});
    endpoint.check_head = head_check(pipeline, services_);
    endpoint.handler = [services = services_, pipeline](http::Request request,
                                                        const http::Responder& responder) {
        start(pipeline, *services, std::move(request), responder);
    };
    endpoints_.push_back(std::move(endpoint));
}

http::HeadCheck Routes::head_check(const std::shared_ptr<const Pipeline>& pipeline,
                                   Services* services) {
    const auto& route = pipeline->route;
    if (route.permission == Permission::open && route.head_check == nullptr) return {};
    return [pipeline, services](const http::Request& head, const auto& done) {
        const auto call = std::make_shared<Call>(*services, head);
        services->store.submit_read(
            [call, pipeline](Tx& tx) {
                admit(*call, pipeline->route, tx);
                if (pipeline->route.head_check) pipeline->route.head_check(*call, tx);
            },
            done);
    };
}

http::Operation Routes::operation_of(const Route& route, Where where) {
    const bool is_open = route.permission == Permission::open;
    http::Operation operation{
        .id = route.id,
        .summary = route.summary,
        .about = route.about,
        .permission = permission_words(route.permission),
        .security = is_open ? http::Security::open : http::Security::signed_in,
        .parameters = route.parameters};
    const bool is_kept = where == Where::writer && route.method == http::Method::post && !is_open;
    if (is_kept && route.idempotency != Idempotency::none) {
        operation.parameters.push_back(
            {.name = "Idempotency-Key",
             .place = http::ParameterPlace::header,
             .about = "A repeat with the same key gets the first answer and has no effect.",
             .is_required = route.idempotency == Idempotency::required});
    }
    return operation;
}

http::Answer Routes::answer_of(const Route& route, const Schemas& schemas) {
    if (schemas.is_empty) return {.status = route.status == 200 ? 204 : route.status};
    if (schemas.answer) return {.status = route.status, .schema = schemas.answer};
    return {.status = route.status,
            .schema = [](reflect::SchemaSet&) { return boost::json::object(); },
            .content_type = route.answer_type};
}

}
