// Forgets what is over: sessions, kept answers to repeats, failures to sign in, and the bytes of
// files that were removed. Once an hour.
#pragma once

#include <memory>

#include "base/clock.hpp"
#include "engine/loop.hpp"
#include "records/file_store.hpp"
#include "store/store.hpp"

// What is over at `now`.
void forget_what_is_over(Tx& tx, Time now);

// Removes the bytes that no row has named for a day. Returns how many files.
size_t remove_unused_files(Store& store, FileStore& files, Time now);

// All of them outlive it.
std::unique_ptr<Loop> start_housekeeping(Store& store, FileStore& files, const Clock& wall_clock);
