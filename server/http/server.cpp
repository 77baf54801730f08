#include "http/server.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fstream>
#include <thread>
#include <variant>

#include "base/check.hpp"
#include "base/log.hpp"
#include "http/problem.hpp"
#include "http/wire/body_budget.hpp"
#include "http/wire/exchange.hpp"
#include "http/wire/gate.hpp"
#include "http/wire/registry.hpp"
#include "http/wire/security_headers.hpp"

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using net::awaitable;
using net::ip::tcp;
using SteadyClock = std::chrono::steady_clock;

namespace http {
namespace {

constexpr size_t buffer_bytes_max = size_t{64} << 10;
constexpr size_t read_bytes = size_t{16} << 10;
constexpr size_t file_part_bytes = size_t{64} << 10;
// Bodies up to here leave in one packet with their head.
constexpr size_t joined_bytes_max = size_t{32} << 10;
// How many connections beyond the maximum are told so at one time; more are closed without a word.
constexpr size_t refusals_max = 100;
constexpr std::chrono::seconds linger_deadline(2);
constexpr std::chrono::milliseconds accept_pause(50);

auto into(error_code& error) {
    return net::redirect_error(net::use_awaitable, error);
}

class Connection;

struct Shared {
    Shared(ServerOptions given, Router routes)
        : options(std::move(given)),
          router(std::move(routes)),
          bodies(options.limits.bodies_bytes_max, options.limits.bodies_bytes_per_address_max) {}

    const ServerOptions options;
    const Router router;
    BodyBudget bodies;
    std::atomic<bool> is_stopping{false};
    Gate<Connection> gate;
    Registry<Connection> registry;
};

// Instead of an answer: the body may be read.
struct GoAhead {};

// One client's connection: a coroutine on a strand of its own, which all its members run on.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, std::shared_ptr<Shared> shared)
        : shared_(std::move(shared)), stream_(std::move(socket)), wake_(stream_.get_executor()) {
        shared_->registry.add(this);
    }
    ~Connection() { shared_->registry.remove(this); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    static awaitable<void> serve(std::shared_ptr<Connection> self);
    static awaitable<void> refuse(std::shared_ptr<Connection> self);

    net::any_io_executor executor() { return stream_.get_executor(); }
    // Ends it now if no request is in hand.
    void stop();
    void wake() { wake_.cancel(); }
    // An answer to another than the present exchange comes too late.
    template <class Given>
    void take_answer(uint64_t exchange, Given given) {
        if (exchange != exchange_ || !std::holds_alternative<std::monostate>(answer_)) return;
        answer_ = std::move(given);
        wake();
    }

private:
    using Parser = beast::http::request_parser<beast::http::string_body>;
    enum class State { idle, busy, streaming, lingering };
    enum class Next { request, close, gone };

    awaitable<bool> await_request(ServerLimits::Duration deadline);
    awaitable<Next> serve_one(bool is_last);
    awaitable<bool> read_request();
    awaitable<bool> read_head();
    void admit_request();
    void check_head();
    awaitable<bool> read_body();
    void dispatch();
    awaitable<void> await_answer();
    awaitable<bool> write(Response response, Persistence persistence);
    awaitable<bool> write_file(FileBytes bytes);
    awaitable<void> write_events(EventStream events);
    void watch_for_close();
    awaitable<bool> fill();
    awaitable<bool> send(net::const_buffer bytes);
    awaitable<void> linger();

    void begin_transfer() {
        transfer_begun_ = SteadyClock::now();
        transferred_ = 0;
    }
    // Of a body also when it earns time by what it brings.
    SteadyClock::time_point body_deadline() const {
        return std::min(transfer_deadline(), transfer_begun_ + limits().body_deadline);
    }
    SteadyClock::time_point transfer_deadline() const {
        const auto earned =
            std::chrono::milliseconds(transferred_ * 1000 / limits().transfer_rate_min);
        return transfer_begun_ + limits().transfer_grace + earned;
    }
    const ServerLimits& limits() const { return shared_->options.limits; }
    void observe(int status, SteadyClock::time_point begun) const;

    const std::shared_ptr<Shared> shared_;
    beast::tcp_stream stream_;
    net::steady_timer wake_;
    beast::flat_buffer buffer_{buffer_bytes_max};
    State state_ = State::idle;
    SteadyClock::time_point transfer_begun_;
    uint64_t transferred_ = 0;
    bool is_client_gone_ = false;
    std::array<char, 512> ignored_{};

    // The present exchange.
    uint64_t exchange_ = 0;
    std::optional<Parser> parser_;
    RequestHead head_;
    Admission admission_;
    std::optional<BodyBudget::Share> body_share_;
    std::variant<std::monostate, Response, EventStream, GoAhead> answer_;
};

// Where the answer to one exchange goes.
class ConnectionSink final : public ResponseSink {
public:
    ConnectionSink(std::shared_ptr<Shared> shared, std::weak_ptr<Connection> connection,
                   uint64_t exchange)
        : shared_(std::move(shared)), connection_(std::move(connection)), exchange_(exchange) {}

