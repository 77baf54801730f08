#include "store/unit.hpp"

#include <utility>

#include "base/log.hpp"

namespace {

thread_local int units_running = 0;
thread_local bool belongs_to_store = false;

}

void call_and_log(const std::function<void()>& action) noexcept {
    try {
        action();
    } catch (const std::exception& failure) {
        log(LogLevel::error, "an action after a unit failed", {{"reason", failure.what()}});
    } catch (...) {
        log(LogLevel::error, "an action after a unit failed");
    }
}

void settle(const Unit& unit, std::exception_ptr failure) noexcept {
    call_and_log([&] { unit.done(std::move(failure)); });
}

UnitScope::UnitScope() {
    ++units_running;
}
UnitScope::~UnitScope() {
    --units_running;
}
bool is_inside_unit() {
    return units_running > 0;
}

void mark_store_thread() {
    belongs_to_store = true;
}
bool is_store_thread() {
    return belongs_to_store;
}
