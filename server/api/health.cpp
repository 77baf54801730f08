#include "api/request/metrics.hpp"
#include "api/routes.hpp"
#include "records/outbox.hpp"
#include "records/wait.hpp"

namespace api {
namespace {

// Not part of the document: for those who run the server.
http::Endpoint plain(std::string pattern, http::Handler handler) {
    return {.method = http::Method::get,
            .pattern = std::move(pattern),
            .operation = {},
            .handler = std::move(handler)};
}

http::Response lines(std::string text, int status = 200) {
    auto response = http::Response::text(std::move(text), status);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

// Ready: the database answers, and the disk still takes what is written.
void answer_ready(Services& services, const http::Responder& responder) {
    services.store.submit_read(
        [](Tx& tx) { next_due_at(tx); },
        [&services, responder](const std::exception_ptr& fault) {
            const bool is_ready = !fault && !services.store.statistics().has_failed;
            responder.respond(is_ready ? lines("ready\n") : lines("not ready\n", 503));
        });
}

Duration lateness(std::optional<Time> due, Time now) {
    return due && *due < now ? now - *due : Duration{0};
}

void answer_metrics(Services& services, const http::Responder& responder) {
    const auto backlog = std::make_shared<Metrics::Backlog>();
    services.store.submit_read(
        [&services, backlog](Tx& tx) {
            const Time now = services.clock.now();
            *backlog = {lateness(next_due_at(tx), now), lateness(next_outbox_due(tx), now)};
        },
        [&services, backlog, responder](const std::exception_ptr& fault) {
            if (fault) return responder.fail(fault);
            auto response = lines(services.metrics.text(services.store.statistics(), *backlog));
            response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            responder.respond(std::move(response));
        });
}

bool is_this_machine(const std::string& address) {
    return address.starts_with("127.") || address == "::1" || address == "::ffff:127.0.0.1";
}

}

void add_health_routes(Routes& routes) {
    routes.add(plain("/healthz", [](const http::Request&, const http::Responder& responder) {
        responder.respond(lines("ok\n"));
    }));
    auto* services = routes.services();
    routes.add(plain("/readyz", [services](const http::Request&, const http::Responder& responder) {
        answer_ready(*services, responder);
    }));
    // Only for a collector on this machine: how much is going on is nobody else's business.
    routes.add(plain("/metrics",
                     [services](const http::Request& request, const http::Responder& responder) {
                         if (!is_this_machine(request.remote_address)) throw_not_found();
                         answer_metrics(*services, responder);
                     }));
}

}