    void deliver(Response response) override { give(std::move(response)); }
    void deliver(EventStream stream) override { give(std::move(stream)); }

private:
    template <class Given>
    void give(Given given) {
        shared_->gate.run(connection_,
                          [exchange = exchange_, given = std::move(given)](Connection& to) mutable {
                              to.take_answer(exchange, std::move(given));
                          });
    }

    const std::shared_ptr<Shared> shared_;
    const std::weak_ptr<Connection> connection_;
    const uint64_t exchange_;
};

awaitable<void> Connection::serve(std::shared_ptr<Connection> self) {
    auto deadline = self->limits().header_deadline;
    for (size_t count = 1;; ++count) {
        const bool has_begun = co_await self->await_request(deadline);
        if (!has_begun) co_return;
        const auto next = co_await self->serve_one(count >= self->limits().requests_max);
        if (next == Next::gone) co_return;
        if (next == Next::close) break;
        deadline = self->limits().idle_deadline;
    }
    co_await self->linger();
}

awaitable<void> Connection::refuse(std::shared_ptr<Connection> self) {
    self->state_ = State::busy;
    auto full = problem(
        RetryLater(ErrorCode::unavailable, "Too many connections are open. Try again shortly.",
                   std::chrono::seconds(5)),
        "");
    const bool is_written = co_await self->write(std::move(full), Persistence::close);
    if (is_written) co_await self->linger();
}

awaitable<bool> Connection::await_request(ServerLimits::Duration deadline) {
    state_ = State::idle;
    stream_.expires_after(deadline);
    while (buffer_.size() == 0) {
        if (shared_->is_stopping) co_return false;
        const bool is_alive = co_await fill();
        if (!is_alive) co_return false;
    }
    state_ = State::busy;
    co_return true;
}

awaitable<Connection::Next> Connection::serve_one(bool is_last) {
    const auto begun = SteadyClock::now();
    ++exchange_;
    answer_ = std::monostate();
    const bool is_there = co_await read_request();
    if (!is_there) co_return Next::gone;
    const bool is_refused = std::holds_alternative<Response>(answer_);
    if (!is_refused) {
        dispatch();
        co_await await_answer();
    }
    std::string().swap(parser_->get().body());
    body_share_.reset();
    if (auto* events = std::get_if<EventStream>(&answer_)) {
        observe(200, begun);
        auto taken = std::move(*events);
        answer_ = std::monostate();
        co_await write_events(std::move(taken));
        co_return Next::gone;
    }
    // What has not been read of a refused request would be taken for the next one.
    const bool is_read = parser_->is_done();
    const bool goes_on = is_read && head_.version_minor > 0 && parser_->keep_alive() && !is_last &&
                         !shared_->is_stopping;
    auto response = std::move(std::get<Response>(answer_));
    const int status = response.status;
    const bool is_written =
        co_await write(std::move(response), goes_on ? Persistence::keep_alive : Persistence::close);
    observe(status, begun);
    if (!is_written) co_return Next::gone;
    co_return goes_on ? Next::request : Next::close;
}

void Connection::observe(int status, SteadyClock::time_point begun) const {
    if (!shared_->options.observe) return;
    const auto duration =
        std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - begun);
    shared_->options.observe({
        .method = head_.method,
        .route = admission_.endpoint ? admission_.endpoint->pattern : "",
        .status = status,
        .duration = duration,
    });
}

// False if the client has gone or was cut. A request that is refused has its answer in `answer_`.
awaitable<bool> Connection::read_request() {
    head_ = {};
    admission_ = {};
    parser_.emplace();
    parser_->header_limit(static_cast<uint32_t>(limits().header_bytes_max));
    parser_->body_limit(boost::none);  // ours is known only after routing
    const bool has_head = co_await read_head();
    if (!has_head) co_return false;
    if (std::holds_alternative<Response>(answer_)) co_return true;
    admit_request();
    if (std::holds_alternative<Response>(answer_) || parser_->is_done()) co_return true;
    const bool is_long = head_.is_chunked || head_.content_length.value_or(0) > small_body_bytes;
    if (is_long && admission_.endpoint->check_head) {
        check_head();
        co_await await_answer();
        if (std::holds_alternative<Response>(answer_)) co_return true;
        answer_ = std::monostate();
    }
    if (head_.wants_continue() && buffer_.size() == 0) {
        begin_transfer();
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        const bool is_sent = co_await send(net::buffer(go_on));
        if (!is_sent) co_return false;
    }
    const bool has_body = co_await read_body();
    if (has_body) admission_.request.body = std::move(parser_->get().body());
    co_return has_body;
}

Response unreadable(const error_code& error) {
    if (error == beast::http::error::header_limit) {
        return problem(Error(ErrorCode::too_large, "The request's header is too large."), "", 431);
    }
    return problem(Error(ErrorCode::malformed,
                         fmt::format("This is not an HTTP/1.1 request: {}.", error.message())),
                   "");
}

awaitable<bool> Connection::read_head() {
    stream_.expires_after(limits().header_deadline);
    size_t header_bytes = 0;
    while (true) {
        error_code error;
        const size_t used = parser_->put(buffer_.data(), error);
        buffer_.consume(used);
        // The parser's own limit holds for what one read brings, not for them all.
        header_bytes += used;
        if (header_bytes > limits().header_bytes_max) error = beast::http::error::header_limit;
        if (parser_->is_header_done() && !error) co_return true;
        if (error && error != beast::http::error::need_more) {
            answer_ = unreadable(error);
            co_return true;
        }
        const bool is_alive = co_await fill();
        if (!is_alive) co_return false;
    }
}

std::string address_text(const beast::tcp_stream& stream) {
    error_code error;
    const auto remote = stream.socket().remote_endpoint(error);
    if (error) return {};
    auto address = remote.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        address = net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6());
    }
    return address.to_string();
}

