// Threads for the slow parts of requests: hashing passwords, writing files, talking to a mail
// server. The server's and the store's threads never wait for them. What may take minutes has a
// thread of its own, so that nobody waits behind it to sign in.
#pragma once

#include <condition_variable>  // tidy: slow requests wait here, off the server's and store's threads
#include <deque>
#include <functional>
#include <mutex>   // tidy: as above
#include <thread>  // tidy: as above
#include <vector>

namespace api {

// How long a task takes: `brief` is a second or so, `long_lasting` as long as a mail server or a
// disk does.
enum class Pace { brief, long_lasting };

class Workers {
public:
    explicit Workers(size_t threads = 3);
    ~Workers();  // as stop()
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // `task` throws nothing. Throws Error(unavailable) when too many wait, or after stop().
    void submit(std::function<void()> task, Pace pace = Pace::brief);
    // Finishes what is queued.
    void stop();
    // For a task that would take long to finish.
    bool is_stopping() const;

private:
    using Queue = std::deque<std::function<void()>>;
    void run(Queue& tasks);

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Queue brief_;
    Queue long_lasting_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}
