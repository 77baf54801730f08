#include "api/events.hpp"

#include <boost/json.hpp>

#include "api/routes.hpp"

namespace api {
namespace {

// A topic is a firm. The id that the browser saw last comes back as a header when it reconnects.
http::Response follow(Call& call, Tx&) {
    const auto last = call.request().header("Last-Event-ID").value_or("");
    call.stream(call.services().events.subscribe(to_text(call.firm_id()), last));
    return http::Response::no_content();  // gives way to the stream
}

}

std::function<void(const Change&)> change_publisher(http::EventHub& hub, IdSource& ids) {
    return [&hub, &ids](const Change& change) {
        boost::json::object about{{"resource", change.resource}};
        if (!change.id.empty()) about.emplace("id", change.id);
        hub.publish(to_text(change.firm), {.id = std::to_string(ids.next_value()),
                                           .event = "changed",
                                           .data = boost::json::serialize(about)});
    };
}

void add_event_routes(Routes& routes) {
    routes.tag("Events");
    routes.read(get("/events", "follow_events", "A stream of what changes (server-sent events).")
                    .says("`changed` carries {resource, id}: read it again. `reset` means that "
                          "events were missed: read everything again.")
                    .gives("text/event-stream"),
                follow);
}

}