void Connection::admit_request() {
    const auto& message = parser_->get();
    head_.method = std::string(message.method_string());
    head_.target = std::string(message.target());
    head_.version_minor = static_cast<int>(message.version() % 10);
    head_.is_chunked = parser_->chunked();
    head_.remote_address = address_text(stream_);
    if (const auto length = parser_->content_length()) head_.content_length = *length;
    try {
        for (const auto& field : message) head_.headers.add(field.name_string(), field.value());
        admission_ = admit(head_, shared_->router, shared_->options.is_behind_proxy);
    } catch (...) {
        answer_ = refusal(std::current_exception(), head_.target);
    }
}

void Connection::check_head() {
    const auto done = [shared = shared_, self = weak_from_this(),
                       exchange = exchange_](const std::exception_ptr& refused) {
        shared->gate.run(self, [exchange, refused](Connection& to) {
            if (!refused) return to.take_answer(exchange, GoAhead());
            to.take_answer(exchange, refusal(refused, to.head_.target));
        });
    };
    try {
        admission_.endpoint->check_head(admission_.request, done);
    } catch (...) {
        done(std::current_exception());
    }
}

awaitable<bool> Connection::read_body() {
    begin_transfer();
    body_share_.emplace(shared_->bodies, admission_.request.remote_address);
    while (!parser_->is_done()) {
        error_code error;
        size_t used = 0;
        if (buffer_.size() > 0) {
            used = parser_->put(buffer_.data(), error);
            buffer_.consume(used);
        }
        if (error && error != beast::http::error::need_more) {
            answer_ = unreadable(error);
            co_return true;
        }
        if (parser_->get().body().size() > admission_.body_bytes_max) {
            const auto refused = std::make_exception_ptr(body_too_large(admission_.body_bytes_max));
            answer_ = refusal(refused, head_.target);
            co_return true;
        }
        if (!body_share_->grow_to(parser_->get().body().size())) {
            answer_ = refusal(std::make_exception_ptr(no_room_for_body()), head_.target);
            co_return true;
        }
        if (used > 0 && !error) continue;
        stream_.expires_at(body_deadline());
        const size_t size_before = buffer_.size();
        const bool is_alive = co_await fill();
        if (!is_alive) co_return false;
        transferred_ += buffer_.size() - size_before;
    }
    co_return true;
}

