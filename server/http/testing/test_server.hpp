// For tests of the server: one that listens on a free port, with routes that behave in every way a
// handler can.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/event_stream.hpp"
#include "http/server.hpp"
#include "http/testing/raw_client.hpp"

namespace http {

// Values that one thread hands to another, which waits for them.
template <class T>
class Mailbox {
public:
    void put(T value) {
        const std::lock_guard lock(mutex_);
        values_.push_back(std::move(value));
        changed_.notify_all();
    }
    T take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !values_.empty(); });
        T value = std::move(values_.front());
        values_.erase(values_.begin());
        return value;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<T> values_;
};

// What is behind the routes, in the order in which it may go away.
struct TestServer {
    explicit TestServer(ServerOptions options = {});
    ~TestServer();

    RawClient client() const { return RawClient(server->port()); }
    // One request on a connection of its own.
    RawAnswer get(std::string_view path, std::string_view more_headers = "") const;
    RawAnswer post_json(std::string_view path, std::string_view json) const;
    // The answer to these bytes.
    RawAnswer send(std::string_view bytes) const;
    // The next exchange on that route, once it is answered.
    Exchange next_exchange(const std::string& route);

    EventHub hub;
    Mailbox<Responder> held;  // of requests to /held and /patient, which the test answers
    Mailbox<Exchange> exchanges;
    std::unique_ptr<Server> server;
    std::vector<std::thread> threads;
};

}
