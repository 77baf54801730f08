// Live pages: server-sent events (HTML, 9.2). A hub keeps the last events of each topic, so that a
// browser that comes back with Last-Event-ID gets what it missed, or an event `reset` where that is
// no longer known. It never waits for a reader: one that does not keep up is dropped, and comes
// back by itself.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace http {

struct Event {
    std::string id;     // unique in its topic; without line breaks
    std::string event;  // the name that the page listens for; without line breaks
    std::string data;
};

// The event's name that tells a page to load everything again.
inline constexpr const char* reset_event = "reset";

class EventHub;

// One reader's end of a topic: a queue that the hub fills and a connection empties. Movable;
// destroying it unsubscribes. The hub must outlive it.
class EventStream {
public:
    EventStream(EventStream&&) noexcept = default;
    EventStream& operator=(EventStream&&) noexcept;
    ~EventStream();

    // All that is queued, ready for the wire; empty if nothing is.
    std::string take();
    // True once the reader was too slow or the hub closed. What is queued may still be taken.
    bool is_closed() const;
    // `wake` is called, from any thread and with locks held, whenever there is something to take or
    // the stream has closed; at once, if that is so already. Null for nothing.
    void on_change(std::function<void()> wake);

private:
    friend class EventHub;
    class Queue;
    EventStream(EventHub* hub, std::string topic, std::shared_ptr<Queue> queue);
    void unsubscribe();

    EventHub* hub_;
    std::string topic_;
    std::shared_ptr<Queue> queue_;
};

struct EventHubLimits {
    size_t events_kept_max = 256;  // of each topic
    size_t topics_max = 10'000;    // whose events are kept; those with readers always are
    size_t streams_max = 500;      // of each topic
    size_t queue_bytes_max = size_t{256} << 10;  // a stream with more is dropped
};

// Threads: any, all members.
class EventHub {
public:
    explicit EventHub(EventHubLimits limits = {});
    ~EventHub();
    EventHub(const EventHub&) = delete;
    EventHub& operator=(const EventHub&) = delete;

    // Cost: one copy of the text for each stream of the topic.
    void publish(const std::string& topic, const Event& event);

    // `last_event_id` is the request's Last-Event-ID, or empty for a page that has just loaded.
    // Throws RetryLater if the topic has as many streams as it may.
    EventStream subscribe(const std::string& topic, const std::string& last_event_id);

    // Ends all streams of a topic: the member has signed out, the firm is gone.
    void close(const std::string& topic);

    size_t stream_count(const std::string& topic) const;

private:
    friend class EventStream;
    struct Kept {
        std::string id;
        std::string text;
    };
    struct Topic {
        std::deque<Kept> kept;
        std::set<std::shared_ptr<EventStream::Queue>> streams;
        uint64_t last_used = 0;
    };

    Topic& topic_of(const std::string& name);
    void forget_oldest_topic();
    void unsubscribe(const std::string& topic, const std::shared_ptr<EventStream::Queue>& queue);

    const EventHubLimits limits_;
    // Of this hub only, so that ids of an earlier one are not taken for ours.
    const std::string mark_;
    mutable std::mutex mutex_;
    std::map<std::string, Topic> topics_;
    uint64_t uses_ = 0;
};

}