void Connection::dispatch() {
    const Endpoint& endpoint = *admission_.endpoint;
    const Responder responder(
        std::make_shared<ConnectionSink>(shared_, weak_from_this(), exchange_),
        admission_.request.path, endpoint.pattern);
    try {
        endpoint.handler(std::move(admission_.request), responder);
    } catch (...) {
        responder.fail(std::current_exception());
    }
}

awaitable<void> Connection::await_answer() {
    wake_.expires_after(admission_.endpoint->handler_deadline.value_or(limits().handler_deadline));
    while (std::holds_alternative<std::monostate>(answer_)) {
        error_code error;
        co_await wake_.async_wait(into(error));
        if (error || !std::holds_alternative<std::monostate>(answer_)) continue;
        log(LogLevel::error, "a handler gave no answer in time",
            {{"route", admission_.endpoint->pattern}});
        answer_ = problem(
            Error(ErrorCode::unavailable, "This takes too long at the moment. Try again shortly."),
            "");
    }
}

awaitable<bool> Connection::write(Response response, Persistence persistence) {
    const auto* file = std::get_if<FileBytes>(&response.body);
    if (file && !std::ifstream(file->path, std::ios::binary)) {
        log(LogLevel::error, "a file that was to be sent cannot be read");
        response = problem(Error(ErrorCode::internal, "The file cannot be read."), "");
        file = nullptr;
    }
    add_security_headers(response, is_https(head_, shared_->options.is_behind_proxy));
    std::string head = response_head(response, persistence);
    const bool has_body = !head_.is_head() && may_have_body(response.status);
    std::string_view rest;
    if (has_body && !file) {
        const auto* text = std::get_if<std::string>(&response.body);
        rest = text ? std::string_view(*text) : std::get<StaticBytes>(response.body).bytes;
        if (rest.size() <= joined_bytes_max) head += std::exchange(rest, {});
    }
    begin_transfer();
    bool is_sent = co_await send(net::buffer(head));
    if (is_sent && !rest.empty()) is_sent = co_await send(net::buffer(rest));
    if (is_sent && has_body && file) is_sent = co_await write_file(*file);
    co_return is_sent;
}

