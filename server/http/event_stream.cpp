#include "http/event_stream.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "http/problem.hpp"

namespace http {

class EventStream::Queue {
public:
    explicit Queue(size_t bytes_max) : bytes_max_(bytes_max) {}

    void push(const std::string& text) {
        const std::lock_guard lock(mutex_);
        if (is_closed_) return;
        // What is cut is the reader's loss, not ours: it comes back and resumes.
        if (text_.size() + text.size() > bytes_max_) {
            is_closed_ = true;
        } else {
            text_ += text;
        }
        wake();
    }
    void close() {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
        wake();
    }
    std::string take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(text_, {});
    }
    bool is_closed() const {
        const std::lock_guard lock(mutex_);
        return is_closed_;
    }
    void on_change(std::function<void()> wake_reader) {
        const std::lock_guard lock(mutex_);
        wake_ = std::move(wake_reader);
        if (!text_.empty() || is_closed_) wake();
    }

private:
    void wake() const {
        if (wake_) wake_();
    }

    const size_t bytes_max_;
    mutable std::mutex mutex_;
    std::string text_;
    bool is_closed_ = false;
    std::function<void()> wake_;
};

EventStream::EventStream(EventHub* hub, std::string topic, std::shared_ptr<Queue> queue)
    : hub_(hub), topic_(std::move(topic)), queue_(std::move(queue)) {}

EventStream& EventStream::operator=(EventStream&& other) noexcept {
    if (this == &other) return *this;
    unsubscribe();
    hub_ = other.hub_;
    topic_ = std::move(other.topic_);
    queue_ = std::move(other.queue_);
    return *this;
}

EventStream::~EventStream() {
    unsubscribe();
}

void EventStream::unsubscribe() {
    if (!queue_) return;  // moved from
    queue_->on_change(nullptr);
    hub_->unsubscribe(topic_, queue_);
}

std::string EventStream::take() {
    return queue_->take();
}
bool EventStream::is_closed() const {
    return queue_->is_closed();
}
void EventStream::on_change(std::function<void()> wake) {
    queue_->on_change(std::move(wake));
}

namespace {

bool is_one_line(const std::string& text) {
    return text.find_first_of("\r\n") == std::string::npos;
}

std::string to_wire(const Event& event) {
    check(is_one_line(event.id) && event.id.find('\0') == std::string::npos,
          "an event's id is one line");
    check(is_one_line(event.event), "an event's name is one line");
    std::string text = fmt::format("id: {}\nevent: {}\n", event.id, event.event);
    for (size_t start = 0; start <= event.data.size();) {
        const auto end = std::min(event.data.find_first_of("\r\n", start), event.data.size());
        text += "data: ";
        text.append(event.data, start, end - start);
        text += '\n';
        const bool is_pair = event.data.compare(end, 2, "\r\n") == 0;
        start = end + (is_pair ? 2 : 1);
    }
    return text + '\n';
}

}

EventHub::EventHub(EventHubLimits limits)
    : limits_(limits), mark_(base64_url(SystemRandom().bytes(9))) {}

EventHub::~EventHub() {
    const std::lock_guard lock(mutex_);
    for (auto& [name, topic] : topics_) {
        for (const auto& queue : topic.streams) queue->close();
    }
}

void EventHub::publish(const std::string& topic_name, const Event& event) {
    const auto text = to_wire(event);
    const std::lock_guard lock(mutex_);
    auto& topic = topic_of(topic_name);
    topic.kept.push_back({event.id, text});
    if (topic.kept.size() > limits_.events_kept_max) topic.kept.pop_front();
    for (const auto& queue : topic.streams) queue->push(text);
}

template <class Queue, class KeptEvents>
static void catch_up(Queue& queue, const KeptEvents& kept, const std::string& last_event_id) {
    const auto& newest = kept.back().id;
    // Without data this is no event, but the browser remembers the id and sends it when it comes
    // back.
    if (last_event_id.empty()) return queue.push(fmt::format("id: {}\n\n", newest));
    auto next = std::ranges::find(kept, last_event_id, [](const auto& event) { return event.id; });
    if (next == kept.end()) return queue.push(to_wire({newest, reset_event, ""}));
    while (++next != kept.end()) queue.push(next->text);
}

EventStream EventHub::subscribe(const std::string& topic_name, const std::string& last_event_id) {
    const std::lock_guard lock(mutex_);
    auto& topic = topic_of(topic_name);
    if (topic.streams.size() >= limits_.streams_max) {
        throw RetryLater(ErrorCode::throttled,
                         "Too many pages are open at once. Close some, then load this one again.",
                         std::chrono::seconds(30));
    }
    auto queue = std::make_shared<EventStream::Queue>(limits_.queue_bytes_max);
    queue->push("retry: 2000\n");
    catch_up(*queue, topic.kept, last_event_id);
    topic.streams.insert(queue);
    return EventStream(this, topic_name, std::move(queue));
}

void EventHub::close(const std::string& topic_name) {
    const std::lock_guard lock(mutex_);
    const auto place = topics_.find(topic_name);
    if (place == topics_.end()) return;
    for (const auto& queue : place->second.streams) queue->close();
    topics_.erase(place);
}

size_t EventHub::stream_count(const std::string& topic_name) const {
    const std::lock_guard lock(mutex_);
    const auto place = topics_.find(topic_name);
    return place == topics_.end() ? 0 : place->second.streams.size();
}

EventHub::Topic& EventHub::topic_of(const std::string& name) {
    const auto [place, is_new] = topics_.try_emplace(name);
    place->second.last_used = ++uses_;
    // The place before the first event, for readers that come before it.
    if (is_new) place->second.kept.push_back({fmt::format("{}-{}", mark_, uses_), ""});
    if (is_new && topics_.size() > limits_.topics_max) forget_oldest_topic();
    return place->second;
}

// A reader that comes back to a forgotten topic gets `reset`, as after any other gap.
void EventHub::forget_oldest_topic() {
    auto oldest = topics_.end();
    for (auto place = topics_.begin(); place != topics_.end(); ++place) {
        if (!place->second.streams.empty() || place->second.last_used == uses_) continue;
        if (oldest == topics_.end() || place->second.last_used < oldest->second.last_used)
            oldest = place;
    }
    if (oldest != topics_.end()) topics_.erase(oldest);
}

void EventHub::unsubscribe(const std::string& topic_name,
                           const std::shared_ptr<EventStream::Queue>& queue) {
    const std::lock_guard lock(mutex_);
    const auto place = topics_.find(topic_name);
    if (place != topics_.end()) place->second.streams.erase(queue);
}

}
