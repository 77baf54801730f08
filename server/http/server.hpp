// The listener: HTTP/1.1 on one address, with limits on everything that comes from outside. It
// reads and checks a request, finds its endpoint, calls the handler, and writes the answer whenever
// that comes. Every wait has a deadline, so that slow and silent clients are cut and cannot keep
// others out.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/router.hpp"

namespace http {

struct ServerLimits {
    using Duration = std::chrono::milliseconds;

    size_t header_bytes_max = size_t{16} << 10;
    size_t connections_max = 10'000;  // more are told 503
    size_t requests_max = 1'000;      // of one connection
    Duration header_deadline =
        std::chrono::seconds(10);  // from the first byte to the end of the header
    Duration idle_deadline = std::chrono::seconds(60);  // between requests
    // A body, and an answer, may take `transfer_grace` and one second more for every
    // `transfer_rate_min` bytes.
    Duration transfer_grace = std::chrono::seconds(15);
    size_t transfer_rate_min = size_t{8} << 10;
    Duration body_deadline = std::chrono::minutes(5);  // of a body in any case
    // What may be in memory of the bodies that are being read or answered, of all clients and of
    // one address. Beyond it a request is told 503, but for the first kilobytes of each.
    uint64_t bodies_bytes_max = uint64_t{256} << 20;
    uint64_t bodies_bytes_per_address_max = uint64_t{64} << 20;
    Duration handler_deadline = std::chrono::seconds(60);  // then 503; the late answer is dropped
    Duration heartbeat = std::chrono::seconds(15);         // of an event stream
    // Then the stream ends. A page comes back by itself, and it is found out anew who asks.
    Duration stream_length_max = std::chrono::hours(1);
    Duration stop_deadline = std::chrono::seconds(5);  // then what is still in hand is dropped
};

// One answered request, for metrics.
struct Exchange {
    std::string method;
    std::string route;  // the pattern, empty if none was found
    int status = 0;
    std::chrono::microseconds duration{0};
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    uint16_t port = 0;  // 0: any free one
    size_t io_threads = 2;
    // True only behind a proxy of ours: X-Forwarded-For and X-Forwarded-Proto are then believed.
    bool is_behind_proxy = false;
    ServerLimits limits;
    // Called on a thread of the server after each answer; must not block. May be empty.
    std::function<void(const Exchange&)> observe;
};

class Server {
public:
    Server(ServerOptions options, Router router);
    ~Server();  // stops
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Listens and returns. Throws Error(unavailable) if it cannot, in words.
    void start();

    // Valid once started.
    uint16_t port() const;

    // Accepts no more, lets what is in hand finish within `stop_deadline`, ends event streams,
    // drops the rest and joins its threads. Answers that come later lead nowhere. Must not be
    // called on a thread of the server.
    void stop();

    size_t connection_count() const;

private:
    class Listener;
    std::unique_ptr<Listener> listener_;
};

}