// A file that has become shorter ends the connection early, which tells the client that something
// is missing.
awaitable<bool> Connection::write_file(FileBytes bytes) {
    std::ifstream file(bytes.path, std::ios::binary);
    auto left = bytes.size;
    std::string part(file_part_bytes, '\0');
    while (left > 0) {
        const auto wanted = std::min<uint64_t>(left, part.size());
        file.read(part.data(), static_cast<std::streamsize>(wanted));
        if (static_cast<uint64_t>(file.gcount()) != wanted) co_return false;
        const bool is_sent = co_await send(net::buffer(part.data(), wanted));
        if (!is_sent) co_return false;
        left -= wanted;
    }
    co_return true;
}

awaitable<void> Connection::write_events(EventStream events) {
    state_ = State::streaming;
    buffer_.clear();
    buffer_.shrink_to_fit();  // streams are many and long
    begin_transfer();
    const std::string head = stream_head(is_https(head_, shared_->options.is_behind_proxy));
    bool is_sent = co_await send(net::buffer(head));
    if (!is_sent || head_.is_head()) co_return;
    watch_for_close();
    events.on_change([shared = shared_, self = weak_from_this()] {
        shared->gate.run(self, [](Connection& connection) { connection.wake(); });
    });
    const auto end = SteadyClock::now() + limits().stream_length_max;
    while (is_sent && !is_client_gone_ && !shared_->is_stopping && SteadyClock::now() < end) {
        std::string text = events.take();
        if (text.empty()) {
            if (events.is_closed()) break;
            wake_.expires_after(limits().heartbeat);
            error_code woken;
            co_await wake_.async_wait(into(woken));
            if (woken) continue;
            text = ":\n\n";
        }
        begin_transfer();
        is_sent = co_await send(net::buffer(text));
    }
    // Unsubscribed first, so that a client that comes back finds its place free.
    {
        const auto ended = std::move(events);
    }
    stream_.close();
}

// A client has nothing more to say on a stream: whatever comes, and the end, means that it has
// gone.
void Connection::watch_for_close() {
    stream_.expires_never();
    stream_.async_read_some(net::buffer(ignored_), [self = shared_from_this()](error_code, size_t) {
        self->is_client_gone_ = true;
        self->wake();
    });
}

awaitable<bool> Connection::fill() {
    const size_t room = buffer_.max_size() - buffer_.size();
    if (room == 0) co_return false;
    error_code error;
    const auto space = buffer_.prepare(std::min(room, read_bytes));
    const size_t length = co_await stream_.async_read_some(space, into(error));
    buffer_.commit(length);
    co_return !error;
}

awaitable<bool> Connection::send(net::const_buffer bytes) {
    while (bytes.size() > 0) {
        stream_.expires_at(transfer_deadline());
        error_code error;
        const size_t length = co_await stream_.async_write_some(bytes, into(error));
        if (error) co_return false;
        bytes += length;
        transferred_ += length;
    }
    co_return true;
}

// Closing while something unread is there would reset the connection and destroy the answer on its
// way. So it says that no more comes, and waits a little for the client to close.
awaitable<void> Connection::linger() {
    state_ = State::lingering;
    error_code error;
    stream_.socket().shutdown(tcp::socket::shutdown_send, error);
    stream_.expires_after(linger_deadline);
    while (!error && !shared_->is_stopping) {
        co_await stream_.async_read_some(net::buffer(ignored_), into(error));
    }
}

void Connection::stop() {
    if (state_ == State::idle || state_ == State::lingering) stream_.cancel();
    if (state_ == State::streaming) wake();
}

}

