// A unit of work on its way through the store, and what a thread is doing while it runs one.
#pragma once

#include <exception>
#include <functional>

class Tx;

enum class Access { write, read };

struct Unit {
    std::function<void(Tx&)> work;
    // Called exactly once: with nothing when the unit is done (and durable, if it wrote), else with
    // why it failed.
    std::function<void(std::exception_ptr)> done;
};

// Calls `action`; what it throws is logged, because there is nobody left to tell.
void call_and_log(const std::function<void()>& action) noexcept;
// Calls the unit's `done` in the same way.
void settle(const Unit& unit, std::exception_ptr failure) noexcept;

// While one exists, the thread is running a unit's own code.
class UnitScope {
public:
    UnitScope();
    ~UnitScope();
    UnitScope(const UnitScope&) = delete;
    UnitScope& operator=(const UnitScope&) = delete;
};
bool is_inside_unit();

// Says that this thread belongs to a store: one that waits for the store would wait for itself.
void mark_store_thread();
bool is_store_thread();
