#include "http/endpoint.hpp"

#include <atomic>

#include "base/check.hpp"
#include "http/problem.hpp"

namespace http {

class Responder::State {
public:
    State(std::shared_ptr<ResponseSink> sink, std::string instance, std::string route)
        : sink_(std::move(sink)), instance_(std::move(instance)), route_(std::move(route)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    ~State() {
        if (is_answered_) return;
        try {
            check(false, "a handler answers");
        } catch (...) {
            sink_->deliver(problem(std::current_exception(), instance_, route_));
        }
    }

    template <class Answer>
    void deliver(Answer answer) {
        check(!is_answered_.exchange(true), "a request is answered once");
        sink_->deliver(std::move(answer));
    }

    void fail(const std::exception_ptr& thrown) {
        auto answer = problem(thrown, instance_, route_);
        if (!is_answered_.exchange(true)) sink_->deliver(std::move(answer));
    }

    bool is_answered() const { return is_answered_; }

private:
    const std::shared_ptr<ResponseSink> sink_;
    const std::string instance_;
    const std::string route_;
    std::atomic<bool> is_answered_{false};
};

Responder::Responder(std::shared_ptr<ResponseSink> sink, std::string instance, std::string route)
    : state_(std::make_shared<State>(std::move(sink), std::move(instance), std::move(route))) {}

void Responder::respond(Response response) const {
    state_->deliver(std::move(response));
}
void Responder::stream(EventStream stream) const {
    state_->deliver(std::move(stream));
}
void Responder::fail(const std::exception_ptr& thrown) const {
    state_->fail(thrown);
}
bool Responder::is_answered() const {
    return state_->is_answered();
}

}
