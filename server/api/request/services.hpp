// What the handlers work with: one of each, made by the program or by a test.
#pragma once

#include <cstddef>
#include <string>

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "engine/engine.hpp"
#include "http/event_stream.hpp"
#include "records/file_store.hpp"
#include "store/store.hpp"

namespace api {

class Metrics;
class Workers;

// What the program says about itself.
struct ServerFacts {
    std::string version;
    bool is_demo = false;
    size_t upload_bytes_max = size_t{25} << 20;
};

struct Services {
    Store& store;
    Engine& engine;
    FileStore& files;
    // The time that the firms live in. In the demo it is `demo_clock` and can be wound ahead.
    const Clock& clock;
    // The time that is never wound: sessions and throttling go by it.
    const Clock& wall_clock;
    IdSource& ids;
    Random& random;
    http::EventHub& events;
    Workers& workers;
    Metrics& metrics;
    ServerFacts facts;
    WindableClock* demo_clock = nullptr;  // null but in the demo
};

}
