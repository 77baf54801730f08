// Live pages: what changed, told to whoever of the firm looks on.
#pragma once

#include <functional>

#include "base/id.hpp"
#include "engine/change.hpp"
#include "http/event_stream.hpp"

namespace api {

// For EngineOptions::on_change. Both outlive it.
std::function<void(const Change&)> change_publisher(http::EventHub& hub, IdSource& ids);

}