class Server::Listener {
public:
    Listener(ServerOptions options, Router router)
        : shared_(std::make_shared<Shared>(std::move(options), std::move(router))),
          io_(static_cast<int>(shared_->options.io_threads)),
          work_(net::make_work_guard(io_)),
          acceptor_(net::make_strand(io_)) {
        const auto& given = shared_->options;
        check(given.io_threads > 0 && given.limits.transfer_rate_min > 0,
              "a server has threads and a rate");
    }
    ~Listener() { stop(); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    void start();
    void stop();
    uint16_t port() const { return acceptor_.local_endpoint().port(); }
    size_t connection_count() const { return shared_->registry.count(); }

private:
    awaitable<void> accept();
    void begin(tcp::socket socket);
    void run();

    // The order matters: connections, which die with `io_`, still use `shared_`.
    std::shared_ptr<Shared> shared_;
    net::io_context io_;
    net::executor_work_guard<net::io_context::executor_type> work_;
    tcp::acceptor acceptor_;
    std::vector<std::thread> threads_;
};

namespace {

void log_failure(const std::exception_ptr& thrown) {
    if (!thrown) return;
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        log(LogLevel::error, "a connection failed", {{"what", error.what()}});
    }
}

}

void Server::Listener::start() {
    const auto& options = shared_->options;
    error_code error;
    const auto address = net::ip::make_address(options.address, error);
    const tcp::endpoint endpoint(address, options.port);
    if (!error) acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
    if (error) {
        throw Error(
            ErrorCode::unavailable,
            fmt::format(
                "Cannot listen on {} port {}: {}. Choose another with --listen, or stop what "
                "listens there.",
                options.address, options.port, error.message()));
    }
    net::co_spawn(acceptor_.get_executor(), accept(), log_failure);
    for (size_t i = 0; i < options.io_threads; ++i) threads_.emplace_back([this] { run(); });
}

void Server::Listener::run() {
    while (!io_.stopped()) {
        try {
            io_.run();
        } catch (...) {
            log_failure(std::current_exception());
        }
    }
}

awaitable<void> Server::Listener::accept() {
    net::steady_timer pause(acceptor_.get_executor());
    while (!shared_->is_stopping) {
        error_code error;
        const net::any_io_executor strand = net::make_strand(io_);
        tcp::socket socket = co_await acceptor_.async_accept(strand, into(error));
        if (!error) {
            begin(std::move(socket));
            continue;
        }
        if (shared_->is_stopping) co_return;
        // Out of descriptors, most likely: they come back as connections end.
        log(LogLevel::warning, "a connection could not be accepted", {{"what", error.message()}});
        pause.expires_after(accept_pause);
        co_await pause.async_wait(into(error));
    }
}

void Server::Listener::begin(tcp::socket socket) {
    const size_t count = shared_->registry.count();
    const size_t most = shared_->options.limits.connections_max;
    if (count >= most + refusals_max) return;
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto connection = std::make_shared<Connection>(std::move(socket), shared_);
    const auto executor = connection->executor();
    auto work = count < most ? Connection::serve(std::move(connection))
                             : Connection::refuse(std::move(connection));
    net::co_spawn(executor, std::move(work), log_failure);
}

void Server::Listener::stop() {
    if (shared_->is_stopping.exchange(true)) return;
    net::dispatch(acceptor_.get_executor(), [this] {
        error_code ignored;
        acceptor_.close(ignored);
    });
    for (const auto& connection : shared_->registry.all()) {
        shared_->gate.run(connection, [](Connection& open) { open.stop(); });
    }
    if (!threads_.empty())
        shared_->registry.wait_until_empty(shared_->options.limits.stop_deadline);
    shared_->gate.close();
    work_.reset();
    io_.stop();
    for (auto& thread : threads_) thread.join();
    error_code ignored;
    acceptor_.close(ignored);
}

Server::Server(ServerOptions options, Router router)
    : listener_(std::make_unique<Listener>(std::move(options), std::move(router))) {}
Server::~Server() {
    listener_->stop();
}

void Server::start() {
    listener_->start();
}
uint16_t Server::port() const {
    return listener_->port();
}
void Server::stop() {
    listener_->stop();
}
size_t Server::connection_count() const {
    return listener_->connection_count();
}

}
