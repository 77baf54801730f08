// Running a server until somebody asks it to stop.
#pragma once

#include <functional>

#include "app/program.hpp"

// Starts the program, calls `announce` with it, and returns after SIGTERM or SIGINT, when
// everything has ended.
void run_until_stopped(const Config& config, ProgramMode mode,
                       const std::function<void(const Program&)>& announce);
