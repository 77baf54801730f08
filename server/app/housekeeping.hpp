// Forgets what is over: sessions, kept answers to repeats, failures to sign in. Once an hour.
#pragma once

#include <memory>

#include "base/clock.hpp"
#include "engine/loop.hpp"
#include "store/store.hpp"

// What is over at `now`.
void forget_what_is_over(Tx& tx, Time now);

// Both outlive it.
std::unique_ptr<Loop> start_housekeeping(Store& store, const Clock& wall_clock);
