// Threads for the slow parts of requests: hashing passwords, writing files, talking to a mail
// server. The server's and the store's threads never wait for them.
#pragma once

#include <condition_variable>  // tidy: slow requests wait here, off the server's and store's threads
#include <deque>
#include <functional>
#include <mutex>   // tidy: as above
#include <thread>  // tidy: as above
#include <vector>

namespace api {

class Workers {
public:
    explicit Workers(size_t threads = 3);
    ~Workers();  // as stop()
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // `task` throws nothing. Throws Error(unavailable) when too many wait, or after stop().
    void submit(std::function<void()> task);
    // Finishes what is queued.
    void stop();

private:
    void run();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> tasks_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}
