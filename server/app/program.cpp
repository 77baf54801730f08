#include "app/program.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "api/events.hpp"
#include "api/request/metrics.hpp"
#include "api/request/services.hpp"
#include "api/request/workers.hpp"
#include "api/routes.hpp"
#include "app/control.hpp"
#include "app/housekeeping.hpp"
#include "app/pages.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "documents/contract_pdf.hpp"
#include "engine/engine.hpp"
#include "http/event_stream.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "records/file_store.hpp"
#include "records/migrations.hpp"
#include "records/setting.hpp"
#include "reflect/json.hpp"

namespace {

using namespace std::chrono_literals;

constexpr auto version = "0.1.0";
constexpr std::string_view clock_setting = "demo_clock_ahead";

// A disk that does not sync leaves nobody knowing what it holds: the process ends, and starts again
// from what is there.
void end_at_once(const std::string& reason) {
    log(LogLevel::error, "the database can no longer be written safely; ending",
        {{"reason", reason}});
    std::_Exit(EXIT_FAILURE);
}

std::unique_ptr<Store> open_store(const std::filesystem::path& data) {
    std::error_code error;
    std::filesystem::create_directories(data, error);
    if (error) {
        throw Error(ErrorCode::unavailable, fmt::format("The data folder {} cannot be made: {}.",
                                                        data.string(), error.message()));
    }
    return Store::open({.path = database_path(data), .on_failure = end_at_once},
                       record_migrations());
}

// How far the demo's clock was ahead when it was last used.
Duration clock_ahead(Store& store) {
    const auto text = store.read([](Tx& tx) { return find_setting(tx, clock_setting); });
    return text ? Duration{std::stoll(*text)} : Duration{0};
}

// A port that nobody uses now.
uint16_t free_port() {
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    const bool is_known = bind(probe, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
                          getsockname(probe, reinterpret_cast<sockaddr*>(&address), &length) == 0;
    close(probe);
    if (!is_known) throw Error(ErrorCode::unavailable, "There is no free port.");
    return ntohs(address.sin_port);
}

std::string local_url_of(const ListenAddress& address) {
    const bool is_any = address.host == "0.0.0.0" || address.host == "::";
    return "http://" + to_text({is_any ? "127.0.0.1" : address.host, address.port});
}

// At least one file of the largest size fits, and has the time that it takes.
http::ServerLimits limits_of(const Config& config) {
    http::ServerLimits limits;
    const uint64_t upload_bytes = uint64_t{config.upload_max_mb} << 20;
    const uint64_t memory_bytes = uint64_t{config.body_memory_mb} << 20;
    limits.bodies_bytes_max = std::max(memory_bytes, upload_bytes);
    limits.bodies_bytes_per_address_max = std::max(memory_bytes / 4, upload_bytes);
    limits.body_deadline =
        std::max<http::ServerLimits::Duration>(limits.body_deadline, config.upload_max_mb * 12s);
    return limits;
}

Config settled(Config config) {
    settle_address(config);
    return config;
}

}

std::filesystem::path database_path(const std::filesystem::path& data) {
    return data / "stepwell.db";
}
std::filesystem::path files_path(const std::filesystem::path& data) {
    return data / "files";
}
std::filesystem::path control_path(const std::filesystem::path& data) {
    return data / "control.json";
}
std::filesystem::path backups_path(const std::filesystem::path& data) {
    return data / "backups";
}
std::string program_version() {
    return version;
}

void settle_address(Config& config) {
    auto address = parse_listen(config.listen);
    if (address.port == 0) {
        address.port = free_port();
        config.listen = to_text(address);
    }
    if (config.public_url.empty()) config.public_url = local_url_of(address);
    while (config.public_url.ends_with('/')) config.public_url.pop_back();
}

struct Program::Parts {
    Parts(const Config& given, ProgramMode mode)
        : config(settled(given)),
          store(open_store(config.data)),
          demo_clock(wall_clock, mode == ProgramMode::demo ? clock_ahead(*store) : Duration{0}),
          files(files_path(config.data)) {}

    const Config config;
    SystemClock wall_clock;
    SystemRandom random;
    std::unique_ptr<Store> store;
    WindableClock demo_clock;  // in step with the wall's unless the demo winds it
    IdSource ids{demo_clock};
    FileStore files;
    http::EventHub events;
    api::Metrics metrics;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<api::Workers> workers;
    std::unique_ptr<api::Services> services;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<Loop> housekeeping;
    std::string control_token;
};

Program::Program(const Config& config, ProgramMode mode)
    : parts_(std::make_unique<Parts>(config, mode)) {
    auto& parts = *parts_;
    const auto address = parse_listen(parts.config.listen);
    url_ = parts.config.public_url;
    warm_fonts();
    parts.workers = std::make_unique<api::Workers>();
    parts.control_token = new_token(parts.random);

    parts.engine = std::make_unique<Engine>(
        *parts.store, parts.files, parts.demo_clock, parts.ids, parts.random,
        EngineOptions{.public_url = url_,
                      .deliverers = config.deliverers,
                      .on_change = api::change_publisher(parts.events, parts.ids)});
    parts.services = std::make_unique<api::Services>(
        api::Services{.store = *parts.store,
                      .engine = *parts.engine,
                      .files = parts.files,
                      .clock = parts.demo_clock,
                      .wall_clock = parts.wall_clock,
                      .ids = parts.ids,
                      .random = parts.random,
                      .events = parts.events,
                      .workers = *parts.workers,
                      .metrics = parts.metrics,
                      .facts = {.version = program_version(),
                                .is_demo = mode == ProgramMode::demo,
                                .upload_bytes_max = config.upload_max_mb << 20},
                      .demo_clock = mode == ProgramMode::demo ? &parts.demo_clock : nullptr});

    http::Router router;
    router.add(api::api_endpoints(*parts.services));
    router.add(page_endpoints(parts.random));
    router.add(control_endpoint({.store = *parts.store,
                                 .files = parts.files,
                                 .workers = *parts.workers,
                                 .backups = backups_path(config.data),
                                 .token = parts.control_token}));
    parts.server = std::make_unique<http::Server>(
        http::ServerOptions{
            .address = address.host,
            .port = address.port,
            .is_behind_proxy = config.behind_proxy,
            .limits = limits_of(config),
            .observe = [&parts](const http::Exchange& exchange) { parts.metrics.count(exchange); }},
        std::move(router));
    parts.engine->start();
    parts.housekeeping = start_housekeeping(*parts.store, parts.files, parts.wall_clock);
    parts.server->start();
    write_control_file(control_path(config.data), local_url_of(address), parts.control_token);
    log(LogLevel::info, "listening",
        {{"address", address.host}, {"port", std::to_string(parts.server->port())}});
}

Program::~Program() {
    auto& parts = *parts_;
    std::error_code
        ignored;  // a leftover says where nobody answers, and the next start replaces it
    std::filesystem::remove(control_path(parts.config.data), ignored);
    if (parts.server) parts.server->stop();
    parts.housekeeping.reset();
    if (parts.engine) parts.engine->stop();
    parts.workers.reset();
    parts.store->close();
}
